"""Which of two rules does a document, or an amendment, put before the other?

Transitivity holds inside one ordered list, never across clauses: a list of three gives three pairs,
two lists of two give two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import combinations

from graph.model.conditions import Condition
from graph.model.entities import Relation, RelationKind
from graph.model.ids import AgreementSlug, RuleId, TopicSlug
from graph.model.rules import Operand, PrecedenceRule, RankedTier, Rule
from graph.truth import Truth
from resolvers.applicable import never
from resolvers.assemble import relation_holds
from resolvers.conditions import Situation, both, evaluate
from resolvers.scope import Coverage, coverage_of, is_excepted, topic_coverage
from resolvers.trace import StepKind, Trace
from resolvers.world import World, rule_in_time


class PreferenceKind(Enum):
    """What a preference rests on."""

    PROVISION = "PROVISION"
    DOCUMENT = "DOCUMENT"
    AMENDMENT = "AMENDMENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveTier:
    """A level that counts for the topic asked about."""

    tier: RankedTier
    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order of precedence that speaks to the question, with the levels that count."""

    rule: PrecedenceRule
    tiers: tuple[ActiveTier, ...]
    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """``over`` goes before ``under``, because ``by`` says so."""

    over: RuleId
    under: RuleId
    by: str
    kind: PreferenceKind


def speaking_orders(
    world: World,
    rules: Sequence[PrecedenceRule],
    topics: Sequence[TopicSlug | None],
    trace: Trace,
) -> tuple[Order, ...]:
    """Give the orders among these rules that speak to one of the topics and leave none of them out.

    The topics are the one asked about (None: the general question) and the subject of the question itself, as the law.
    An order of a document counts when that document governs.
    """
    found: list[Order] = []
    for rule in rules:
        when = both(world.membership(rule.agreement), rule_in_time(rule, world), rule.when)
        if never(when):
            trace.record(StepKind.RULE_OUT_OF_TIME, agreement=rule.agreement, rule=rule.id)
        elif not _speaks_to(rule, topics, world):
            trace.record(StepKind.RULE_OUT_OF_SCOPE, agreement=rule.agreement, rule=rule.id)
        else:
            if rule.higher_standard:  # it ranks no document: of two values the stricter one applies
                trace.record(StepKind.PREFERENCE_UNUSED, agreement=rule.agreement, rule=rule.id)
            found.append(
                Order(rule=rule, tiers=tuple(_active_tiers(rule, world, topics)), when=when)
            )
    return tuple(found)


def _speaks_to(rule: PrecedenceRule, topics: Sequence[TopicSlug | None], world: World) -> bool:
    scope, catalogue = rule.scope, world.catalogue
    return not any(is_excepted(scope.except_topics, topic, catalogue) for topic in topics) and any(
        coverage_of(rule, scope.topics, topic, world.context, catalogue) is Coverage.COVERS
        for topic in topics
    )


def _active_tiers(
    rule: PrecedenceRule, world: World, topics: Sequence[TopicSlug | None]
) -> Iterator[ActiveTier]:
    catalogue = world.catalogue
    for tier in rule.tiers:
        excepted = any(is_excepted(tier.except_topics, topic, catalogue) for topic in topics)
        coverages = [topic_coverage(tier.topics, (), topic, catalogue) for topic in topics]
        if Coverage.COVERS in coverages and not excepted:
            yield ActiveTier(tier=tier, when=tier.when)


def touching(orders: Sequence[Order], rules: Sequence[Rule]) -> tuple[Order, ...]:
    """Give the orders that mean at least two of the rules, or one and words, and those that rank such an order."""
    near = tuple(order for order in orders if _touches(order, rules))
    names = frozenset(order.rule.id for order in near)
    return tuple(
        order
        for order in orders
        if order.rule.id in names
        or any(not names.isdisjoint(pair) for pair in pairs_of_rules(order))
    )


def _touches(order: Order, rules: Sequence[Rule]) -> bool:
    meant = len(named_by(order, rules))
    return meant > 1 or (meant == 1 and has_words(order))


def has_words(order: Order) -> bool:
    """Tell whether an order ranks something that is bound to no document."""
    return any(m.words is not None for active in order.tiers for m in active.tier.members)


def counting(orders: Sequence[Order], situation: Situation) -> tuple[Order, ...]:
    """Give the orders that count in this situation, with the levels that do."""
    return tuple(
        replace(
            order,
            tiers=tuple(t for t in order.tiers if evaluate(t.when, situation.test) is Truth.TRUE),
        )
        for order in orders
        if evaluate(order.when, situation.test) is Truth.TRUE
    )


def conditions_of(orders: Sequence[Order]) -> tuple[Condition, ...]:
    """Give every condition on which a preference hangs."""
    return tuple(
        condition
        for order in orders
        for condition in (order.when, *(tier.when for tier in order.tiers))
    )


def names_rule(operand: Operand, rule: Rule) -> PreferenceKind | None:
    """Tell whether an operand of an order means this rule, and at which level."""
    if operand.rule is not None:
        return PreferenceKind.PROVISION if operand.rule == rule.id else None
    if operand.agreement != rule.agreement:
        return None
    if operand.clause is None:
        return PreferenceKind.DOCUMENT
    stands_in = any(lies_in(citation.path, operand.clause) for citation in rule.citations)
    return PreferenceKind.PROVISION if stands_in else None


def named_by(order: Order, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Give the rules that some level of the order means."""
    members = [member for active in order.tiers for member in active.tier.members]
    return tuple(rule for rule in rules if any(names_rule(member, rule) for member in members))


def lies_in(path: str | None, clause: str) -> bool:
    """Tell whether a clause path is this clause or lies under it: ``11.1`` lies in ``11``, ``111`` does not."""
    if path is None or not clause or not path.startswith(clause):
        return False
    rest = path[len(clause) :]
    return not rest or rest[0] in ".( /~" or (not clause[-1].isalnum())


def bind_preferences(
    orders: Sequence[Order], rules: Sequence[Rule], world: World, situation: Situation
) -> tuple[Preference, ...]:
    """Give the preferences among these rules, by the orders that count in this situation and by amendments."""
    found: dict[Preference, None] = {}
    for order in orders:
        if not order.rule.higher_standard:
            found.update(dict.fromkeys(_of_order(order, rules)))
    found.update(dict.fromkeys(_of_amendments(rules, world, situation)))
    return tuple(found)


def _of_order(order: Order, rules: Sequence[Rule]) -> Iterator[Preference]:
    for higher, lower in combinations(order.tiers, 2):
        for over, level in _meant(higher.tier, rules):
            for under, other_level in _meant(lower.tier, rules):
                if over.id != under.id:
                    provision = PreferenceKind.PROVISION in (level, other_level)
                    kind = PreferenceKind.PROVISION if provision else PreferenceKind.DOCUMENT
                    yield Preference(over=over.id, under=under.id, by=order.rule.id, kind=kind)


def pairs_of_rules(order: Order) -> tuple[tuple[str, str], ...]:
    """Give the pairs of rules that an order ranks by their ids, the higher one first."""
    levels = [[m.rule for m in active.tier.members if m.rule is not None] for active in order.tiers]
    return tuple(
        (over, under)
        for higher, lower in combinations(levels, 2)
        for over in higher
        for under in lower
    )


def _meant(tier: RankedTier, rules: Sequence[Rule]) -> list[tuple[Rule, PreferenceKind]]:
    pairs = ((rule, names_rule(member, rule)) for member in tier.members for rule in rules)
    return [(rule, kind) for rule, kind in pairs if kind is not None]


def _of_amendments(
    rules: Sequence[Rule], world: World, situation: Situation
) -> Iterator[Preference]:
    for new in rules:
        for relation in changes_by(new.agreement, world):
            holds = relation_holds(relation, world.context.effective_at)
            if evaluate(holds, situation.test) is not Truth.TRUE:
                continue
            for old in rules:
                if old.agreement == relation.target and is_changed(old, relation):
                    yield Preference(
                        over=new.id, under=old.id, by=relation.id, kind=PreferenceKind.AMENDMENT
                    )


def amendment_conditions(rules: Sequence[Rule], world: World) -> tuple[Condition, ...]:
    """Give the conditions of the changes that one of the documents of these rules makes to another."""
    documents = dict.fromkeys(rule.agreement for rule in rules)
    return tuple(
        relation_holds(relation, world.context.effective_at)
        for document in documents
        for relation in changes_by(document, world)
        if relation.target in documents
    )


def changes_by(agreement: AgreementSlug, world: World) -> tuple[Relation, ...]:
    """Give the amendments and supersessions that a document makes."""
    relations = world.catalogue.relations_from.get(agreement, ())
    return tuple(r for r in relations if r.kind in (RelationKind.AMENDS, RelationKind.SUPERSEDES))


def is_changed(rule: Rule, relation: Relation) -> bool:
    """Tell whether a rule stands in a clause that the relation changes; without clauses it changes all."""
    paths = [citation.path for citation in rule.citations]
    return not relation.clauses or any(
        lies_in(path, clause) for clause in relation.clauses for path in paths
    )

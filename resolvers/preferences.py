"""Which of two rules does a document, or an amendment, put before the other?

Transitivity holds inside one ordered list, never across clauses: a list of three gives three pairs,
two lists of two give two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from graph.model.conditions import Condition
from graph.model.entities import RelationKind
from graph.model.ids import RuleId, TopicSlug
from graph.model.rules import Operand, PrecedenceRule, RankedTier, Rule
from graph.truth import Truth
from resolvers.applicable import never
from resolvers.conditions import Situation, both, evaluate
from resolvers.scope import Coverage, coverage_of, topic_coverage
from resolvers.trace import StepKind, Trace
from resolvers.world import World, rule_in_time


class PreferenceKind(Enum):
    """What a preference rests on."""

    PROVISION = "PROVISION"
    DOCUMENT = "DOCUMENT"
    AMENDMENT = "AMENDMENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveTier:
    """A level that counts for the topic asked about. ``narrower``: it would count for a part of it only."""

    place: int
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
    world: World, topic: TopicSlug | None, trace: Trace, own: TopicSlug | None = None
) -> tuple[Order, ...]:
    """Give the orders of precedence that speak to the topic, or to ``own``, the subject of the question itself."""
    found: list[Order] = []
    for rule in world.of_kind(PrecedenceRule):
        when = both(rule_in_time(rule, world), rule.when)
        if never(when):
            trace.record(StepKind.RULE_OUT_OF_TIME, agreement=rule.agreement, rule=rule.id)
        elif _speaks_to(rule, world, topic, own):
            tiers = tuple(_active_tiers(rule, world, topic, own))
            found.append(Order(rule=rule, tiers=tiers, when=when))
        else:
            trace.record(StepKind.RULE_OUT_OF_SCOPE, agreement=rule.agreement, rule=rule.id)
    return tuple(found)


def _speaks_to(
    rule: PrecedenceRule, world: World, topic: TopicSlug | None, own: TopicSlug | None
) -> bool:
    asked = (topic,) if own is None else (topic, own)
    scopes = (
        coverage_of(rule, rule.scope.topics, one, world.context, world.catalogue) for one in asked
    )
    return Coverage.COVERS in scopes


def _active_tiers(
    rule: PrecedenceRule, world: World, topic: TopicSlug | None, own: TopicSlug | None
) -> Iterator[ActiveTier]:
    asked = (topic,) if own is None else (topic, own)
    for place, tier in enumerate(rule.tiers):
        scopes = [
            topic_coverage(tier.topics, tier.except_topics, one, world.catalogue) for one in asked
        ]
        left_out = any(_is_excepted(tier, one, world) for one in asked)
        if Coverage.COVERS in scopes and not left_out:
            yield ActiveTier(place=place, tier=tier, when=tier.when)


def _is_excepted(tier: RankedTier, topic: TopicSlug | None, world: World) -> bool:
    within = world.catalogue.is_topic_within
    return topic is not None and any(within(topic, excepted) for excepted in tier.except_topics)


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
    if path is None or not path.startswith(clause):
        return False
    rest = path[len(clause) :]
    return not rest or rest[0] in ".( /~" or (not clause[-1].isalnum())


def bind_preferences(
    orders: Sequence[Order], rules: Sequence[Rule], world: World, situation: Situation
) -> tuple[Preference, ...]:
    """Give the preferences among these rules that count in this situation."""
    found: dict[Preference, None] = {}
    for order in orders:
        if evaluate(order.when, situation.test) is Truth.TRUE:
            found.update(dict.fromkeys(_of_order(order, rules, situation)))
    found.update(dict.fromkeys(_of_amendments(rules, world, situation)))
    return tuple(found)


def _of_order(order: Order, rules: Sequence[Rule], situation: Situation) -> Iterator[Preference]:
    active = [tier for tier in order.tiers if evaluate(tier.when, situation.test) is Truth.TRUE]
    for higher, lower in combinations(active, 2):
        for over, level in _meant(higher.tier, rules):
            for under, other_level in _meant(lower.tier, rules):
                if over is not under:
                    provision = PreferenceKind.PROVISION in (level, other_level)
                    kind = PreferenceKind.PROVISION if provision else PreferenceKind.DOCUMENT
                    yield Preference(over=over.id, under=under.id, by=order.rule.id, kind=kind)


def _meant(tier: RankedTier, rules: Sequence[Rule]) -> list[tuple[Rule, PreferenceKind]]:
    pairs = ((rule, names_rule(member, rule)) for member in tier.members for rule in rules)
    return [(rule, kind) for rule, kind in pairs if kind is not None]


def _of_amendments(
    rules: Sequence[Rule], world: World, situation: Situation
) -> Iterator[Preference]:
    for new in rules:
        for relation in world.catalogue.relations_from.get(new.agreement, ()):
            if relation.kind not in (RelationKind.AMENDS, RelationKind.SUPERSEDES):
                continue
            if evaluate(relation.when, situation.test) is not Truth.TRUE:
                continue
            for old in rules:
                if old.agreement == relation.target and _amended(old, relation.clauses):
                    yield Preference(
                        over=new.id, under=old.id, by=relation.id, kind=PreferenceKind.AMENDMENT
                    )


def _amended(rule: Rule, clauses: tuple[str, ...]) -> bool:
    paths = [citation.path for citation in rule.citations]
    return not clauses or any(lies_in(path, clause) for clause in clauses for path in paths)

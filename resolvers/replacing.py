"""Which rule is replaced by a document that goes before it, even where that one is silent?

A preference bites to the extent of the conflict. A clause that says that it replaces, and a document that
supersedes another in whole or clause by clause, take the other's rules away also where they say nothing.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from graph.model.conditions import Condition
from graph.model.entities import Agreement, AgreementKind, Relation, RelationKind
from graph.model.ids import AgreementSlug, RuleId
from graph.model.rules import Extent, Operand, Rule, Strength
from graph.truth import Truth
from resolvers.assemble import relation_holds
from resolvers.conditions import Situation, both, evaluate
from resolvers.decision import Support
from resolvers.preferences import Order, Preference, is_changed, names_rule
from resolvers.trace import StepKind, Trace
from resolvers.world import World, document_in_force

V = TypeVar("V", bound=Hashable)
_SIGNED_ONE_BY_ONE = (
    AgreementKind.AMENDMENT,
    AgreementKind.ORDER_FORM,
    AgreementKind.STATEMENT_OF_WORK,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A document takes the place of some rules when ``when`` holds; ``by`` is the clause or relation that says so."""

    upper: AgreementSlug
    replaces: Callable[[Rule], bool]
    by: str
    when: Condition

    def holds(self, situation: Situation) -> bool:
        """Tell whether it holds where nothing is open."""
        return evaluate(self.when, situation.test) is Truth.TRUE


def replacements(orders: Sequence[Order], world: World) -> tuple[Replacement, ...]:
    """Give the replacements that the documents of the set state."""
    return (*_by_orders(orders, world), *_by_supersession(world))


def _by_orders(orders: Sequence[Order], world: World) -> Iterator[Replacement]:
    for order in orders:
        if order.rule.extent is not Extent.REPLACES:
            continue  # it bites to the extent of a conflict only
        for higher, lower in combinations(order.tiers, 2):
            for upper in _documents(higher.tier.members, world):
                yield Replacement(
                    upper=upper,
                    replaces=_named_by(lower.tier.members),
                    by=order.rule.id,
                    when=both(
                        order.when,
                        higher.when,
                        lower.when,
                        world.membership(upper),
                        document_in_force(upper, world),
                    ),
                )


def _documents(members: Sequence[Operand], world: World) -> tuple[AgreementSlug, ...]:
    """Give the documents that a level puts in the place of others; one that each customer signs may not be there."""
    slugs = dict.fromkeys(member.agreement for member in members if member.agreement is not None)
    found = (member for slug in slugs if (member := world.member(slug)) is not None)
    return tuple(member.agreement.slug for member in found if _is_there(member.agreement))


def _is_there(agreement: Agreement) -> bool:
    return agreement.known or agreement.kind not in _SIGNED_ONE_BY_ONE


def _named_by(members: Sequence[Operand]) -> Callable[[Rule], bool]:
    return lambda rule: any(names_rule(member, rule) is not None for member in members)


def _by_supersession(world: World) -> Iterator[Replacement]:
    for member in world.members:
        for relation in world.catalogue.relations_from.get(member.agreement.slug, ()):
            if relation.kind is RelationKind.SUPERSEDES:
                yield Replacement(
                    upper=member.agreement.slug,
                    replaces=_changed_by(relation),
                    by=relation.id,
                    when=both(
                        member.when,
                        relation_holds(relation, world.context.effective_at),
                        document_in_force(member.agreement.slug, world),
                    ),
                )


def _changed_by(relation: Relation) -> Callable[[Rule], bool]:
    return lambda rule: rule.agreement == relation.target and is_changed(rule, relation)


def without_replaced(
    supports: Sequence[Support[V]],
    holding: Sequence[Replacement],
    preferences: Sequence[Preference],
    trace: Trace,
) -> tuple[list[Support[V]], list[str]]:
    """Leave out what another document replaces though it is silent; give also what says so.

    Where the other document speaks, the preference decides. What is strict is not replaced.
    """
    beaten = frozenset((preference.under, preference.by) for preference in preferences)
    left: list[Support[V]] = []
    said: list[str] = []
    for support in supports:
        rule = support.rule
        by = next(
            (r.by for r in holding if r.replaces(rule) and (rule.id, r.by) not in beaten), None
        )
        if by is None or rule.strength is Strength.STRICT:
            left.append(support)
        else:
            trace.record(StepKind.VALUE_DEFEATED, rule=rule.id, other=RuleId(by))
            said.append(by)
    return left, said

"""Does the agreement apply at all: on that day, to that customer, to that product?"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.citation import Citation
from graph.model.conditions import Condition
from graph.model.entities import RelationKind, Version
from graph.model.ids import AgreementSlug
from graph.model.rules import ApplicabilityRule
from graph.truth import Truth
from resolvers.answers import AnswerCitation, Hole
from resolvers.applicable import Live, Subject, never, speaking_rules
from resolvers.citing import cite
from resolvers.conditions import Situation, evaluate
from resolvers.trace import StepKind, Trace
from resolvers.world import World, in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What decides whether an agreement applies: the dates of its versions, and its own exclusions."""

    versions: tuple[tuple[Version, Condition], ...]
    exclusions: tuple[Live[ApplicabilityRule], ...]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition on which it hangs."""
        return (*(when for _, when in self.versions), *(live.when for live in self.exclusions))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfScope:
    """Why the agreement does not apply."""

    citations: tuple[AnswerCitation, ...]
    holes: tuple[Hole, ...] = ()
    reason: str


def gate_of(world: World, subject: Subject, trace: Trace) -> Gate:
    """Gather what decides whether the agreement asked about applies."""
    versions = world.catalogue.versions.get(subject.agreement, ())
    speaking = speaking_rules(
        world, ApplicabilityRule, subject, trace, keep=lambda rule: not rule.applies
    )
    own = tuple(
        live
        for live in speaking.live
        if live.rule.agreement == subject.agreement and _excludes_all(live.rule, world)
    )
    return Gate(
        versions=tuple((version, in_force(version, world)) for version in versions), exclusions=own
    )


def _excludes_all(rule: ApplicabilityRule, world: World) -> bool:
    """An agreement that leaves out one of the products in use still applies to the others."""
    given, excluded = world.context.products, rule.scope.products
    if given is None or not excluded:
        return True
    groups = world.catalogue.product_and_groups
    return all(any(group in excluded for group in groups(slug)) for slug in given)


def shut(
    gate: Gate, asked: AgreementSlug, world: World, situation: Situation, trace: Trace
) -> OutOfScope | None:
    """Say why the agreement does not apply in this situation; None when it does."""
    for live in gate.exclusions:
        if live.applies(situation) is Truth.TRUE:
            trace.record(StepKind.RULE_APPLIED, agreement=asked, rule=live.rule.id)
            return OutOfScope(
                citations=cite(live.rule.citations, world.catalogue), reason=live.rule.statement
            )
    if not gate.versions or any(
        evaluate(when, situation.test) is not Truth.FALSE for _, when in gate.versions
    ):
        return None
    trace.record(StepKind.VERSION_NOT_IN_FORCE, agreement=asked)
    return OutOfScope(
        citations=cite(
            _period_citations([version for version, _ in gate.versions]), world.catalogue
        ),
        holes=superseded_texts(asked, world),
        reason="no version is in force on that day",
    )


def superseded_texts(asked: AgreementSlug, world: World) -> tuple[Hole, ...]:
    """Give the earlier texts of an agreement that are only referred to: on an earlier day they are what is missing."""
    agreements = world.catalogue.agreements.by_slug
    return tuple(
        Hole(agreement=agreements[r.target], needed_by=cite(r.citations, world.catalogue))
        for r in world.catalogue.relations_from.get(asked, ())
        if r.kind is RelationKind.SUPERSEDES and not agreements[r.target].known
    )


def _period_citations(versions: Sequence[Version]) -> tuple[Citation, ...]:
    periods = [c for version in versions for period in version.periods for c in period.citations]
    return tuple(periods or (c for version in versions for c in version.citations))


def closed_by_date(slugs: Sequence[AgreementSlug], world: World) -> OutOfScope | None:
    """Say that none of these agreements has a version in force on the day; None when one has, or none has dates."""
    found: list[Version] = []
    for slug in slugs:
        versions = world.catalogue.versions.get(slug, ())
        if not versions or not all(never(in_force(v, world)) for v in versions):
            return None
        found += versions
    if not found:
        return None
    return OutOfScope(
        citations=cite(_period_citations(found), world.catalogue),
        reason="no version is in force on that day",
    )

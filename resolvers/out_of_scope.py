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
    """What decides whether an agreement applies: the dates of its versions, and what it excludes.

    ``narrower`` are exclusions of a part of what was asked: the answer names them as carve-outs.
    """

    versions: tuple[tuple[Version, Condition], ...]
    exclusions: tuple[Live[ApplicabilityRule], ...]
    narrower: tuple[Live[ApplicabilityRule], ...]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition on which it hangs."""
        return (*(when for _, when in self.versions), *(live.when for live in self.exclusions))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfScope:
    """Why the agreement does not apply. ``holes``: what stands in its place on that day and is only referred to."""

    citations: tuple[AnswerCitation, ...]
    holes: tuple[Hole, ...] = ()


def gate_of(world: World, subject: Subject, trace: Trace) -> Gate:
    """Gather what decides whether the agreement asked about applies."""
    versions = world.catalogue.versions.get(subject.agreement, ())
    speaking = speaking_rules(world, ApplicabilityRule, subject, trace)
    return Gate(
        versions=tuple((version, in_force(version, world)) for version in versions),
        exclusions=tuple(live for live in speaking.live if _excludes(live, subject.agreement)),
        narrower=tuple(live for live in speaking.narrower if _excludes(live, subject.agreement)),
    )


def _excludes(live: Live[ApplicabilityRule], asked: AgreementSlug) -> bool:
    own = live.rule.agreement == asked or asked in live.rule.scope.agreements
    return own and not live.rule.applies


def shut(
    gate: Gate, asked: AgreementSlug, world: World, situation: Situation, trace: Trace
) -> OutOfScope | None:
    """Say why the agreement does not apply in this situation; None when it does."""
    for live in gate.exclusions:
        if live.applies(situation) is Truth.TRUE:
            trace.record(StepKind.RULE_APPLIED, agreement=asked, rule=live.rule.id)
            return OutOfScope(citations=cite(live.rule.citations, world.catalogue))
    if not gate.versions or any(
        evaluate(when, situation.test) is not Truth.FALSE for _, when in gate.versions
    ):
        return None
    trace.record(StepKind.VERSION_NOT_IN_FORCE, agreement=asked)
    return _not_in_force([version for version, _ in gate.versions], (asked,), world)


def closed_by_date(slugs: Sequence[AgreementSlug], world: World) -> OutOfScope | None:
    """Say that none of these agreements has a version in force on the day; None when one has, or has no dates."""
    found: list[Version] = []
    for slug in slugs:
        versions = world.catalogue.versions.get(slug, ())
        known = world.catalogue.agreements.by_slug[slug].known
        if known and not (versions and all(never(in_force(v, world)) for v in versions)):
            return None
        found += versions
    return _not_in_force(found, slugs, world) if found else None


def _not_in_force(
    versions: Sequence[Version], asked: Sequence[AgreementSlug], world: World
) -> OutOfScope:
    periods = [c for version in versions for period in version.periods for c in period.citations]
    cited = periods or [c for version in versions for c in version.citations]
    return OutOfScope(
        citations=cite(cited, world.catalogue),
        holes=tuple(hole for slug in asked for hole in texts_in_its_place(slug, world)),
    )


def texts_in_its_place(asked: AgreementSlug, world: World) -> tuple[Hole, ...]:
    """Give what comes before or after an agreement in time, by supersession, and is only referred to."""
    catalogue = world.catalogue
    relations = (
        *((r, r.target) for r in catalogue.relations_from.get(asked, ())),
        *((r, r.source) for r in catalogue.relations_to.get(asked, ())),
    )
    passages: dict[AgreementSlug, list[Citation]] = {}
    for relation, slug in relations:
        if (
            relation.kind is RelationKind.SUPERSEDES
            and not catalogue.agreements.by_slug[slug].known
        ):
            passages.setdefault(slug, []).extend(relation.citations)
    return tuple(
        Hole(agreement=catalogue.agreements.by_slug[slug], needed_by=cite(cited, catalogue))
        for slug, cited in passages.items()
    )

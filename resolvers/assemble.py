"""Which documents together govern an agreement, and which of them are missing?

From the agreement asked about, the set is closed over incorporation, completion and part-of, with the
amendments of each member, and, downwards, the annexes of the agreement asked about with what these make
their own. What it supersedes does not govern with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from graph.catalogue import Catalogue
from graph.model.conditions import ALWAYS, Condition
from graph.model.dates import has_begun, has_not_ended
from graph.model.entities import Agreement, Relation, RelationKind
from graph.model.ids import AgreementSlug
from resolvers.conditions import both, day_reached, either

_UPWARDS = (RelationKind.PART_OF, RelationKind.COMPLETES, RelationKind.INCORPORATES)
_CHANGES = (RelationKind.AMENDS, RelationKind.SUPERSEDES)

Way = tuple[Condition, ...]
"""The conditions on one way from the agreement asked about to a member; those that always hold are left out."""


class Standing(Enum):
    """How a member of the set stands to the agreement asked about."""

    ASKED = "ASKED"
    ABOVE = "ABOVE"
    AMENDMENT = "AMENDMENT"
    ANNEX = "ANNEX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One document of the set. ``via`` is the first way to it; ``when`` says when it belongs to the set, by any way."""

    agreement: Agreement
    standing: Standing
    via: tuple[Relation, ...] = ()
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class _Step:
    """A relation that leads from one member to another, along it or against it."""

    relation: Relation
    source: AgreementSlug
    target: AgreementSlug


def assemble(
    asked: AgreementSlug, catalogue: Catalogue, on: date | None = None
) -> tuple[Member, ...]:
    """Give the members, the agreement asked about first; each once, placed by the first way found.

    Without a day the dates of the relations are left aside: that is all that can belong to the set.
    """
    return _assembled(asked, catalogue, on, with_annexes=True)


def assemble_upwards(asked: AgreementSlug, catalogue: Catalogue, on: date) -> tuple[Member, ...]:
    """Give the agreement with what it is governed by, without its annexes."""
    return _assembled(asked, catalogue, on, with_annexes=False)


def relation_holds(relation: Relation, on: date) -> Condition:
    """Give the condition under which a relation holds on a day."""
    return both(
        relation.when,
        day_reached(relation.id, has_begun(relation.first, on)),
        day_reached(f"{relation.id}-end", has_not_ended(relation.last, on)),
    )


def _assembled(
    asked: AgreementSlug, catalogue: Catalogue, on: date | None, *, with_annexes: bool
) -> tuple[Member, ...]:
    start = catalogue.agreements.by_slug.get(asked)
    if start is None:
        return ()
    walk = _Walk(catalogue, Member(agreement=start, standing=Standing.ASKED))
    if with_annexes:
        walk.annexes()
    walk.upwards()
    ways = _ways(asked, walk.steps, on)
    return tuple(
        replace(member, when=_any_way(ways[slug])) for slug, member in walk.members.items()
    )


class _Walk:
    """Finds the members, and every step that leads from one to another."""

    def __init__(self, catalogue: Catalogue, start: Member) -> None:
        self.catalogue = catalogue
        self.start = start
        self.members: dict[AgreementSlug, Member] = {start.agreement.slug: start}
        self.steps: list[_Step] = []

    def annexes(self) -> None:
        waiting = [self.start]
        while waiting:
            member = waiting.pop(0)
            waiting += self._take(member, self._downwards(member))

    def upwards(self) -> None:
        waiting = [self.start]
        while waiting:
            member = waiting.pop(0)
            waiting += self._take(member, self._above(member))

    def _downwards(self, member: Member) -> Iterator[tuple[Relation, Standing]]:
        inside = member.standing is Standing.ANNEX
        for relation in self.catalogue.relations_to.get(member.agreement.slug, ()):
            if relation.kind is RelationKind.PART_OF or (inside and relation.kind in _CHANGES):
                yield relation, Standing.ANNEX
        for relation in self.catalogue.relations_from.get(member.agreement.slug, ()):
            if inside and relation.kind is RelationKind.INCORPORATES:
                yield relation, Standing.ANNEX

    def _above(self, member: Member) -> Iterator[tuple[Relation, Standing]]:
        for relation in self.catalogue.relations_to.get(member.agreement.slug, ()):
            if relation.kind in _CHANGES:
                yield relation, Standing.AMENDMENT
        for relation in self.catalogue.relations_from.get(member.agreement.slug, ()):
            amended = relation.kind is RelationKind.AMENDS and member.standing is Standing.ASKED
            if relation.kind in _UPWARDS or amended:
                yield relation, Standing.ABOVE

    def _take(self, member: Member, found: Iterator[tuple[Relation, Standing]]) -> list[Member]:
        """Note the steps, and give the members that are new."""
        new: list[Member] = []
        here = member.agreement.slug
        for relation, standing in found:
            slug = relation.target if relation.source == here else relation.source
            self.steps.append(_Step(relation, here, slug))
            if slug not in self.members:
                joined = Member(
                    agreement=self.catalogue.agreements.by_slug[slug],
                    standing=standing,
                    via=(*member.via, relation),
                )
                self.members[slug] = joined
                new.append(joined)
        return new


def _ways(
    asked: AgreementSlug, steps: list[_Step], on: date | None
) -> Mapping[AgreementSlug, tuple[Way, ...]]:
    """Give for each member the ways to it that need the fewest conditions: one that needs more is no other way."""
    leaving: dict[AgreementSlug, list[tuple[AgreementSlug, Condition]]] = {}
    for step in steps:
        holds = step.relation.when if on is None else relation_holds(step.relation, on)
        leaving.setdefault(step.source, []).append((step.target, holds))
    ways: dict[AgreementSlug, tuple[Way, ...]] = {asked: ((),)}
    waiting = [asked]
    while waiting:
        here = waiting.pop(0)
        for target, holds in leaving.get(here, ()):
            longer = [_extended(way, holds) for way in ways[here]]
            fewest = _fewest((*ways.get(target, ()), *longer))
            if fewest != ways.get(target):
                ways[target] = fewest
                waiting.append(target)
    return ways


def _extended(way: Way, condition: Condition) -> Way:
    return way if condition == ALWAYS or condition in way else (*way, condition)


def _fewest(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    kept: list[Way] = []
    for way in dict.fromkeys(ways):
        needed = frozenset(way)
        if not any(needed.issuperset(other) for other in kept):
            kept = [other for other in kept if not needed.issubset(other)]
            kept.append(way)
    return tuple(kept)


def _any_way(ways: tuple[Way, ...]) -> Condition:
    return either(*(both(*way) for way in ways))

"""Which documents together govern an agreement, and which of them are missing?

From the agreement asked about, the set is closed over incorporation, completion and part-of, with the
amendments of each member, and, downwards, the annexes of the agreement asked about. What it supersedes
does not govern with it.
"""

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


class Standing(Enum):
    """How a member of the set stands to the agreement asked about."""

    ASKED = "ASKED"
    ABOVE = "ABOVE"
    AMENDMENT = "AMENDMENT"
    ANNEX = "ANNEX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One document of the set; ``via`` is the first way to it from the agreement asked about.

    ``when`` is the condition under which it belongs to the set, by whichever of the ways there are.
    """

    agreement: Agreement
    standing: Standing
    via: tuple[Relation, ...] = ()
    when: Condition = ALWAYS


def assemble(
    asked: AgreementSlug, catalogue: Catalogue, on: date | None = None
) -> tuple[Member, ...]:
    """Give the members, the agreement asked about first; each once, by the first way found.

    With a day, the dates of the relations count in the members' conditions.
    """
    start = catalogue.agreements.by_slug.get(asked)
    if start is None:
        return ()
    walk = _Walk(catalogue, on)
    walk.members[asked] = Member(agreement=start, standing=Standing.ASKED)
    walk.annexes_of(walk.members[asked])
    walk.upwards_from(walk.members[asked])
    return tuple(walk.members.values())


def relation_holds(relation: Relation, on: date | None) -> Condition:
    """Give the condition under which a relation counts, on a day where one is given."""
    if on is None:
        return relation.when
    return both(
        relation.when,
        day_reached(relation.id, has_begun(relation.first, on)),
        day_reached(f"{relation.id}-end", has_not_ended(relation.last, on)),
    )


class _Walk:
    """Goes from document to document. A later way to a member adds to its condition and is not walked again."""

    def __init__(self, catalogue: Catalogue, on: date | None) -> None:
        self.catalogue = catalogue
        self.on = on
        self.members: dict[AgreementSlug, Member] = {}

    def annexes_of(self, top: Member) -> None:
        waiting = [top]
        while waiting:
            above = waiting.pop(0)
            for relation in self.catalogue.relations_to.get(above.agreement.slug, ()):
                if relation.kind is RelationKind.PART_OF:
                    waiting += self._join(relation, relation.source, above, Standing.ANNEX)

    def upwards_from(self, start: Member) -> None:
        waiting = [start]
        while waiting:
            member = waiting.pop(0)
            for relation in self.catalogue.relations_to.get(member.agreement.slug, ()):
                if relation.kind in _CHANGES:
                    waiting += self._join(relation, relation.source, member, Standing.AMENDMENT)
            for relation in self.catalogue.relations_from.get(member.agreement.slug, ()):
                if relation.kind in _UPWARDS or (
                    relation.kind is RelationKind.AMENDS and member.standing is Standing.ASKED
                ):
                    waiting += self._join(relation, relation.target, member, Standing.ABOVE)

    def _join(
        self, relation: Relation, slug: AgreementSlug, from_: Member, standing: Standing
    ) -> list[Member]:
        agreement = self.catalogue.agreements.by_slug.get(slug)
        if agreement is None:
            return []
        when = both(from_.when, relation_holds(relation, self.on))
        found = self.members.get(slug)
        if found is not None:
            self.members[slug] = replace(found, when=either(found.when, when))
            return []
        member = Member(
            agreement=agreement, standing=standing, via=(*from_.via, relation), when=when
        )
        self.members[slug] = member
        return [member]

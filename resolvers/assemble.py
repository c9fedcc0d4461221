"""Which documents together govern an agreement, and which of them are missing?

From the agreement asked about, the set is closed over incorporation, completion and part-of, with the
amendments of each member, and, downwards, the annexes of the agreement asked about. What it supersedes
does not govern with it.
"""

from dataclasses import dataclass
from enum import Enum

from graph.catalogue import Catalogue
from graph.model.conditions import ALWAYS, Condition
from graph.model.entities import Agreement, Relation, RelationKind
from graph.model.ids import AgreementSlug
from resolvers.conditions import both

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
    """One document of the set; ``via`` is the way to it from the agreement asked about."""

    agreement: Agreement
    standing: Standing
    via: tuple[Relation, ...] = ()

    @property
    def when(self) -> Condition:
        """The condition under which it belongs to the set."""
        return both(*(relation.when for relation in self.via)) if self.via else ALWAYS


def assemble(asked: AgreementSlug, catalogue: Catalogue) -> tuple[Member, ...]:
    """Give the members, the agreement asked about first; each once, by the first way found."""
    start = catalogue.agreements.by_slug.get(asked)
    if start is None:
        return ()
    walk = _Walk(catalogue)
    walk.add(Member(agreement=start, standing=Standing.ASKED))
    walk.annexes_of(walk.members[asked])
    walk.upwards_from(walk.members[asked])
    return tuple(walk.members.values())


class _Walk:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.members: dict[AgreementSlug, Member] = {}

    def add(self, member: Member) -> bool:
        if member.agreement.slug in self.members:
            return False
        self.members[member.agreement.slug] = member
        return True

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
        member = Member(agreement=agreement, standing=standing, via=(*from_.via, relation))
        return [member] if self.add(member) else []

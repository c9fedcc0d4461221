"""What is known of a clause before the text below it has been read?"""

from typing import NamedTuple

from loaders.tree.markers import Enclosure, Family, Marker
from loaders.tree.units import Kind, Unit

HEADINGS = frozenset((Kind.CAPITALS, Kind.TITLE, Kind.HASH, Kind.CONTENTS))
NO_RANK = 10.0
_CAPITALS_RANK = 5.0
_HASHES_PER_RANK = 10
# Looked up once: a member costs more to look up than most of what is done with it.
_BULLET, _NUMBERED = Kind.BULLET, Kind.NUMBERED
_NUMBER, _PARENTHESIS = Family.NUMBER, Enclosure.PARENTHESIS


class Draft(NamedTuple):
    """A clause whose end is open.

    ``ordinal`` and ``parent`` count the clauses of the text; ``numbers`` are those of the marker.
    ``titled`` says that its own text is only a heading, ``introduces`` that it ends with a colon,
    ``listed`` that it stands in a list that a paragraph introduces. ``rank`` orders headings and
    divisions: a lower one contains the higher ones.
    """

    unit: Unit
    kind: Kind
    ordinal: int
    parent: int | None
    level: int
    marker: Marker | None = None
    numbers: tuple[int, ...] = ()
    heading: str | None = None
    rank: float = NO_RANK
    titled: bool = False
    introduces: bool = False
    listed: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list, and no clause that paragraphs would stand under."""
        if self.kind is _BULLET:
            return True
        if self.kind is not _NUMBERED or self.marker is None or self.titled:
            return False
        return (
            self.listed
            or self.marker.family is not _NUMBER
            or self.marker.enclosure is _PARENTHESIS
        )


def rank_of(marker: Marker | None, hashes: int) -> float:
    """Return the rank of a heading or division: of its hashes, its word, or else of capitals."""
    if hashes:
        return hashes / _HASHES_PER_RANK
    if marker is None or marker.rank is None:
        return _CAPITALS_RANK
    return float(marker.rank)

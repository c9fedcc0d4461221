"""Where does a numbering go on further down? The look-ahead that tells "(i)" from "(i)"."""

from bisect import bisect_right
from collections.abc import Sequence

from loaders.tree.markers import Enclosure, Family, Marker
from loaders.tree.units import Unit

_DOT, _NONE = Enclosure.DOT, Enclosure.NONE  # looked up once: this is asked for every number
_Series = tuple[Family, Enclosure, tuple[int, ...]]
NEVER = 1 << 60


def follows(marker: Marker, earlier: Marker) -> bool:
    """Whether a marker is the next one in the sequence of an earlier one."""
    return (
        len(marker.numbers) == len(earlier.numbers)
        and marker.numbers[-1:] != ()
        and marker.numbers[-1] == earlier.numbers[-1] + 1
        and series(marker) == series(earlier)
    )


def series(marker: Marker) -> _Series:
    """Return what the markers of one sequence share.

    "1 Title" counts on with "2." , and "2.1" with "Section 2.2"; a case that changes inside a
    list, as in "(ii)", "(III)", is a slip of the writer.
    """
    enclosure = marker.enclosure
    if enclosure is _NONE or len(marker.numbers) > 1:
        enclosure = _DOT
    return marker.family, enclosure, marker.numbers[:-1]


class LookAhead:
    """Where each number of each sequence stands, to ask for the next one after a place.

    Few texts ask; so the places are gathered at the first question.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._places: dict[tuple[_Series, int], list[int]] = {}

    def next_place(self, marker: Marker, number: int, after: int) -> int:
        """Return the next unit that may have ``number`` in the sequence of ``marker``, or NEVER."""
        if not self._places:
            self._gather()
        places = self._places.get((series(marker), number), [])
        found = bisect_right(places, after)
        return places[found] if found < len(places) else NEVER

    def goes_on(self, marker: Marker, at: int) -> int:
        """Return where the number after ``marker`` stands, if not first again; or NEVER."""
        after = self.next_place(marker, marker.numbers[-1] + 1, at)
        again = self.next_place(marker, 1, at)
        return after if after < again else NEVER

    def _gather(self) -> None:
        for at, unit in enumerate(self._units):
            for reading in unit.readings:
                if reading.numbers:
                    key = (series(reading), reading.numbers[-1])
                    self._places.setdefault(key, []).append(at)

"""What stands around a numbered clause, and what does that say about one reading of its marker?"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.tree.divisions import Rank
from loaders.tree.drafts import Draft
from loaders.tree.findings import TreeFindingKind
from loaders.tree.markers import Enclosure, Family, Marker
from loaders.tree.sequences import NEVER, LookAhead, follows, series
from loaders.tree.units import Kind, Unit

_BULLET = Kind.BULLET
_PROSE = (Kind.PARAGRAPH, Kind.ROW, Kind.RULE, Kind.ENTRY)


class Scene(NamedTuple):
    """A numbered unit, the clauses that are open before it, and what comes after it.

    ``closed`` has, for each depth, the markers that were closed last below it.
    """

    unit: Unit
    at: int
    heading: str | None
    frames: Sequence[Draft]
    closed: Sequence[tuple[Marker, ...]]
    ahead: LookAhead


class Placement(NamedTuple):
    """How many of the open clauses stay open, the reading that is meant, and what is odd."""

    keep: int
    marker: Marker | None = None
    finding: TreeFindingKind | None = None
    after: str | None = None


def opening_depth(unit: Unit, frames: Sequence[Draft], *, as_list: bool) -> int:
    """Return how many of the open clauses a new list may stand under.

    A paragraph holds a list only when it introduces it; nothing opens below a bullet but what is
    indented more.
    """
    depth = len(frames)
    while depth:
        frame = frames[depth - 1]
        if frame.kind is _BULLET:
            holds = unit.indent > frame.unit.indent
        elif frame.kind in _PROSE:
            holds = frame.introduces and as_list
        else:
            holds = True
        if holds:
            break
        depth -= 1
    return depth


def starts(scene: Scene) -> list[Marker]:
    """Return the readings that may begin a list; a weak one only where the list goes on."""
    return [
        reading
        for reading in scene.unit.readings
        if reading.numbers == (1,)
        and (not reading.weak or scene.ahead.goes_on(reading, scene.at) != NEVER)
    ]


def continuations(scene: Scene) -> list[tuple[int, Marker]]:
    """Return the open clauses that a reading is the next number after."""
    found = []
    for reading in scene.unit.readings:
        before = reading.numbers[-1] - 1
        for at, frame in enumerate(scene.frames):
            numbers, marker = frame.numbers, frame.marker
            if numbers and numbers[-1] == before and marker and follows(reading, marker):
                found.append((at, reading))
    return found


def siblings(scene: Scene, reading: Marker) -> Iterator[tuple[int, Marker]]:
    """Yield the open clauses that may be of a reading's list, the innermost first."""
    for at in range(len(scene.frames) - 1, -1, -1):
        marker = scene.frames[at].marker
        if marker is not None and marker.numbers and series(marker) == series(reading):
            yield at, marker


def likeness(scene: Scene, at: int, reading: Marker) -> tuple[bool, bool, bool]:
    """Return how a unit is like an open clause: indented, headed, written alike."""
    frame = scene.frames[at]
    return (
        frame.unit.indent == scene.unit.indent,
        (frame.heading is not None) == (scene.heading is not None),
        frame.marker is not None and frame.marker.capital == reading.capital,
    )


def is_prefix(frame: Draft, numbers: tuple[int, ...]) -> bool:
    """Whether an open clause has just these numbers: 2 for "2.4", but no letter and no annex."""
    return (
        frame.marker is not None
        and frame.numbers == numbers
        and frame.marker.family in (Family.NUMBER, Family.ROMAN)
        and frame.rank not in (Rank.ANNEX, Rank.PART)
    )


def below_prefix(scene: Scene, reading: Marker, at: int, *, exact: bool) -> Placement | None:
    """Place a number below the open clause ``at``; a weak one only where nothing is odd."""
    finding: TreeFindingKind | None = TreeFindingKind.NUMBER_MISSING
    after = scene.frames[at].marker
    if exact:
        earlier = _last_child(scene, reading, at)
        finding = doubt(reading, 0 if earlier is None else earlier.numbers[-1])
        after = earlier or after
    if finding is not None and reading.weak:
        return None
    label = None if finding is None or after is None else after.label
    return Placement(keep=at + 1, marker=reading, finding=finding, after=label)


def is_replaced(scene: Scene, depth: int, earlier: Marker) -> bool:
    """Whether a closed number is no longer the last of its list: a later one is open there."""
    now = scene.frames[depth].marker if depth < len(scene.frames) else None
    return now is not None and bool(now.numbers) and series(now) == series(earlier)


def runs_on(reading: Marker, earlier: Marker) -> bool:
    """Whether a number comes next after one that is closed: 5 after 4, or 4.1."""
    return reading.numbers == (*earlier.numbers, 1) or follows(reading, earlier)


def doubt(reading: Marker, last: int) -> TreeFindingKind | None:
    """Return what is odd about a number after ``last`` in its list."""
    number = reading.numbers[-1]
    if number == last + 1:
        return None
    return TreeFindingKind.NUMBER_MISSING if number > last else TreeFindingKind.NUMBER_REPEATED


def is_inside(scene: Scene, frame: Draft) -> bool:
    """Whether a first number begins a list inside an item of an open list of the same kind.

    More indentation says so; without any, a sentence below clauses that have headings.
    """
    if scene.unit.indent > frame.unit.indent:
        return True
    return (
        scene.unit.indent == 0 and (frame.heading is not None) and not (scene.heading is not None)
    )


def list_goes_on_after(scene: Scene, frame: Draft) -> bool:
    """Whether the next number of an open list comes before this one has counted up to it."""
    if frame.marker is None or frame.numbers[-1] == 1:
        return False
    places = [
        scene.ahead.next_place(frame.marker, number, scene.at)
        for number in (frame.numbers[-1] + 1, frame.numbers[-1], 1)
    ]
    return places[0] < min(places[1:])


def opening(
    scene: Scene, start: Marker, finding: TreeFindingKind | None = None, after: str | None = None
) -> Placement:
    """Open a list below the innermost clause that may hold it."""
    depth = opening_depth(scene.unit, scene.frames, as_list=is_listed(scene, start))
    return Placement(keep=depth, marker=start, finding=finding, after=after)


def is_listed(scene: Scene, reading: Marker) -> bool:
    """Whether a number may belong to a list that a paragraph introduces.

    "The parties agree as follows:" introduces the whole contract: its clauses, numbered with
    stops, do not stand below that sentence, unless they are indented like a list.
    """
    if reading.family is not Family.NUMBER or reading.enclosure is Enclosure.PARENTHESIS:
        return True
    return (
        not (scene.heading is not None)
        and bool(scene.frames)
        and scene.unit.indent > scene.frames[-1].unit.indent
    )


def label_of(frame: Draft) -> str | None:
    """Return the printed label of an open clause; None when it has no marker."""
    return None if frame.marker is None else frame.marker.label


def _last_child(scene: Scene, reading: Marker, at: int) -> Marker | None:
    """Return the last marker of the reading's list below the clause ``at``, open or closed."""
    opened = [frame.marker for frame in scene.frames[at + 1 : at + 2] if frame.marker is not None]
    children = (*opened, *scene.closed[at + 1])
    return next((child for child in children if series(child) == series(reading)), None)

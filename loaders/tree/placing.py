"""Where does a clause without a number belong: a heading, a division, a bullet, a paragraph?"""

from collections.abc import Sequence

from loaders.tree.divisions import Rank
from loaders.tree.drafts import HEADINGS, Draft, rank_of
from loaders.tree.markers import Family, Marker
from loaders.tree.scene import Placement, doubt, opening_depth
from loaders.tree.sequences import follows, series
from loaders.tree.units import Kind, Unit

_BULLET = Kind.BULLET  # looked up once
_HOLDING = HEADINGS | {Kind.DIVISION, Kind.NUMBERED, Kind.BULLET}


def place_ranked(unit: Unit, frames: Sequence[Draft]) -> Placement:
    """Place a heading or division: it closes what does not rank above it."""
    readings = [reading for reading in unit.readings if reading.family is not Family.BULLET]
    rank = rank_of(readings[0] if readings else None, unit.hashes)
    numbers = readings[0].numbers if readings else ()
    keep = 0
    while keep < len(frames) and _contains(frames[keep], rank, numbers):
        keep += 1
    sibling = frames[keep].marker if keep < len(frames) and frames[keep].rank == rank else None
    marker = _reading(readings, sibling)
    if sibling is None or marker is None or rank not in (Rank.ARTICLE, Rank.SECTION):
        return Placement(keep=keep, marker=marker)
    if series(marker) != series(sibling):
        return Placement(keep=keep, marker=marker)
    finding = doubt(marker, sibling.numbers[-1])
    after = None if finding is None else sibling.label
    return Placement(keep=keep, marker=marker, finding=finding, after=after)


def place_entry(_unit: Unit, frames: Sequence[Draft]) -> Placement:
    """Place a line of a table of contents below its head."""
    heads = [at for at, frame in enumerate(frames) if frame.kind is Kind.CONTENTS]
    return Placement(keep=heads[-1] + 1)


def place_bullet(unit: Unit, frames: Sequence[Draft]) -> Placement:
    """Place a bullet: beside those that are indented alike, inside one that is indented less."""
    marker = unit.readings[0]
    outermost = None
    for at in range(len(frames) - 1, -1, -1):
        if frames[at].kind is _BULLET:
            if unit.indent > frames[at].unit.indent:
                return Placement(keep=at + 1, marker=marker)
            outermost = at
            if unit.indent == frames[at].unit.indent:
                break
    if outermost is None:
        return Placement(keep=opening_depth(unit, frames, as_list=True), marker=marker)
    return Placement(keep=outermost, marker=marker)


def place_title(_unit: Unit, frames: Sequence[Draft]) -> Placement:
    """Place a title without a number: below the nearest clause that is itself only a title."""
    for at in range(len(frames) - 1, -1, -1):
        frame = frames[at]
        heads = frame.kind in HEADINGS and frame.kind is not Kind.TITLE
        if heads or frame.kind is Kind.DIVISION or (frame.kind is Kind.NUMBERED and frame.titled):
            return Placement(keep=at + 1)
    return Placement(keep=0)


def place_paragraph(unit: Unit, frames: Sequence[Draft]) -> Placement:
    """Place a paragraph below the nearest clause that is no item of a list.

    Text after a list belongs to what the list belongs to, unless it is indented like the inside
    of the last item.
    """
    for at in range(len(frames) - 1, -1, -1):
        frame = frames[at]
        if frame.kind in _HOLDING and (not frame.is_item or unit.indent > frame.unit.indent):
            return Placement(keep=at + 1)
    return Placement(keep=0)


def _contains(frame: Draft, rank: float, numbers: tuple[int, ...]) -> bool:
    if frame.rank < rank:
        return True
    shorter = bool(frame.numbers) and len(frame.numbers) < len(numbers)
    return frame.rank == rank and shorter and numbers[: len(frame.numbers)] == frame.numbers


def _reading(readings: Sequence[Marker], sibling: Marker | None) -> Marker | None:
    """Choose the reading that comes after the sibling, else the one that counts lowest."""
    for reading in readings:
        if sibling is not None and sibling.numbers and follows(reading, sibling):
            return reading
    return min(readings, key=lambda reading: reading.numbers, default=None)

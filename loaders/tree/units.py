"""Which pieces is a text made of, before anything says how they nest?

A unit is a line, or a piece of one where several clauses stand on one line. Every character that
is not blank belongs to exactly one unit.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from loaders.text.furniture import Furniture
from loaders.text.lines import Line
from loaders.tree.divisions import BLANK
from loaders.tree.headings import is_capitals
from loaders.tree.markers import Marker, readings_at


class Kind(StrEnum):
    """What a unit is, as far as its own characters say."""

    FURNITURE = "FURNITURE"
    HASH = "HASH"  # a Markdown heading
    DIVISION = "DIVISION"  # Article 1, Exhibit A
    NUMBERED = "NUMBERED"
    BULLET = "BULLET"
    CAPITALS = "CAPITALS"  # a heading in capitals
    TITLE = "TITLE"  # any other heading without a number
    CONTENTS = "CONTENTS"  # the head of a table of contents
    ENTRY = "ENTRY"  # a line of a table of contents
    ROW = "ROW"  # a row of a table
    RULE = "RULE"  # no letter and no digit: a drawn line, asterisks
    PARAGRAPH = "PARAGRAPH"


class Unit(NamedTuple):
    """A piece of the text. ``content`` is where its text begins, after a marker or hashes.

    ``indent`` is the width of the blanks before it; a piece from inside a line has that of the
    line. ``apart`` says whether an empty line, or nothing, stands before it.
    """

    kind: Kind
    start: int
    end: int
    line_first: int
    line_last: int
    indent: int
    content: int
    apart: bool
    readings: tuple[Marker, ...] = ()
    hashes: int = 0


_HASHES = re.compile(rf"(#{{1,6}}){BLANK}+(?=\S)")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# Where line ends were joined to one long line, three blanks or more are left of each. Only a
# marker that a beginning follows, and that no reference word stands before, is cut off there.
_JOINED = re.compile(
    r" {3,}+(?=\d{1,2}(?:\.\d{1,2}){1,4}\.? +[\"'\[(A-Z]|\d{1,2}\. +[\"'\[A-Z]|\([a-z]{1,4}\) "
    r"|(?:ARTICLE|Article|SECTION|Section|EXHIBIT|Exhibit|SCHEDULE|Schedule|ANNEXE?|Annexe?"
    r"|APPENDIX|Appendix) (?:\d|[IVX]+\b|[A-Z]\b))"
)
_REFERRING_WORDS = (
    "section sections article articles clause clauses paragraph paragraphs subsection subsections "
    "exhibit schedule to of in under through with by the this de du la à au aux"
)
_REFERRING = frozenset(_REFERRING_WORDS.split())
_LINKING = frozenset(("and", "or", "et", "ou"))
_LINKED = re.compile(r"(?:and|or|to|et|ou|à)\b", re.IGNORECASE)  # "(a) and (b) apply"
_LONGEST_WORD = 12
_BEHIND_EACH_OTHER = 4
# Looked up once: a member costs more to look up than most of what is done with it.
_RULE, _HASH, _DIVISION, _PLAIN_NUMBERED = Kind.RULE, Kind.HASH, Kind.DIVISION, Kind.NUMBERED
_BULLET, _ROW, _CAPITALS, _PARAGRAPH = Kind.BULLET, Kind.ROW, Kind.CAPITALS, Kind.PARAGRAPH
_NUMBERED = frozenset((Kind.NUMBERED, Kind.DIVISION, Kind.HASH))
_JOINED_AT_MOST = 100_000  # in one text: beyond that it is no contract, and time is bounded


def find_units(text: str, lines: Sequence[Line], furniture: Sequence[Furniture]) -> Iterator[Unit]:
    """Yield the units of a text in order."""
    pending = iter(furniture)
    found = next(pending, None)
    budget = _JOINED_AT_MOST
    line_before = -1
    for line in lines:
        while found is not None and found.line_last < line.number:
            found = next(pending, None)
        if found is None or line.number < found.line_first:
            starts = list(_joined_starts(text, line, budget)) if "   " in line.text else []
            budget -= len(starts)
            apart = line.number > line_before + 1
            start = line.start
            for next_start in starts:
                end = _end_before(text, start, next_start)
                yield from _split(text, _unit(text, line, start, end, apart=apart))
                start, apart = next_start, False
            unit = _unit(text, line, start, line.end, apart=apart)
            if unit.content < unit.end and text[unit.content] == "(":
                yield from _split(text, unit)
            else:
                yield unit
        elif line.number == found.line_first:
            yield _furniture_unit(found, line)
        line_before = line.number


def _split(text: str, unit: Unit) -> Iterator[Unit]:
    """Yield a unit, cut where a second clause opens right behind its marker, a few times."""
    for _ in range(_BEHIND_EACH_OTHER):
        second = _second_marker(text, unit)
        if second is None:
            break
        yield unit._replace(end=_end_before(text, unit.start, unit.content))
        unit = second
    yield unit


def _unit(text: str, line: Line, start: int, end: int, *, apart: bool) -> Unit:
    hashes = _HASHES.match(text, start, end) if text[start] == "#" else None
    content = start if hashes is None else hashes.end()
    readings = readings_at(text, content, end)
    kind = _kind(text, start, end, readings, hashed=hashes is not None)
    if readings:
        content = min(end, readings[0].end)
    count = 0 if hashes is None else len(hashes[1])
    number, indent = line.number, line.indent
    return Unit(kind, start, end, number, number, indent, content, apart, readings, count)


def _kind(text: str, start: int, end: int, readings: tuple[Marker, ...], *, hashed: bool) -> Kind:
    if _LETTER_OR_DIGIT.search(text, start, end) is None:
        return _RULE
    if hashed:
        return _HASH
    if readings:
        if readings[0].rank is not None:
            return _DIVISION
        return _PLAIN_NUMBERED if readings[0].numbers else _BULLET
    if text[start] == "|" and text.find("|", start + 1, end) > 0:
        return _ROW
    return _CAPITALS if is_capitals(text, start, end) else _PARAGRAPH


def _count(marker: Marker) -> tuple[str, tuple[int, ...]]:
    return marker.family, marker.numbers


def _end_before(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _furniture_unit(found: Furniture, line: Line) -> Unit:
    return Unit(
        kind=Kind.FURNITURE,
        start=found.start,
        end=found.end,
        line_first=found.line_first,
        line_last=found.line_last,
        indent=line.indent,
        content=found.start,
        apart=True,
    )


def _joined_starts(text: str, line: Line, budget: int) -> Iterator[int]:
    """Yield where clauses begin inside a line, at most ``budget`` of them."""
    for match in islice(_JOINED.finditer(text, line.start, line.end), budget):
        before = text[max(line.start, match.start() - _LONGEST_WORD) : match.start()].split()
        word = before[-1].strip(",(").lower() if before else ""
        enumerated = text[match.end()] == "("
        if word not in _REFERRING and (enumerated or word not in _LINKING):
            yield match.end()


def _second_marker(text: str, unit: Unit) -> Unit | None:
    """Return the clause that opens right behind a marker, as in "1.1 (a) The parties …"."""
    if unit.kind not in _NUMBERED or unit.content >= unit.end or text[unit.content] != "(":
        return None
    if not unit.readings or unit.readings[0].weak:
        return None
    readings = readings_at(text, unit.content, unit.end)
    if not any(reading.numbers == (1,) for reading in readings):
        return None
    if _count(readings[0]) == _count(unit.readings[0]):
        return None  # "i. (i)": one number, printed twice
    if _LINKED.match(text, readings[0].end, unit.end):
        return None
    return unit._replace(
        kind=Kind.NUMBERED,
        start=unit.content,
        content=readings[0].end,
        apart=False,
        readings=readings,
    )

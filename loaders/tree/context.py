"""What is a unit, seen together with its neighbours?

A short line above a long paragraph is a title; a list of titles after "Table of contents" repeats
the numbers of the clauses without being them; lines with tabs that follow each other are a table.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.tree.headings import heads_contents, is_title
from loaders.tree.units import Kind, Unit

_PARAGRAPH = Kind.PARAGRAPH  # looked up once
_PAGE_AT_END = re.compile(r"(?:\.{3,}|\s)\s*(?:\d{1,3}|[ivxl]{1,6})$")
_TITLE_LENGTH = 80
_PARAGRAPH_LENGTH = 120
_ENTRY_LENGTH = 250
_PAGE_WIDTH = 16
_ENTRIES_AT_LEAST = 2
_ENTRIES_AT_MOST = 2_000


def in_context(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Return the units, with the kinds that only their neighbours tell."""
    told = list(units)
    body = [at for at, unit in enumerate(units) if unit.kind is not Kind.FURNITURE]
    for at in _titles(text, units, body):
        told[at] = told[at]._replace(kind=Kind.TITLE)
    for at in _rows(text, units, body):
        told[at] = told[at]._replace(kind=Kind.ROW)
    for first, last in _contents(text, units, body):
        told[body[first]] = told[body[first]]._replace(kind=Kind.CONTENTS)
        for at in body[first + 1 : last + 1]:
            told[at] = told[at]._replace(kind=Kind.ENTRY)
    return told


def _titles(text: str, units: Sequence[Unit], body: Sequence[int]) -> Iterator[int]:
    """A short line that stands apart, right above a long paragraph that stands apart."""
    for at, after in pairwise(body):
        unit, below = units[at], units[after]
        if (
            unit.kind is _PARAGRAPH
            and below.kind is _PARAGRAPH
            and unit.apart
            and below.apart
            and unit.end - unit.start <= _TITLE_LENGTH
            and below.end - below.start >= _PARAGRAPH_LENGTH
            and text[unit.end - 1] != "."
            and is_title(text, unit.start, unit.end)
        ):
            yield at


def _rows(text: str, units: Sequence[Unit], body: Sequence[int]) -> Iterator[int]:
    """Lines with a tab inside that follow each other without an empty line."""
    for at, after in pairwise(body):
        pair = (units[at], units[after])
        if not pair[1].apart and all(
            unit.kind is _PARAGRAPH and text.find("\t", unit.start, unit.end) > 0 for unit in pair
        ):
            yield from (at, after)


def _contents(text: str, units: Sequence[Unit], body: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The head of a table of contents and its entries, up to where the first number comes again."""
    looked_at = -1
    for first, at in enumerate(body):
        if first > looked_at and heads_contents(text, units[at].content, units[at].end):
            entries = _count_entries(text, units, body[first + 1 : first + 1 + _ENTRIES_AT_MOST])
            looked_at = first + entries
            # A list that goes on to the end of the text is no table of contents.
            if _ENTRIES_AT_LEAST <= entries < len(body) - first - 1:
                yield first, looked_at


def _count_entries(text: str, units: Sequence[Unit], after: Sequence[int]) -> int:
    """Count the units that may be entries, up to the first that is none or begins again."""
    labels: set[str] = set()
    any_paged = False
    for count, at in enumerate(after):
        unit = units[at]
        label = unit.readings[0].label if unit.readings and unit.readings[0].numbers else None
        paged = _has_page(text, unit)
        any_paged = any_paged or paged
        begins_again = label in labels and not paged
        is_entry = paged or (bool(unit.readings) and not any_paged) or _is_column_head(text, unit)
        if begins_again or not is_entry or unit.end - unit.start > _ENTRY_LENGTH:
            return count
        if label is not None:
            labels.add(label)
    return len(after)


def _has_page(text: str, unit: Unit) -> bool:
    last_words = text[max(unit.start, unit.end - _PAGE_WIDTH) : unit.end]
    return _PAGE_AT_END.search(last_words) is not None


def _is_column_head(text: str, unit: Unit) -> bool:
    return text[unit.start : min(unit.end, unit.start + _PAGE_WIDTH)].lower().startswith("page")

"""Which lines belong to the page and not to the document?

Menus, site footers, cookie banners, lines that a filing system adds, page numbers and running
heads are found and kept apart; nothing is removed, and no offset changes. Each rule is a function
named as a sentence. We err towards text: a line that is not surely furniture is none.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import add

from loaders.text.lines import Line, find_lines
from loaders.text.navigation import (
    Block,
    a_copyright_line_and_the_link_lists_above_it_are_a_footer,
    a_last_line_that_says_what_the_site_runs_on_is_a_credit,
    a_list_of_languages_and_the_link_lists_after_it_are_a_menu,
    words_about_cookies_above_a_button_are_a_banner,
)
from loaders.text.numerals import roman_value
from loaders.text.source import SourceText


class FurnitureKind(Enum):
    """What a line that is no part of the document is instead."""

    FILING_LINE = "FILING_LINE"
    PAGE_NUMBER = "PAGE_NUMBER"
    RUNNING_HEAD = "RUNNING_HEAD"
    MENU = "MENU"
    SITE_FOOTER = "SITE_FOOTER"
    CREDIT = "CREDIT"
    COOKIE_BANNER = "COOKIE_BANNER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Lines that belong to the page, where they stand, and the rule that found them."""

    kind: FurnitureKind
    start: int
    end: int
    line_first: int
    line_last: int
    reason: str


_FILING = re.compile(
    r"Source: .{1,200}, [A-Z0-9][A-Za-z0-9/. -]{0,15}(?: \(on [^)]{1,12}\))?, \d{1,2}/\d{1,2}/\d{4}"
)
_PAGE_SHAPE = re.compile(
    r"page\s*[-\u2013]?\s*\d{1,4}\s*[-\u2013]?(?:\s*(?:of|sur|de|/)\s*\d{1,4})?"
    r"|[-\u2013]\s*\d{1,4}\s*[-\u2013]",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,7}")
_LONGEST_NUMBER = 20
_HEAD_LENGTH = 120
_PAGE_LENGTH = 300  # code points that a page has at least
_PAGES_IN_A_ROW = 3
_HEADS_AT_LEAST = 4
_HEADS_SHARE = 0.8
_LETTERS_AT_LEAST = 4

_Rule = Callable[[Sequence[Line]], Iterator[Block]]


def find_furniture(source: SourceText) -> tuple[Furniture, ...]:
    """Find the lines that belong to the page, in order."""
    return find_furniture_in(tuple(find_lines(source)))


def find_furniture_in(lines: Sequence[Line]) -> tuple[Furniture, ...]:
    """Find the furniture among the lines of a text; where rules overlap, the first one wins."""
    taken: dict[int, Furniture] = {}
    for kind, rule in _RULES:
        for first, last in rule(lines):
            if not any(at in taken for at in range(first, last + 1)):
                found = _furniture(kind, rule, lines[first], lines[last])
                taken.update(dict.fromkeys(range(first, last + 1), found))
    head_rule = a_line_repeated_at_page_ends_is_a_running_head
    for at in head_rule(lines, frozenset(taken)):
        taken[at] = _furniture(FurnitureKind.RUNNING_HEAD, head_rule, lines[at], lines[at])
    return tuple(taken[at] for at in sorted(taken) if taken[at].start == lines[at].start)


def a_filing_system_adds_source_lines(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield "Source: NAME, FORM, DATE" lines."""
    for at, line in enumerate(lines):
        if line.text.startswith("Source: ") and _FILING.fullmatch(line.text):
            yield at, at


def a_line_shaped_as_a_page_number_is_one(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield "Page 3 of 12" and "- 3 -" lines."""
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST_NUMBER and _PAGE_SHAPE.fullmatch(line.text):
            yield at, at


def bare_numbers_that_count_pages_are_page_numbers(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield lines that are only a number, where three such count on, a page's length apart."""
    candidates = [
        (at, line)
        for at, line in enumerate(lines)
        if len(line.text) <= _LONGEST_NUMBER and _BARE_NUMBER.fullmatch(line.text)
    ]
    values = [_page_value(line.text) for _, line in candidates]
    starts = [line.start for _, line in candidates]
    before = _chain_lengths(values, starts, step=1)
    after = _chain_lengths(values[::-1], starts[::-1], step=-1)[::-1]
    for (at, _), run in zip(candidates, map(add, before, after), strict=True):
        if run > _PAGES_IN_A_ROW:  # its own page is in both chains
            yield at, at


def a_line_repeated_at_page_ends_is_a_running_head(
    lines: Sequence[Line], page_ends: Collection[int]
) -> Iterator[int]:
    """Yield short lines next to page numbers or source lines, when nearly all of them are there."""
    at_ends: defaultdict[str, list[int]] = defaultdict(list)
    for at in sorted({near for end in page_ends for near in (end - 1, end + 1)}):
        if 0 <= at < len(lines) and at not in page_ends and _may_be_a_head(lines[at].text):
            at_ends[lines[at].text].append(at)
    often = {text: found for text, found in at_ends.items() if len(found) >= _HEADS_AT_LEAST}
    everywhere = Counter(line.text for line in lines if line.text in often) if often else Counter()
    for text, found in often.items():
        if len(found) >= _HEADS_SHARE * everywhere[text]:
            yield from found


_RULES: tuple[tuple[FurnitureKind, _Rule], ...] = (
    (FurnitureKind.FILING_LINE, a_filing_system_adds_source_lines),
    (FurnitureKind.PAGE_NUMBER, a_line_shaped_as_a_page_number_is_one),
    (FurnitureKind.PAGE_NUMBER, bare_numbers_that_count_pages_are_page_numbers),
    (FurnitureKind.MENU, a_list_of_languages_and_the_link_lists_after_it_are_a_menu),
    (FurnitureKind.SITE_FOOTER, a_copyright_line_and_the_link_lists_above_it_are_a_footer),
    (FurnitureKind.CREDIT, a_last_line_that_says_what_the_site_runs_on_is_a_credit),
    (FurnitureKind.COOKIE_BANNER, words_about_cookies_above_a_button_are_a_banner),
)


def _furniture(
    kind: FurnitureKind, rule: Callable[..., object], first: Line, last: Line
) -> Furniture:
    return Furniture(
        kind=kind,
        start=first.start,
        end=last.end,
        line_first=first.number,
        line_last=last.number,
        reason=rule.__name__.replace("_", " "),
    )


def _page_value(text: str) -> tuple[str, int]:
    roman = roman_value(text)
    return (
        ("roman", roman) if roman is not None else ("number", int(text) if text.isdecimal() else 0)
    )


def _chain_lengths(
    values: Sequence[tuple[str, int]], starts: Sequence[int], step: int
) -> list[int]:
    """Return for each page number how many before it count up to it by ``step``."""
    latest: dict[tuple[str, int], int] = {}
    lengths: list[int] = []
    for at, (kind, value) in enumerate(values):
        previous = latest.get((kind, value - step))
        far = previous is not None and abs(starts[at] - starts[previous]) >= _PAGE_LENGTH
        lengths.append(lengths[previous] + 1 if previous is not None and far else 1)
        latest[kind, value] = at
    return lengths


def _may_be_a_head(text: str) -> bool:
    return (
        len(text) <= _HEAD_LENGTH
        and not text.rstrip(")]").endswith(".")
        and "__" not in text  # a line to sign on
        and sum(character.isalpha() for character in text) >= _LETTERS_AT_LEAST
    )

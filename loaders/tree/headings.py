"""Is a line a heading, and which heading does the text of a clause begin with?

A heading is shown to people beside a clause's number. We err towards none: a sentence taken for a
heading misleads, a missing heading does not.
"""

import re
from typing import NamedTuple

_RUN_IN_END = re.compile(r"[.:](?=\s)|\s[:\u2013\u2014]\s|\s{3}")
_LONGEST_RUN_IN = 82
_QUOTED = "\"'«\u201c\u201d\u2018\u2019([<"
_WORDS_OF_RUN_IN = 8
_LONGEST_TITLE = 100
_LONGEST_DIVISION = 150
_LONGEST_WITH_STOP = 50
_AROUND = " \t\xa0*_#"
_UNTITLED_ENDS = ";,!?"
# What joins the names of the parties on a title page heads nothing itself.
_CONNECTING = frozenset(
    ("AND", "BETWEEN", "BY AND BETWEEN", "WITH", "TO", "ET", "ENTRE", "AVEC", "OR", "OU", "N/A")
)
_CONTENTS = re.compile(
    r"(?:TABLE\s+OF\s+CONTENTS|TABLE\s+DES\s+MATI[ÈE]RES|CONTENTS|SOMMAIRE|INDEX)\b(?!\s+(?:of|de)\b)",
    re.IGNORECASE,
)
_FORM_FIELD = re.compile(r":\s+\S|__")  # "Name: …", a line to sign on
_CONTENTS_INITIALS = "TtCcSsIi"
_SHORT_LINE = 40
_LETTERS_AT_LEAST = 3


class Heading(NamedTuple):
    """The heading that a clause's own text begins with, None for none; whether it is all of it."""

    words: str | None
    whole: bool


def find_heading(text: str, start: int, end: int) -> Heading:
    """Find the heading that the text after a marker begins with, or is.

    "Term. This Agreement starts …" has "Term"; "Definitions" is one; a sentence has none.
    """
    if start >= end or text[start].islower():
        return NO_HEADING
    rest = text[start : min(end, start + _LONGEST_TITLE + 1)].strip(_AROUND)
    if not _begins_as_title(rest):
        return NO_HEADING
    if end - start <= _LONGEST_TITLE and _is_title(rest):
        return Heading(rest.rstrip(" .:\xa0"), whole=True)
    stop = _RUN_IN_END.search(rest, 2, _LONGEST_RUN_IN)
    if stop is None:
        return NO_HEADING
    words = rest[: stop.start()].rstrip()
    return Heading(words if words.count(" ") < _WORDS_OF_RUN_IN else None, whole=False)


NO_HEADING = Heading(None, whole=False)


def division_heading(text: str, start: int, end: int) -> Heading:
    """Find the heading of a division: all the rest of a short line, in small letters too."""
    rest = text[start:end].strip() if end - start <= _LONGEST_DIVISION else ""
    if rest and rest[-1] not in ".;,":
        return Heading(rest.rstrip(" :\xa0"), whole=True)
    return find_heading(text, start, end)


def whole_heading(text: str, start: int, end: int) -> Heading:
    """Return the heading that a heading line is; the head of a table of contents is only that."""
    contents = _contents(text, start, end)
    if contents is not None:
        end = contents.end()
    return Heading(text[start:end].strip(":" + _AROUND) or None, whole=True)


def is_title(text: str, start: int, end: int) -> bool:
    """Whether a whole line is a heading: short, and no sentence. It may end with a colon."""
    return end - start <= _LONGEST_TITLE and _is_title(text[start:end].strip())


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or not _begins_as_title(line) or _FORM_FIELD.search(line):
        return False
    if ". " in line or line[-1] in _UNTITLED_ENDS:
        return False
    return line[-1] != "." or len(line) <= _LONGEST_WITH_STOP


def is_capitals(text: str, start: int, end: int) -> bool:
    """Whether a whole line is a heading in capitals; a connecting word or a figure is none."""
    if end - start > _LONGEST_TITLE:
        return False
    line = text[start:end]
    if not line.isupper() or line.rstrip(".,") in _CONNECTING:
        return False
    letters = sum(character.isalpha() for character in line)
    return letters >= _LETTERS_AT_LEAST and letters * 2 > len(line) and _is_title(line)


def heads_contents(text: str, start: int, end: int) -> bool:
    """Whether a line heads a table of contents, in French or English."""
    match = _contents(text, start, end)
    return match is not None and (end - start <= _SHORT_LINE or match[0].isupper())


def _contents(text: str, start: int, end: int) -> re.Match[str] | None:
    # One look at the first letter spares most lines the search.
    if start >= end or text[start] not in _CONTENTS_INITIALS:
        return None
    return _CONTENTS.match(text, start, end)


def _begins_as_title(line: str) -> bool:
    return bool(line) and not line[0].islower() and line[0] not in _QUOTED

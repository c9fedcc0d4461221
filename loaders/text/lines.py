"""Which lines of a text hold something, and where?"""

from collections.abc import Iterator
from typing import NamedTuple

from loaders.text.source import SourceText

_TAB = 4


class Line(NamedTuple):
    """A line that is not blank: its text without the blanks around it, and their width.

    A tuple and no dataclass: there is one for every line, and it is four times as fast to make.
    """

    number: int
    start: int
    end: int
    indent: int
    text: str


def find_lines(source: SourceText) -> Iterator[Line]:
    """Yield the lines that are not blank, in order."""
    text = source.text
    ends = (*source.line_starts[1:], len(text))
    for number, (start, end) in enumerate(zip(source.line_starts, ends, strict=True), start=1):
        raw = text[start:end]
        stripped = raw.strip()
        if stripped:
            blanks = raw.index(stripped[0])
            tabs = raw.count("\t", 0, blanks) if blanks else 0
            yield Line(
                number=number,
                start=start + blanks,
                end=start + blanks + len(stripped),
                indent=blanks + tabs * (_TAB - 1),
                text=stripped,
            )

"""Is the passage that a citation names the one that stands in the text, and where is it now?"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from itertools import accumulate

from loaders.text.nfc import compose
from loaders.text.source import LinesOutsideTextError, SourceText

CONTEXT = 32  # code points of context on either side of a quote
# Looking for a moved passage hashes one window for each line. Above this many code points in all
# windows together (a long passage in a huge text) the search is not made, and says so.
SEARCH_LIMIT = 500_000_000

Lines = tuple[int, int]
Part = tuple[int, int] | None


class MismatchReason(Enum):
    """Why a passage could not be anchored."""

    OUTSIDE_TEXT = "OUTSIDE_TEXT"
    NOT_FOUND = "NOT_FOUND"
    FOUND_MORE_THAN_ONCE = "FOUND_MORE_THAN_ONCE"
    TOO_LARGE_TO_SEARCH = "TOO_LARGE_TO_SEARCH"


class PartOutsideLinesError(Exception):
    """A part that reaches outside the lines it is a part of."""

    def __init__(self, *, file: str, lines: Lines, part: tuple[int, int], length: int) -> None:
        super().__init__(file, lines, part, length)
        self.file = file
        self.lines = lines
        self.part = part
        self.length = length

    def __str__(self) -> str:
        return (
            f"{self.file}: part {list(self.part)} is not inside lines {list(self.lines)}, which "
            f"have {self.length} code points; a part is [start, end] with "
            f"0 <= start < end <= {self.length}."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A quote, where it stands (code points of the source), and up to 32 code points around it."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """The passage stands where the citation says."""

    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The passage stands at other lines, and nowhere else."""

    lines: Lines
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """The passage is not where the citation says, nor at exactly one other place.

    ``found_sha256`` is of what stands at the cited place, None when the text has no such place;
    ``candidates`` are the first lines of the places where the passage does stand.
    """

    reason: MismatchReason
    expected_sha256: str
    found_sha256: str | None
    candidates: tuple[int, ...] = ()


def passage_sha256(text: str) -> str:
    """Hash a passage in NFC, with line ends as LF, in UTF-8."""
    return sha256(_canonical(text)).hexdigest()


def cut(source: SourceText, lines: Lines, part: Part = None) -> Passage:
    """Cut a passage out of the text.

    Raises:
        LinesOutsideTextError: the text has no such lines.
        PartOutsideLinesError: the part is not inside the lines.
    """
    first, last = source.line_span(*lines)
    start, end = first, last
    if part is not None:
        if not 0 <= part[0] < part[1] <= last - first:
            raise PartOutsideLinesError(
                file=source.file, lines=lines, part=part, length=last - first
            )
        start, end = first + part[0], first + part[1]
    return Passage(
        start=start,
        end=end,
        quote=source.text[start:end],
        prefix=source.text[max(0, start - CONTEXT) : start],
        suffix=source.text[end : end + CONTEXT],
    )


def anchor(
    source: SourceText, lines: Lines, part: Part, expected: str
) -> Anchored | Moved | Mismatch:
    """Find the passage with the hash ``expected``: at its lines, else at exactly one other place.

    A search costs one hash for each line of the text, over as many lines as are cited. Lines
    that the text does not have are searched for too, and are OUTSIDE_TEXT when nothing is found.
    """
    found = _sha256_at(source, lines, part)
    if found == expected:
        return Anchored(passage=cut(source, lines, part))
    height = lines[1] - lines[0] + 1
    searched = height >= 1 and _search_size(source, height, part) <= SEARCH_LIMIT
    windows = _windows(source, height, part) if searched else ()
    candidates = tuple(first for first, window in windows if window == expected)
    if len(candidates) == 1:
        moved = (candidates[0], candidates[0] + height - 1)
        return Moved(lines=moved, passage=cut(source, moved, part))
    return Mismatch(
        reason=_reason(candidates, found, searched=searched),
        expected_sha256=expected,
        found_sha256=found,
        candidates=candidates,
    )


def _reason(candidates: tuple[int, ...], found: str | None, *, searched: bool) -> MismatchReason:
    if candidates:
        return MismatchReason.FOUND_MORE_THAN_ONCE
    if found is None:
        return MismatchReason.OUTSIDE_TEXT
    return MismatchReason.NOT_FOUND if searched else MismatchReason.TOO_LARGE_TO_SEARCH


def _sha256_at(source: SourceText, lines: Lines, part: Part) -> str | None:
    """Hash what stands at a place; None when the text has no such place."""
    try:
        return passage_sha256(cut(source, lines, part).quote)
    except (LinesOutsideTextError, PartOutsideLinesError):
        return None


def _search_size(source: SourceText, height: int, part: Part) -> int:
    if part is None:
        return len(source.text) * height
    return source.line_count * max(1, part[1] - part[0])


def _windows(source: SourceText, height: int, part: Part) -> Iterator[tuple[int, str]]:
    """Yield the first line and the hash of every place of the same shape."""
    if part is not None:
        for first in range(1, source.line_count - height + 2):
            found = _sha256_at(source, (first, first + height - 1), part)
            if found is not None:
                yield first, found
        return
    # NFC does not reach over a line end, so each line is encoded once, and a window is a slice.
    encoded = [
        _canonical(source.text[slice(*source.line_span(line, line))])
        for line in range(1, source.line_count + 1)
    ]
    starts = [0, *accumulate(len(line) + 1 for line in encoded)]
    whole = memoryview(b"\n".join(encoded))
    for first in range(len(encoded) - height + 1):
        yield first + 1, sha256(whole[starts[first] : starts[first + height] - 1]).hexdigest()


def _canonical(text: str) -> bytes:
    return compose(text.replace("\r\n", "\n").replace("\r", "\n")).encode()

"""What is the text of a source, and which line and offset is which?

Offsets are code points of the decoded source, exactly as it is: nothing is stripped, line ends
stay as they are. A byte order mark is not part of the text.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from hashlib import sha256

from loaders.text.encoding import EncodingNote, decode

# What an editor counts as a line end. Form feed, U+0085 and U+2028 are not.
_LINE_END = re.compile(r"\r\n|\r|\n")
_ONLY_LF = re.compile(r"\n")  # the same where there is no CR, three times as fast


class LinesOutsideTextError(Exception):
    """Line numbers that the text does not have."""

    def __init__(self, *, file: str, first: int, last: int, line_count: int) -> None:
        super().__init__(file, first, last, line_count)
        self.file = file
        self.first = first
        self.last = last
        self.line_count = line_count

    def __str__(self) -> str:
        return (
            f"{self.file} has no lines {self.first} to {self.last}: it has {self.line_count} "
            f"line(s), counted from 1, and the first may not be greater than the last, "
            f"for example [1, {self.line_count}]."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A decoded source. ``sha256`` is of the bytes; ``line_starts`` are offsets into ``text``.

    A text has one line more than it has line ends, so an empty text has one empty line.
    """

    file: str
    sha256: str
    encoding: str
    text: str
    line_starts: tuple[int, ...]
    notes: tuple[EncodingNote, ...] = ()

    @property
    def line_count(self) -> int:
        return len(self.line_starts)

    def line_span(self, first: int, last: int) -> tuple[int, int]:
        """Return the span of the lines ``first`` to ``last`` without the final line end.

        Raises:
            LinesOutsideTextError: the text has no such lines.
        """
        if not 1 <= first <= last <= self.line_count:
            raise LinesOutsideTextError(
                file=self.file, first=first, last=last, line_count=self.line_count
            )
        start = self.line_starts[first - 1]
        if last == self.line_count:
            return start, len(self.text)
        end = self.line_starts[last] - 1
        if end > start and self.text[end - 1 : end + 1] == "\r\n":
            end -= 1
        return start, end

    def line_of(self, offset: int) -> int:
        """Return the line of the character at ``offset``; the end of the text is on the last.

        Raises:
            IndexError: the offset is not in the text.
        """
        if not 0 <= offset <= len(self.text):
            message = f"{self.file} has no offset {offset}: it has offsets 0 to {len(self.text)}."
            raise IndexError(message)
        return bisect_right(self.line_starts, offset)


def read_text(file: str, data: bytes) -> SourceText:
    """Decode the bytes of ``file`` and index its lines.

    Raises:
        UndecodableError: the bytes are not text.
    """
    decoded = decode(data, file)
    return SourceText(
        file=file,
        sha256=sha256(data).hexdigest(),
        encoding=decoded.encoding,
        text=decoded.text,
        line_starts=_line_starts(decoded.text),
        notes=decoded.notes,
    )


def _line_starts(text: str) -> tuple[int, ...]:
    line_end = _LINE_END if "\r" in text else _ONLY_LF
    return (0, *[match.end() for match in line_end.finditer(text)])

"""How does a pattern see the text, and where in the source is what it found?

Patterns are written for plain characters: ASCII quotes and spaces, composed letters, LF line
ends. ``normalise`` gives that view, and the way back to the offsets of the source.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import combining, is_normalized

from loaders.text.nfc import compose
from loaders.text.source import SourceText

# Every class below is one set of characters: a pattern that begins with a set is searched for ten
# times as fast as one with alternatives.
_FOLDED = {
    " ": "\t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a",
    '"': "\xab\xbb\u201c\u201d\u201e\u201f",
    "'": "\u2018\u2019\u201a\u201b\u2039\u203a",
    "-": "\u2010\u2011",
    "\n": "\r",
}
_PLAIN = {odd: plain for plain, odds in _FOLDED.items() for odd in odds}
_ODD = re.compile(f"[{''.join(_PLAIN)}]")
# The soft hyphen, zero-width and bidirectional controls, variation selectors.
_NO_WIDTH = "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_INVISIBLE = re.compile(f"[{_NO_WIDTH}]+")
_MAY_BE_REMOVED = re.compile(f"[\r{_NO_WIDTH}]+")
_REMOVED = re.compile(f"(?:\r(?=\n)|[{_NO_WIDTH}])+")
# Nothing composes with an ASCII character after it, so that each such run is looked at alone.
_NON_ASCII_RUN = re.compile("[\x00-\x7f]?[^\x00-\x7f]+")

_Change = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Runs:
    """The changed runs of one of two texts, in order."""

    starts: "array[int]"
    ends: "array[int]"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """Where two texts differ, run by run: equal text takes no room."""

    old: _Runs
    new: _Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalised:
    """The text as patterns see it. Offsets are code points; spans map to whole characters."""

    text: str
    steps: tuple[_Step, ...]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source that a span of ``text`` comes from."""
        for step in reversed(self.steps):
            start, end = _across(start, end, step.new, step.old)
        return start, end

    def from_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of ``text`` that a span of the source became."""
        for step in self.steps:
            start, end = _across(start, end, step.old, step.new)
        return start, end


def normalise(source: SourceText) -> Normalised:
    """Compose letters (NFC), make line ends LF, fold quotes and spaces, remove the invisible."""
    text, removal = _apply(source.text, _removals(source.text))
    text = _ODD.sub(lambda match: _PLAIN[match[0]], text)
    if is_normalized("NFC", text):
        return Normalised(text=text, steps=(removal,))
    text, composition = _apply(text, _compositions(text))
    return Normalised(text=text, steps=(removal, composition))


def _removals(text: str) -> Iterator[_Change]:
    """Yield the runs that disappear: what is invisible, and a CR before an LF."""
    for run in (_MAY_BE_REMOVED if "\r" in text else _INVISIBLE).finditer(text):
        for match in _REMOVED.finditer(text, run.start(), run.end() + 1):
            yield match.start(), match.end(), ""


def _apply(text: str, changes: Iterable[_Change]) -> tuple[str, _Step]:
    old = _Runs(starts=array("I"), ends=array("I"))
    new = _Runs(starts=array("I"), ends=array("I"))
    pieces: list[str] = []
    copied = length = 0
    for start, end, replacement in changes:
        length += start - copied
        old.starts.append(start)
        old.ends.append(end)
        new.starts.append(length)
        length += len(replacement)
        new.ends.append(length)
        pieces += (text[copied:start], replacement)
        copied = end
    pieces.append(text[copied:])
    return "".join(pieces), _Step(old=old, new=new)


def _compositions(text: str) -> Iterator[_Change]:
    """Yield every shortest run that NFC changes, with what it becomes."""
    for run in _NON_ASCII_RUN.finditer(text):
        if not is_normalized("NFC", run[0]):
            yield from _compositions_of_run(text, run.start(), run.end())


def _compositions_of_run(text: str, start: int, end: int) -> Iterator[_Change]:
    first = start
    for here in range(start + 1, end + 1):
        # The mark is asked first: a slice for every mark of a long run would be quadratic.
        if here < end and (combining(text[here]) or _composes(text[first:here], text[here])):
            continue
        composed = compose(text[first:here])
        if composed != text[first:here]:
            yield first, here, composed
        first = here


def _composes(before: str, character: str) -> bool:
    """Whether NFC joins a starter (a vowel sign, a Hangul part) with what stands before it."""
    return compose(before + character) != compose(before) + compose(character)


def _across(start: int, end: int, here: _Runs, there: _Runs) -> tuple[int, int]:
    """Carry a span over: a span that cuts into a changed run takes the whole run."""
    at = bisect_right(here.starts, start) - 1
    if at < 0:
        first = start
    elif start < here.ends[at]:
        first = there.starts[at]
    else:
        first = there.ends[at] + start - here.ends[at]
    if start == end:
        return first, first
    at = bisect_left(here.starts, end) - 1
    if at < 0:
        return first, end
    return first, there.ends[at] + max(0, end - here.ends[at])

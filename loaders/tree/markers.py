"""Which clause markers can the beginning of a line be read as?

A line may have several readings: "(i)" is the ninth letter and the first roman numeral. All are
kept, as data; the tree chooses between them by named preferences, seeing what stands around.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from loaders.text.numerals import roman_value
from loaders.tree.divisions import BLANK, DIVISION_WORDS, Rank, find_division, spelled_number


class Family(StrEnum):
    """What a marker counts with."""

    NUMBER = "NUMBER"
    LETTER = "LETTER"
    ROMAN = "ROMAN"
    BULLET = "BULLET"


class Enclosure(StrEnum):
    """How the number is set off from the text: siblings are set off alike."""

    WORD = "WORD"  # Article 1, Exhibit A, § 2
    DOT = "DOT"  # 1.  1.1  a.  IV.
    DASH = "DASH"  # 1-  3/
    PARENTHESIS = "PARENTHESIS"  # (1)  1)  (a)  a)  1°
    NONE = "NONE"  # 1 Title
    BULLET = "BULLET"


class Marker(NamedTuple):
    """One reading of the beginning of a line.

    ``numbers`` are the values: (2, 4, 1) for "2.4.1", (9,) or (1,) for "(i)", () for a bullet.
    ``end`` is where the text after the marker begins. A weak marker is as likely a word or a
    figure of the text: it counts only where it fits into a sequence.
    """

    family: Family
    enclosure: Enclosure
    label: str
    numbers: tuple[int, ...]
    end: int
    capital: bool = False
    rank: Rank | None = None
    weak: bool = False


_BULLETS = "•‣◦▪●○■□·*+\u2013\u2014\uf0a7\uf0b7\uf0d8-"
_DECIMAL = re.compile(
    rf"(?P<digits>\d{{1,2}},\d{{1,2}}|\d{{1,3}}(?:\.\d{{1,3}}){{0,11}})"
    rf"(?:(?P<close>[)°])|(?P<stop>\.)(?![\d.])"
    rf"|(?P<dash>{BLANK}?[-\u2013/]{BLANK}?(?=[^\W\d_a-zà-ÿœ]))|(?P<none>(?={BLANK}|$))){BLANK}*"
)
_DECIMAL_ENCLOSURES = {
    "close": Enclosure.PARENTHESIS,
    "stop": Enclosure.DOT,
    "dash": Enclosure.DASH,
    "none": Enclosure.NONE,
}
_ENCLOSED = re.compile(rf"(?:\((?P<digits>\d{{1,3}})|\(?(?P<letters>[A-Za-z]{{1,6}}))\){BLANK}*")
_STOPPED = re.compile(rf"(?P<letters>[A-Za-z]{{1,6}})\.(?={BLANK}|$){BLANK}*")
_BULLET = re.compile(rf"(?P<printed>[{_BULLETS}]|o(?={BLANK}+[^\W\d_a-z])){BLANK}+")
# One look at the beginning of a line says which of these may stand there; most lines have none.
_SHAPE = re.compile(
    rf"{BLANK}*(?:\*\*|__)?{BLANK}*(?:(?P<decimal>\d)|(?P<enclosed>\(|[A-Za-z]{{1,6}}\))"
    rf"|(?P<stopped>[A-Za-z]{{1,6}}\.)|(?P<division>§|(?i:{DIVISION_WORDS}){BLANK})"
    rf"|(?P<bullet>o|[{_BULLETS}]))"
)
_SENTENCE = re.compile(r"[^\W\d_a-zà-öø-ÿœ]|[\"“«(\[!]")  # how the text of a clause begins
# Looked up once: a member costs more to look up than most of what is done with it.
_NUMBER, _NONE, _DOT = Family.NUMBER, Enclosure.NONE, Enclosure.DOT
_PARENTHESIS = Enclosure.PARENTHESIS
_HIGHEST = 200  # no list of clauses counts higher: "365" and "2020" are figures of the text
_ALPHABET = 26


def readings(line: str) -> tuple[Marker, ...]:
    """Return every reading of the beginning of a line; none for a line without a marker."""
    return readings_at(line, 0, len(line))


def readings_at(text: str, start: int, end: int) -> tuple[Marker, ...]:
    """Return the readings of ``text[start:end]``; their ``end`` is an offset of ``text``."""
    shape = _SHAPE.match(text, start, end)
    if shape is None:
        return ()
    here = shape.start(shape.lastgroup or 0)
    return tuple(_FIND[shape.lastgroup or ""](text, here, end))


def letter_value(letters: str) -> int | None:
    """Return 1 to 26 for "a" to "z", 27 for "aa", 28 for "bb"; None for what counts nothing."""
    if len(set(letters.lower())) != 1:
        return None
    return _ALPHABET * (len(letters) - 1) + ord(letters[0].lower()) - ord("a") + 1


def _decimals(text: str, start: int, end: int) -> tuple[Marker, ...]:
    match = _DECIMAL.match(text, start, end)
    if match is None:
        return ()
    digits, content = match["digits"], match.end()
    numbers = _numbers(digits)
    if not numbers:
        return ()
    enclosure = _DECIMAL_ENCLOSURES[match.lastgroup or ""]
    weak = "," in digits
    if enclosure is _NONE:
        weak = weak or len(numbers) == 1 or not _SENTENCE.match(text, content, end)
    label = digits.replace(",", ".")
    if enclosure is _PARENTHESIS:
        label = f"({label})"
    if len(numbers) > 1:
        enclosure = _DOT
    return (Marker(_NUMBER, enclosure, label, numbers, content, weak=weak),)


def _divisions(text: str, start: int, end: int) -> tuple[Marker, ...]:
    division = find_division(text, start, end)
    if division is None:
        return ()
    spelled = spelled_number(division.number)
    values = [(_NUMBER, (spelled,))] if spelled else _values(division.number.removesuffix("er"))
    return tuple(
        Marker(family, Enclosure.WORD, division.label, numbers, division.end, rank=division.rank)
        for family, numbers in values
    )


def _bullets(text: str, start: int, end: int) -> tuple[Marker, ...]:
    match = _BULLET.match(text, start, end)
    if match is None:
        return ()
    return (Marker(Family.BULLET, Enclosure.BULLET, match["printed"], (), match.end()),)


def _enclosed(text: str, start: int, end: int) -> tuple[Marker, ...]:
    match = _ENCLOSED.match(text, start, end)
    if match is None:
        return ()
    printed = match["digits"] or match["letters"]
    capital = printed.isupper()
    return tuple(
        Marker(family, _PARENTHESIS, f"({printed})", numbers, match.end(), capital=capital)
        for family, numbers in _values(printed)
    )


def _stopped(text: str, start: int, end: int) -> tuple[Marker, ...]:
    match = _STOPPED.match(text, start, end)
    if match is None:
        return ()
    printed = match["letters"]
    # "A. Smith", "p. 3", "cc."; but no word is written "iv."
    weak = len(printed) == 1
    return tuple(
        Marker(
            *(family, _DOT, printed, numbers, match.end()),
            capital=printed.isupper(),
            weak=weak or family is Family.LETTER,
        )
        for family, numbers in _values(printed)
    )


def _numbers(digits: str) -> tuple[int, ...]:
    """Return the values of "2.4.1"; none when it is a figure. "3.0" is the clause 3."""
    values = [int(part) for part in digits.replace(",", ".").split(".")]
    if values[-1] == 0 and digits.endswith((".0", ",0")):
        values.pop()
    return tuple(values) if min(values) > 0 and max(values) <= _HIGHEST else ()


def _values(printed: str) -> list[tuple[Family, tuple[int, ...]]]:
    """Return everything that a printed number may count: "i" is 9 and 1."""
    if printed[0].isdigit():
        numbers = _numbers(printed)
        return [(_NUMBER, numbers)] if numbers else []
    values = ((Family.LETTER, letter_value(printed)), (Family.ROMAN, roman_value(printed)))
    return [(family, (value,)) for family, value in values if value and value <= _HIGHEST]


_FIND = {
    "decimal": _decimals,
    "enclosed": _enclosed,
    "stopped": _stopped,
    "division": _divisions,
    "bullet": _bullets,
}

"""Which words name a division of a document, and does this line open one?

A new word, or a new language, is one row of the table.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

BLANK = r"[ \t\xa0\u2000-\u200b\u202f\u3000\ufeff]"


class Rank(IntEnum):
    """How high a division stands: a lower number contains the higher ones."""

    ANNEX = 1
    PART = 2
    ARTICLE = 3
    SECTION = 4


# French, English, and what machine translation makes of "exhibit" in French.
WORDS: tuple[tuple[Rank, tuple[str, ...]], ...] = (
    (
        Rank.ANNEX,
        (
            *("exhibit", "annex", "appendix", "schedule", "attachment", "addendum", "enclosure"),
            *("annexe", "appendice", "pièce jointe", "pièce", "avenant"),
            *("illustration", "affiche", "figure", "exemple"),
        ),
    ),
    (Rank.PART, ("part", "title", "chapter", "partie", "titre", "chapitre")),
    (Rank.ARTICLE, ("article", "clause")),
    (Rank.SECTION, ("section", "§")),
)
_RANK_OF = {word: rank for rank, words in WORDS for word in words}
_ORDINALS = {
    word: value
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
        "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
        "première seconde",
        "un deux trois quatre cinq six sept huit neuf dix onze douze",
    )
    for value, word in enumerate(words.split(), start=1)
}
_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,11}(?:er|\.[A-Z])?|[IVXLCDM]{1,8}(?:er)?|[ivx]{1,8}|[A-Z]{1,2}"
_SPELLED = "|".join(sorted(_ORDINALS, key=len, reverse=True))
DIVISION_WORDS = "|".join(
    word.replace(" ", f"{BLANK}+") for word in sorted(_RANK_OF, key=len, reverse=True)
).replace("|§", "")
_DIVISION = re.compile(
    rf"(?:(?P<word>{DIVISION_WORDS}){BLANK}+(?:(?:n°|no\.?){BLANK}*)?|(?P<sign>§§?){BLANK}*)"
    rf"(?P<number>(?-i:{_NUMBER})|{_SPELLED})(?P<suffix>-(?:[A-Z]|\d{{1,2}}))?"
    rf"(?P<stop>{BLANK}*[.:)\u2013\u2014-]+)?(?={BLANK}|$){BLANK}*",
    re.IGNORECASE,
)
# What may follow a division's number without a stop: nothing, a capital, or a short title. A
# sentence that begins by referring to one ("Section 8.2 of this Agreement shall …") opens none.
_CAPITAL = re.compile(rf"{BLANK}*[^\W\d_a-zà-öø-ÿœ]|{BLANK}*[\"“«(\[]")
_REFERRING = re.compile(
    r"(?:of|hereof|above|below|and|or|shall|will|is|are|et|ou|du|des?|ci-dessus|ci-dessous|est|sont)\b"
)
_LETTER_BELOW = re.compile(r"(?<=\.)[A-Z]")  # Exhibit 4.A is the first below Exhibit 4
_TITLE_LENGTH = 80
_TITLE_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A division as printed: its word, its number, and where the line goes on after them."""

    rank: Rank
    label: str
    number: str
    end: int


def find_division(text: str, start: int, end: int) -> Division | None:
    """Return the division that the line ``text[start:end]`` opens, or None when it opens none."""
    match = _DIVISION.match(text, start, end)
    if match is None or not _may_open(match, text, end):
        return None
    printed = match["word"] or match["sign"]
    word = " ".join(printed.split())
    number = match["number"] + (match["suffix"] or "")
    return Division(
        rank=Rank.SECTION if match["sign"] else _RANK_OF[word.lower()],
        label=f"{word} {number}",
        number=_LETTER_BELOW.sub(_as_figure, match["number"]),
        end=match.end(),
    )


def spelled_number(word: str) -> int | None:
    """Return the number that a word spells ("premier", "ONE"); None when it spells none."""
    return _ORDINALS.get(word.lower())


def _as_figure(letter: re.Match[str]) -> str:
    return str(ord(letter[0]) - ord("A") + 1)


def _may_open(match: re.Match[str], text: str, end: int) -> bool:
    rest = text[match.end() : min(end, match.end() + _TITLE_LENGTH + 1)].strip()
    if not rest or match["stop"] or match["sign"] or _CAPITAL.match(rest):
        return True
    if len(rest) > _TITLE_LENGTH or "," in rest or rest[-1] in ".;":
        return False
    return len(rest.split()) <= _TITLE_WORDS and not _REFERRING.match(rest)

"""Which place does a name mean?"""

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property
from string import ascii_lowercase, ascii_uppercase

from graph.model.ids import JurisdictionCode
from graph.places.model import JurisdictionKind, PlaceTable

_ARTICLES = ("the ", "la ", "le ", "les ", "l ")
_LONGEST = 100  # characters of a text that nearest looks at; no name is as long
_LONGEST_CODE = 7  # characters of a text that may be meant for a code, such as US-TXX
_ALIKE = 0.65  # the share of common characters from which on two names look alike
_SIGNS = "'`\".,;:()[]/-_"
_ASCII = bytes.maketrans(
    f"{ascii_uppercase}{_SIGNS}".encode(), f"{ascii_lowercase}{' ' * len(_SIGNS)}".encode()
)
_BEYOND_ASCII = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bb\u02bc\u00b4\u2010\u2011\u2012\u2013\u2014\u2212", " ")
    | {"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe"}
)


def fold(name: str) -> str:
    """The form in which names are compared: no case, accents, punctuation or abbreviated saints."""
    if name.isascii() and name.isalpha():
        return name.lower()  # most names are one plain word
    text = name if name.isascii() else _without_accents(name)
    plain = text.replace("&", " and ").encode("ascii", "replace").translate(_ASCII).decode()
    return " ".join(["saint" if word == "st" else word for word in plain.split()])


def _without_accents(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_BEYOND_ASCII))
    return "".join([sign for sign in decomposed if not unicodedata.combining(sign)])


class NameIndex:
    """Folded names with the codes that bear them: several codes mean that the name is ambiguous."""

    def __init__(self, table: PlaceTable) -> None:
        self._table = table

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[JurisdictionCode, ...]]:
        """Made for the first name asked for: most runs ask for codes alone."""
        return _names(self._table)

    def find(self, text: str) -> JurisdictionCode | None:
        """The one code that bears the name, with or without its article; None if none or several."""
        folded = fold(text)
        codes = self._by_name.get(folded) or self._by_name.get(_without_article(folded), ())
        return codes[0] if len(codes) == 1 else None

    def nearest(self, text: str, limit: int) -> tuple[JurisdictionCode, ...]:
        """The codes that share the name, else those whose name or code looks most like it.

        Costs some tens of milliseconds: for messages only.
        """
        folded = fold(text[:_LONGEST])
        choices = self._by_name.get(folded) or self._by_name.get(_without_article(folded), ())
        return choices[:limit] or self._alike(_without_article(folded), limit)

    def _alike(self, folded: str, limit: int) -> tuple[JurisdictionCode, ...]:
        pool = dict(self._by_name)
        if len(folded) <= _LONGEST_CODE:
            every = dict.fromkeys(code for codes in self._by_name.values() for code in codes)
            pool = {fold(code): (code,) for code in every} | pool
        # two names of these lengths cannot share enough characters: spares most comparisons
        shortest, longest = len(folded) * _ALIKE / (2 - _ALIKE), len(folded) * (2 / _ALIKE - 1)
        names = [name for name in pool if shortest <= len(name) <= longest]
        close = get_close_matches(folded, names, n=3 * limit, cutoff=_ALIKE)
        return tuple(dict.fromkeys(code for name in close for code in pool[name]))[:limit]


def _names(table: PlaceTable) -> dict[str, tuple[JurisdictionCode, ...]]:
    """Gathers names in three tiers: aliases, then countries and groups, then subdivisions.

    A name of a higher tier is not ambiguous because a lower one has it too: Luxembourg is the
    country, not the province of Belgium. Where a contract may well mean the lower one, both are
    among the aliases, and the name stays ambiguous: Georgia.
    """
    large = [
        place for place in table.jurisdictions if place.kind is not JurisdictionKind.SUBDIVISION
    ]
    small = [place for place in table.jurisdictions if place.kind is JurisdictionKind.SUBDIVISION]
    by_name: dict[str, tuple[JurisdictionCode, ...]] = {}
    for places in (small, large):
        named = [(place.name, place.code) for place in places]
        named += [(place.name_fr, place.code) for place in places if place.name_fr is not None]
        by_name |= _tier(named)
    return by_name | _tier(table.aliases)


def _tier(
    named: Iterable[tuple[str, JurisdictionCode]],
) -> dict[str, tuple[JurisdictionCode, ...]]:
    tier: dict[str, tuple[JurisdictionCode, ...]] = {}
    for name, code in named:
        folded = fold(name)
        codes = tier.get(folded, ())
        if code not in codes:
            tier[folded] = (*codes, code)
    return tier


def _without_article(folded: str) -> str:
    for article in _ARTICLES:
        if folded.startswith(article):
            return folded.removeprefix(article)
    return folded

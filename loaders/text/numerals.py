"""What number does a roman numeral write?"""

import re

_ROMAN = re.compile(r"(?=.)c{0,2}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman_value(letters: str) -> int | None:
    """Return the value of a well-formed roman numeral, in either case; None for anything else."""
    if not _ROMAN.fullmatch(letters.lower()):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters.lower()]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))

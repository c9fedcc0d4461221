"""How is a text composed (NFC) in linear time, whatever its marks are?"""

import re
from collections.abc import Iterable
from itertools import groupby
from unicodedata import combining, is_normalized, normalize

# The standard library orders combining marks by insertion: a long run of them in the wrong order
# takes quadratic time (64,000 marks: seconds). Such a run is put in order beforehand, which is
# canonically the same text. The first combining mark is U+0300.
_LONG_RUN = re.compile("[^\x00-\u02ff]{256,}")


def compose(text: str) -> str:
    """Return the text in NFC."""
    if is_normalized("NFC", text):
        return text
    return normalize("NFC", _LONG_RUN.sub(_order_marks, text))


def _order_marks(run: re.Match[str]) -> str:
    groups = groupby(run[0], key=lambda character: combining(character) != 0)
    return "".join(_ordered(marks) if are_marks else "".join(marks) for are_marks, marks in groups)


def _ordered(marks: Iterable[str]) -> str:
    decomposed = "".join(normalize("NFD", mark) for mark in marks)
    return "".join(sorted(decomposed, key=combining))

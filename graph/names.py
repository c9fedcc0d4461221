"""When are two names the same name, and which known names look like an unknown one?"""

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher


def fold(text: str) -> str:
    """Fold case, accents, and runs of anything that is no letter or digit to one space."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)  # folding case can compose anew
    kept = (
        char if char.isalnum() else " " for char in decomposed if not unicodedata.combining(char)
    )
    return " ".join("".join(kept).split())


def nearest_names(text: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Give the known names that look most like ``text``, best first; names that do not look like it are left out."""
    wanted = fold(text)
    scored = sorted((-_likeness(wanted, fold(name)), name) for name in dict.fromkeys(known))
    return tuple(name for score, name in scored[:limit] if score < -0.5)  # noqa: PLR2004 - half alike


def _likeness(wanted: str, name: str) -> float:
    if wanted and wanted in name.split():
        return 0.9
    return SequenceMatcher(None, wanted, name).ratio()

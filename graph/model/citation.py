"""Where does a document say it, and has that been checked against the text?"""

from dataclasses import dataclass
from enum import Enum

from graph.model.ids import AgreementSlug


class Verification(Enum):
    """What comparing a citation with the loaded text gave."""

    VERIFIED = "VERIFIED"
    MISMATCH = "MISMATCH"
    TEXT_NOT_LOADED = "TEXT_NOT_LOADED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage: where it stands, and, once the text is loaded, its words.

    ``lines`` are 1-based, of the file as it is; ``part`` are code points inside those lines; ``sha256`` is of the
    passage in NFC with line ends as LF. ``start`` and ``end`` are code points of the decoded source.
    The fields after ``sha256`` are None, and ``verification`` TEXT_NOT_LOADED, until a text is bound.
    """

    agreement: AgreementSlug
    version: str
    file: str
    lines: tuple[int, int]
    part: tuple[int, int] | None = None
    path: str | None = None
    sha256: str
    clause: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    verification: Verification = Verification.TEXT_NOT_LOADED

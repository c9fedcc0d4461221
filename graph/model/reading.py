"""What has been read of which document, what a text is made of, and what was found wrong."""

from dataclasses import dataclass
from enum import Enum

from graph.model.citation import Citation
from graph.model.ids import AgreementSlug, TopicSlug


class QuestionKind(Enum):
    """A question that a reader can have looked for in a text."""

    GOVERNING_LAW = "governing_law"
    FORUM = "forum"
    CONTRACTING_PARTY = "contracting_party"
    PARTY_ROLES = "party_roles"
    PRECEDENCE = "precedence"
    THIRD_PARTY_TERMS = "third_party_terms"
    SUBPROCESSORS = "subprocessors"
    LANGUAGE = "language"
    VERSION = "version"
    APPLICABILITY = "applicability"
    PROVISIONS = "provisions"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMark:
    """A reader looked through the whole text of ``agreement`` for these questions.

    ``nearest`` are the passages closest to a silence; a NOT_STATED answer cites them.
    """

    id: str
    agreement: AgreementSlug
    questions: tuple[QuestionKind, ...]
    topics: tuple[TopicSlug, ...] = ()
    note: str | None = None
    nearest: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text that has been loaded; several agreements may stand in one."""

    file: str
    sha256: str
    encoding: str
    length: int  # code points
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A node of the clause tree of a version; a stub (no offsets) until the text is loaded.

    ``text[start:end]`` is the clause with what is under it; ``own_end`` is where its first child begins.
    """

    key: str
    agreement: AgreementSlug
    version: str
    file: str
    path: str
    heading: str | None = None
    lines: tuple[int, int]
    start: int | None = None
    end: int | None = None
    own_end: int | None = None
    sha256: str | None = None
    parent: str | None = None


class Severity(Enum):
    """ERROR makes a check fail, WARNING asks for a look, NOTE tells."""

    ERROR = "ERROR"
    WARNING = "WARNING"
    NOTE = "NOTE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about the contract set that a person should know. ``id`` is stable while its cause is."""

    id: str
    check: str
    severity: Severity
    message: str
    settle: str | None = None
    agreements: tuple[AgreementSlug, ...] = ()
    citations: tuple[Citation, ...] = ()

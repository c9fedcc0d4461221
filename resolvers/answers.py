"""What does an answer hold? Never a bare null, never a confidence number.

The types are read by the API as they are: their attributes are its fields.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from graph.model.citation import Verification
from graph.model.conditions import ALWAYS, Condition, Variable
from graph.model.dates import PartialDate
from graph.model.entities import Agreement, Party, Topic, Version
from graph.model.ids import RuleId
from graph.model.reading import Clause
from graph.model.rules import TermsDuty
from graph.places import Jurisdiction
from resolvers.trace import TraceStep

DISCLAIMER = "This is what the loaded documents say. It is not legal advice."


class AnswerStatus(Enum):
    """What kind of answer it is."""

    STATED = "STATED"
    DERIVED = "DERIVED"
    DEPENDS = "DEPENDS"
    CONFLICT = "CONFLICT"
    NOT_STATED = "NOT_STATED"
    DOCUMENT_MISSING = "DOCUMENT_MISSING"
    NOT_EXTRACTED = "NOT_EXTRACTED"
    REDACTED = "REDACTED"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"


class Basis(Enum):
    """What a value rests on."""

    EXPLICIT = "EXPLICIT"
    AMENDMENT = "AMENDMENT"
    DERIVATION = "DERIVATION"
    DOCTRINE = "DOCTRINE"


class ConflictKind(Enum):
    """Why a question stays open; where several reasons hold, the first of this order is named."""

    STRICT = "STRICT"
    CYCLE = "CYCLE"
    COMPETING_PRECEDENCE = "COMPETING_PRECEDENCE"
    DANGLING = "DANGLING"
    UNRANKED = "UNRANKED"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCitation:
    """A citation as an answer shows it: the agreement itself in place of its name."""

    agreement: Agreement
    version: Version | None
    clause: str | None
    path: str | None
    file: str
    start: int | None
    end: int | None
    line_start: int
    line_end: int
    sha256: str
    quote: str | None
    prefix: str | None
    suffix: str | None
    verification: Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """A document that is referred to and not loaded, and the passage that needs it."""

    agreement: Agreement
    needed_by: tuple[AnswerCitation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """For a silence: what was looked through, for what, and the passages that come nearest."""

    agreement: Agreement
    looked_for: str
    read: bool
    nearest: tuple[AnswerCitation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarveOut:
    """Narrower topics or products with a rule of their own."""

    topics: tuple[Topic, ...]
    products: tuple[str, ...]
    rule: RuleId
    statement: str
    citations: tuple[AnswerCitation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The fields that every answer has."""

    status: AnswerStatus
    basis: Basis | None = None
    required_inputs: tuple[Variable, ...] = ()
    branches: "tuple[Branch, ...]" = ()
    candidates: "tuple[Candidate, ...]" = ()
    carve_outs: tuple[CarveOut, ...] = ()
    searched: tuple[Searched, ...] = ()
    conflict_kind: ConflictKind | None = None
    trace: tuple[TraceStep, ...] = ()
    citations: tuple[AnswerCitation, ...] = ()
    holes: tuple[Hole, ...] = ()
    truncated: bool = False
    effective_at: date
    known_at: datetime | None = None
    revision: str = ""
    summary: str = ""
    disclaimer: str = DISCLAIMER


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What the answer is when a condition on the unknown inputs holds."""

    when: Condition
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What one side of a conflict would give."""

    answer: Answer
    reason: ConflictKind
    rules: tuple[RuleId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoverningLawAnswer(Answer):
    """``law_of``: the law of the place that this input gives, where it is not given."""

    law: Jurisdiction | None = None
    law_of: Variable | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedForum:
    """A forum with its seat as a place."""

    kind: str
    name: str | None
    seat: Jurisdiction | None
    exclusive: bool | None
    rules: str | None
    unless: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumAnswer(Answer):
    """Courts, arbitration and mediation, each decided for itself."""

    forums: tuple[ResolvedForum, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRole:
    """A party's role, or that it has not that role."""

    role: str
    party: Party
    denied: bool
    topics: tuple[Topic, ...]
    products: tuple[str, ...] = ()
    when: Condition = ALWAYS
    citations: tuple[AnswerCitation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractingPartyAnswer(Answer):
    """With whom the customer contracts; the addresses are decided each for itself."""

    party: Party | None = None
    address: str | None = None
    notice_address: str | None = None
    roles: tuple[PartyRole, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """What an order ranks: an agreement, one of its clauses, or a rule."""

    agreement: Agreement
    clause: Clause | None = None
    path: str | None = None
    rule: RuleId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A level of a ranking; several members: their order is not stated."""

    members: tuple[Ranked, ...]
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPair:
    """One document ranks above another by one rule."""

    over: Ranked
    under: Ranked
    rule: RuleId
    citations: tuple[AnswerCitation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedenceAnswer(Answer):
    """``pairs`` are the express rankings that count; a pair that is not there is not ranked."""

    winner: Ranked | None = None
    ranking: tuple[Tier, ...] = ()
    defeated: tuple[Ranked, ...] = ()
    pairs: tuple[StatedPair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicableTerms:
    """Terms that apply; ``when`` is what is still open, None where nothing is."""

    agreement: Agreement | None
    provider: Party | None
    description: str
    url: str | None
    duty: TermsDuty
    excludes: str | None
    because: tuple[AnswerCitation, ...]
    path: tuple[Agreement, ...]
    rule: RuleId
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdPartyTermsAnswer(Answer):
    """``catch_all``: clauses that cover terms which they do not name."""

    terms: tuple[ApplicableTerms, ...] = ()
    catch_all: tuple[ApplicableTerms, ...] = ()
    exhaustive: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedEngagement:
    """One subprocessor, with its places."""

    party: Party
    engaged_by: Party | None
    locations: tuple[Jurisdiction, ...]
    purpose: str | None
    data: str | None
    contact: str | None
    since: PartialDate | None
    products: tuple[str, ...]
    rule: RuleId
    citations: tuple[AnswerCitation, ...]
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubprocessorsAnswer(Answer):
    """``exhaustive`` as the printed lists say; None where they do not."""

    subprocessors: tuple[ResolvedEngagement, ...] = ()
    exhaustive: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageAnswer(Answer):
    """The language version that counts."""

    language: str | None = None
    official: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionAnswer(Answer):
    """The version in force; of one not in force the answer is OUT_OF_SCOPE and names it all the same."""

    version: Version | None = None
    archived: bool | None = None
    in_force_from: PartialDate | None = None
    in_force_to: PartialDate | None = None
    event: str | None = None

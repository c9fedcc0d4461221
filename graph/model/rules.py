"""What one clause says, as a rule with its scope, its condition and its citation."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from graph.model.citation import Citation
from graph.model.conditions import ALWAYS, Condition, Variable
from graph.model.dates import PartialDate
from graph.model.ids import (
    AgreementSlug,
    ChannelSlug,
    JurisdictionCode,
    PartySlug,
    ProductSlug,
    RuleId,
    TopicSlug,
)


class Strength(Enum):
    """Strict rules yield to nothing; default rules yield to a preference; a defeater only blocks."""

    STRICT = "STRICT"
    DEFAULT = "DEFAULT"
    DEFEATER = "DEFEATER"


class FactStatus(Enum):
    """Who found the fact: a rule of extraction, a fact file, or a person who looked."""

    EXTRACTED = "EXTRACTED"
    ASSERTED = "ASSERTED"
    REVIEWED = "REVIEWED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a rule is about; an empty list sets no limit."""

    topics: tuple[TopicSlug, ...] = ()
    except_topics: tuple[TopicSlug, ...] = ()
    products: tuple[ProductSlug, ...] = ()
    channels: tuple[ChannelSlug, ...] = ()
    agreements: tuple[AgreementSlug, ...] = ()


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The fields that every rule has.

    ``agreement`` is the document that states the rule. ``row`` joins the rules of one row of a table.
    ``statement`` says the rule in our own words; ``note`` says where print and meaning differ.
    """

    id: RuleId
    agreement: AgreementSlug
    scope: Scope = EVERYTHING
    when: Condition = ALWAYS
    strength: Strength = Strength.DEFAULT
    first: PartialDate | None = None
    last: PartialDate | None = None
    row: str | None = None
    statement: str
    note: str | None = None
    redacted: bool = False
    status: FactStatus = FactStatus.ASSERTED
    found_by: str | None = None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoverningLawRule(Rule):
    """Exactly one of ``law``, ``law_of`` (the law of the place that an input gives) and ``as_in``."""

    kind: Literal["governing_law"] = "governing_law"
    law: JurisdictionCode | None = None
    law_of: Variable | None = None
    as_in: AgreementSlug | None = None
    excludes_conflict_rules: bool | None = None
    excludes_cisg: bool | None = None


class ForumKind(Enum):
    """Where a dispute goes."""

    COURT = "COURT"
    ARBITRATION = "ARBITRATION"
    MEDIATION = "MEDIATION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """``exclusive`` is None where the text does not say; ``unless`` is the text's own exception."""

    kind: ForumKind
    name: str | None = None
    seat: JurisdictionCode | None = None
    exclusive: bool | None = None
    rules: str | None = None
    unless: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumRule(Rule):
    """Courts, arbitration or mediation; ``seat_of`` where the place follows an input."""

    kind: Literal["forum"] = "forum"
    forum: Forum | None = None
    seat_of: Variable | None = None
    as_in: AgreementSlug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractingPartyRule(Rule):
    """With whom the customer contracts; a None field is not stated by this rule."""

    kind: Literal["contracting_party"] = "contracting_party"
    party: PartySlug | None = None
    address: str | None = None
    notice_address: str | None = None
    as_in: AgreementSlug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRoleRule(Rule):
    """A party has a role (controller, biller, distributor …); ``denied``: the text says that it has not."""

    kind: Literal["party_role"] = "party_role"
    party: PartySlug
    role: str
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Operand:
    """What an order of precedence ranks: an agreement, one of its clauses, or a rule.

    A word that binds to nothing is kept in ``words`` and is a finding.
    """

    agreement: AgreementSlug | None = None
    clause: str | None = None
    rule: RuleId | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedTier:
    """A level of an order: tier 1 prevails over tier 2. Members of one tier are not ranked among themselves."""

    members: tuple[Operand, ...]
    topics: tuple[TopicSlug, ...] = ()
    except_topics: tuple[TopicSlug, ...] = ()
    when: Condition = ALWAYS


class Extent(Enum):
    """Whether the winner bites only where the two conflict, or replaces the loser."""

    CONFLICT = "CONFLICT"
    REPLACES = "REPLACES"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedenceRule(Rule):
    """An order, highest first. Transitive inside the list, never across rules.

    ``higher_standard``: "the stricter requirement applies": decides only where the values have a declared order.
    """

    kind: Literal["precedence"] = "precedence"
    tiers: tuple[RankedTier, ...]
    extent: Extent = Extent.CONFLICT
    higher_standard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRule(Rule):
    """Which language version counts."""

    kind: Literal["language"] = "language"
    language: str
    official: bool = True
    over: tuple[str, ...] = ()  # language tags that yield to it; empty: all others


class TermsDuty(Enum):
    """What the customer must do with a third party's terms."""

    COMPLY = "COMPLY"
    ACCEPT = "ACCEPT"
    SUBJECT_TO = "SUBJECT_TO"
    INCORPORATED = "INCORPORATED"
    INFORMATION = "INFORMATION"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsReference:
    """One document that a clause makes applicable; without an agreement, the text names none."""

    agreement: AgreementSlug | None = None
    provider: PartySlug | None = None
    description: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsRule(Rule):
    """A third party's terms apply. ``catch_all``: the clause covers terms that it does not name.

    ``exhaustive`` is False where the list says that it is not complete, None where it says neither.
    ``excludes`` names what of those terms does not apply.
    """

    kind: Literal["terms"] = "terms"
    terms: tuple[TermsReference, ...]
    duty: TermsDuty
    catch_all: bool = False
    exhaustive: bool | None = None
    excludes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubprocessorEngagement(Rule):
    """One subprocessor: who engages it, where, for what. ``list_exhaustive`` as the printed list says."""

    kind: Literal["subprocessor"] = "subprocessor"
    party: PartySlug
    engaged_by: PartySlug | None = None
    locations: tuple[JurisdictionCode, ...] = ()
    purpose: str | None = None
    data: str | None = None
    contact: str | None = None
    since: PartialDate | None = None
    list_exhaustive: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicabilityRule(Rule):
    """To whom or what an agreement applies; ``applies=False`` is an exclusion in so many words."""

    kind: Literal["applicability"] = "applicability"
    applies: bool


DecisionRule = (
    GoverningLawRule
    | ForumRule
    | ContractingPartyRule
    | PartyRoleRule
    | PrecedenceRule
    | LanguageRule
    | TermsRule
    | SubprocessorEngagement
    | ApplicabilityRule
)

"""Which questions can be asked? Each is data; the names are those of the API."""

from dataclasses import dataclass

from graph.model.ids import AgreementSlug, ChannelSlug, PartySlug, ProductSlug, TopicSlug
from graph.model.rules import Operand


@dataclass(frozen=True, slots=True, kw_only=True)
class GoverningLaw:
    """Which law governs this agreement, on this topic?"""

    agreement: AgreementSlug
    topic: TopicSlug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumQuestion:
    """Where is a dispute decided?"""

    agreement: AgreementSlug
    topic: TopicSlug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractingParty:
    """With whom does the customer contract, and who has which role?"""

    agreement: AgreementSlug


@dataclass(frozen=True, slots=True, kw_only=True)
class Prevails:
    """Which of these agreements, clauses or rules prevails, on this topic?"""

    between: tuple[Operand, ...]
    topic: TopicSlug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdPartyTerms:
    """Whose terms apply to this channel or product, reached through this vendor?"""

    channel: ChannelSlug | None = None
    product: ProductSlug | None = None
    via: PartySlug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subprocessors:
    """Who are the subprocessors of this party, or under this agreement? Exactly one of the two is given."""

    party: PartySlug | None = None
    agreement: AgreementSlug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageOfRecord:
    """Which language version counts?"""

    agreement: AgreementSlug


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionInForce:
    """Which version of the agreement is in force?"""

    agreement: AgreementSlug


Question = (
    GoverningLaw
    | ForumQuestion
    | ContractingParty
    | Prevails
    | ThirdPartyTerms
    | Subprocessors
    | LanguageOfRecord
    | VersionInForce
)

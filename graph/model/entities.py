"""Who and what: agreements and their versions, parties, products, channels, topics, defined terms."""

from dataclasses import dataclass
from enum import Enum

from graph.model.citation import Citation
from graph.model.conditions import ALWAYS, Condition
from graph.model.dates import PartialDate
from graph.model.ids import (
    OPEN_WORKSPACE,
    AgreementSlug,
    ChannelSlug,
    PartySlug,
    ProductSlug,
    TopicSlug,
    Workspace,
)


class AgreementKind(Enum):
    """What sort of legal document an agreement is."""

    MASTER_AGREEMENT = "MASTER_AGREEMENT"
    SUPPLEMENTAL_TERMS = "SUPPLEMENTAL_TERMS"
    PRODUCT_TERMS = "PRODUCT_TERMS"
    PARTNER_TERMS = "PARTNER_TERMS"
    AMENDMENT = "AMENDMENT"
    POLICY = "POLICY"
    DPA = "DPA"
    SCC = "SCC"
    SLA = "SLA"
    ORDER_FORM = "ORDER_FORM"
    STATEMENT_OF_WORK = "STATEMENT_OF_WORK"
    EXHIBIT = "EXHIBIT"
    NOTICE = "NOTICE"
    LICENCE = "LICENCE"
    PAGE = "PAGE"
    THIRD_PARTY_TERMS = "THIRD_PARTY_TERMS"


class PartyKind(Enum):
    """A legal entity, or a name for several of them."""

    ENTITY = "ENTITY"
    GROUP = "GROUP"
    AUTHORITY = "AUTHORITY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name that a document uses: for everybody, or only inside ``agreement``."""

    name: str
    agreement: AgreementSlug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLink:
    """A party to an agreement, in a role (provider, customer, reseller …)."""

    party: PartySlug
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Any legal document. ``known``: facts about its text exist; else it is only referred to.

    ``topics``: what the document as a whole is about (standard contractual clauses: data transfers). A question about
    it that names no topic asks about these, and a rule of it that names none has them as its scope.
    """

    slug: AgreementSlug
    title: str
    kind: AgreementKind
    language: str | None = None
    url: str | None = None
    known: bool
    workspace: Workspace = OPEN_WORKSPACE
    aliases: tuple[Alias, ...] = ()
    parties: tuple[PartyLink, ...] = ()
    products: tuple[ProductSlug, ...] = ()
    channels: tuple[ChannelSlug, ...] = ()
    topics: tuple[TopicSlug, ...] = ()
    provider: PartySlug | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When a version is in force, for whom: ``last`` is the last day; ``event`` stands where a day is not printed."""

    when: Condition = ALWAYS
    first: PartialDate | None = None
    last: PartialDate | None = None
    event: str | None = None
    citations: tuple[Citation, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text of an agreement. ``id`` is unique inside the agreement."""

    agreement: AgreementSlug
    id: str
    language: str | None = None
    file: str | None = None
    lines: tuple[int, int] | None = None
    periods: tuple[Period, ...] = ()
    published: PartialDate | None = None
    updated: PartialDate | None = None
    archived: bool = False
    translation_of: str | None = None
    official: bool | None = None
    citations: tuple[Citation, ...] = ()
    note: str | None = None

    @property
    def effective_from(self) -> PartialDate | None:
        """The first day in force, where it is one day for everybody."""
        return self._only({period.first for period in self.periods})

    @property
    def effective_to(self) -> PartialDate | None:
        """The last day in force, where it is one day for everybody."""
        return self._only({period.last for period in self.periods})

    @property
    def effective_on(self) -> str | None:
        """The event that starts it, where the text names one event and no day."""
        events = {period.event for period in self.periods if period.first is None}
        return events.pop() if len(events) == 1 else None

    @staticmethod
    def _only(days: set[PartialDate | None]) -> PartialDate | None:
        return days.pop() if len(days) == 1 else None


class RelationKind(Enum):
    """How one agreement stands to another; read from the first to the second."""

    PART_OF = "PART_OF"
    COMPLETES = "COMPLETES"
    INCORPORATES = "INCORPORATES"
    AMENDS = "AMENDS"
    SUPERSEDES = "SUPERSEDES"
    TRANSLATES = "TRANSLATES"
    REFERS_TO = "REFERS_TO"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One agreement's relation to another, as a clause states it.

    ``as_amended``: the target counts as it is at the time asked about, not as it was when signed.
    ``clauses``: for AMENDS and SUPERSEDES, the clause paths replaced; empty means all.
    """

    id: str
    kind: RelationKind
    source: AgreementSlug
    target: AgreementSlug
    when: Condition = ALWAYS
    as_amended: bool | None = None
    clauses: tuple[str, ...] = ()
    first: PartialDate | None = None
    last: PartialDate | None = None
    statement: str
    note: str | None = None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A legal entity or a group of them."""

    slug: PartySlug
    name: str
    kind: PartyKind
    aliases: tuple[Alias, ...] = ()
    registration_number: str | None = None
    address: str | None = None
    affiliate_of: PartySlug | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product, service, feature or edition; ``group``: a name for several."""

    slug: ProductSlug
    name: str
    group: bool = False
    aliases: tuple[Alias, ...] = ()
    in_groups: tuple[ProductSlug, ...] = ()
    provided_by: PartySlug | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A way that a message takes, as SMS, voice or WhatsApp."""

    slug: ChannelSlug
    name: str
    aliases: tuple[Alias, ...] = ()
    operated_by: PartySlug | None = None
    in_groups: tuple[ProductSlug, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject; narrower topics name their broader one."""

    slug: TopicSlug
    name: str
    name_fr: str
    within: TopicSlug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedTerm:
    """A word that one document gives a meaning. One document may give a word two: two facts."""

    id: str
    term: str
    agreement: AgreementSlug
    means: tuple[str, ...] = ()  # slugs with their kind: "agreement:aircall-dpa", "party:zendesk"
    text: str | None = None
    note: str | None = None
    citations: tuple[Citation, ...]

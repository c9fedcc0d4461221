"""What may stand in a fact file?

One definition gives the typed parsing, every error at once, and the published JSON Schema: each
description is the hover text of an editor. Keep ``kind`` first in each rule: editors choose the
alternative by it.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.model.entities import AgreementKind, PartyKind, RelationKind
from graph.model.reading import QuestionKind
from graph.model.rules import Extent, ForumKind, Strength, TermsDuty

Slug = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Name in lower case with hyphens.")
]
Lines = Annotated[
    tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]],
    Field(description="First and last line of the passage, counted from 1 in the file as it is."),
]
Part = Annotated[
    tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]],
    Field(
        description="Start and end inside those lines, in code points from 0, where a line is a long paragraph."
    ),
]
Sha = Annotated[
    str,
    Field(
        pattern=r"^[0-9a-f]{64}$",
        description="sha256 of exactly that passage (NFC, line ends as LF).",
    ),
]
DateText = Annotated[
    str,
    Field(
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$",
        description="A date as precise as the text: 2022, 2022-02 or 2022-02-28.",
    ),
]
Codes = Annotated[
    tuple[str, ...],
    Field(min_length=1, description="ISO 3166 codes or groups: DE, US-CA, EU, EEA."),
]
Texts = Annotated[tuple[str, ...], Field(min_length=1)]


class Shape(BaseModel):
    """Base: unknown fields are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Passage(Shape):
    """A passage of the text."""

    lines: Lines
    part: Part | None = None
    path: str | None = Field(
        None, description="The clause as printed: 8.2, Exhibit A / row 3. A label, not a key."
    )
    file: str | None = Field(
        None, description="The text's file, where it is not the file of the family."
    )
    sha256: Sha | None = None


class NamedIn(Shape):
    """A name used only inside one document."""

    name: str = Field(description="The name.")
    agreement: Slug = Field(description="The document that uses the name.")


AliasShape = Annotated[
    str | NamedIn, Field(description="Another name: everywhere, or in one document only.")
]


class DateRange(Shape):
    """A range of days; either end may be open."""

    first: DateText | None = Field(None, alias="from", description="First day.")
    last: DateText | None = Field(None, alias="to", description="Last day.")


class Uses(Shape):
    """Products or channels in use."""

    products: tuple[Slug, ...] = Field((), description="One of these products or groups.")
    channels: tuple[Slug, ...] = Field((), description="One of these channels.")


class When(Shape):
    """A condition: its fields are joined by AND."""

    customer_location: Codes | None = Field(
        None, description="The customer is in one of these places."
    )
    customer_size: Texts | None = Field(None, description="micro, small, medium or large.")
    customer_non_profit: bool | None = Field(
        None, description="The customer is a non-profit organisation."
    )
    customer_since: DateRange | None = Field(None, description="When the customer became one.")
    customer_role: Texts | None = Field(None, description="brand, isv …")
    customer_kind: Texts | None = Field(None, description="new, existing, subscriber, visitor …")
    phone_number_country: Codes | None = Field(None, description="The phone number's country.")
    agent_country: Codes | None = Field(None, description="The country where the agents are.")
    recipient_country: Codes | None = Field(None, description="The country of the recipient.")
    plan: Texts | None = Field(None, description="The service plan.")
    uses: Uses | None = Field(None, description="The customer uses one of these.")
    attributes: dict[str, bool | Texts] | None = Field(
        None, description="The document's own named conditions."
    )
    all: "tuple[When, ...] | None" = Field(None, description="Each of these holds.")
    any: "tuple[When, ...] | None" = Field(None, description="At least one of these holds.")
    not_: "When | None" = Field(None, alias="not", description="This does not hold.")


class TopicShape(Shape):
    """A subject of the taxonomy."""

    slug: Slug
    name: str = Field(description="English name.")
    name_fr: str = Field(description="French name.")
    within: Slug | None = Field(None, description="The broader subject.")


class PartyShape(Shape):
    """A legal entity or a group of them."""

    slug: Slug
    name: str = Field(description="The name as printed.")
    kind: PartyKind = Field(description="ENTITY, GROUP or AUTHORITY.")
    aliases: tuple[AliasShape, ...] = ()
    registration_number: str | None = Field(None, description="Number in a register.")
    address: str | None = Field(None, description="Address as printed.")
    affiliate_of: Slug | None = Field(None, description="The group that it belongs to.")
    note: str | None = Field(
        None, description="What is printed and what is meant, where they differ."
    )


class ProductShape(Shape):
    """A product, service, feature, edition, or a group of them."""

    slug: Slug
    name: str = Field(description="The name.")
    group: bool = Field(default=False, description="A name under which a document groups several.")
    aliases: tuple[AliasShape, ...] = ()
    in_groups: tuple[Slug, ...] = Field((), description="The groups that it is in.")
    provided_by: Slug | None = Field(None, description="The party that provides it.")
    note: str | None = None


class ChannelShape(Shape):
    """A way that a message takes."""

    slug: Slug
    name: str = Field(description="The name.")
    aliases: tuple[AliasShape, ...] = ()
    operated_by: Slug | None = Field(None, description="The party that operates it.")
    in_groups: tuple[Slug, ...] = Field((), description="The product groups that it is in.")
    note: str | None = None


class ReferredShape(Shape):
    """A document that is only referred to."""

    slug: Slug
    title: str = Field(description="Its title.")
    kind: AgreementKind = Field(description="What sort of document it is.")
    url: str | None = Field(None, description="Its address exactly as printed.")
    provider: Slug | None = Field(None, description="Whose document it is.")
    language: str | None = None
    aliases: tuple[AliasShape, ...] = ()
    note: str | None = None


class PartyLinkShape(Shape):
    """A party to the agreement."""

    party: Slug = Field(description="The party.")
    role: str = Field(description="provider, customer, reseller …")


class PeriodShape(Shape):
    """When a version is in force, and for whom."""

    when: When | None = None
    first: DateText | None = Field(None, alias="from", description="First day in force.")
    last: DateText | None = Field(None, alias="to", description="Last day in force.")
    event: str | None = Field(
        None, description="The event that starts it, where no day is printed."
    )
    cite: tuple[Passage, ...] = Field((), description="Where the text says so.")
    note: str | None = None


class VersionShape(Shape):
    """One text of an agreement."""

    id: str = Field(description="A name of the version, unique in its agreement.")
    lines: Lines | None = None
    file: str | None = Field(
        None, description="The text's file, where it is not the file of the family."
    )
    language: str | None = Field(None, description="Language of this text: fr, en.")
    published: DateText | None = None
    updated: DateText | None = None
    archived: bool = Field(default=False, description="The text says that it is an archive.")
    official: bool | None = Field(
        None, description="Whether the text says that it is the authoritative one."
    )
    translation_of: str | None = Field(
        None, description="The language that it was translated from."
    )
    periods: tuple[PeriodShape, ...] = ()
    cite: tuple[Passage, ...] = ()
    note: str | None = None


class Cited(Shape):
    """The fields of whatever a passage says."""

    lines: Lines
    part: Part | None = None
    path: str | None = Field(None, description="The clause as printed. A label, not a key.")
    file: str | None = Field(
        None, description="The text's file, where it is not the file of the family."
    )
    sha256: Sha | None = None
    also: tuple[Passage, ...] = Field((), description="Further passages that are needed.")
    note: str | None = Field(
        None, description="What is printed and what is meant, where they differ."
    )


class RelationShape(Cited):
    """How this agreement stands to another."""

    id: Slug
    kind: RelationKind = Field(
        description="PART_OF, COMPLETES, INCORPORATES, AMENDS, SUPERSEDES, TRANSLATES, REFERS_TO."
    )
    to: Slug = Field(description="The other agreement.")
    when: When | None = None
    as_amended: bool | None = Field(
        None, description="The other counts as it is at the time asked about."
    )
    clauses: tuple[str, ...] = Field(
        (), description="The clauses amended or superseded; none: all."
    )
    first: DateText | None = Field(None, alias="since", description="First day.")
    last: DateText | None = Field(None, alias="until", description="Last day.")
    statement: str = Field(description="What the clause says, in your own words.")


class DefinedTermShape(Cited):
    """A word that this document gives a meaning."""

    id: Slug
    term: str = Field(description="The word.")
    means: tuple[str, ...] = Field(
        (), description="agreement:slug, party:slug, product:slug, channel:slug, jurisdiction:CODE."
    )
    text: str | None = Field(
        None, description="The meaning in your own words, where it is no node of the graph."
    )


class ReadShape(Shape):
    """A reader has looked through the whole text of the agreement for these questions."""

    id: Slug
    questions: Annotated[tuple[QuestionKind, ...], Field(min_length=1)]
    topics: tuple[Slug, ...] = Field((), description="Only these subjects; none: all.")
    nearest: tuple[Passage, ...] = Field((), description="The passages nearest to a silence.")
    note: str | None = None


class RuleShape(Cited):
    """The fields that every rule has."""

    id: Slug
    when: When | None = None
    topics: tuple[Slug, ...] = Field(
        (), description="The subjects that it is about; none: no limit."
    )
    except_topics: tuple[Slug, ...] = Field((), description="Subjects that it leaves out.")
    products: tuple[Slug, ...] = Field((), description="The products or groups that it is about.")
    channels: tuple[Slug, ...] = Field((), description="The channels that it is about.")
    agreements: tuple[Slug, ...] = Field(
        (), description="The agreements that it is about, where not the one that states it."
    )
    strength: Strength = Field(
        Strength.DEFAULT, description="STRICT yields to nothing; DEFEATER only blocks."
    )
    first: DateText | None = Field(None, alias="from", description="First day of this rule.")
    last: DateText | None = Field(None, alias="to", description="Last day of this rule.")
    row: str | None = Field(None, description="Rules of one row of a table share it.")
    statement: str = Field(description="What the clause says, in your own words.")
    redacted: bool = Field(default=False, description="The value is blacked out in the text.")


class GoverningLawShape(RuleShape):
    """A choice of law for the agreement: law, law_of or as_in."""

    kind: Literal["governing_law"]
    law: str | None = Field(None, description="ISO 3166 code of the law: FR, US-NY, GB-EAW.")
    law_of: str | None = Field(
        None, description="The law of the place that this input gives: customer_location."
    )
    as_in: Slug | None = Field(None, description="The law is the one of this agreement.")
    excludes_conflict_rules: bool | None = Field(
        None, description="Conflict-of-laws rules are excluded."
    )
    excludes_cisg: bool | None = Field(None, description="The UN sales convention is excluded.")


class ForumValueShape(Shape):
    """Where a dispute goes."""

    kind: ForumKind = Field(description="COURT, ARBITRATION or MEDIATION.")
    name: str | None = Field(None, description="Name of the court or institution.")
    seat: str | None = Field(None, description="ISO 3166 code of the seat.")
    exclusive: bool | None = Field(None, description="Left out where the text does not say.")
    rules: str | None = Field(None, description="Rules of arbitration.")
    unless: str | None = Field(None, description="The text's own exception.")


class ForumShape(RuleShape):
    """Courts, arbitration or mediation."""

    kind: Literal["forum"]
    forum: ForumValueShape | None = None
    seat_of: str | None = Field(None, description="The courts of the place that this input gives.")
    as_in: Slug | None = Field(None, description="As in this agreement.")


class ContractingPartyShape(RuleShape):
    """With whom the customer contracts."""

    kind: Literal["contracting_party"]
    party: Slug | None = None
    address: str | None = None
    notice_address: str | None = None
    as_in: Slug | None = None


class PartyRoleShape(RuleShape):
    """A party's role, or that it has not that role."""

    kind: Literal["party_role"]
    party: Slug
    role: str = Field(description="controller, processor, biller, distributor, party …")
    denied: bool = Field(default=False, description="The text says that it has not this role.")


class MemberShape(Shape):
    """A clause, a rule, or words that bind to no document."""

    agreement: Slug | None = None
    clause: str | None = Field(None, description="Path of a clause of that agreement.")
    rule: Slug | None = Field(None, description="Id of a rule of this family.")
    words: str | None = Field(None, description="The words, where they bind to no document.")


class TierShape(Shape):
    """A level of an order."""

    members: Annotated[tuple[Slug | MemberShape, ...], Field(min_length=1)]
    topics: tuple[Slug, ...] = Field(
        (), description="Ranked at this level only for these subjects."
    )
    except_topics: tuple[Slug, ...] = Field(
        (), description="Not ranked at this level for these subjects."
    )
    when: When | None = None


class PrecedenceShape(RuleShape):
    """An order of precedence, highest first."""

    kind: Literal["precedence"]
    tiers: Annotated[tuple[TierShape, ...], Field(description="Highest first.")]
    extent: Extent = Field(
        Extent.CONFLICT, description="CONFLICT: only where they conflict; REPLACES: in whole."
    )
    higher_standard: bool = Field(default=False, description="The stricter requirement applies.")


class LanguageShape(RuleShape):
    """Which language version counts."""

    kind: Literal["language"]
    language: str = Field(description="Language tag: en, fr.")
    official: bool = Field(default=True, description="That version is the authoritative one.")
    over: tuple[str, ...] = Field((), description="Languages that yield to it; none: all others.")


class TermsReferenceShape(Shape):
    """A document that is made applicable."""

    agreement: Slug | None = Field(None, description="The document, where it has a slug.")
    provider: Slug | None = Field(None, description="Whose terms they are.")
    description: str | None = Field(None, description="What they are, in your own words.")
    url: str | None = Field(None, description="Exactly as printed.")


class TermsShape(RuleShape):
    """Terms of a third party (or of another document) apply to the customer."""

    kind: Literal["terms"]
    terms: tuple[TermsReferenceShape, ...] = ()
    duty: TermsDuty = Field(description="COMPLY, ACCEPT, SUBJECT_TO, INCORPORATED or INFORMATION.")
    catch_all: bool = Field(
        default=False, description="The clause covers terms that it does not name."
    )
    exhaustive: bool | None = Field(
        None, description="false: the list says that it is not complete."
    )
    excludes: str | None = Field(None, description="What of those terms does not apply.")


class SubprocessorShape(RuleShape):
    """One subprocessor."""

    kind: Literal["subprocessor"]
    party: Slug
    engaged_by: Slug | None = Field(None, description="Who engages it.")
    locations: tuple[str, ...] = Field(
        (), description="ISO 3166 codes of the places of processing."
    )
    purpose: str | None = None
    data: str | None = None
    contact: str | None = None
    since: DateText | None = None
    list_exhaustive: bool | None = Field(
        None, description="false: the printed list says that it is not complete."
    )


class ApplicabilityShape(RuleShape):
    """To whom or what the agreement applies, or does not."""

    kind: Literal["applicability"]
    applies: bool


AnyRuleShape = Annotated[
    GoverningLawShape
    | ForumShape
    | ContractingPartyShape
    | PartyRoleShape
    | PrecedenceShape
    | LanguageShape
    | TermsShape
    | SubprocessorShape
    | ApplicabilityShape,
    Field(discriminator="kind"),
]


class AgreementShape(Shape):
    """A document with facts about its text."""

    slug: Slug
    title: str = Field(description="Its title.")
    kind: AgreementKind = Field(description="What sort of document it is.")
    language: str | None = Field(None, description="Language of the text: fr, en.")
    url: str | None = None
    provider: Slug | None = Field(None, description="Whose document it is: the vendor.")
    aliases: tuple[AliasShape, ...] = ()
    parties: tuple[PartyLinkShape, ...] = ()
    products: tuple[Slug, ...] = Field((), description="What it covers.")
    channels: tuple[Slug, ...] = Field((), description="The channels that it covers.")
    topics: tuple[Slug, ...] = Field(
        (), description="What the whole document is about, where it has one subject."
    )
    note: str | None = None
    versions: tuple[VersionShape, ...] = ()
    relations: tuple[RelationShape, ...] = ()
    terms: tuple[DefinedTermShape, ...] = ()
    rules: tuple[AnyRuleShape, ...] = ()
    read: tuple[ReadShape, ...] = ()


class FactFile(Shape):
    """The facts of one agreement family."""

    family: Slug = Field(description="Name of the family; the ids of its rules are unique in it.")
    title: str = Field(description="What the file is about.")
    file: str | None = Field(None, description="The text that the citations point into.")
    topics: tuple[TopicShape, ...] = ()
    parties: tuple[PartyShape, ...] = ()
    products: tuple[ProductShape, ...] = ()
    channels: tuple[ChannelShape, ...] = ()
    referred: tuple[ReferredShape, ...] = ()
    agreements: tuple[AgreementShape, ...] = ()

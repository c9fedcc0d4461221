"""What may stand in a fact file?

One definition gives the typed parsing, every error at once, and the published JSON Schema: each
description is the hover text of an editor.
"""

from pydantic import Field

from graph.model.entities import AgreementKind, PartyKind, RelationKind
from graph.model.reading import QuestionKind
from loaders.facts.shape_base import (
    Aliases,
    Cited,
    Condition,
    DateText,
    Language,
    Lines,
    Meaning,
    Note,
    Passage,
    Shape,
    Slug,
    TextFile,
)
from loaders.facts.shape_rules import AnyRuleShape


class TopicShape(Shape):
    """A subject of the taxonomy."""

    slug: Slug = Field(
        description="Name of the subject: lower case with hyphens, the same in every file."
    )
    name: str = Field(description="English name.")
    name_fr: str = Field(description="French name.")
    within: Slug | None = Field(None, description="The broader subject.")


class PartyShape(Shape):
    """A legal entity or a group of them."""

    slug: Slug = Field(
        description="Name of the party: lower case with hyphens, the same in every file."
    )
    name: str = Field(description="The name as printed.")
    kind: PartyKind = Field(description="ENTITY, GROUP or AUTHORITY.")
    aliases: Aliases = ()
    registration_number: str | None = Field(None, description="Number in a register.")
    address: str | None = Field(None, description="Address as printed.")
    affiliate_of: Slug | None = Field(None, description="The group that it belongs to.")
    note: Note = None


class ProductShape(Shape):
    """A product, service, feature, edition, or a group of them."""

    slug: Slug = Field(
        description="Name of the product: lower case with hyphens, the same in every file."
    )
    name: str = Field(description="The name.")
    group: bool = Field(default=False, description="A name under which a document groups several.")
    aliases: Aliases = ()
    in_groups: tuple[Slug, ...] = Field((), description="The groups that it is in.")
    provided_by: Slug | None = Field(None, description="The party that provides it.")
    note: Note = None


class ChannelShape(Shape):
    """A way that a message takes."""

    slug: Slug = Field(
        description="Name of the channel: lower case with hyphens, the same in every file."
    )
    name: str = Field(description="The name.")
    aliases: Aliases = ()
    operated_by: Slug | None = Field(None, description="The party that operates it.")
    in_groups: tuple[Slug, ...] = Field((), description="The product groups that it is in.")
    note: Note = None


class ReferredShape(Shape):
    """A document that is only referred to."""

    slug: Slug = Field(
        description="Name of the document: lower case with hyphens, the same in every file."
    )
    title: str = Field(description="Its title.")
    kind: AgreementKind = Field(description="What sort of document it is.")
    url: str | None = Field(None, description="Its address exactly as printed.")
    provider: Slug | None = Field(None, description="Whose document it is.")
    language: Language = None
    aliases: Aliases = ()
    note: Note = None


class PartyLinkShape(Shape):
    """A party to the agreement."""

    party: Slug = Field(description="The party.")
    role: str = Field(description="provider, customer, reseller …")


class PeriodShape(Shape):
    """When a version is in force, and for whom."""

    when: Condition = None
    first: DateText | None = Field(None, alias="from", description="First day in force.")
    last: DateText | None = Field(None, alias="to", description="Last day in force.")
    event: str | None = Field(
        None, description="The event that starts it, where no day is printed."
    )
    cite: tuple[Passage, ...] = Field((), description="Where the text says so.")
    note: Note = None


class VersionShape(Shape):
    """One text of an agreement."""

    id: str = Field(description="A name of the version, unique in its agreement.")
    lines: Lines | None = Field(
        None, description="First and last line of this version; left out: the whole file."
    )
    file: TextFile = None
    language: Language = None
    published: DateText | None = Field(None, description="The printed day of publication.")
    updated: DateText | None = Field(None, description="The printed day of the last update.")
    archived: bool = Field(default=False, description="The text says that it is an archive.")
    official: bool | None = Field(
        None, description="Whether the text says that it is the authoritative one."
    )
    translation_of: str | None = Field(
        None, description="The language that it was translated from."
    )
    periods: tuple[PeriodShape, ...] = Field((), description="When it is in force, and for whom.")
    cite: tuple[Passage, ...] = Field((), description="Where its title and dates are printed.")
    note: Note = None


class RelationShape(Cited):
    """How this agreement stands to another."""

    id: Slug = Field(description="Name of the relation, unique in the family.")
    kind: RelationKind = Field(
        description="PART_OF, COMPLETES, INCORPORATES, AMENDS, SUPERSEDES, TRANSLATES, REFERS_TO."
    )
    to: Slug = Field(description="The other agreement.")
    when: Condition = None
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

    id: Slug = Field(description="Name of the term, unique in the family.")
    term: str = Field(description="The word.")
    means: tuple[Meaning, ...] = Field(
        (), description="agreement:slug, party:slug, product:slug, channel:slug, jurisdiction:CODE."
    )
    text: str | None = Field(
        None, description="The meaning in your own words, where it is no node of the graph."
    )


class ReadShape(Shape):
    """A reader has looked through the whole text of the agreement for these questions."""

    id: Slug = Field(description="Name of the reading, unique in the family.")
    questions: tuple[QuestionKind, ...] = Field(
        min_length=1, description="The questions that the whole text was read for."
    )
    topics: tuple[Slug, ...] = Field((), description="Only these subjects; none: all.")
    nearest: tuple[Passage, ...] = Field((), description="The passages nearest to a silence.")
    note: Note = None


class AgreementShape(Shape):
    """A document with facts about its text."""

    slug: Slug = Field(
        description="Name of the document: lower case with hyphens, the same in every file."
    )
    title: str = Field(description="Its title.")
    kind: AgreementKind = Field(description="What sort of document it is.")
    language: Language = None
    url: str | None = Field(None, description="Its address exactly as printed.")
    provider: Slug | None = Field(None, description="Whose document it is: the vendor.")
    aliases: Aliases = ()
    parties: tuple[PartyLinkShape, ...] = Field((), description="Who is a party to it, as what.")
    products: tuple[Slug, ...] = Field((), description="What it covers.")
    channels: tuple[Slug, ...] = Field((), description="The channels that it covers.")
    topics: tuple[Slug, ...] = Field(
        (), description="What the whole document is about, where it has one subject."
    )
    note: Note = None
    versions: tuple[VersionShape, ...] = Field(
        (), description="Its texts; citations point into the first."
    )
    relations: tuple[RelationShape, ...] = Field((), description="How it stands to others.")
    terms: tuple[DefinedTermShape, ...] = Field((), description="Words that it gives a meaning.")
    rules: tuple[AnyRuleShape, ...] = Field((), description="What its clauses say.")
    read: tuple[ReadShape, ...] = Field(
        (), description="What it was read for from end to end, so that a silence can be told."
    )


class FactFile(Shape):
    """The facts of one agreement family."""

    family: Slug = Field(description="Name of the family; the ids of its rules are unique in it.")
    title: str = Field(description="What the file is about.")
    file: str | None = Field(None, description="The text that the citations point into.")
    topics: tuple[TopicShape, ...] = Field((), description="Subjects that rules are about.")
    parties: tuple[PartyShape, ...] = Field((), description="Companies and groups of them.")
    products: tuple[ProductShape, ...] = Field((), description="Products and groups of them.")
    channels: tuple[ChannelShape, ...] = Field((), description="The ways that messages take.")
    referred: tuple[ReferredShape, ...] = Field(
        (), description="Documents that are named, and whose text no fact is about."
    )
    agreements: tuple[AgreementShape, ...] = Field(
        (), description="Documents with facts about their text."
    )

"""Who and what is in the graph: agreements, versions, clauses, parties, products, channels, places, topics?

These types name one another in a circle, so they stand in one module.
"""

import strawberry

from graph.model import entities, reading
from graph.model.citation import Verification
from graph.model.dates import PartialDate
from graph.model.entities import AgreementKind, PartyKind, RelationKind
from graph.model.ids import JurisdictionCode
from graph.places import Jurisdiction as PlaceModel
from graph.places import JurisdictionKind
from resolvers.answers import AnswerCitation
from schema import lookups
from schema.conditions import Condition
from schema.context import Info, reading_of
from schema.fields import about, mirrors
from schema.lookups import citations_in, grouped, line_at, many, one, version_of
from schema.node import Node
from schema.scalars import URL

_NOTE = "What is printed and what is meant, where they differ; and what else a reader should know."


@mirrors(
    PlaceModel, "A country, a part of one, or a group of them, whose law or courts may be meant."
)
class Jurisdiction(Node):
    """A place of the table of places."""

    code: JurisdictionCode = about("Its code.")
    name: str = about("Its name in English.")
    name_fr: str | None = about("Its name in French, where the table has one.")
    kind: JurisdictionKind = about("What sort of place it is.")
    parent: "Jurisdiction | None" = about(
        "The country that it is a part of.", by=one(lookups.places, "parent")
    )


@mirrors(entities.Topic, "A subject that clauses are about; the taxonomy is a hierarchy.")
class Topic(Node):
    """A subject."""

    slug: strawberry.ID = about("Its short name; it never changes.")
    name: str = about("Its name in English.")
    name_fr: str = about("Its name in French.")
    within: "Topic | None" = about("The broader subject.", by=one(lookups.topics, "within"))


@mirrors(entities.Alias, "A name in use for a thing.")
class Alias:
    """A name for everybody, or inside one document."""

    name: str = about("The name.")
    agreement: "Agreement | None" = about(
        "The document that uses it; null: everybody does.", by=one(lookups.agreements, "agreement")
    )


@mirrors(entities.Party, "A legal entity, or a name for several of them.")
class Party(Node):
    """Somebody."""

    slug: strawberry.ID = about("Its short name; it never changes.")
    name: str = about("Its name.")
    kind: PartyKind = about("One entity or several.")
    aliases: list[Alias] = about("Other names in use for it.")
    registration_number: str | None = about("Its number in a register.")
    address: str | None = about("Its address.")
    affiliate_of: "Party | None" = about(
        "The party to whose group it belongs.", by=one(lookups.parties, "affiliate_of")
    )
    note: str | None = about(_NOTE)


@mirrors(entities.Product, "A product, service, feature or edition, or a name for several of them.")
class Product(Node):
    """Something that is sold."""

    slug: strawberry.ID = about("Its short name; it never changes.")
    name: str = about("Its name.")
    group: bool = about("Whether it is a name for several products.")
    aliases: list[Alias] = about("Other names in use for it.")
    in_groups: list["Product"] = about(
        "The groups that it is in.", by=many(lookups.products, "in_groups")
    )
    provided_by: Party | None = about("Who provides it.", by=one(lookups.parties, "provided_by"))
    note: str | None = about(_NOTE)


@mirrors(entities.Channel, "A way that a message takes, such as SMS, voice or WhatsApp.")
class Channel(Node):
    """A way that a message takes."""

    slug: strawberry.ID = about("Its short name; it never changes.")
    name: str = about("Its name.")
    aliases: list[Alias] = about("Other names in use for it.")
    operated_by: Party | None = about("Who operates it.", by=one(lookups.parties, "operated_by"))
    in_groups: list[Product] = about(
        "The product groups that it is in.", by=many(lookups.products, "in_groups")
    )
    note: str | None = about(_NOTE)


@mirrors(entities.PartyLink, "A party to an agreement, in a role.")
class PartyLink:
    """Who is what in an agreement."""

    party: Party | None = about(
        "The party; null where no loaded fact says who that is.", by=one(lookups.parties, "party")
    )
    role: str = about("The role: provider, customer, reseller …")


@mirrors(
    entities.Agreement, "Any legal document: terms, an amendment, a policy, an annex, a page …"
)
class Agreement(Node):
    """A document as a whole, over all its versions."""

    slug: strawberry.ID = about("Its short name; it never changes.")
    title: str = about("Its title.")
    kind: AgreementKind = about("What sort of document it is.")
    language: str | None = about("The language of its text, as a BCP 47 tag.")
    url: URL | None = about("Where it is published.")
    known: bool = about("Whether facts about its text exist; else it is only referred to.")
    workspace: str = about("The workspace whose viewers see it.")
    aliases: list[Alias] = about("Other names in use for it.")
    parties: list[PartyLink] = about("Who is a party to it.")
    products: list[Product] = about(
        "The products that it covers.", by=many(lookups.products, "products")
    )
    channels: list[Channel] = about(
        "The channels that it covers.", by=many(lookups.channels, "channels")
    )
    topics: list[Topic] = about("What it is about as a whole.", by=many(lookups.topics, "topics"))
    provider: Party | None = about("Whose terms they are.", by=one(lookups.parties, "provider"))
    note: str | None = about(_NOTE)
    versions: list["Version"] = about("Its versions.", by=grouped(lambda c: c.versions))
    relations: list["Relation"] = about(
        "How it stands to other documents, as clauses of its own say.",
        by=grouped(lambda c: c.relations_from),
    )
    related_from: list["Relation"] = about(
        "How other documents stand to it, as their clauses say.",
        by=grouped(lambda c: c.relations_to),
    )
    terms: list["DefinedTerm"] = about(
        "The words that it gives a meaning.", by=grouped(lambda c: c.terms)
    )


@mirrors(entities.Version, "One text of an agreement. Its periods say when it is in force.")
class Version(Node):
    """One text."""

    id: str = about("Its name among the versions of the agreement.", name="label")
    agreement: Agreement = about("The agreement.", by=one(lookups.agreements, "agreement"))
    language: str | None = about("The language of the text, as a BCP 47 tag.")
    file: str | None = about("The file that holds the text.")
    line_start: int | None = about("Its first line in that file.", by=line_at(0))
    line_end: int | None = about("Its last line in that file.", by=line_at(1))
    effective_from: PartialDate | None = about(
        "The first day in force, where it is one for everybody."
    )
    effective_to: PartialDate | None = about(
        "The last day in force, where it is one for everybody."
    )
    effective_on: str | None = about("The event that starts it, where no day is printed.")
    periods: list["Period"] = about("When it is in force, and for whom.")
    published: PartialDate | None = about("When it was published.")
    updated: PartialDate | None = about("When the text says that it was updated.")
    archived: bool = about("Whether the text is kept as a past version.")
    translation_of: str | None = about("The label of the version that it translates.")
    official: bool | None = about("Whether it is the language version that counts.")
    citations: list["Citation"] = about("Where this stands.", by=citations_in("citations"))
    note: str | None = about(_NOTE)


@mirrors(entities.Period, "A time in which a version is in force.")
class Period:
    """From when to when, and for whom."""

    when: Condition = about("For whom.")
    first: PartialDate | None = about("The first day in force.", name="effectiveFrom")
    last: PartialDate | None = about("The last day in force.", name="effectiveTo")
    event: str | None = about(
        "The event with which it begins, where no day is printed: acceptance, first use …",
        name="effectiveOn",
    )
    citations: list["Citation"] = about("Where this stands.", by=citations_in("citations"))
    note: str | None = about(_NOTE)


@mirrors(entities.Relation, "How one agreement stands to another, as a clause states it.")
class Relation(Node):
    """From source to target."""

    kind: RelationKind = about("How.")
    source: Agreement = about("The agreement that says so.", by=one(lookups.agreements, "source"))
    target: Agreement = about(
        "The agreement that it stands to.", by=one(lookups.agreements, "target")
    )
    when: Condition = about("For whom.")
    as_amended: bool | None = about(
        "Whether the target counts as it is on the day asked about, not as it was when signed."
    )
    clauses: list[str] = about("The clauses that are changed or replaced; none named: all.")
    first: PartialDate | None = about("The first day on which it holds.", name="effectiveFrom")
    last: PartialDate | None = about("The last day on which it holds.", name="effectiveTo")
    statement: str = about("What the clause says, in our own words.")
    citations: list["Citation"] = about("Where this stands.", by=citations_in("citations"))
    note: str | None = about(_NOTE)


@mirrors(entities.DefinedTerm, "A word that one document gives a meaning.")
class DefinedTerm(Node):
    """A word and what it means there."""

    term: str = about("The word.")
    agreement: Agreement = about("The document.", by=one(lookups.agreements, "agreement"))
    means: list[str] = about(
        "What it stands for, each as its kind and slug: `agreement:reseller-terms`."
    )
    text: str | None = about("What it means in words.")
    citations: list["Citation"] = about("Where this stands.", by=citations_in("citations"))
    note: str | None = about(_NOTE)


def _parent_id(root: strawberry.Parent[reading.Clause]) -> str | None:
    return None if root.parent is None else f"Clause:{root.parent}"


@mirrors(reading.Clause, "A clause of a version, with what lies under it.")
class Clause(Node):
    """A node of the clause tree; offsets are null until the text is loaded."""

    agreement: Agreement = about("The agreement.", by=one(lookups.agreements, "agreement"))
    version: Version | None = about("The version.", by=version_of)
    file: str = about("The file that holds the text.")
    path: str = about("Its number or name in the text: `8.2`, `Exhibit A / row 3`. Not unique.")
    heading: str | None = about("Its heading.")
    line_start: int = about("Its first line in the file.", by=line_at(0))
    line_end: int = about("Its last line in the file.", by=line_at(1))
    start: int | None = about("Where it begins, in code points of the text.")
    end: int | None = about("Where it ends, in code points of the text.")
    sha256: str | None = about("The hash of its text.")
    parent_id: strawberry.ID | None = about(
        "The global id of the clause that it lies under.", by=_parent_id
    )


def _cited_clause(root: strawberry.Parent[AnswerCitation], info: Info) -> reading.Clause | None:
    return None if root.clause is None else reading_of(info).clauses.get(root.clause)


@mirrors(AnswerCitation, "A passage of a document: where it stands and, once loaded, its words.")
class Citation:
    """Where something is said."""

    agreement: Agreement = about("The document.")
    version: Version | None = about("The version.")
    clause: Clause | None = about(
        "The smallest clause that holds the passage; without offsets until the text is loaded.",
        by=_cited_clause,
    )
    path: str | None = about("The label of the clause, as the fact file gives it.")
    file: str | None = about("The file that holds the text.")
    start: int | None = about("Where the passage begins, in code points of the text.")
    end: int | None = about("Where the passage ends, in code points of the text.")
    line_start: int | None = about("The first line of the passage in the file.")
    line_end: int | None = about("The last line of the passage in the file.")
    sha256: str = about("The hash of the passage (NFC, line ends as LF).")
    quote: str | None = about("The words of the passage; null until the text is loaded.")
    prefix: str | None = about("The words before it.")
    suffix: str | None = about("The words after it.")
    verification: Verification = about("What comparing with the loaded text gave.")

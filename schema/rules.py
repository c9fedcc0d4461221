"""What does one clause say, as a rule? Every rule that an answer names can be looked at."""

import strawberry

from graph.model import provisions
from graph.model import rules as model
from graph.model.dates import PartialDate
from graph.model.provisions import ProvisionKind, ValueKind
from graph.model.rules import Extent, FactStatus, Strength, TermsDuty
from resolvers.answers import ResolvedForum
from schema import lookups
from schema.answers import Forum
from schema.conditions import Condition, ContextVariable
from schema.context import Info, catalogue_of
from schema.fields import about, mirrors
from schema.lookups import citations_in, many, one
from schema.node import Node
from schema.scalars import URL
from schema.things import Agreement, Channel, Citation, Jurisdiction, Party, Product, Topic

_AS_IN = "The document in which the rule says that the value is to be found."


@mirrors(model.Scope, "What a rule is about; an empty list sets no limit.")
class Scope:
    """The limits of a rule."""

    topics: list[Topic] = about("Only these topics.", by=many(lookups.topics, "topics"))
    except_topics: list[Topic] = about("Not these.", by=many(lookups.topics, "except_topics"))
    products: list[Product] = about("Only these products.", by=many(lookups.products, "products"))
    channels: list[Channel] = about("Only these channels.", by=many(lookups.channels, "channels"))
    agreements: list[Agreement] = about(
        "Only these agreements.", by=many(lookups.agreements, "agreements")
    )


@strawberry.interface(description="What one clause says, with its scope, condition and citation.")
class Rule(Node):
    """The fields that every rule has."""

    id: strawberry.ID = about("Its id `family/id`, as answers name it.", name="ruleId")
    agreement: Agreement = about(
        "The document that states it.", by=one(lookups.agreements, "agreement")
    )
    scope: Scope = about("What it is about.")
    when: Condition = about("When it applies.")
    strength: Strength = about("What it yields to.")
    first: PartialDate | None = about("The first day on which it holds.", name="effectiveFrom")
    last: PartialDate | None = about("The last day on which it holds.", name="effectiveTo")
    row: str | None = about("The row of a table that it comes from; rules of one row go together.")
    statement: str = about("What the clause says, in our own words.")
    note: str | None = about("Where print and meaning differ; what else a reader should know.")
    redacted: bool = about("Whether its value is blacked out.")
    status: FactStatus = about("Who found it.")
    found_by: str | None = about("The rule of extraction that found it.")
    citations: list[Citation] = about("Where it stands.", by=citations_in("citations"))


@mirrors(model.GoverningLawRule, "Which law a clause chooses.")
class GoverningLawRule(Rule):
    """A choice of law."""

    law: Jurisdiction | None = about("The place whose law governs.", by=one(lookups.places, "law"))
    law_of: ContextVariable | None = about("The input that gives the place.")
    as_in: Agreement | None = about(_AS_IN, by=one(lookups.agreements, "as_in"))
    excludes_conflict_rules: bool | None = about("Whether rules of conflict of laws are excluded.")
    excludes_cisg: bool | None = about("Whether the sales convention of Vienna is excluded.")


def _stated_forum(root: strawberry.Parent[model.ForumRule], info: Info) -> ResolvedForum | None:
    forum = root.forum
    if forum is None:
        return None
    seat = None if forum.seat is None else catalogue_of(info).places.get(forum.seat)
    return ResolvedForum(
        kind=forum.kind.value,
        name=forum.name,
        seat=seat,
        exclusive=forum.exclusive,
        rules=forum.rules,
        unless=forum.unless,
    )


@mirrors(model.ForumRule, "Where a clause sends disputes.")
class ForumRule(Rule):
    """A choice of forum."""

    forum: Forum | None = about("The forum.", by=_stated_forum)
    seat_of: ContextVariable | None = about("The input that gives the place.")
    as_in: Agreement | None = about(_AS_IN, by=one(lookups.agreements, "as_in"))


@mirrors(model.ContractingPartyRule, "With whom a clause says that the customer contracts.")
class ContractingPartyRule(Rule):
    """A party or an address; what is null is not stated by this rule."""

    party: Party | None = about("The party.", by=one(lookups.parties, "party"))
    address: str | None = about("Its address.")
    notice_address: str | None = about("Where notices go.")
    as_in: Agreement | None = about(_AS_IN, by=one(lookups.agreements, "as_in"))


@mirrors(model.PartyRoleRule, "Which role a clause gives, or denies, a party.")
class PartyRoleRule(Rule):
    """A role."""

    party: Party | None = about("The party.", by=one(lookups.parties, "party"))
    role: str = about("The role: controller, biller, distributor …")
    denied: bool = about("Whether the text says that it has not this role.")


@mirrors(model.Operand, "What an order of precedence names.")
class Operand:
    """A document, a clause, a rule, or words that bind to nothing."""

    agreement: Agreement | None = about("The document.", by=one(lookups.agreements, "agreement"))
    clause: str | None = about("The label of the clause, where one is meant.")
    rule: strawberry.ID | None = about("The rule, by its id, where one is meant.")
    words: str | None = about("The words of the text, where they bind to nothing.")


@mirrors(model.RankedTier, "A level of an order; its members are not ranked among themselves.")
class RankedTier:
    """A level, the first prevails over the second."""

    members: list[Operand] = about("The members.")
    topics: list[Topic] = about("Only for these topics.", by=many(lookups.topics, "topics"))
    except_topics: list[Topic] = about("Not for these.", by=many(lookups.topics, "except_topics"))
    when: Condition = about("When the level counts.")


@mirrors(model.PrecedenceRule, "An order of precedence that a clause states.")
class PrecedenceRule(Rule):
    """A list, the highest first."""

    tiers: list[RankedTier] = about("The levels, the highest first.")
    extent: Extent = about("How far the winner goes.")
    higher_standard: bool = about("Whether the stricter requirement applies.")


@mirrors(model.LanguageRule, "Which language version a clause says that counts.")
class LanguageRule(Rule):
    """A language."""

    language: str = about("The language, as a BCP 47 tag.")
    official: bool = about("Whether the text calls it official.")
    over: list[str] = about("The languages that yield to it; none named: all others.")


@mirrors(model.TermsReference, "A document that a clause makes applicable.")
class TermsReference:
    """Terms, by name or by description."""

    agreement: Agreement | None = about(
        "The document; null where the clause names none.", by=one(lookups.agreements, "agreement")
    )
    provider: Party | None = about("Whose terms they are.", by=one(lookups.parties, "provider"))
    description: str | None = about("What they are, in our own words.")
    url: URL | None = about("Where they are published, as the clause prints it.")


@mirrors(model.TermsRule, "A clause that makes a third party's terms apply.")
class TermsRule(Rule):
    """Terms of somebody else."""

    terms: list[TermsReference] = about("The terms.")
    duty: TermsDuty = about("What the customer must do with them.")
    catch_all: bool = about("Whether the clause covers terms that it does not name.")
    exhaustive: bool | None = about("Whether the list is complete; null: the text does not say.")
    excludes: str | None = about("What of those terms does not apply.")


@mirrors(model.SubprocessorEngagement, "A row of a list of subprocessors, as the text states it.")
class SubprocessorRule(Rule):
    """One subprocessor."""

    party: Party | None = about("The subprocessor.", by=one(lookups.parties, "party"))
    engaged_by: Party | None = about("Who engages it.", by=one(lookups.parties, "engaged_by"))
    locations: list[Jurisdiction] = about(
        "Where it processes.", by=many(lookups.places, "locations")
    )
    purpose: str | None = about("For what.")
    data: str | None = about("Which data.")
    contact: str | None = about("Where it can be reached.")
    since: PartialDate | None = about("Since when.")
    list_exhaustive: bool | None = about("Whether the list is complete; null: it does not say.")


@mirrors(model.ApplicabilityRule, "To whom or what a clause says that the document applies.")
class ApplicabilityRule(Rule):
    """An inclusion or an exclusion."""

    applies: bool = about("Whether it applies; false: the text excludes it in so many words.")


@mirrors(provisions.ProvisionValue, "A labelled value of a provision.")
class ProvisionValue:
    """One value."""

    label: str = about("What it is the value of.")
    kind: ValueKind = about("How the text of the value is to be read.")
    value: str = about("The value as a text.")
    unit: str | None = about("Its unit or currency.")


@mirrors(provisions.Provision, "Who must, may or must not do what.")
class Provision(Rule):
    """A duty, right, limit, deadline or the like."""

    type: ProvisionKind = about("What it does.", name="kind")
    bearer: str | None = about("Whom it binds.")
    beneficiary: str | None = about("Whom it serves.")
    values: list[ProvisionValue] = about("Its values.")
    runs_from: str | None = about("What a deadline runs from.")
    exhaustive: bool | None = about("Whether a list is complete; null: the text does not say.")

"""Which rules may stand in a fact file, and what does each of them say?

Keep ``kind`` first in each rule: editors choose the alternative by it.
"""

from typing import Annotated, Literal

from pydantic import Field, Tag

from graph.model.rules import Extent, ForumKind, Strength, TermsDuty
from loaders.facts.shape_base import (
    MAPPING,
    MAPPING_OR_WORD,
    WORD,
    Cited,
    Condition,
    DateText,
    Shape,
    Slug,
)


class RuleShape(Cited):
    """The fields that every rule has."""

    id: Slug = Field(
        description="Name of the rule, unique in the family; it stays when the rule changes."
    )
    when: Condition = None
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

    kind: Literal["governing_law"] = Field(description="A choice of law.")
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

    kind: Literal["forum"] = Field(description="Courts, arbitration or mediation.")
    forum: ForumValueShape | None = Field(None, description="The court, tribunal or mediator.")
    seat_of: str | None = Field(None, description="The courts of the place that this input gives.")
    as_in: Slug | None = Field(None, description="As in this agreement.")


class ContractingPartyShape(RuleShape):
    """With whom the customer contracts."""

    kind: Literal["contracting_party"] = Field(description="With whom the customer contracts.")
    party: Slug | None = Field(None, description="The company; left out where the rule names none.")
    address: str | None = Field(None, description="Its address, as printed.")
    notice_address: str | None = Field(None, description="Where notices go, as printed.")
    as_in: Slug | None = Field(None, description="The party is the one of this agreement.")


class PartyRoleShape(RuleShape):
    """A party's role, or that it has not that role."""

    kind: Literal["party_role"] = Field(description="A role that a party has, or has not.")
    party: Slug = Field(description="The party.")
    role: str = Field(description="controller, processor, biller, distributor, party …")
    denied: bool = Field(default=False, description="The text says that it has not this role.")


class MemberShape(Shape):
    """A clause, a rule, or words that bind to no document."""

    agreement: Slug | None = Field(None, description="The document that is ranked.")
    clause: str | None = Field(None, description="Path of a clause of that agreement.")
    rule: Slug | None = Field(None, description="Id of a rule of this family.")
    words: str | None = Field(None, description="The words, where they bind to no document.")


AnyMemberShape = Annotated[
    Annotated[Slug, Tag(WORD)] | Annotated[MemberShape, Tag(MAPPING)], MAPPING_OR_WORD
]


class TierShape(Shape):
    """A level of an order."""

    members: tuple[AnyMemberShape, ...] = Field(
        min_length=1, description="What stands at this level: slugs of agreements, clauses, rules."
    )
    topics: tuple[Slug, ...] = Field(
        (), description="Ranked at this level only for these subjects."
    )
    except_topics: tuple[Slug, ...] = Field(
        (), description="Not ranked at this level for these subjects."
    )
    when: Condition = None


class PrecedenceShape(RuleShape):
    """An order of precedence, highest first."""

    kind: Literal["precedence"] = Field(description="Which document goes before which.")
    tiers: tuple[TierShape, ...] = Field(description="The levels, highest first.")
    extent: Extent = Field(
        Extent.CONFLICT, description="CONFLICT: only where they conflict; REPLACES: in whole."
    )
    higher_standard: bool = Field(default=False, description="The stricter requirement applies.")


class LanguageShape(RuleShape):
    """Which language version counts."""

    kind: Literal["language"] = Field(description="Which language version counts.")
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

    kind: Literal["terms"] = Field(description="Terms of a third party apply.")
    terms: tuple[TermsReferenceShape, ...] = Field(
        (), description="The documents that apply, as the clause names them."
    )
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

    kind: Literal["subprocessor"] = Field(description="One subprocessor.")
    party: Slug = Field(description="The subprocessor.")
    engaged_by: Slug | None = Field(None, description="Who engages it.")
    locations: tuple[str, ...] = Field(
        (), description="ISO 3166 codes of the places of processing."
    )
    purpose: str | None = Field(None, description="What it does, in your own words.")
    data: str | None = Field(None, description="Which data it processes, in your own words.")
    contact: str | None = Field(None, description="How to reach it, as printed.")
    since: DateText | None = Field(None, description="The day since when it is engaged.")
    list_exhaustive: bool | None = Field(
        None, description="false: the printed list says that it is not complete."
    )


class ApplicabilityShape(RuleShape):
    """To whom or what the agreement applies, or does not."""

    kind: Literal["applicability"] = Field(description="To whom or what the agreement applies.")
    applies: bool = Field(description="false: an exclusion in so many words.")


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

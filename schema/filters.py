"""Which rows of a list does a request want to keep?"""

import strawberry

from graph.model.entities import AgreementKind, PartyKind
from graph.model.reading import Severity
from resolvers import browse, browse_texts
from schema.faults import InputError
from schema.fields import about
from schema.names import LONGEST_NAME, Names, bounded, maybe

_TEXT = "Only those with this text in their slug or in a name, without regard to case and accents."


@strawberry.input(description="Which agreements; what is left out or null sets no limit.")
class AgreementFilter:
    """Limits of a list of agreements."""

    text: str | None = about(_TEXT)
    kinds: list[AgreementKind] | None = about("Only these sorts of document.")
    known: bool | None = about("Only those with facts about their text, or only those without.")
    language: str | None = about("Only those in this language, a BCP 47 tag.")
    party: strawberry.ID | None = about("Only those that this party is a party to.")
    product: strawberry.ID | None = about("Only those that cover this product, or a group of it.")
    channel: strawberry.ID | None = about("Only those that cover this channel, or a group of it.")
    topic: strawberry.ID | None = about("Only those about this topic or a narrower one.")


def agreement_filter(stated: AgreementFilter | None, names: Names) -> browse.AgreementFilter:
    """Give the limits with names as slugs."""
    if stated is None:
        return browse.AgreementFilter()
    return browse.AgreementFilter(
        text=_text(stated.text),
        kinds=None if stated.kinds is None else bounded(stated.kinds, "filter.kinds"),
        known=stated.known,
        language=stated.language,
        party=maybe(names.party, stated.party),
        product=maybe(names.product, stated.product),
        channel=maybe(names.channel, stated.channel),
        topic=maybe(names.topic, stated.topic),
    )


@strawberry.input(description="Which parties; what is left out or null sets no limit.")
class PartyFilter:
    """Limits of a list of parties."""

    text: str | None = about(_TEXT)
    kinds: list[PartyKind] | None = about("Only these sorts of party.")
    affiliate_of: strawberry.ID | None = about("Only affiliates of this party.")


def party_filter(stated: PartyFilter | None, names: Names) -> browse.PartyFilter:
    """Give the limits with names as slugs."""
    if stated is None:
        return browse.PartyFilter()
    return browse.PartyFilter(
        text=_text(stated.text),
        kinds=None if stated.kinds is None else bounded(stated.kinds, "filter.kinds"),
        affiliate_of=maybe(names.party, stated.affiliate_of),
    )


@strawberry.input(description="Which products; what is left out or null sets no limit.")
class ProductFilter:
    """Limits of a list of products."""

    text: str | None = about(_TEXT)
    group: bool | None = about("Only names for several products, or only single products.")
    in_group: strawberry.ID | None = about("Only those in this group, directly or not.")
    provided_by: strawberry.ID | None = about("Only those that this party provides.")


def product_filter(stated: ProductFilter | None, names: Names) -> browse.ProductFilter:
    """Give the limits with names as slugs."""
    if stated is None:
        return browse.ProductFilter()
    return browse.ProductFilter(
        text=_text(stated.text),
        group=stated.group,
        in_group=maybe(names.product, stated.in_group),
        provided_by=maybe(names.party, stated.provided_by),
    )


@strawberry.input(description="Which channels; what is left out or null sets no limit.")
class ChannelFilter:
    """Limits of a list of channels."""

    text: str | None = about(_TEXT)
    operated_by: strawberry.ID | None = about("Only those that this party operates.")
    in_group: strawberry.ID | None = about("Only those in this product group, directly or not.")


def channel_filter(stated: ChannelFilter | None, names: Names) -> browse.ChannelFilter:
    """Give the limits with names as slugs."""
    if stated is None:
        return browse.ChannelFilter()
    return browse.ChannelFilter(
        text=_text(stated.text),
        operated_by=maybe(names.party, stated.operated_by),
        in_group=maybe(names.product, stated.in_group),
    )


@strawberry.input(description="Which topics; what is left out or null sets no limit.")
class TopicFilter:
    """Limits of a list of topics."""

    text: str | None = about(_TEXT)
    within: strawberry.ID | None = about("Only this topic and the narrower ones.")


def topic_filter(stated: TopicFilter | None, names: Names) -> browse.TopicFilter:
    """Give the limits with names as slugs."""
    if stated is None:
        return browse.TopicFilter()
    return browse.TopicFilter(text=_text(stated.text), within=maybe(names.topic, stated.within))


@strawberry.input(description="Which clauses: those of one agreement.")
class ClauseFilter:
    """Limits of a list of clauses."""

    agreement: strawberry.ID = about("Of this agreement.")
    version: str | None = about("Only of the version with this label.")
    path: str | None = about("Only the clause with this label, and those under it.")
    text: str | None = about("Only those with this text in their heading.")


def clause_filter(stated: ClauseFilter, names: Names) -> browse_texts.ClauseFilter:
    """Give the limits with names as slugs."""
    return browse_texts.ClauseFilter(
        agreement=names.agreement(stated.agreement),
        version=stated.version,
        path=stated.path,
        text=_text(stated.text),
    )


@strawberry.input(description="Which findings; what is left out or null sets no limit.")
class FindingFilter:
    """Limits of a list of findings."""

    severities: list[Severity] | None = about("Only these grades.")
    checks: list[str] | None = about("Only what these checks found.")
    agreement: strawberry.ID | None = about("Only what is about this agreement.")


def finding_filter(stated: FindingFilter | None, names: Names) -> browse_texts.FindingFilter:
    """Give the limits with names as slugs."""
    if stated is None:
        return browse_texts.FindingFilter()
    severities, checks = stated.severities, stated.checks
    return browse_texts.FindingFilter(
        severities=None if severities is None else bounded(severities, "filter.severities"),
        checks=None if checks is None else bounded(checks, "filter.checks"),
        agreement=maybe(names.agreement, stated.agreement),
    )


def _text(text: str | None) -> str | None:
    if text is not None and len(text) > LONGEST_NAME:
        argument = "filter.text"
        message = f"a text of {len(text)} characters was given; accepted are {LONGEST_NAME}"
        raise InputError(argument, message)
    return text

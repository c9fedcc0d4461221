"""Which agreements, parties, products, channels or topics does a list show?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from graph.catalogue import Catalogue, Directory
from graph.model.entities import (
    Agreement,
    AgreementKind,
    Channel,
    Party,
    PartyKind,
    Product,
    Topic,
)
from graph.model.ids import ChannelSlug, PartySlug, ProductSlug, TopicSlug
from graph.names import fold
from resolvers.paging import Key, Order, Page, Window, page_of

Named = TypeVar("Named", Agreement, Party, Product, Channel, Topic)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFilter:
    """Which agreements; what is None sets no limit."""

    text: str | None = None
    kinds: Collection[AgreementKind] | None = None
    known: bool | None = None
    language: str | None = None
    party: PartySlug | None = None
    product: ProductSlug | None = None
    channel: ChannelSlug | None = None
    topic: TopicSlug | None = None


class AgreementSort(Enum):
    """In which order agreements are listed."""

    SLUG = "SLUG"
    SLUG_DESC = "SLUG_DESC"
    TITLE = "TITLE"
    TITLE_DESC = "TITLE_DESC"


def list_agreements(
    catalogue: Catalogue, wanted: AgreementFilter, sort: AgreementSort, window: Window
) -> Page[Agreement]:
    """Give a page of agreements; a product is covered by the groups that it is in, a topic by the broader ones."""
    rows = (
        agreement
        for agreement in _with_text(catalogue.agreements, wanted.text)
        if _kept(agreement, wanted) and _covers(agreement, wanted, catalogue)
    )
    return page_of(rows, _AGREEMENT_ORDERS[sort], window)


def _kept(agreement: Agreement, wanted: AgreementFilter) -> bool:
    return (
        (wanted.kinds is None or agreement.kind in wanted.kinds)
        and (wanted.known is None or agreement.known is wanted.known)
        and (wanted.language is None or agreement.language == wanted.language)
        and (wanted.party is None or any(link.party == wanted.party for link in agreement.parties))
    )


def _covers(agreement: Agreement, wanted: AgreementFilter, catalogue: Catalogue) -> bool:
    if wanted.product is not None and not _any_in(
        catalogue.product_and_groups(wanted.product), agreement.products
    ):
        return False
    if wanted.channel is not None and not _any_in(
        catalogue.product_and_groups(wanted.channel), (*agreement.channels, *agreement.products)
    ):
        return False
    topic = wanted.topic
    return topic is None or any(catalogue.is_topic_within(t, topic) for t in agreement.topics)


def _any_in(some: Iterable[str], others: Collection[str]) -> bool:
    return any(one in others for one in some)


def _slug(thing: Agreement | Party | Product | Channel | Topic) -> Key:
    return (thing.slug,)


def _title(agreement: Agreement) -> Key:
    return (fold(agreement.title), agreement.slug)


_ONE, _TWO = (str,), (str, str)
_AGREEMENT_ORDERS: dict[AgreementSort, Order[Agreement]] = {
    AgreementSort.SLUG: Order(name="slug", key=_slug, shape=_ONE),
    AgreementSort.SLUG_DESC: Order(name="slug-", key=_slug, shape=_ONE, descending=True),
    AgreementSort.TITLE: Order(name="title", key=_title, shape=_TWO),
    AgreementSort.TITLE_DESC: Order(name="title-", key=_title, shape=_TWO, descending=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFilter:
    """Which parties."""

    text: str | None = None
    kinds: Collection[PartyKind] | None = None
    affiliate_of: PartySlug | None = None


def list_parties(catalogue: Catalogue, wanted: PartyFilter, window: Window) -> Page[Party]:
    """Give a page of parties, by slug."""
    rows = (
        party
        for party in _with_text(catalogue.parties, wanted.text)
        if (wanted.kinds is None or party.kind in wanted.kinds)
        and wanted.affiliate_of in {None, party.affiliate_of}
    )
    return page_of(rows, Order(name="slug", key=_slug, shape=_ONE), window)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFilter:
    """Which products; ``in_group`` looks through groups of groups."""

    text: str | None = None
    group: bool | None = None
    in_group: ProductSlug | None = None
    provided_by: PartySlug | None = None


def list_products(catalogue: Catalogue, wanted: ProductFilter, window: Window) -> Page[Product]:
    """Give a page of products and product groups, by slug."""
    rows = (
        product
        for product in _with_text(catalogue.products, wanted.text)
        if wanted.group in {None, product.group}
        and wanted.provided_by in {None, product.provided_by}
        and _in_group(product.slug, wanted.in_group, catalogue)
    )
    return page_of(rows, Order(name="slug", key=_slug, shape=_ONE), window)


def _in_group(slug: str, group: ProductSlug | None, catalogue: Catalogue) -> bool:
    return group is None or group in catalogue.groups.get(slug, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelFilter:
    """Which channels."""

    text: str | None = None
    operated_by: PartySlug | None = None
    in_group: ProductSlug | None = None


def list_channels(catalogue: Catalogue, wanted: ChannelFilter, window: Window) -> Page[Channel]:
    """Give a page of channels, by slug."""
    rows = (
        channel
        for channel in _with_text(catalogue.channels, wanted.text)
        if wanted.operated_by in {None, channel.operated_by}
        and _in_group(channel.slug, wanted.in_group, catalogue)
    )
    return page_of(rows, Order(name="slug", key=_slug, shape=_ONE), window)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFilter:
    """Which topics; ``within`` is the broader topic, which is in its own list."""

    text: str | None = None
    within: TopicSlug | None = None


def list_topics(catalogue: Catalogue, wanted: TopicFilter, window: Window) -> Page[Topic]:
    """Give a page of topics, by slug."""
    rows = (
        topic
        for topic in _with_text(catalogue.topics, wanted.text)
        if wanted.within is None or catalogue.is_topic_within(topic.slug, wanted.within)
    )
    return page_of(rows, Order(name="slug", key=_slug, shape=_ONE), window)


def _with_text(directory: "Directory[Named]", text: str | None) -> Iterable[Named]:
    """Give the things that have the text in their slug, or, folded, in one of their names."""
    if text is None:
        return directory.by_slug.values()
    wanted = fold(text)
    named = {
        thing.slug
        for name, things in directory.by_name.items()
        if wanted in name
        for thing in things
    }
    return (
        thing for slug, thing in directory.by_slug.items() if thing.slug in named or text in slug
    )

"""Which lists of things does the API give, page by page?"""

from collections.abc import Callable
from typing import Annotated, TypeVar

import strawberry

from graph.model import entities, reading
from graph.slice import Selection
from resolvers import browse, browse_texts
from resolvers.browse import AgreementSort
from resolvers.paging import Page, Window
from schema import filters
from schema.arguments import OMITTED, ROWS, AfterArg, FirstArg
from schema.connections import Connection
from schema.context import Info
from schema.fields import about
from schema.graph_info import GraphInfo, read_graph_state, unowned_keys
from schema.keeping import keep
from schema.names import Names, given
from schema.readings import Finding
from schema.things import Agreement, Channel, Clause, Party, Product, Topic

T = TypeVar("T")
_Filter = strawberry.argument(name="filter", description="Which rows to keep.")


def _window(first: int | None, after: str | None) -> Window:
    return Window(first=ROWS if first is None else first, after=given(after))


async def _page(info: Info, build: Callable[[Names], Page[T]]) -> Page[T]:
    """Give a page of what the catalogue holds."""
    read = await info.context.read(Selection())
    page = build(Names(read.catalogue))
    await keep(info, page, read.catalogue, read.revision.number)
    return page


SortArg = Annotated[
    AgreementSort | None, strawberry.argument(description="In which order; null: by slug.")
]


async def list_agreements(
    info: Info,
    wanted: Annotated[filters.AgreementFilter | None, _Filter] = OMITTED,
    sort: SortArg = OMITTED,
    first: FirstArg = ROWS,
    after: AfterArg = OMITTED,
) -> Page[entities.Agreement]:
    """List agreements."""
    window, order = _window(first, after), given(sort) or AgreementSort.SLUG
    return await _page(
        info,
        lambda names: browse.list_agreements(
            names.catalogue, filters.agreement_filter(given(wanted), names), order, window
        ),
    )


async def list_parties(
    info: Info,
    wanted: Annotated[filters.PartyFilter | None, _Filter] = OMITTED,
    first: FirstArg = ROWS,
    after: AfterArg = OMITTED,
) -> Page[entities.Party]:
    """List parties."""
    window = _window(first, after)
    return await _page(
        info,
        lambda names: browse.list_parties(
            names.catalogue, filters.party_filter(given(wanted), names), window
        ),
    )


async def list_products(
    info: Info,
    wanted: Annotated[filters.ProductFilter | None, _Filter] = OMITTED,
    first: FirstArg = ROWS,
    after: AfterArg = OMITTED,
) -> Page[entities.Product]:
    """List products."""
    window = _window(first, after)
    return await _page(
        info,
        lambda names: browse.list_products(
            names.catalogue, filters.product_filter(given(wanted), names), window
        ),
    )


async def list_channels(
    info: Info,
    wanted: Annotated[filters.ChannelFilter | None, _Filter] = OMITTED,
    first: FirstArg = ROWS,
    after: AfterArg = OMITTED,
) -> Page[entities.Channel]:
    """List channels."""
    window = _window(first, after)
    return await _page(
        info,
        lambda names: browse.list_channels(
            names.catalogue, filters.channel_filter(given(wanted), names), window
        ),
    )


async def list_topics(
    info: Info,
    wanted: Annotated[filters.TopicFilter | None, _Filter] = OMITTED,
    first: FirstArg = ROWS,
    after: AfterArg = OMITTED,
) -> Page[entities.Topic]:
    """List topics."""
    window = _window(first, after)
    return await _page(
        info,
        lambda names: browse.list_topics(
            names.catalogue, filters.topic_filter(given(wanted), names), window
        ),
    )


async def list_clauses(
    info: Info,
    wanted: Annotated[filters.ClauseFilter, _Filter],
    first: FirstArg = ROWS,
    after: AfterArg = OMITTED,
) -> Page[reading.Clause]:
    """List the clauses of an agreement."""
    context, window = info.context, _window(first, after)
    (read,) = await context.store.read(
        context.viewer,
        [lambda c: browse_texts.clauses_wanted(filters.clause_filter(wanted, Names(c)))],
    )
    limits = filters.clause_filter(wanted, Names(read.catalogue))
    page = browse_texts.list_clauses(read.facts, limits, window)
    await keep(info, page, read.catalogue, read.revision.number)
    return page


async def list_findings(
    info: Info,
    wanted: Annotated[filters.FindingFilter | None, _Filter] = OMITTED,
    first: FirstArg = ROWS,
    after: AfterArg = OMITTED,
) -> Page[reading.Finding]:
    """List findings."""
    window = _window(first, after)
    head, keys = await unowned_keys(info.context, ("Finding:",))
    read = await info.context.read(Selection(keys=keys), head.number)
    limits = filters.finding_filter(given(wanted), Names(read.catalogue))
    page = browse_texts.list_findings(read.facts, read.catalogue, limits, window)
    await keep(info, page, read.catalogue, read.revision.number)
    return page


@strawberry.type
class Lists:
    """The fields of the query type that give lists, and what the graph holds as a whole."""

    agreements: Connection[Agreement] = about("Agreements.", by=list_agreements)
    parties: Connection[Party] = about("Parties, by slug.", by=list_parties)
    products: Connection[Product] = about("Products and product groups, by slug.", by=list_products)
    channels: Connection[Channel] = about("Channels, by slug.", by=list_channels)
    topics: Connection[Topic] = about("Topics, by slug.", by=list_topics)
    clauses: Connection[Clause] = about(
        "The clauses of an agreement, in the order of the text.", by=list_clauses
    )
    findings: Connection[Finding] = about(
        "What a check of the contract set found, the gravest first.", by=list_findings
    )
    graph: GraphInfo = about("What is loaded.", by=read_graph_state)

"""What is loaded: which revision, how many facts of which kind, by which loads, in which store?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import strawberry

from graph.records import Revision
from graph.slice import Selection
from resolvers import browse_texts
from resolvers.browse_texts import count_labels, everything_stated
from schema.arguments import ROWS
from schema.connections import LabelCount
from schema.context import Info, RequestContext
from schema.faults import InputError
from schema.fields import about, mirrors
from schema.names import MOST_ITEMS

Counts = tuple[browse_texts.LabelCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphState:
    """A state of the graph; ``counts`` is empty where the request does not select it."""

    revision: str
    number: int
    digest: str
    recorded_at: datetime | None
    store: str
    counts: Counts
    loads: tuple[Revision, ...]  # newest first


async def read_graph_state(info: Info) -> GraphState:
    """Read what the graph holds at its newest revision."""
    context = info.context
    head, counts = await _counted(context)
    loads = [load for load in await context.store.revisions() if load.number <= head.number]
    return GraphState(
        revision=str(head),
        number=head.number,
        digest=head.digest,
        recorded_at=head.recorded_at,
        store=context.store_kind,
        counts=counts,
        loads=tuple(reversed(loads)),
    )


async def _counted(context: RequestContext) -> tuple[Revision, Counts]:
    """Count what the viewer may see, if the request selects it: what agreements state, and what belongs to none."""
    if "GraphInfo.counts" not in context.selected:
        return await context.store.head(), ()
    head, unowned = await unowned_keys(context, ("Document:", "Finding:"))
    stated, rest = await context.store.read(
        context.viewer, [everything_stated, lambda _: Selection(keys=unowned)], head.number
    )
    return head, count_labels((*stated.facts, *rest.facts), stated.catalogue)


async def unowned_keys(
    context: RequestContext, labels: tuple[str, ...]
) -> tuple[Revision, tuple[str, ...]]:
    """Give the keys of the facts with one of these labels, of which no agreement states any, and their revision."""
    head, live = await context.store.live()
    return head, tuple(sorted(key for key in live if key.startswith(labels)))


LimitArg = Annotated[
    int | None, strawberry.argument(description="How many to give, from 0 to 100.")
]


def _name(root: strawberry.Parent[Revision]) -> str:
    return str(root)


def _loads(root: strawberry.Parent[GraphState], limit: LimitArg = ROWS) -> tuple[Revision, ...]:
    wanted = ROWS if limit is None else limit
    if not 0 <= wanted <= MOST_ITEMS:
        argument = "limit"
        message = f"{limit} was given; accepted is a number from 0 to {MOST_ITEMS}"
        raise InputError(argument, message)
    return root.loads[:wanted]


@mirrors(Revision, "A load that changed the graph, and so made a revision.")
class Load:
    """One revision."""

    revision: str = about("Its name, as answers give it: number and begin of the digest.", by=_name)
    number: int = about("Its number; the first load makes 1.")
    digest: str = about("The sha256 of exactly what the graph holds then.")
    recorded_at: datetime | None = about("When it was loaded.")


@mirrors(GraphState, "What the graph holds at its newest revision.")
class GraphInfo:
    """The state of the graph."""

    revision: str = about("The revision, as answers name it.")
    number: int = about("Its number; 0: nothing was loaded yet.")
    digest: str = about("The sha256 of exactly what the graph holds.")
    recorded_at: datetime | None = about("When it was loaded.")
    counts: list[LabelCount] = about("How many facts of each kind the viewer may see.")
    loads: list[Load] = about("The loads that made it, the newest first.", by=_loads)
    store: str = about("The kind of store.")

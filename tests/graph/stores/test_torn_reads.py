"""Is every slice the slice of the revision that it names, while another process rewrites the facts?

``CONTRACT_GRAPH_TEST_READS`` says how many reads are made on each server. The control is a statement
that is not pinned: it must be torn at least once, or the test would prove nothing.
"""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Final

import pytest

from graph.facts import Fact
from graph.model.ids import AgreementSlug
from graph.records import Revision
from graph.slice import Selection, Slice
from graph.snapshot import build_snapshot
from graph.store import GraphStore
from graph.stores.neo4j import Neo4jStore
from graph.stores.neo4j.connection import Connection
from graph.viewer import ANYBODY
from tests.graph.stores.conftest import open_on, strict_driver
from tests.graph.stores.loading import ALL_LABELS, always, load
from tests.graph.stores.samples import agreement, clause, incorporates, law, order, whole
from tests.places import places
from tests.servers.neo4j_server import Neo4jServer

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.neo4j,
    pytest.mark.skipif(
        not os.environ.get("CONTRACT_GRAPH_PROVE"), reason="long: run by make prove"
    ),
]

READS: Final = int(os.environ.get("CONTRACT_GRAPH_TEST_READS", "500"))
READERS: Final = 2
PAUSE: Final = 0.01  # seconds between two reads of one reader, so that the writer has its turn
MOST_REVISIONS: Final = 400  # the writer stops here, should the control never be torn
SLUGS: Final = tuple(AgreementSlug(f"a{number}") for number in range(4))
SELECTIONS: Final = (
    Selection(stated_in=SLUGS, labels=ALL_LABELS),
    Selection(about=SLUGS[:2]),
    Selection(keys=("GoverningLawRule:r0", "Relation:by-reference", "Clause:a0@1#9")),
)
# Reads what is live, without saying of which revision, and long enough for a load to come in between.
UNPINNED: Final = """
UNWIND range(1, 1000) AS again
MATCH (n:PrecedenceRule) WHERE n.until IS NULL
RETURN collect(DISTINCT n.note) AS notes
"""


def facts_of(number: int) -> list[Fact]:
    """Give the facts of a revision: each says which one it is of, and some are there in every second only."""
    rules = [
        replace(law(f"r{n}", SLUGS[n % 4], about=SLUGS[: n % 3]), note=str(number))
        for n in range(30)
    ]
    facts: list[Fact] = [*rules[number % 5 :]]
    facts += [replace(order(f"o{n}", *map(whole, SLUGS)), note=str(number)) for n in range(3)]
    facts += [agreement(slug, f"Title {number}") for slug in SLUGS]
    return [*facts, incorporates("a0", "a1"), clause("9", "a0")] if number % 2 else facts


@dataclass(slots=True)
class Watch:
    """What the readers have seen."""

    expected: dict[int, tuple[Slice, ...]] = field(default_factory=dict)
    reads: Counter[int] = field(default_factory=Counter)
    torn: int = 0
    unpinned: int = 0
    unpinned_torn: int = 0

    @property
    def is_enough(self) -> bool:
        return self.reads.total() >= READS and self.unpinned_torn > 0

    def check(self, slices: tuple[Slice, ...], since: int) -> int:
        """Compare with the snapshot of the revision that the slices name; it is no older than ``since``."""
        revision = slices[0].revision
        assert revision.number >= since, "a reader went back in time"
        self.reads[revision.number] += 1
        self.torn += slices != self._of(revision)
        return revision.number

    def _of(self, revision: Revision) -> tuple[Slice, ...]:
        if revision.number not in self.expected:
            facts = facts_of(revision.number)
            snapshot = build_snapshot(facts, revision, ANYBODY, places())
            self.expected[revision.number] = tuple(map(snapshot.select, SELECTIONS))
        return self.expected[revision.number]


async def write(store: GraphStore, watch: Watch) -> None:
    for number in range(2, MOST_REVISIONS):
        if watch.is_enough:
            return
        await load(store, facts_of(number))


async def read(store: GraphStore, watch: Watch, writer: "asyncio.Task[None]") -> None:
    newest = 1
    while not writer.done():
        slices = await store.read(ANYBODY, [always(selection) for selection in SELECTIONS])
        newest = watch.check(slices, newest)
        await asyncio.sleep(PAUSE)


async def read_unpinned(connection: Connection, watch: Watch, writer: "asyncio.Task[None]") -> None:
    while not writer.done():
        (row,) = await connection.read(UNPINNED, {})
        watch.unpinned += 1
        watch.unpinned_torn += len(set(row["notes"])) > 1
        await asyncio.sleep(PAUSE)


@asynccontextmanager
async def opened(server: Neo4jServer) -> AsyncIterator[Callable[[], Neo4jStore]]:
    """Open as many stores as are asked for; each is a process of its own, as it were."""
    stores: list[Neo4jStore] = []

    def another() -> Neo4jStore:
        stores.append(open_on(server))
        return stores[-1]

    try:
        yield another
    finally:
        for store in stores:
            await store.close()


async def test_no_read_is_torn_while_facts_are_rewritten(server: Neo4jServer) -> None:
    watch = Watch()
    async with opened(server) as another, strict_driver(server) as driver:
        store = another()
        await load(store, facts_of(1))
        connection = Connection(driver, "neo4j", server.uri)
        async with asyncio.TaskGroup() as group:
            writer = group.create_task(write(store, watch))
            for _ in range(READERS):
                group.create_task(read(another(), watch, writer))
            group.create_task(read_unpinned(connection, watch, writer))
        assert (await store.head()).number == len(await store.revisions())
    print(
        f"Neo4j {server.version}: {watch.reads.total()} reads of {len(watch.reads)} revisions, {watch.torn} torn; "
        f"not pinned: {watch.unpinned_torn} of {watch.unpinned} torn"
    )
    assert watch.torn == 0
    assert watch.reads.total() >= READS
    assert watch.unpinned_torn > 0
    assert len(watch.reads) > 5

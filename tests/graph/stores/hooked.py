"""A Neo4j store that tells a test before each of its transactions, and lets it interfere."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from neo4j import AsyncManagedTransaction, Driver

from graph.facts import Fact
from graph.stores.neo4j import Neo4jStore
from graph.stores.neo4j.connection import Connection
from tests.graph.stores.conftest import strict_driver
from tests.graph.stores.samples import agreement, clause, incorporates, law
from tests.places import places
from tests.servers.neo4j_server import Neo4jServer

T = TypeVar("T")
Hook = Callable[[int], Awaitable[None]]

COUNT_ORPHANS = """
MATCH (head:Head)
RETURN COUNT { MATCH (n) WHERE n.since > head.number OR n.until > head.number }
     + COUNT { MATCH (n:Revision) WHERE n.number > head.number }
     + COUNT { MATCH ()-[r]->() WHERE r.since > head.number OR r.until > head.number } AS orphans,
       COUNT { MATCH (n:Retired) WHERE n.until IS NULL } AS wrongly_retired,
       COUNT { MATCH (lease:Lease) WHERE lease.pending IS NOT NULL } AS pending
"""


class HookedConnection(Connection):
    """Counts the transactions that write, and calls the hook with the number of each before it begins."""

    writes = 0
    hook: Hook | None = None

    async def write(self, work: Callable[[AsyncManagedTransaction], Awaitable[T]]) -> T:
        self.writes += 1
        if self.hook is not None:
            await self.hook(self.writes)
        return await super().write(work)


@asynccontextmanager
async def hooked(server: Neo4jServer) -> AsyncIterator[tuple[Neo4jStore, HookedConnection]]:
    connection = HookedConnection(strict_driver(server), "neo4j", server.uri)
    store = Neo4jStore(connection, places())
    try:
        yield store, connection
    finally:
        await store.close()


def many_facts(number: int, size: int = 70) -> list[Fact]:
    """Give facts of which most are replaced when the number changes; some come and go."""
    rules = [law(f"r{n}", "a", about=("b",), statement=f"As of {number}.") for n in range(size)]
    clauses = [clause(f"{n}", "a") for n in range(size)]
    return [
        agreement("a", f"Title {number}"),
        agreement("b"),
        incorporates("a", "b"),
        *rules[number % 7 :],
        *clauses[number % 5 :],
    ]


def orphans(driver: Driver) -> tuple[int, int, int]:
    """Count what is of no revision yet, what is marked as retired and is not, and unfinished loads."""
    (record,) = driver.execute_query(COUNT_ORPHANS).records
    return record["orphans"], record["wrongly_retired"], record["pending"]

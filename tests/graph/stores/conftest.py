"""Over which stores does the contract suite run, and how does each begin empty?"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from neo4j import AsyncDriver, AsyncGraphDatabase, NotificationDisabledClassification

from graph.store import GraphStore
from graph.stores.neo4j import Neo4jStore, open_neo4j
from graph.stores.sqlite import SqliteStore
from tests.fakes import FakeStore
from tests.places import places
from tests.servers.neo4j_server import Neo4jServer

ADAPTERS = ("fake", "sqlite", "neo4j_526", "neo4j_2026")
SERVERS = ("neo4j_526", "neo4j_2026")
# The head and the layout stay: making the constraints anew would take most of the time of a test.
EMPTY_GRAPH = """
MATCH (n) WHERE NOT n:Head
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS
"""
RESET_HEAD = "MATCH (head:Head) SET head.number = 0"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where one store keeps its data: each opening is another process, as it were, on the same data."""

    name: str
    make: Callable[[], GraphStore]
    empty: Callable[[], None]

    @asynccontextmanager
    async def open(self) -> AsyncIterator[GraphStore]:
        store = self.make()
        try:
            yield store
        finally:
            await store.close()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=ADAPTERS)
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    """Each of the stores, empty."""
    return shelf_of(request, request.param, tmp_path)


@pytest.fixture(params=zip(ADAPTERS, (*ADAPTERS[1:], ADAPTERS[0]), strict=True), ids="-to-".join)
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Shelf, Shelf]:
    """Two different stores, both empty."""
    first, second = request.param
    return shelf_of(request, first, tmp_path), shelf_of(request, second, tmp_path)


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest) -> Neo4jServer:
    """Each of the Neo4j servers, with an empty graph."""
    found: Neo4jServer = request.getfixturevalue(request.param)
    empty(found)
    return found


def shelf_of(request: pytest.FixtureRequest, name: str, tmp_path: Path) -> Shelf:
    if name == "fake":
        return fake_shelf()
    if name == "sqlite":
        return sqlite_shelf(tmp_path)
    found = neo4j_shelf(name, request.getfixturevalue(name))
    found.empty()
    return found


def fake_shelf() -> Shelf:
    store = FakeStore(places())

    def empty() -> None:
        store.made, store.records = [], []

    return Shelf("fake", lambda: store, empty)


def sqlite_shelf(folder: Path) -> Shelf:
    file = folder / "graph.sqlite"
    return Shelf(
        "sqlite", lambda: SqliteStore(str(file), places()), lambda: file.unlink(missing_ok=True)
    )


def neo4j_shelf(name: str, server: Neo4jServer) -> Shelf:
    return Shelf(name, lambda: open_on(server), lambda: empty(server))


def open_on(server: Neo4jServer) -> Neo4jStore:
    """Opens the store of a server, where a notification on an outdated statement is an error."""
    return open_neo4j(strict_driver(server), "neo4j", places(), address=server.uri)


def strict_driver(server: Neo4jServer) -> AsyncDriver:
    hidden = NotificationDisabledClassification
    return AsyncGraphDatabase.driver(
        server.uri,
        auth=(server.user, server.password),
        connection_timeout=5,
        max_transaction_retry_time=5,
        telemetry_disabled=True,
        warn_notification_severity="INFORMATION",
        # A new graph lacks most labels and keys, and what is there already is not made again.
        notifications_disabled_classifications=[
            hidden.UNRECOGNIZED,
            hidden.SCHEMA,
            hidden.PERFORMANCE,
            hidden.HINT,  # nor are its indexes there yet
        ],
    )


def empty(server: Neo4jServer) -> None:
    with server.driver() as driver, driver.session() as session:
        session.run(EMPTY_GRAPH).consume()
        session.run(RESET_HEAD).consume()

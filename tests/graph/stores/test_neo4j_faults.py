"""What is a person told when Neo4j cannot be reached, refuses, is too slow or holds what it should not?"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from neo4j import Driver
from neo4j.exceptions import (
    ConfigurationError,
    ConstraintError,
    DatabaseError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    TransientError,
)

from graph.model.ids import Workspace
from graph.slice import Selection
from graph.store import (
    StoreDataError,
    StoreError,
    StoreUnavailableError,
    StoreWriteError,
)
from graph.stores.neo4j import Limits, Neo4jStore, connect, open_neo4j
from graph.stores.neo4j.connection import Connection, Row, without_password
from graph.stores.neo4j.errors import translated
from graph.stores.neo4j.store import READ_TRIES
from graph.viewer import ANYBODY, Viewer
from tests.fakes import FakeStore
from tests.graph.stores.conftest import strict_driver
from tests.graph.stores.hooked import hooked
from tests.graph.stores.loading import ask, load, plan, stated_in
from tests.graph.stores.samples import MASTER, agreement, law
from tests.places import places
from tests.servers.emptying import wipe
from tests.servers.neo4j_server import Neo4jServer
from tests.servers.ports import HOST, free_ports

pytestmark = [pytest.mark.anyio, pytest.mark.neo4j]
QUICK = Limits(read=1, scan=1, write=1, connect=0.5)


def coded(code: str) -> Neo4jError:
    """Give an error as the server sends it."""
    return Neo4jError._hydrate_neo4j(code=code, message="said the server")


@pytest.fixture
def driver(server: Neo4jServer) -> Iterator[Driver]:
    with server.driver() as opened:
        yield opened


@asynccontextmanager
async def store_at(
    address: str,
    user: str = "neo4j",
    password: str = "secret",  # noqa: S107 - nobody's
    database: str = "neo4j",
) -> AsyncIterator[Neo4jStore]:
    driver = connect(address, user, password, QUICK)
    store = open_neo4j(driver, database, places(), address=address, limits=QUICK)
    yield store
    await store.close()


async def test_a_server_that_is_down_is_named_with_its_address() -> None:
    address = f"bolt://{HOST}:{free_ports(1)[0]}"
    async with store_at(address) as store:
        commit = await plan(FakeStore(places()), [law("a")])
        assert commit is not None
        for attempt in (store.head(), store.history(), store.commit(commit)):
            with pytest.raises(StoreUnavailableError, match=f"{address} cannot be reached"):
                await attempt


async def test_a_server_that_takes_the_connection_and_says_nothing_costs_bounded_time() -> None:
    def swallow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        held.append(writer)

    held: list[asyncio.StreamWriter] = []
    silent = await asyncio.start_server(swallow, HOST, 0)
    port = silent.sockets[0].getsockname()[1]
    async with store_at(f"bolt://{HOST}:{port}") as store, asyncio.timeout(10):
        with pytest.raises(StoreUnavailableError, match=str(port)):
            await store.head()
    for writer in held:
        writer.close()
    silent.close()


async def test_a_wrong_password_is_told_with_the_settings_and_without_the_password(
    server: Neo4jServer,
) -> None:
    async with store_at(server.uri, server.user, "wr0ng") as store:
        with pytest.raises(StoreUnavailableError, match="CONTRACT_GRAPH_NEO4J_PASSWORD") as told:
            await store.head()
    assert "CONTRACT_GRAPH_NEO4J_USER" in str(told.value)
    assert "wr0ng" not in str(told.value)


async def test_a_database_that_is_not_there_is_told(server: Neo4jServer) -> None:
    async with store_at(server.uri, server.user, server.password, "elsewhere") as store:
        with pytest.raises(StoreUnavailableError, match="elsewhere"):
            await store.head()


async def test_a_statement_that_takes_too_long_is_given_up(server: Neo4jServer) -> None:
    async with strict_driver(server) as driver:
        connection = Connection(driver, "neo4j", server.uri, QUICK)
        with pytest.raises(StoreUnavailableError, match=server.uri):
            await connection.read("UNWIND range(1, 1000000000) AS n RETURN count(n + n % 7)", {})
        assert await connection.read("RETURN 1 AS one", {}) == [{"one": 1}]


async def test_a_newer_layout_is_left_alone(server: Neo4jServer, driver: Driver) -> None:
    async with hooked(server) as (store, _):
        await load(store, [law("a")])
        later = await plan(store, [law("b")])
    assert later is not None
    driver.execute_query("MATCH (head:Head) SET head.schema = head.schema + 1")
    async with hooked(server) as (store, connection):
        for attempt in (
            store.head(),
            store.revisions(),
            ask(store, Selection()),
            store.committed("x"),
            store.commit(later),
        ):
            with pytest.raises(StoreDataError, match="newer contract-graph"):
                await attempt
        assert connection.writes == 0
    driver.execute_query("MATCH (head:Head) SET head.schema = head.schema - 1")


async def test_a_database_without_indexes_gets_them_before_the_first_load(
    server: Neo4jServer, driver: Driver
) -> None:
    wipe(driver)
    async with hooked(server) as (store, _):
        assert (await store.head()).number == 0
        assert names_of(driver) == []
        await load(store, [law("a")])
        await load(store, [law("b")])
    assert len(names_of(driver)) > 40
    assert {name.split("_")[0] for name in names_of(driver)} == {"contract"}


def names_of(driver: Driver) -> list[str]:
    shown = driver.execute_query("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
    return [record["name"] for record in shown.records]


@pytest.mark.parametrize("label", ["GoverningLawRule", "Agreement"])
async def test_a_rotten_body_is_told_and_not_given_out(
    server: Neo4jServer, driver: Driver, label: str
) -> None:
    async with hooked(server) as (store, _):
        await load(store, [law("a"), agreement(MASTER)])
    driver.execute_query("MATCH (n) WHERE $label IN labels(n) SET n.body = '{}'", label=label)
    async with hooked(server) as (store, _):
        with pytest.raises(StoreDataError, match=f"{label}:.* is not a fact"):
            await ask(store, stated_in(MASTER))


async def test_a_read_on_a_connection_gone_stale_is_made_again(
    server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails = iter([ServiceUnavailable("gone"), TransientError("later")])
    fetch = Connection._fetch

    async def fetch_later(self: Connection, *arguments: object) -> list[Row]:
        for failure in fails:
            raise failure
        return await fetch(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Connection, "_fetch", fetch_later)
    async with hooked(server) as (store, _):
        assert (await store.head()).number == 0
    assert next(fails, None) is None


async def test_a_mistake_in_a_statement_is_not_tried_again(server: Neo4jServer) -> None:
    async with strict_driver(server) as driver:
        connection = Connection(driver, "neo4j", server.uri, QUICK)
        with pytest.raises(StoreError, match="SyntaxError") as told:
            await connection.read("RETURN", {})
    assert type(told.value) is StoreError


async def test_a_graph_that_is_replaced_again_and_again_is_given_up(server: Neo4jServer) -> None:
    class Restless(Neo4jStore):
        """Answers as if the graph were another one each time."""

        asked = 0

        async def _ask(self, *arguments: object) -> Row:
            self.asked += 1
            answer = await super()._ask(*arguments)  # type: ignore[arg-type]
            revision = {**answer["revision"], "digest": str(self.asked)}
            return {**answer, "revision": revision}

    async with strict_driver(server) as driver:
        store = Restless(Connection(driver, "neo4j", server.uri), places())
        await load(store, [law("a")])
        with pytest.raises(StoreUnavailableError, match="replaced while it was read"):
            await ask(store, Selection())
        assert store.asked == READ_TRIES


async def test_old_revisions_and_many_viewers_do_not_fill_the_memory(server: Neo4jServer) -> None:
    async with hooked(server) as (store, _):
        for number in range(1, 7):
            await load(store, [agreement("a", f"Title {number}")])
        for number in (1, 2, 3, 4, 5, 6, 6, 1):
            slice_ = await ask(store, Selection(), at=number)
            assert slice_.catalogue.agreements.by_slug["a"].title == f"Title {number}"
        assert len(store._entities._kept) == 4
        for number in range(12):
            viewer = Viewer(subject="x", workspaces=ANYBODY.workspaces | {Workspace(str(number))})
            assert await ask(store, Selection(), viewer)
        assert max(len(kept.views) for kept in store._entities._kept.values()) == 8


async def test_questions_at_the_same_time_read_the_entities_once(
    server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    scans: list[str] = []
    scan = Connection.scan

    async def counted(self: Connection, statement: str, parameters: Row) -> list[Row]:
        scans.append(statement)
        return await scan(self, statement, parameters)

    async with hooked(server) as (store, _):
        await load(store, [agreement("a")])
        monkeypatch.setattr(Connection, "scan", counted)
        slices = await asyncio.gather(*(ask(store, Selection()) for _ in range(8)))
    assert len(scans) == 1
    assert len({slice_.revision for slice_ in slices}) == 1


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (TimeoutError(), StoreUnavailableError, "in time"),
        (IncompleteCommit("lost"), StoreUnavailableError, "nothing is stored twice"),
        (DriverError("odd"), StoreUnavailableError, "cannot be reached"),
        (TransientError("busy"), StoreUnavailableError, "now"),
        (ConstraintError("twice"), StoreDataError, "fit together"),
        (
            coded("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"),
            StoreWriteError,
            "read-only",
        ),
        (coded("Neo.ClientError.Security.Forbidden"), StoreWriteError, "permit"),
        (ConfigurationError("odd"), StoreUnavailableError, "settings: odd"),
        (
            coded("Neo.ClientError.Security.AuthenticationRateLimit"),
            StoreUnavailableError,
            "refused",
        ),
        (coded("Neo.ClientError.General.ReadOnly"), StoreWriteError, "read-only"),
        (coded("Neo.ClientError.Transaction.TransactionTimedOut"), StoreUnavailableError, "now"),
        (coded("Neo.ClientError.Statement.SyntaxError"), StoreError, "SyntaxError"),
        (DatabaseError("odd"), StoreError, "UnknownError"),
    ],
)
def test_each_error_of_the_driver_has_its_meaning(
    error: Exception, kind: type[StoreError], words: str
) -> None:
    with pytest.raises(StoreError, match=words) as told, translated("bolt://db:7687"):
        raise error
    assert type(told.value) is kind
    assert "bolt://db:7687" in str(told.value)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("neo4j://db:7687", "neo4j://db:7687"),
        ("neo4j://me:secret@db:7687", "neo4j://db:7687"),
        ("me:p@ss@db", "db"),
        ("db", "db"),
    ],
)
def test_an_address_is_shown_without_a_password(given: str, shown: str) -> None:
    assert without_password(given) == shown


@pytest.mark.parametrize(
    "address", ["http://db:7687", "neo4j://db:port", "neo4j://:7687", "db", "bolt://[::1"]
)
def test_an_address_that_is_none_of_a_neo4j_is_refused(address: str) -> None:
    with pytest.raises(StoreUnavailableError, match="neo4j://HOST:PORT"):
        connect(address, "neo4j", "secret")

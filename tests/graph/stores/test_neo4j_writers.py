"""What happens when writers on Neo4j meet, stop in the middle, or come back too late?"""

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest
from neo4j import Driver

from graph.edge import Ref
from graph.records import EMPTY, History
from graph.store import RevisionMovedError, StoreDataError, StoreWriteError
from graph.stores import neo4j_ends, neo4j_steps
from graph.stores.neo4j import writing
from tests.fakes import FakeStore
from tests.graph.stores.hooked import HookedConnection, hooked, many_facts, orphans
from tests.graph.stores.loading import ask, load, stated_in
from tests.graph.stores.pictures import expected, seen, without_unnamed_places
from tests.graph.stores.samples import SOURCES, agreement, law
from tests.places import places
from tests.servers.emptying import wipe
from tests.servers.neo4j_server import Neo4jServer

pytestmark = [pytest.mark.anyio, pytest.mark.neo4j]

ALL = stated_in("a", "b")


@pytest.fixture(autouse=True)
def small_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a load of some hundred facts take several transactions, and let a lease end soon."""
    monkeypatch.setattr(neo4j_steps, "ROWS_A_STATEMENT", 40)
    monkeypatch.setattr(neo4j_steps, "ROWS_A_TRANSACTION", 100)
    monkeypatch.setattr(writing, "LEASE_SECONDS", 2)


@pytest.fixture
def driver(server: Neo4jServer) -> Iterator[Driver]:
    with server.driver() as opened:
        yield opened


class StoppedError(Exception):
    """The test stopped a writer here."""


def stop_at(connection: HookedConnection, number: int) -> None:
    """Make the writer die before its transaction of this number, counted from now."""
    last = connection.writes + number

    async def hook(count: int) -> None:
        if count == last:
            raise StoppedError

    connection.hook = hook


def wait_at(connection: HookedConnection, number: int) -> tuple[asyncio.Event, asyncio.Event]:
    """Make the writer stand still before a transaction: the first event says so, the second lets it go on."""
    last = connection.writes + number
    stands, goes_on = asyncio.Event(), asyncio.Event()

    async def hook(count: int) -> None:
        if count == last:
            stands.set()
            await goes_on.wait()

    connection.hook = hook
    return stands, goes_on


async def test_a_large_load_is_seen_only_when_its_last_transaction_is_done(
    server: Neo4jServer, driver: Driver
) -> None:
    unfinished: list[int] = []
    async with hooked(server) as (store, connection), hooked(server) as (reader, _):
        await load(store, many_facts(1))
        before = await ask(reader, ALL)

        async def look(_: int) -> None:
            assert await ask(reader, ALL) == before
            unfinished.append(orphans(driver)[0])

        connection.hook = look
        revision = await load(store, many_facts(2))
        assert (await ask(reader, ALL)).revision == revision
    assert unfinished[0] == 0
    assert sorted(unfinished) == unfinished
    assert len(unfinished) > 4
    assert orphans(driver) == (0, 0, 0)
    assert without_unnamed_places(seen(driver)) == expected(many_facts(2))


@pytest.mark.parametrize("part", [1, 2, 3])
async def test_a_load_that_died_changes_nothing_and_the_next_one_sweeps_it_away(
    server: Neo4jServer, driver: Driver, part: int
) -> None:
    async with hooked(server) as (store, connection):
        await load(store, many_facts(1))
        first = connection.writes
        await load(store, many_facts(2))
        parts = connection.writes - first
        picture, history = seen(driver), await store.history()
        stop_at(connection, {1: 2, 2: parts // 2, 3: parts}[part])
        with pytest.raises(StoppedError):
            await load(store, many_facts(3))
        assert orphans(driver)[0] > 0
        assert await store.history() == history
    async with hooked(server) as (other, _):
        assert await other.history() == history
        await load(other, [*many_facts(2), law("new", "a")])
        assert orphans(driver) == (0, 0, 0)
        await load(other, many_facts(2))
    assert seen(driver) == picture


async def test_a_store_takes_its_own_unfinished_load_over_without_waiting(
    server: Neo4jServer, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LEASE_SECONDS", 600)
    async with hooked(server) as (store, connection):
        await load(store, many_facts(1))
        stop_at(connection, 3)
        with pytest.raises(StoppedError):
            await load(store, many_facts(2), key="again")
        connection.hook = None
        await load(store, many_facts(2), key="again")
        assert len(await store.revisions()) == 2
    assert orphans(driver) == (0, 0, 0)


async def test_a_writer_that_comes_back_too_late_changes_nothing(
    server: Neo4jServer, driver: Driver
) -> None:
    async with hooked(server) as (late, connection), hooked(server) as (other, _):
        await load(late, many_facts(1))
        stands, goes_on = wait_at(connection, 3)
        loading = asyncio.create_task(load(late, many_facts(2)))
        await stands.wait()
        await load(other, [agreement("x"), law("other", "x")])
        goes_on.set()
        with pytest.raises(RevisionMovedError, match="took over"):
            await loading
        assert (await ask(late, stated_in("x"))).facts == (agreement("x"), law("other", "x"))
    assert orphans(driver) == (0, 0, 0)


async def test_a_load_waits_for_another_one_and_is_told_that_the_head_moved(
    server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LEASE_SECONDS", 600)
    async with hooked(server) as (one, connection), hooked(server) as (two, _):
        await load(one, many_facts(1))
        stands, goes_on = wait_at(connection, 3)
        loading = asyncio.create_task(load(one, many_facts(2)))
        await stands.wait()
        waiting = asyncio.create_task(load(two, many_facts(3)))
        await asyncio.sleep(0.5)
        assert not waiting.done()
        goes_on.set()
        revision = await loading
        with pytest.raises(RevisionMovedError):
            await waiting
        assert await two.head() == revision


async def test_a_load_does_not_wait_for_ever(
    server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LEASE_SECONDS", 600)
    monkeypatch.setattr(writing, "PATIENCE_SECONDS", 0.3)
    async with hooked(server) as (one, connection), hooked(server) as (two, _):
        await load(one, many_facts(1))
        stop_at(connection, 2)
        with pytest.raises(StoppedError):
            await load(one, many_facts(2))
        with pytest.raises(StoreWriteError, match="another load"):
            await load(two, many_facts(3))


async def test_a_load_that_is_cancelled_changes_nothing(server: Neo4jServer) -> None:
    async with hooked(server) as (store, connection):
        first = await load(store, many_facts(1))
        stands, _ = wait_at(connection, 3)
        loading = asyncio.create_task(load(store, many_facts(2)))
        await stands.wait()
        loading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await loading
        connection.hook = None
        assert await store.head() == first
        await load(store, many_facts(3))


async def test_a_restore_that_died_can_be_done_again(server: Neo4jServer, driver: Driver) -> None:
    source = FakeStore(places())
    for number in (1, 2, 3):
        await load(source, many_facts(number), SOURCES[: number % 2])
    history = await source.history()
    async with hooked(server) as (store, connection):
        stop_at(connection, 6)
        with pytest.raises(StoppedError):
            await store.restore(history)
        assert await store.head() == EMPTY
        assert orphans(driver)[0] > 0
        connection.hook = None
        await store.restore(history)
        assert await store.history() == history
    assert orphans(driver) == (0, 0, 0)
    assert seen(driver).edges == expected(many_facts(3)).edges


async def test_lost_nodes_are_noticed_before_a_relationship_is_lost(
    server: Neo4jServer, driver: Driver
) -> None:
    async with hooked(server) as (store, connection):
        await load(store, [agreement("a"), agreement("b")])
        before = await store.head()
        draft_ends = neo4j_ends.Ends.find
        monkey = pytest.MonkeyPatch()

        def lost(self: neo4j_ends.Ends, ref: Ref) -> neo4j_ends.End:
            return replace(draft_ends(self, ref), rid="no such node")

        with monkey.context() as patched:
            patched.setattr(neo4j_ends.Ends, "find", lost)
            with pytest.raises(StoreDataError, match="lost nodes"):
                await load(store, [agreement("a"), agreement("b"), law("r", "a")])
        assert await store.head() == before
        assert connection.writes == 3
    assert orphans(driver) == (0, 0, 0)


async def test_a_history_that_lacks_a_revision_is_refused(server: Neo4jServer) -> None:
    source = FakeStore(places())
    await load(source, [law("a")])
    await load(source, [law("b")])
    history = await source.history()
    broken = History(revisions=history.revisions[:1], records=history.records)
    async with hooked(server) as (store, _):
        with pytest.raises(StoreDataError, match="not complete"):
            await store.restore(broken)
        assert await store.head() == EMPTY


async def test_two_stores_may_lay_out_an_empty_database_at_once(
    server: Neo4jServer, driver: Driver
) -> None:
    wipe(driver)
    async with hooked(server) as (one, _), hooked(server) as (two, _):
        outcome = await asyncio.gather(
            load(one, [law("one")]), load(two, [law("two")]), return_exceptions=True
        )
        refused = [error for error in outcome if isinstance(error, Exception)]
        assert [type(error) for error in refused] == [RevisionMovedError]
        assert len(await one.revisions()) == 1

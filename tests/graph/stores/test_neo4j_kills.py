"""Is the old revision or the new one there, never half, when the Neo4j server dies in the middle of a load?

The real server is killed at the beginning, in the middle and at the very end of a load. With
``CONTRACT_GRAPH_TEST_NEO4J_KILLS`` more kills are spread over the load.
"""

import asyncio
import os
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

import pytest

from graph.facts import Fact
from graph.records import Revision
from graph.slice import Selection
from graph.snapshot import build_snapshot
from graph.store import GraphStore, StoreUnavailableError
from graph.stores import neo4j_steps
from graph.stores.neo4j import writing
from graph.viewer import ANYBODY
from tests.graph.stores.conftest import empty
from tests.graph.stores.hooked import hooked, many_facts, orphans
from tests.graph.stores.loading import ALL_LABELS, ask, load, plan, stated_in
from tests.graph.stores.pictures import expected, seen, without_unnamed_places
from tests.places import places
from tests.servers.neo4j_server import StartedServer

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.neo4j,
    pytest.mark.skipif(
        not os.environ.get("CONTRACT_GRAPH_PROVE"), reason="long: run by make prove"
    ),
]

KILLS: Final = max(3, int(os.environ.get("CONTRACT_GRAPH_TEST_NEO4J_KILLS", "3")))
ALL: Final = Selection(
    stated_in=stated_in("a", "b").stated_in, labels=ALL_LABELS, about=stated_in("b").stated_in
)


@pytest.fixture(autouse=True)
def small_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_steps, "ROWS_A_STATEMENT", 40)
    monkeypatch.setattr(neo4j_steps, "ROWS_A_TRANSACTION", 100)
    monkeypatch.setattr(writing, "LEASE_SECONDS", 2)


async def kill_during(server: StartedServer, number: int, at: int, key: str) -> None:
    """Load with a key, and kill the server while the transaction of this number is under way."""
    async with hooked(server) as (store, connection):
        kills: list[asyncio.Task[None]] = []

        async def hook(count: int) -> None:
            if count == at:
                kills.append(asyncio.create_task(asyncio.to_thread(server.kill)))
                await asyncio.sleep(0.002 * (number % 5))

        connection.hook = hook
        with suppress(StoreUnavailableError):
            await load(store, many_facts(number), key=key)
        (kill,) = kills
        await kill


async def load_once(store: GraphStore, facts: Iterable[Fact], key: str) -> Revision:
    """Do what a load does that was not confirmed: ask first whether it was stored."""
    done = await store.committed(key)
    if done is not None:
        return done
    commit = await plan(store, facts, key=key)
    assert commit is not None
    await store.commit(commit)
    return commit.revision


async def check(store: GraphStore, revision: Revision, numbers: dict[int, int]) -> None:
    """Compare the head with the snapshot of the facts that were loaded for it."""
    facts = many_facts(numbers[revision.number])
    snapshot = build_snapshot(facts, revision, ANYBODY, places())
    assert await ask(store, ALL) == snapshot.select(ALL)


async def test_a_killed_server_has_the_old_revision_or_the_new_one(
    neo4j_2026: StartedServer,
) -> None:
    server, outcomes = neo4j_2026, list[tuple[int, int]]()
    empty(server)
    numbers = {1: 1, 2: 2}  # the facts of each revision
    async with hooked(server) as (store, connection):
        await load(store, many_facts(1))
        before = connection.writes
        await load(store, many_facts(2))
        transactions = connection.writes - before
    for turn in range(KILLS):
        number, key, head = turn + 3, f"load-{turn + 3}", max(numbers)
        await kill_during(server, number, 1 + turn * (transactions - 1) // (KILLS - 1), key)
        await asyncio.to_thread(server.start_again)
        async with hooked(server) as (store, _):
            found = await store.head()
            numbers |= {head + 1: number}
            assert found.number in (head, head + 1)
            await check(store, found, numbers)
            with server.driver() as driver:
                outcomes.append((found.number - head, orphans(driver)[0]))
            again = await load_once(store, many_facts(number), key)
            assert again.number == head + 1
            await check(store, again, numbers)
            assert len(await store.revisions()) == head + 1
            with server.driver() as driver:
                assert orphans(driver) == (0, 0, 0)
                assert without_unnamed_places(seen(driver)) == expected(many_facts(number))
    print(f"Neo4j {server.version}: (new revision, orphans) after each kill: {outcomes}")
    assert any(left > 0 for _, left in outcomes), "no kill hit a load that had begun"

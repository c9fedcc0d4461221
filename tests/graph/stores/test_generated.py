"""Do all stores give the same, whatever the facts are and in whatever order they came?

``CONTRACT_GRAPH_TEST_GRAPHS`` says how many graphs are tried.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j import Driver

from graph.model.entities import Relation
from graph.model.rules import PrecedenceRule
from graph.records import plan_commit, record_of
from graph.slice import Selection
from graph.store import GraphStore
from graph.viewer import Viewer
from tests.graph.stores.conftest import ADAPTERS, SERVERS, Shelf, shelf_of
from tests.graph.stores.loading import ask_all
from tests.graph.stores.pictures import expected, seen, without_unnamed_places
from tests.graph.stores.samples import MONDAY
from tests.servers.neo4j_server import Neo4jServer
from tests.strategies import World, selections, series, viewers

pytestmark = pytest.mark.skipif(
    not os.environ.get("CONTRACT_GRAPH_PROVE"), reason="long: run by make prove"
)

GRAPHS = int(os.environ.get("CONTRACT_GRAPH_TEST_GRAPHS", "15"))
QUESTIONS = 4


@pytest.fixture(scope="module")
def drivers(request: pytest.FixtureRequest) -> Iterator[dict[str, Driver]]:
    """A driver for the eyes of the test on each server."""
    found: dict[str, Neo4jServer] = {name: request.getfixturevalue(name) for name in SERVERS}
    opened = {name: server.driver() for name, server in found.items()}
    yield opened
    for driver in opened.values():
        driver.close()


def test_all_stores_give_the_same_slices_and_histories_and_show_the_facts_alone(
    request: pytest.FixtureRequest, tmp_path: Path, drivers: dict[str, Driver]
) -> None:
    shelves = [shelf_of(request, name, tmp_path) for name in ADAPTERS]
    tried: Counter[str] = Counter()

    with asyncio.Runner() as runner:

        @settings(
            max_examples=GRAPHS,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        )
        @given(st.data(), series())
        def check(data: st.DataObject, worlds: list[World]) -> None:
            asked = [data.draw(selections(worlds)) for _ in range(QUESTIONS)]
            viewer = data.draw(viewers)
            runner.run(compare(shelves, drivers, worlds, asked, viewer))
            tried.update(kinds_of(worlds, asked))

        check()
    print(dict(tried))
    # A suite that never met the hard cases would prove nothing about them.
    wanted = (
        "graph",
        "relation",
        "order",
        "missing",
        "replaced",
        "retired",
        "kept or back",
        "asked",
    )
    assert [name for name in wanted if tried[name] < GRAPHS] == []


def kinds_of(worlds: list[World], asked: list[Selection]) -> Counter[str]:
    """Count what these worlds have of the things that are hard to get right."""
    tried: Counter[str] = Counter({"graph": 1, "asked": sum(sel.about != () for sel in asked)})
    for before, after in pairwise(worlds):
        shared = before.keys() & after.keys()
        tried["replaced"] += sum(before[key] != after[key] for key in shared)
        tried["retired"] += len(before.keys() - after.keys())
    for world in worlds:
        tried["relation"] += sum(isinstance(fact, Relation) for fact in world.values())
        tried["order"] += sum(isinstance(fact, PrecedenceRule) for fact in world.values())
        nodes = expected([*world.values()]).nodes
        tried["missing"] += sum(labels == ("Missing",) for _, labels, _ in nodes)
    first, *_, last = worlds
    tried["kept or back"] += len(first.keys() & last.keys())
    return tried


async def compare(
    shelves: list[Shelf],
    drivers: dict[str, Driver],
    worlds: list[World],
    asked: list[Selection],
    viewer: Viewer,
) -> None:
    async with AsyncExitStack() as stack:
        for shelf in shelves:
            shelf.empty()
        stores = [await stack.enter_async_context(shelf.open()) for shelf in shelves]
        for world in worlds:
            for store in stores:
                await put(store, world)
            slices = [await ask_all(store, asked, viewer) for store in stores]
            assert slices[1:] == slices[:-1]
            for driver in drivers.values():
                picture = without_unnamed_places(seen(driver))
                assert picture == expected([*world.values()])
        for at in range(1, (await stores[0].head()).number + 1):
            slices = [await ask_all(store, asked, viewer, at) for store in stores]
            assert slices[1:] == slices[:-1]
        histories = [await store.history() for store in stores]
        assert histories[1:] == histories[:-1]


async def put(store: GraphStore, world: World) -> None:
    head, live = await store.live()
    commit = plan_commit(head, live, map(record_of, world.values()), MONDAY)
    if commit is not None:
        await store.commit(commit)

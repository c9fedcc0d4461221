"""The same question gives the same bytes from every store, and, but for what only a text can give, without the texts."""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph.records import History
from graph.store import GraphStore
from graph.stores.neo4j import connect, open_neo4j
from graph.stores.sqlite import SqliteStore
from service.asking import Asking
from service.bundled import demo_folder, facts_folder
from service.expectations import Expectation, read_expectations, run_expectation
from service.loading import load, read_inputs
from tests.corpus import seeds_folder
from tests.places import places
from tests.servers.emptying import wipe
from tests.servers.neo4j_server import Neo4jServer

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CORPUS = Path(__file__).parent / "expectations"
EXAMPLES = demo_folder() / "expectations"
ONLY_FROM_A_TEXT = {"quote", "verification", "revision", "sha256"}


@dataclass(frozen=True, slots=True)
class Expected:
    """An expectation with the file that it stands in."""

    file: str
    expectation: Expectation


def expected() -> tuple[Expected, ...]:
    """Give every expectation of the corpus and of the example set."""
    files = [pair for folder in (CORPUS, EXAMPLES) for pair in read_expectations(folder)]
    return tuple(Expected(path.name, one) for path, read in files for one in read.expectations)


ALL = expected()


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as one:
        yield one


def filled(runner: asyncio.Runner, folder: Path, paths: list[Path]) -> SqliteStore:
    store = SqliteStore(str(folder / "graph.sqlite"), places())
    runner.run(load(store, read_inputs(paths, places()), places(), lambda: NOW))
    return store


@pytest.fixture(scope="module")
def embedded(
    runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SqliteStore]:
    """The embedded store with all facts and all texts."""
    paths = [facts_folder(), demo_folder() / "facts", demo_folder() / "texts", seeds_folder()]
    store = filled(runner, tmp_path_factory.mktemp("whole"), paths)
    yield store
    runner.run(store.close())


@pytest.fixture(scope="module")
def textless(
    runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SqliteStore]:
    """The embedded store with all facts and no text."""
    store = filled(
        runner, tmp_path_factory.mktemp("facts"), [facts_folder(), demo_folder() / "facts"]
    )
    yield store
    runner.run(store.close())


def copied(runner: asyncio.Runner, server: Neo4jServer, history: History) -> GraphStore:
    with server.driver() as driver:
        wipe(driver)
    store = open_neo4j(
        connect(server.uri, server.user, server.password), "neo4j", places(), address=server.uri
    )
    runner.run(store.restore(history))
    return store


@pytest.fixture(scope="module", params=["neo4j_526", "neo4j_2026"])
def other(
    request: pytest.FixtureRequest, runner: asyncio.Runner, embedded: SqliteStore
) -> Iterator[GraphStore]:
    """Each Neo4j, filled from an export of the embedded store."""
    store = copied(runner, request.getfixturevalue(request.param), runner.run(embedded.history()))
    yield store
    runner.run(store.close())


def answer_bytes(runner: asyncio.Runner, store: GraphStore, one: Expectation) -> bytes:
    asking = Asking(store, "any", lambda: NOW)
    if one.graphql is not None:
        return orjson.dumps(runner.run(asking.run(one.graphql, one.given)))
    return orjson.dumps(runner.run(asking.question(one.ask or "", one.given)))


def test_every_expectation_is_met(runner: asyncio.Runner, embedded: SqliteStore) -> None:
    asking = Asking(embedded, "any", lambda: NOW)

    results = [runner.run(run_expectation(one.file, one.expectation, asking)) for one in ALL]

    failed = [f"{r.file}: {r.expectation.name}: {'; '.join(r.faults)}" for r in results if r.faults]
    assert not failed, "\n".join(failed)


def test_every_store_gives_the_same_bytes(
    runner: asyncio.Runner, embedded: SqliteStore, other: GraphStore
) -> None:
    differing = [
        one.expectation.name
        for one in ALL
        if answer_bytes(runner, embedded, one.expectation)
        != answer_bytes(runner, other, one.expectation)
    ]

    print(f"{len(ALL)} answers compared byte for byte")
    assert not differing


def test_a_graph_goes_there_and_back_without_a_changed_byte(
    runner: asyncio.Runner, embedded: SqliteStore, other: GraphStore, tmp_path: Path
) -> None:
    back = SqliteStore(str(tmp_path / "back.sqlite"), places())

    runner.run(back.restore(runner.run(other.history())))

    assert runner.run(back.history()) == runner.run(embedded.history())
    runner.run(back.close())


def test_without_the_texts_only_what_a_text_gives_is_different(
    runner: asyncio.Runner, embedded: SqliteStore, textless: SqliteStore
) -> None:
    differing = [
        one.expectation.name
        for one in ALL
        if plain(answer_bytes(runner, embedded, one.expectation))
        != plain(answer_bytes(runner, textless, one.expectation))
    ]

    assert not differing


def plain(answer: bytes) -> Any:  # noqa: ANN401 - JSON
    """Give an answer without what only a text can give."""

    def without(value: Any) -> Any:  # noqa: ANN401 - JSON
        if isinstance(value, dict):
            return {
                key: without(item) for key, item in value.items() if key not in ONLY_FROM_A_TEXT
            }
        return [without(item) for item in value] if isinstance(value, list) else value

    return without(orjson.loads(answer))


def test_every_citation_is_verified_with_the_texts(
    runner: asyncio.Runner, embedded: SqliteStore
) -> None:
    history = runner.run(embedded.history())
    bodies = [
        d.record.body
        for d in history.records
        if d.record.label not in ("FamilySource", "TextSource")
    ]

    assert not [body[:200] for body in bodies if b'"verification":"TEXT_NOT_LOADED"' in body]
    assert not [body[:200] for body in bodies if b'"verification":"MISMATCH"' in body]
    assert sum(body.count(b'"verification":"VERIFIED"') for body in bodies) > 1000


def test_enough_expectations_were_read() -> None:
    assert len(ALL) >= int(os.environ.get("CONTRACT_GRAPH_TEST_LEAST_EXPECTATIONS", "200"))

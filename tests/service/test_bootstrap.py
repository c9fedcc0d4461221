"""Which store the settings name, and what is said where it cannot be opened."""

import asyncio
import socket
from pathlib import Path

import pytest

from graph.records import EMPTY, Revision
from graph.store import GraphStore, StoreDataError, StoreUnavailableError
from graph.stores.sqlite import SqliteStore
from graph.stores.sqlite_file import SCHEMA_VERSION
from service import bootstrap
from service.bootstrap import (
    demo_store,
    graphiql_build,
    open_store,
    opened_store,
    read_places,
    store_kind,
    utc_now,
)
from service.settings import Settings, SettingsError
from tests.places import places

ACCEPTED = (
    "accepted are sqlite:///PATH of a file, neo4j://HOST:PORT (neo4j+s:// where it is encrypted) and demo, "
    "for example sqlite:///graph.sqlite"
)


def head(store: str, *, must_exist: bool = False) -> Revision:
    async def ask() -> Revision:
        async with opened_store(Settings(store=store), places(), must_exist=must_exist) as opened:
            return await opened.head()

    return asyncio.run(ask())


def refused(store: str, kind: type[Exception], *, must_exist: bool = False) -> str:
    with pytest.raises(kind) as error:
        head(store, must_exist=must_exist)
    return str(error.value)


def test_a_new_embedded_store_is_made_with_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "graph.sqlite"

    assert head(f"sqlite:///{file}") == EMPTY
    assert file.exists()


def test_a_relative_path_is_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert head("sqlite:///graph.sqlite") == EMPTY
    assert (tmp_path / "graph.sqlite").exists()


def test_who_asks_a_store_that_is_not_there_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    file = tmp_path / "new" / "grap.sqlite"

    assert refused(f"sqlite:///{file}", StoreUnavailableError, must_exist=True) == (
        f"there is no graph at {file}: contract-graph load makes one, or name another with --store"
    )
    assert not file.parent.exists()


def test_who_asks_a_store_that_is_there_is_answered(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/graph.sqlite"
    head(store)

    assert head(store, must_exist=True) == EMPTY


@pytest.mark.parametrize(
    "store", ["postgres://db", "graph.sqlite", "sqlite://graph.sqlite", "Demo", ""]
)
def test_a_store_of_an_unknown_scheme_is_refused_with_those_that_there_are(store: str) -> None:
    assert refused(store, SettingsError) == (
        f'the store is "{store}" (CONTRACT_GRAPH_STORE or --store): {ACCEPTED}'
    )


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert (
        refused(f"sqlite:///{tmp_path}", SettingsError)
        == f"the store is the folder {tmp_path}: {ACCEPTED}"
    )
    assert (
        refused("sqlite:///", SettingsError) == f"the store is the folder {Path.cwd()}: {ACCEPTED}"
    )


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert refused(f"sqlite:///{tmp_path}/file/graph.sqlite", StoreUnavailableError) == (
        f"the folder {tmp_path}/file for the graph cannot be made: File exists"
    )


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/graph.sqlite"
    head(store)
    made = SqliteStore(str(tmp_path / "graph.sqlite"), places())
    made._connection.execute("PRAGMA user_version = 99")
    asyncio.run(made.close())

    assert refused(store, StoreDataError) == (
        f"{tmp_path}/graph.sqlite was written by a newer contract-graph (layout 99, this one knows {SCHEMA_VERSION}); "
        "it was left as it is: update contract-graph"
    )


def test_the_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Notes, which are no graph. " * 99)

    told = refused(f"sqlite:///{tmp_path}/notes.txt", StoreDataError)

    assert told.startswith(f"{tmp_path}/notes.txt is not a contract graph, or is damaged (")
    assert (tmp_path / "notes.txt").read_text() == "Notes, which are no graph. " * 99


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_server_that_is_not_there_is_told_when_it_is_first_asked() -> None:
    address = f"neo4j://127.0.0.1:{closed_port()}"

    told = refused(address, StoreUnavailableError)

    assert told.startswith(f"Neo4j at {address} cannot be reached: is it running,")


@pytest.mark.parametrize(
    "address", ["neo4j://db:seven", "neo4j://db:99999", "neo4j://", "bolt://:7687"]
)
def test_what_is_no_address_of_a_server_is_refused(address: str) -> None:
    assert refused(address, SettingsError) == (
        f'the store is "{address}", which is no address of a server: {ACCEPTED}'
    )


def test_a_password_in_the_address_is_refused_and_not_shown() -> None:
    assert refused("neo4j://somebody:secret@db:7687", SettingsError) == (
        "the store is neo4j://db:7687 with a user or a password in its address, which may end in a log: "
        "give them as CONTRACT_GRAPH_NEO4J_USER and CONTRACT_GRAPH_NEO4J_PASSWORD_FILE"
    )


def test_the_demo_holds_the_demo_set_and_the_bundled_facts() -> None:
    async def look() -> tuple[Revision, set[str]]:
        store: GraphStore = await demo_store(places())
        revision, live = await store.live()
        await store.close()
        return revision, set(live)

    revision, live = asyncio.run(look())

    assert revision.number == 1
    assert {
        "FamilySource:harbourline",
        "FamilySource:common",
        "TextSource:tidewater-reseller-terms.txt",
    } <= live


def test_the_demo_is_opened_by_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened = SqliteStore(str(tmp_path / "x"), places())

    async def ready(_: object) -> GraphStore:
        return opened

    async def close_demo() -> bool:
        found = await open_store(Settings(store="demo"), places())
        await found.close()
        return found is opened

    monkeypatch.setattr(bootstrap, "demo_store", ready)
    assert asyncio.run(close_demo())


@pytest.mark.parametrize(
    ("store", "kind"),
    [("demo", "demo"), ("sqlite:///x", "sqlite"), ("neo4j://x", "neo4j"), ("bolt+s://x", "neo4j")],
)
def test_the_api_says_which_kind_of_store_it_reads(store: str, kind: str) -> None:
    assert store_kind(Settings(store=store)) == kind


def test_times_are_told_with_their_zone() -> None:
    assert utc_now().tzname() == "UTC"


def test_the_places_are_read() -> None:
    assert read_places().get("FR") is not None


def test_graphiql_is_there_or_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    built = tmp_path / "web/graphiql/dist"
    monkeypatch.setattr(bootstrap, "bundled", lambda name: tmp_path / name)

    assert graphiql_build() is None
    built.mkdir(parents=True)
    assert graphiql_build() == built

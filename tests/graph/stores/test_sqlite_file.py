"""Files that are not ours, of a newer version, damaged, read-only or on a full disk: told, and left as they are."""

import asyncio
import hashlib
import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from graph.records import EMPTY, TEXT_SOURCE, History, Record
from graph.slice import Selection
from graph.store import (
    NotEmptyError,
    RevisionMovedError,
    StoreDataError,
    StoreError,
    StoreUnavailableError,
    StoreWriteError,
    UnknownRevisionError,
)
from graph.stores import sqlite_file
from graph.stores.sqlite import SqliteStore
from graph.viewer import ANYBODY
from tests.graph.stores.victim import next_commit
from tests.places import places


def opened(path: Path) -> SqliteStore:
    return SqliteStore(str(path), places())


async def load_once(path: Path) -> None:
    store = opened(path)
    await store.commit(await next_commit(store))
    await store.close()


async def read_all(path: Path) -> None:
    store = opened(path)
    try:
        await store.read(ANYBODY, [lambda _: Selection()])
    finally:
        await store.close()


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    before = fingerprint(path)

    with pytest.raises(
        StoreDataError,
        match="is a file of another program, not a contract graph; it was left as it is",
    ):
        opened(path)

    assert fingerprint(path) == before


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite"
    path.write_text("Dear Sir or Madam, " * 400)
    before = fingerprint(path)

    with pytest.raises(StoreDataError, match="is not a contract graph, or is damaged"):
        opened(path)

    assert fingerprint(path) == before


def test_a_file_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    asyncio.run(load_once(path))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = fingerprint(path)

    with pytest.raises(
        StoreDataError, match=r"newer contract-graph \(layout 99, this one knows 1\)"
    ):
        opened(path)

    assert fingerprint(path) == before


def test_a_changed_fact_is_noticed_before_the_first_answer(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    asyncio.run(load_once(path))
    connection = sqlite3.connect(path)
    (body,) = connection.execute("SELECT body FROM records WHERE key = 'Topic:t1'").fetchone()
    rotten = body.replace(b"Topic 1", b"Topic 7")
    connection.execute("UPDATE records SET body = ? WHERE key = 'Topic:t1'", (rotten,))
    connection.commit()
    connection.close()

    with pytest.raises(
        StoreDataError, match="revision 1 does not have the digest that was recorded"
    ):
        asyncio.run(read_all(path))


def test_a_cut_off_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    asyncio.run(load_once(path))
    path.write_bytes(path.read_bytes()[:9000])

    with pytest.raises(StoreError):
        asyncio.run(read_all(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    asyncio.run(load_once(path))
    path.chmod(0o444)

    with pytest.raises(StoreWriteError, match="is read-only"):
        asyncio.run(load_once(path))


def test_a_store_opened_for_reading_only_refuses_a_write(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    asyncio.run(load_once(path))
    connection = sqlite_file.connect(str(path), read_only=True)

    with pytest.raises(StoreWriteError, match="is read-only"), sqlite_file.translated(str(path)):
        connection.execute("DELETE FROM records")

    connection.close()


def test_a_full_disk_is_told_and_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    asyncio.run(load_once(path))

    async def fill() -> None:
        store = opened(path)
        large = Record(key="TextSource:large", label=TEXT_SOURCE, body=b"x" * 2_000_000)
        commit = replace(await next_commit(store), added=(large,), retired=())
        store._connection.execute("PRAGMA max_page_count = 1")  # SQLite raises it to what is there
        with pytest.raises(StoreWriteError, match="is the disk full"):
            await store.commit(commit)
        head, _ = await store.live()
        assert head.number == 1
        await store.close()

    asyncio.run(fill())
    asyncio.run(read_all(path))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="cannot be opened: does its folder exist"):
        opened(tmp_path / "missing" / "graph.sqlite")


def test_another_process_that_keeps_writing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.sqlite"
    asyncio.run(load_once(path))
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(StoreUnavailableError, match="another process has been writing"):
        asyncio.run(read_all(path))

    other.execute("ROLLBACK")
    other.close()


def test_an_error_of_another_kind_is_told_with_the_file() -> None:
    connection = sqlite3.connect(":memory:")

    with pytest.raises(StoreError, match="here: near"), sqlite_file.translated("here"):
        connection.execute("SELEKT")

    connection.close()


def test_a_commit_of_another_process_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"

    async def both() -> list[int]:
        one, two = opened(path), opened(path)
        seen = [(await one.head()).number]
        await two.commit(await next_commit(two))
        seen.append((await one.head()).number)
        stale = await next_commit(one)
        await two.commit(await next_commit(two))
        with pytest.raises(RevisionMovedError, match="somebody loaded in between"):
            await one.commit(stale)
        await one.close()
        await two.close()
        return seen

    assert asyncio.run(both()) == [0, 1]


def test_old_snapshots_are_let_go_and_built_again(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"

    async def many() -> list[str]:
        store = opened(path)
        for _ in range(6):
            await store.commit(await next_commit(store))
        names = []
        for number in (1, 2, 3, 4, 5, 6, 1):
            (read,) = await store.read(ANYBODY, [lambda _: Selection(keys=("Topic:t1",))], number)
            names.append(str(read.revision.number))
        (empty,) = await store.read(ANYBODY, [lambda _: Selection()], 0)
        assert empty.revision == EMPTY
        with pytest.raises(UnknownRevisionError, match="there is no revision 7; the newest is 6"):
            await store.read(ANYBODY, [], 7)
        await store.close()
        return names

    assert asyncio.run(many()) == ["1", "2", "3", "4", "5", "6", "1"]


def test_only_an_empty_store_is_restored(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    asyncio.run(load_once(path))

    async def restore() -> None:
        store = opened(path)
        try:
            await store.restore(History(revisions=(), records=()))
        finally:
            await store.close()

    with pytest.raises(NotEmptyError, match="can only be restored into an empty store"):
        asyncio.run(restore())

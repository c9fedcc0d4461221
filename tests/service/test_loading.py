"""From files into the graph: all or nothing, in any order, and the same again changes nothing."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.export import read_export, write_export
from graph.records import Commit, History, Revision
from graph.store import GraphStore, RevisionMovedError, StoreWriteError
from graph.stores.sqlite import SqliteStore
from loaders.facts.problems import LoadRefusedError
from service import loading
from service.loading import Loaded, load, plan
from tests.fakes import FakeStore
from tests.places import places
from tests.service.files import ACME, FILES, read, write

T = TypeVar("T")
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def now() -> datetime:
    return NOON


def within(work: Callable[[GraphStore], Awaitable[T]], file: str = ":memory:") -> T:
    """Do some work with an embedded store."""

    async def opened() -> T:
        store = SqliteStore(file, places())
        try:
            return await work(store)
        finally:
            await store.close()

    return asyncio.run(opened())


async def put(store: GraphStore, *paths: Path, key: str | None = None) -> Loaded:
    return await load(store, read(*paths), places(), now, key)


def test_a_load_says_what_it_did_and_the_same_again_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    async def work(store: GraphStore) -> tuple[Loaded, Loaded, tuple[Revision, ...]]:
        return await put(store, tmp_path), await put(store, tmp_path), await store.revisions()

    first, again, revisions = within(work)

    assert first.changed
    assert (first.added, first.retired) == (len(first.facts) + len(FILES), 0)
    assert first.revision.recorded_at == NOON
    assert (again.changed, again.resent, again.added, again.retired) == (False, False, 0, 0)
    assert revisions == (first.revision,)
    assert again.revision == first.revision


def test_what_a_family_no_longer_says_is_retired(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    async def work(store: GraphStore) -> tuple[set[str], set[str], Loaded]:
        await put(store, tmp_path)
        _, before = await store.live()
        write(tmp_path, {"acme.yaml": ACME})
        loaded = await put(store, tmp_path / "acme.yaml")
        _, after = await store.live()
        return set(before), set(after), loaded

    before, after, loaded = within(work)

    assert "GoverningLawRule:acme/law" in before
    assert "GoverningLawRule:acme/law" not in after
    assert {"Party:acme", "Document:other.md", "TextSource:acme.txt"} <= after
    assert loaded.changed
    assert set(loaded.holdings.families) == {"acme", "x", "y"}


async def state(store: GraphStore) -> tuple[Revision, dict[str, str]]:
    revision, live = await store.live()
    return revision, dict(live)


def digest_after(folder: Path, batches: Sequence[Sequence[str]]) -> str:
    async def work(store: GraphStore) -> str:
        for batch in batches:
            if batch:
                await put(store, *(folder / name for name in batch))
        return (await store.head()).digest

    return within(work)


@settings(deadline=None, max_examples=12)
@given(st.permutations(sorted(FILES)), st.integers(0, 5), st.integers(0, 5))
def test_files_may_be_loaded_in_any_order_and_in_any_batches(
    order: list[str], one: int, two: int
) -> None:
    first, second = sorted((one, two))
    with TemporaryDirectory() as scratch:
        folder = write(Path(scratch), FILES)

        batched = digest_after(folder, [order[:first], order[first:second], order[second:]])

        assert batched == digest_after(folder, [sorted(FILES)])


def test_files_may_be_loaded_one_by_one(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    assert digest_after(tmp_path, [[name] for name in FILES]) == digest_after(
        tmp_path, [list(FILES)]
    )


def test_a_load_sent_again_with_its_key_has_one_effect(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    async def work(store: GraphStore) -> tuple[Loaded, Loaded, Revision]:
        first = await put(store, tmp_path / "acme.yaml", key="monday")
        again = await put(store, tmp_path, key="monday")
        return first, again, await store.head()

    first, again, head = within(work)

    assert (first.changed, first.resent) == (True, False)
    assert (again.changed, again.resent, again.revision) == (False, True, first.revision)
    assert head == first.revision


def test_a_plan_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    async def work(store: GraphStore) -> tuple[bool, int, Revision]:
        planned = await plan(store, read(tmp_path), places(), now)
        assert planned.commit is not None
        return planned.loaded.changed, planned.loaded.added, await store.head()

    changed, added, head = within(work)

    assert changed
    assert added > 0
    assert head.number == 0


class Contested(FakeStore):
    """A store in which others load in between, a number of times."""

    def __init__(self, times: int) -> None:
        super().__init__(places())
        self.times = times

    async def commit(self, commit: Commit) -> None:
        if self.times:
            self.times -= 1
            message = "somebody loaded in between"
            raise RevisionMovedError(message)
        await super().commit(commit)


def test_a_load_that_others_came_before_is_computed_again(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    store = Contested(loading.TRIES - 1)

    loaded = asyncio.run(put(store, tmp_path))

    assert asyncio.run(store.head()) == loaded.revision


def test_a_load_that_others_always_come_before_ends_in_words(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    with pytest.raises(
        RevisionMovedError, match=r"^other loads kept coming in between, 5 times; try again$"
    ):
        asyncio.run(put(Contested(loading.TRIES), tmp_path))


# --- nothing loaded, nothing lost ---


def test_a_load_that_is_refused_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    bad = write(tmp_path / "bad", {"bad.yaml": "family: [\n", "new.txt": "New."})

    async def work(store: GraphStore) -> bool:
        await put(store, tmp_path / "acme.yaml", tmp_path / "acme.txt")
        before = await state(store)
        with pytest.raises(LoadRefusedError):
            await put(store, bad)
        return await state(store) == before

    assert within(work)


def test_a_store_that_may_not_be_written_keeps_what_it_holds(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    async def work(store: GraphStore) -> bool:
        assert isinstance(store, SqliteStore)
        await put(store, tmp_path / "acme.yaml")
        before = await state(store)
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(
            StoreWriteError,
            match=r"is read-only .*; nothing was changed\. Give write access, or another",
        ):
            await put(store, tmp_path)
        return await state(store) == before

    assert within(work, str(tmp_path / "graph.sqlite"))


def test_a_full_disk_keeps_what_was_held(tmp_path: Path) -> None:
    write(tmp_path, FILES | {"long.txt": "A long line.\n" * 20_000})

    async def work(store: GraphStore) -> bool:
        assert isinstance(store, SqliteStore)
        await put(store, tmp_path / "acme.yaml")
        before = await state(store)
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
        store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StoreWriteError, match=r"is the disk full\? Nothing was changed"):
            await put(store, tmp_path)
        return await state(store) == before

    assert within(work, str(tmp_path / "graph.sqlite"))


# --- from one store into another ---


def test_an_export_loaded_into_an_empty_store_gives_the_same_history(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    async def fill(store: GraphStore) -> History:
        await put(store, tmp_path / "acme.yaml", key="first")
        await put(store, tmp_path)
        return await store.history()

    async def restore(store: GraphStore) -> History:
        await store.restore(read_export(write_export(history)))
        return await store.history()

    history = within(fill)

    assert len(history.revisions) == 2
    assert within(restore) == history

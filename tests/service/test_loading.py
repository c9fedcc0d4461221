"""From the disk into the graph: all or nothing, in any order, and the same again changes nothing."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
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
from service.loading import Inputs, Loaded, load, plan, read_inputs
from tests.fakes import FakeStore
from tests.places import places

T = TypeVar("T")
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ACCEPTED = "a fact file (.yaml, .yml), a text (.txt, .md, .markdown), or a folder of them"
RULES = "    rules: [{kind: governing_law, id: law, law: LAW, lines: [1, 1], statement: S}]\n"
ACME = (
    "family: acme\ntitle: Acme\nfile: acme.txt\nagreements:\n  - slug: acme-terms\n    title: Acme terms\n"
    "    kind: POLICY\n    versions: [{id: '1'}]\n"
)
SHARED = "family: NAME\ntitle: T\nparties: [{slug: acme, name: Acme, kind: ENTITY, note: NAME}]\n"
FILES = {
    "acme.yaml": ACME + RULES.replace("LAW", "FR"),
    "x.yaml": SHARED.replace("NAME", "x"),
    "y.yaml": SHARED.replace("NAME", "y"),
    "acme.txt": "The law of France governs.\n",
    "other.md": "# Other\n\nNothing.\n",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def read(*paths: Path) -> Inputs:
    return read_inputs(paths, places())


def refused(*paths: Path) -> LoadRefusedError:
    with pytest.raises(LoadRefusedError) as error:
        read(*paths)
    return error.value


def told(*paths: Path) -> list[str]:
    """Give each problem as ``file / given / accepted``, the file by its name."""
    return [
        f"{Path(p.file).name}:{p.line} / {p.given} / {p.accepted}" for p in refused(*paths).problems
    ]


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


# --- reading ---


def test_a_folder_is_read_in_the_order_of_its_names_and_what_is_neither_is_passed_over(
    tmp_path: Path,
) -> None:
    write(
        tmp_path,
        FILES
        | {"b/deep.TXT": "Deep.", "b/.hidden.txt": "x", ".git/x.yaml": "x", "b/page.pdf": "x"},
    )
    seen: list[str] = []

    inputs = read_inputs([tmp_path], places(), seen.append)

    assert seen == ["acme.txt", "acme.yaml", "deep.TXT", "other.md", "x.yaml", "y.yaml"]
    assert [family.name for family in inputs.families] == ["acme", "x", "y"]
    assert [text.file for text in inputs.texts] == ["acme.txt", "deep.TXT", "other.md"]
    assert inputs.passed_over == (str(tmp_path / "b" / "page.pdf"),)


def test_a_file_is_read_once_however_often_and_by_whatever_way_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES)
    (tmp_path / "link.txt").symlink_to(tmp_path / "acme.txt")
    monkeypatch.chdir(tmp_path)

    inputs = read(Path("acme.txt"), tmp_path / "acme.txt", Path("acme.txt"), Path("link.txt"))

    assert [text.file for text in inputs.texts] == ["acme.txt"]


def test_expectation_files_of_a_folder_are_passed_over_and_refused_as_facts(tmp_path: Path) -> None:
    write(tmp_path, {"acme.txt": "x", "tests/e.yaml": "# why\nexpectations: []\n"})

    assert read(tmp_path).passed_over == (str(tmp_path / "tests" / "e.yaml"),)
    assert told(tmp_path / "tests" / "e.yaml")[-1].startswith(
        'e.yaml:2 / unknown field "expectations"'
    )


def test_fact_files_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "acme.yml").write_text(FILES["acme.yaml"], "utf-8-sig")

    assert [family.name for family in read(tmp_path).families] == ["acme"]


def test_a_path_that_leads_nowhere_is_a_misuse(tmp_path: Path) -> None:
    assert told(tmp_path / "away.yaml") == [f"away.yaml:0 / no such file or folder / {ACCEPTED}"]
    assert refused(tmp_path / "away.yaml").is_misuse


def test_a_link_that_leads_nowhere_is_told_and_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")

    assert told(tmp_path) == [
        "gone.yaml:0 / it cannot be read (No such file or directory) / what this user may read"
    ]


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES)

    def forbid(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", forbid)

    assert told(tmp_path / "acme.yaml", tmp_path / "acme.txt") == [
        "acme.txt:0 / it cannot be read (Permission denied) / what this user may read",
        "acme.yaml:0 / it cannot be read (Permission denied) / what this user may read",
    ]
    assert refused(tmp_path / "acme.yaml").is_misuse


def test_a_folder_that_may_not_be_read_is_told_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES | {"locked/z.txt": "x"})
    scan = os.scandir

    def forbid(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", forbid)

    assert told(tmp_path) == [
        "locked:0 / it cannot be read (Permission denied) / what this user may read"
    ]


def test_a_folder_without_anything_to_load_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"page.pdf": "x"})

    assert told(tmp_path) == [
        f"{tmp_path.name}:0 / a folder with nothing to load in it / {ACCEPTED}"
    ]


def test_a_file_of_another_kind_is_told_by_its_ending(tmp_path: Path) -> None:
    write(tmp_path, {"page.pdf": "x", "README": "y"})

    assert told(tmp_path / "page.pdf", tmp_path / "README") == [
        f'README:0 / a file that ends in "" / {ACCEPTED}',
        f'page.pdf:0 / a file that ends in ".pdf" / {ACCEPTED}',
    ]


def test_a_folder_with_the_name_of_a_fact_file_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {"x.yaml/acme.txt": "x"})

    assert [text.file for text in read(tmp_path / "x.yaml").texts] == ["acme.txt"]


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES)
    monkeypatch.setattr(loading, "LARGEST_FILE", 10)

    assert told(tmp_path / "acme.txt") == ["acme.txt:0 / a file of 27 bytes / files up to 10 bytes"]


def test_a_fact_file_that_is_not_utf8_is_told_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "acme.yaml").write_bytes("family: acme\ntitle: Société\n".encode("cp1252"))

    assert told(tmp_path) == [
        "acme.yaml:2 / the byte 0xE9, which is not UTF-8 / a fact file saved as UTF-8"
    ]


def test_a_text_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "acme.txt").write_bytes(b"PK\x03\x04" + bytes(99))

    assert told(tmp_path) == [
        "acme.txt:0 / it cannot be read as text: it is full of NUL bytes, as binary files are, and UTF-16 without its "
        "mark / plain text in UTF-8, in UTF-16 or UTF-32 with a byte order mark, or in Windows-1252"
    ]


def test_a_family_or_a_text_twice_in_one_load_is_told_with_both_files(tmp_path: Path) -> None:
    write(tmp_path, {"a/acme.txt": "x", "b/acme.txt": "y", "a/one.yaml": ACME, "b/two.yaml": ACME})

    assert told(tmp_path) == [
        f'acme.txt:0 / the text "acme.txt" a second time: it is in {tmp_path}/a/acme.txt too / '
        "texts of different names: facts cite a text by its name, whatever its folder",
        f'two.yaml:0 / the family "acme" a second time: it is in {tmp_path}/a/one.yaml too / '
        "one file for each family: join them, or give one of them another name",
    ]
    assert not refused(tmp_path).is_misuse


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, FILES | {"bad.yaml": "family: [\n", "worse.yaml": "family: B\n"})

    error = refused(tmp_path, tmp_path / "away.txt")

    assert [Path(p.file).name for p in error.problems] == [
        "away.txt",
        "bad.yaml",
        "worse.yaml",
        "worse.yaml",
    ]
    assert str(error).endswith("\n4 problems in 3 files, nothing loaded")


def test_a_bad_value_in_a_fact_file_is_told_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, {"acme.yaml": ACME + RULES.replace("LAW", "Frankreich")})

    assert told(tmp_path) == [
        'acme.yaml:9 / the place "Frankreich" / an ISO 3166-1 or 3166-2 code or a group: DE, US-CA, EU, EEA'
    ]


# --- loading ---


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
def test_files_may_be_loaded_in_any_order_one_by_one_or_at_once(
    order: list[str], one: int, two: int
) -> None:
    folder = write(_scratch(), FILES)
    first, second = sorted((one, two))

    batched = digest_after(folder, [order[:first], order[first:second], order[second:]])

    assert batched == digest_after(folder, [sorted(FILES)])


def test_files_may_be_loaded_one_by_one(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    assert digest_after(tmp_path, [[name] for name in FILES]) == digest_after(
        tmp_path, [list(FILES)]
    )


def _scratch() -> Path:
    folder = Path(_SCRATCH[0])
    folder.mkdir(exist_ok=True)
    return folder


_SCRATCH: list[str] = []


@pytest.fixture(autouse=True)
def scratch(tmp_path_factory: pytest.TempPathFactory) -> None:
    _SCRATCH[:] = [str(tmp_path_factory.getbasetemp() / "loading")]


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
        RevisionMovedError, match="^other loads kept coming in between, 5 times; try again$"
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
            match="is read-only .*; nothing was changed. Give write access, or another",
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
        with pytest.raises(StoreWriteError, match="is the disk full. Nothing was changed"):
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

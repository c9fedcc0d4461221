"""The embedded store: one file, one transaction a load, and a snapshot in memory for reads.

A snapshot is one revision, immutable, swapped whole after a write. Its records are hashed when it is
built and held against the revision's digest: SQLite itself does not notice rotten content.
"""

import asyncio
import gc
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import TypeVar

from graph.codec import decode
from graph.places import Places
from graph.records import (
    EMPTY,
    SOURCE_LABELS,
    Commit,
    DatedRecord,
    History,
    Record,
    Revision,
    digest_of,
)
from graph.slice import Slice
from graph.snapshot import Snapshot, build_snapshot
from graph.store import (
    GraphStore,
    NotEmptyError,
    RevisionMovedError,
    Select,
    StoreDataError,
    UnknownRevisionError,
)
from graph.stores.sqlite_file import connect, translated
from graph.viewer import Viewer

SNAPSHOTS_KEPT = 4

T = TypeVar("T")
_LIVE_AT = "since <= ?1 AND (until IS NULL OR until > ?1)"


class SqliteStore(GraphStore):
    """One SQLite file. All of SQLite runs in one thread of its own; reads are look-ups in a snapshot."""

    def __init__(self, path: str, places: Places) -> None:
        """Open the file.

        Raises:
            StoreError: as :func:`graph.stores.sqlite_file.connect`.
        """
        self._path = path
        self._places = places
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sqlite")
        self._connection = connect(path)
        self._snapshots: dict[tuple[int, Viewer], Snapshot] = {}
        self._seen_version: int | None = None
        self._head = EMPTY

    async def head(self) -> Revision:
        """See the port. Another process's commit is noticed by SQLite's own change counter, without reading tables."""
        return await self._run(self._current_head)

    async def revisions(self) -> tuple[Revision, ...]:
        """See the port."""
        return tuple(revision for revision, _ in await self._run(self._all_revisions))

    async def read(
        self, viewer: Viewer, selects: Sequence[Select], at: int | None = None
    ) -> tuple[Slice, ...]:
        """See the port."""
        snapshot = await self._run(partial(self._snapshot, viewer, at))
        return tuple(snapshot.select(select(snapshot.catalogue)) for select in selects)

    async def live(self) -> tuple[Revision, Mapping[str, str]]:
        """See the port."""
        return await self._run(self._live)

    async def sources(self) -> tuple[Record, ...]:
        """See the port."""
        return await self._run(self._sources)

    async def committed(self, idempotency_key: str) -> Revision | None:
        """See the port."""
        made = await self._run(self._all_revisions)
        return next((revision for revision, key in made if key == idempotency_key), None)

    async def commit(self, commit: Commit) -> None:
        """See the port."""
        await self._run(partial(self._commit, commit))

    async def history(self) -> History:
        """See the port."""
        return await self._run(self._history)

    async def restore(self, history: History) -> None:
        """See the port."""
        await self._run(partial(self._restore, history))

    async def close(self) -> None:
        """See the port."""
        await self._run(self._connection.close)
        self._thread.shutdown()

    async def _run(self, work: Callable[[], T]) -> T:
        def translated_work() -> T:
            with translated(self._path):
                return work()

        return await asyncio.get_running_loop().run_in_executor(self._thread, translated_work)

    def _current_head(self) -> Revision:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._seen_version:
            self._head = self._read_head()
            self._seen_version = version
        return self._head

    def _read_head(self) -> Revision:
        row = self._connection.execute(
            "SELECT number, digest, recorded_at FROM revisions ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return EMPTY if row is None else _revision(row)

    def _all_revisions(self) -> list[tuple[Revision, str | None]]:
        rows = self._connection.execute(
            "SELECT number, digest, recorded_at, idempotency_key FROM revisions ORDER BY number"
        ).fetchall()
        return [(_revision(row[:3]), row[3]) for row in rows]

    def _snapshot(self, viewer: Viewer, at: int | None) -> Snapshot:
        revision = self._current_head() if at is None else self._revision_numbered(at)
        kept = self._snapshots.get((revision.number, viewer))
        if kept is None:
            kept = self._build(revision, viewer)
            while len(self._snapshots) >= SNAPSHOTS_KEPT:
                self._snapshots.pop(next(iter(self._snapshots)))
            self._snapshots[revision.number, viewer] = kept
        return kept

    def _revision_numbered(self, number: int) -> Revision:
        found = next(
            (revision for revision, _ in self._all_revisions() if revision.number == number), None
        )
        if number == EMPTY.number:
            return EMPTY
        if found is None:
            message = f"there is no revision {number}; the newest is {self._current_head().number}"
            raise UnknownRevisionError(message)
        return found

    def _build(self, revision: Revision, viewer: Viewer) -> Snapshot:
        rows = self._connection.execute(
            f"SELECT key, label, body FROM records WHERE {_LIVE_AT} ORDER BY key",  # noqa: S608 - a constant
            (revision.number,),
        ).fetchall()
        records = [Record(key=key, label=label, body=body) for key, label, body in rows]
        self._check_digest(revision, {record.key: record.sha256 for record in records})
        facts = [
            decode(record.label, record.body)
            for record in records
            if record.label not in SOURCE_LABELS
        ]
        snapshot = build_snapshot(facts, revision, viewer, self._places)
        gc.freeze()  # it lives as long as the revision: the collector need not walk it
        return snapshot

    def _check_digest(self, revision: Revision, hashes: Mapping[str, str]) -> None:
        if digest_of(hashes) != revision.digest:
            message = (
                f"{self._path} is damaged: revision {revision.number} does not have the digest that was recorded; "
                "restore it from an export"
            )
            raise StoreDataError(message)

    def _live(self) -> tuple[Revision, Mapping[str, str]]:
        rows = self._connection.execute(
            "SELECT key, sha256 FROM records WHERE until IS NULL"
        ).fetchall()
        return self._current_head(), dict(rows)

    def _sources(self) -> tuple[Record, ...]:
        rows = self._connection.execute(
            "SELECT key, label, body FROM records WHERE until IS NULL AND label IN (?, ?) ORDER BY key",
            tuple(sorted(SOURCE_LABELS)),
        ).fetchall()
        return tuple(Record(key=key, label=label, body=body) for key, label, body in rows)

    def _commit(self, commit: Commit) -> None:
        with self._transaction():
            head = self._read_head()
            if head.number != commit.revision.number - 1:
                message = f"the graph is at revision {head.number}, not {commit.revision.number - 1}: somebody loaded in between"
                raise RevisionMovedError(message)
            number = commit.revision.number
            self._insert_revision(commit.revision, commit.idempotency_key)
            self._connection.executemany(
                "UPDATE records SET until = ? WHERE key = ? AND until IS NULL",
                [(number, key) for key in commit.retired],
            )
            self._insert_records(
                DatedRecord(record=record, since=number) for record in commit.added
            )
        self._seen_version = None

    def _insert_revision(self, revision: Revision, key: str | None) -> None:
        recorded = "" if revision.recorded_at is None else revision.recorded_at.isoformat()
        self._connection.execute(
            "INSERT INTO revisions VALUES (?, ?, ?, ?)",
            (revision.number, revision.digest, recorded, key),
        )

    def _insert_records(self, dated: Iterable[DatedRecord]) -> None:
        self._connection.executemany(
            "INSERT INTO records (key, since, until, label, sha256, body) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (d.record.key, d.since, d.until, d.record.label, d.record.sha256, d.record.body)
                for d in dated
            ),
        )

    def _transaction(self) -> "_Transaction":
        return _Transaction(self._connection)

    def _history(self) -> History:
        rows = self._connection.execute(
            "SELECT key, label, body, since, until FROM records ORDER BY key, since"
        ).fetchall()
        return History(
            revisions=tuple(self._all_revisions()),
            records=tuple(
                DatedRecord(
                    record=Record(key=key, label=label, body=body), since=since, until=until
                )
                for key, label, body, since, until in rows
            ),
        )

    def _restore(self, history: History) -> None:
        with self._transaction():
            if self._read_head() != EMPTY:
                message = (
                    f"{self._path} is not empty: a graph can only be restored into an empty store"
                )
                raise NotEmptyError(message)
            for revision, key in history.revisions:
                self._insert_revision(revision, key)
            self._insert_records(iter(history.records))
        self._seen_version = None


class _Transaction:
    """BEGIN IMMEDIATE to COMMIT; on any error ROLLBACK, whose own failure does not hide the cause."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        self.connection.execute("BEGIN IMMEDIATE")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        if kind is None:
            self.connection.execute("COMMIT")
        elif self.connection.in_transaction:  # after SQLITE_FULL, SQLite has rolled back already
            self.connection.execute("ROLLBACK")


def _revision(row: tuple[int, str, str]) -> Revision:
    number, digest, recorded = row
    return Revision(
        number=number,
        digest=digest,
        recorded_at=datetime.fromisoformat(recorded) if recorded else None,
    )

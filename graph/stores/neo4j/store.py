"""The store on a Neo4j server: one statement a question, pinned to the revision that the head names.

A question is asked with the entities of the newest revision known here. The answer names the revision
that it was read from; when that is a newer one, its entities are read and the question is asked again,
pinned to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from neo4j import AsyncDriver

from graph.facts import key_of
from graph.places import Places
from graph.records import EMPTY, Commit, DatedRecord, History, Record, Revision
from graph.slice import Selection, Slice
from graph.snapshot import Snapshot
from graph.store import (
    GraphStore,
    NotEmptyError,
    Select,
    StoreUnavailableError,
    UnknownRevisionError,
)
from graph.stores import cypher
from graph.stores.neo4j.connection import DEFAULT_LIMITS, Connection, Limits, Row
from graph.stores.neo4j.entities import Entities, read_fact
from graph.stores.neo4j.layout import Layout
from graph.stores.neo4j.writing import Writer
from graph.stores.neo4j_schema import OTHER_CLASSES, RULE, class_of
from graph.viewer import Viewer

READ_TRIES: Final = 3
FACTS_KEPT: Final = 20_000


def open_neo4j(
    driver: AsyncDriver,
    database: str,
    places: Places,
    *,
    address: str = "its address",
    limits: Limits = DEFAULT_LIMITS,
) -> "Neo4jStore":
    """Make the store of one database. Nothing is sent before the first question or load.

    ``address`` is what messages call the server; the driver is closed with the store.
    """
    return Neo4jStore(Connection(driver, database, address, limits), places)


class Neo4jStore(GraphStore):
    """One database of a Neo4j server."""

    def __init__(self, connection: Connection, places: Places) -> None:
        self._connection = connection
        self._layout = Layout(connection)
        self._writer = Writer(connection, self._layout, places)
        self._entities = Entities(connection, places)
        self._newest: Revision | None = None
        self._read_fact = lru_cache(FACTS_KEPT)(read_fact)

    async def head(self) -> Revision:
        """See the port."""
        return await self._revision(None)

    async def revisions(self) -> tuple[Revision, ...]:
        """See the port."""
        return tuple(revision for revision, _ in await self._revisions())

    async def read(
        self, viewer: Viewer, selects: Sequence[Select], at: int | None = None
    ) -> tuple[Slice, ...]:
        """See the port. One statement, and two more when the head has moved since the last question."""
        guess = self._newest if at is None else self._entities.kept(at)
        revision = guess or await self._revision(at)
        for _ in range(READ_TRIES):
            seen = await self._entities.seen(revision, viewer)
            selections = [select(seen.catalogue) for select in selects]
            answer = await self._ask(viewer, selections, at)
            found = self._revision_of(answer, at)
            if at is None:
                self._newest = found
            if found == revision:
                return tuple(
                    self._slice(seen, selection, facts)
                    for selection, facts in zip(selections, answer["slices"], strict=True)
                )
            revision, at = found, found.number
        message = (
            f"the graph at {self._connection.address} was replaced while it was read: ask again"
        )
        raise StoreUnavailableError(message)

    async def live(self) -> tuple[Revision, Mapping[str, str]]:
        """See the port."""
        head = await self._revision(None)
        rows = await self._connection.scan(cypher.LIVE, {"at": head.number})
        return head, {row["key"]: row["hash"] for row in rows}

    async def sources(self) -> tuple[Record, ...]:
        """See the port."""
        head = await self._revision(None)
        rows = await self._connection.scan(cypher.SOURCES, {"at": head.number})
        return tuple(sorted(map(_record, rows), key=lambda record: record.key))

    async def committed(self, idempotency_key: str) -> Revision | None:
        """See the port."""
        made = await self._revisions()
        return next((revision for revision, key in made if key == idempotency_key), None)

    async def commit(self, commit: Commit) -> None:
        """See the port."""
        await self._writer.commit(commit)

    async def history(self) -> History:
        """See the port."""
        revisions = await self._revisions()
        newest = max((revision.number for revision, _ in revisions), default=0)
        rows = await self._connection.scan(cypher.HISTORY, {"at": newest})
        return History(revisions=revisions, records=_dated(rows, newest))

    async def restore(self, history: History) -> None:
        """See the port."""
        head = await self._revision(None)
        if head != EMPTY:
            message = (
                f"the graph at {self._connection.address} is at revision {head.number}: a graph can only be "
                "restored into an empty store"
            )
            raise NotEmptyError(message)
        await self._writer.restore(history)

    async def close(self) -> None:
        """See the port."""
        await self._connection.close()

    async def _revision(self, at: int | None) -> Revision:
        (row,) = await self._connection.read(cypher.REVISION, {"at": at})
        return self._revision_of(row["answer"], at)

    def _revision_of(self, answer: Row, at: int | None) -> Revision:
        """Read the revision of an answer; its content must not be used before."""
        self._layout.check(answer["layout"])
        if answer["revision"] is not None:
            return _revision(answer["revision"])
        if at == EMPTY.number or (at is None and answer["newest"] in (None, EMPTY.number)):
            return EMPTY
        message = f"there is no revision {at}; the newest is {answer['newest'] or 0}"
        raise UnknownRevisionError(message)

    async def _revisions(self) -> tuple[tuple[Revision, str | None], ...]:
        rows = await self._connection.read(cypher.REVISIONS, {})
        for row in rows:
            self._layout.check(row["layout"])
        return tuple((_revision(row), row["idempotencyKey"]) for row in rows)

    async def _ask(self, viewer: Viewer, selections: Iterable[Selection], at: int | None) -> Row:
        parameters = {
            "at": at,
            "workspaces": sorted(viewer.workspaces),
            "selections": [_wanted(selection) for selection in selections],
        }
        (row,) = await self._connection.read(cypher.QUESTION, parameters)
        answer: Row = row["answer"]
        return answer

    def _slice(self, seen: Snapshot, selection: Selection, rows: Sequence[Sequence[str]]) -> Slice:
        """Join what the server gave with the entities that the selection names."""
        facts = {key_of(fact): fact for fact in seen.select(selection).facts}
        facts |= {key: self._read_fact(key, body) for key, body in rows}
        return Slice(
            revision=seen.revision,
            catalogue=seen.catalogue,
            facts=tuple(facts[key] for key in sorted(facts)),
        )


def _wanted(selection: Selection) -> dict[str, object]:
    return {
        "agreements": list(selection.stated_in),
        "labels": list(selection.labels),
        "about": list(selection.about),
        "keys": [key for key in selection.keys if class_of(key) in (RULE, *OTHER_CLASSES)],
    }


def _revision(row: Row) -> Revision:
    recorded = row["recordedAt"]
    return Revision(
        number=row["number"],
        digest=row["digest"],
        recorded_at=None if recorded is None else datetime.fromisoformat(recorded),
    )


def _record(row: Row) -> Record:
    return Record(key=row["key"], label=row["label"], body=row["body"].encode())


def _dated(rows: Iterable[Row], newest: int) -> tuple[DatedRecord, ...]:
    """Give each record once, with its days: a relation is drawn anew whenever one of its ends is replaced."""
    drawn: dict[tuple[str, int], tuple[Row, int]] = {}
    still = newest + 1
    for row in rows:
        name = row["key"], row["since"]
        until = min(still, row["until"] or still)
        if name not in drawn or until > drawn[name][1]:
            drawn[name] = row, until
    return tuple(
        DatedRecord(record=_record(row), since=since, until=None if until == still else until)
        for (_, since), (row, until) in sorted(drawn.items(), key=lambda item: item[0])
    )

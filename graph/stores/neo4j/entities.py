"""How are the entities of a revision kept, so that a question needs only its rules from the server?

Agreements, parties, products, channels, topics, versions, terms and relations are few, and every
question needs them to know what to ask for. They are read once a revision; what is kept is immutable,
and is right for as long as the server gives the same revision.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graph.codec import decode
from graph.facts import Fact
from graph.model.ids import Workspace
from graph.places import Places
from graph.records import Revision
from graph.snapshot import Snapshot, build_snapshot
from graph.store import StoreDataError
from graph.stores import cypher
from graph.stores.neo4j.connection import Connection
from graph.viewer import Viewer

REVISIONS_KEPT: Final = 4
VIEWS_KEPT: Final = 8  # of one revision: sets of workspaces that somebody asks with


@dataclass(slots=True)
class _Kept:
    revision: Revision
    facts: tuple[Fact, ...]
    views: dict[frozenset[Workspace], Snapshot] = field(default_factory=dict)


class Entities:
    """The entities of the last few revisions, as each viewer may see them."""

    def __init__(self, connection: Connection, places: Places) -> None:
        self._connection = connection
        self._places = places
        self._kept: dict[int, _Kept] = {}
        self._line = asyncio.Lock()

    def kept(self, number: int) -> Revision | None:
        """Give the revision of that number as it was last seen; the server has the last word."""
        kept = self._kept.get(number)
        return None if kept is None else kept.revision

    async def seen(self, revision: Revision, viewer: Viewer) -> Snapshot:
        """Give the entities of a revision, read at most once however many ask at the same time."""
        kept = self._kept.get(revision.number)
        if kept is not None and kept.revision == revision and viewer.workspaces in kept.views:
            self._kept[revision.number] = self._kept.pop(revision.number)  # used last
            return kept.views[viewer.workspaces]
        async with self._line:
            kept = await self._of(revision)
            if viewer.workspaces not in kept.views:
                view = await asyncio.to_thread(
                    build_snapshot, kept.facts, revision, viewer, self._places
                )
                _make_room(kept.views, VIEWS_KEPT)
                kept.views[viewer.workspaces] = view
            return kept.views[viewer.workspaces]

    async def _of(self, revision: Revision) -> _Kept:
        kept = self._kept.get(revision.number)
        if kept is None or kept.revision != revision:
            rows = await self._connection.scan(cypher.ENTITIES, {"at": revision.number})
            kept = _Kept(revision, await asyncio.to_thread(_decoded, rows))
            self._kept.pop(revision.number, None)
            _make_room(self._kept, REVISIONS_KEPT)
            self._kept[revision.number] = kept
        return kept


def read_fact(key: str, body: str) -> Fact:
    """Read a fact as it is stored; its key begins with its label.

    Raises:
        StoreDataError: the body is not a fact of that kind.
    """
    try:
        return decode(key.partition(":")[0], body)
    except (ValueError, KeyError) as error:
        message = f"what Neo4j holds under {key} is not a fact; restore the graph from an export"
        raise StoreDataError(message) from error


def _decoded(rows: Iterable[Mapping[str, Any]]) -> tuple[Fact, ...]:
    return tuple(read_fact(row["key"], row["body"]) for row in rows)


def _make_room(kept: dict[Any, Any], most: int) -> None:
    """Drop what was not used for longest."""
    while len(kept) >= most:
        kept.pop(next(iter(kept)))

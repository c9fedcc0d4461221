"""Is the database laid out as this version of the program needs it, and if not yet, how does it get there?"""

from functools import partial

from neo4j import AsyncManagedTransaction

from graph.store import StoreDataError
from graph.stores import cypher
from graph.stores.neo4j.connection import Connection, fetch
from graph.stores.neo4j_schema import MIGRATIONS, SCHEMA_VERSION


class Layout:
    """The constraints and indexes of one database. They are made before the first write, never by a read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._prepared = False

    def check(self, found: int | None) -> None:
        """Refuse a layout that a newer program made.

        Raises:
            StoreDataError: it is newer than what this program knows.
        """
        if found is not None and found > SCHEMA_VERSION:
            message = (
                f"the graph at {self._connection.address} was written by a newer contract-graph (layout {found}, "
                f"this one knows {SCHEMA_VERSION}); it was left as it is: update contract-graph"
            )
            raise StoreDataError(message)

    async def prepare(self) -> None:
        """Bring the layout to this program's version; once for each store.

        Every step may run twice, so a migration that was killed, or that two processes begin at once,
        does no harm.
        """
        if not self._prepared:
            (row,) = await self._connection.read(cypher.REVISION, {"at": None})
            found = row["answer"]["layout"]
            self.check(found)
            await self._migrate(found or 0)
            self._prepared = True

    async def _migrate(self, found: int) -> None:
        if found < SCHEMA_VERSION:
            await self._connection.write(partial(_define, found=found))
            await self._connection.scan(cypher.AWAIT_INDEXES, {})
            await self._connection.write(_note)


async def _define(tx: AsyncManagedTransaction, found: int) -> None:
    for statements in MIGRATIONS[found:]:
        for statement in statements:
            await fetch(tx, statement, {})


async def _note(tx: AsyncManagedTransaction) -> None:
    await fetch(tx, cypher.SET_LAYOUT, {"layout": SCHEMA_VERSION})

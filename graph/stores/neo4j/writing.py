"""How does a load get into Neo4j, so that a kill at any moment leaves the old revision or the new one?

Its facts come first, in transactions of bounded size. Readers do not see them: they ask for the
revision of the head, and the head moves last, in a transaction of its own. (Not in the same one as the
facts, however few: Neo4j shows a reader parts of a transaction while it is being stored.)

One writer at a time: a lease, with the name of its owner and its end by the server's clock. Each
transaction of a writer begins by locking the node of the lease and looking whether it is still its
own, so a writer that was stopped and comes back after another took over can change nothing more. A
lease that ran out, or that this store itself left behind, is taken over, and what the dead load had
written is swept away first. Before a load, the head must be the one it was computed from.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final

from neo4j import AsyncManagedTransaction

from graph.places import Places
from graph.records import Commit, History
from graph.store import RevisionMovedError, StoreDataError, StoreWriteError
from graph.stores import cypher
from graph.stores.neo4j.connection import Connection, Row, fetch
from graph.stores.neo4j.layout import Layout
from graph.stores.neo4j_draft import Draft, commits_of, draft_of
from graph.stores.neo4j_drawn import Ask, Drawn, ask_ranking, ask_touching, read_drawn
from graph.stores.neo4j_ends import Ends, Found, ask_ends
from graph.stores.neo4j_places import Atlas
from graph.stores.neo4j_schema import SCHEMA_VERSION
from graph.stores.neo4j_steps import Change, Step, edges_to_find, packed, steps_of

LEASE_SECONDS: Final = 20
PATIENCE_SECONDS: Final = (
    30.0  # how long a load waits for another one; longer than a dead one's lease
)
_POLL_SECONDS: Final = 0.2
SWEPT_AT_ONCE: Final = 5_000
ROWS_ASKED: Final = 5_000

Guard = Callable[[AsyncManagedTransaction, int], Awaitable[None]]
"""What a transaction that writes a revision does first."""


Packs = Sequence[Sequence[Step]]


class _LeaseHeldError(Exception):
    """Another writer is at work."""


class _OrphansError(Exception):
    """A load was killed, and what it wrote is still there."""


class Writer:
    """Writes revisions. Loads of one store stand in line; those of other processes wait for the lease."""

    def __init__(self, connection: Connection, layout: Layout, places: Places) -> None:
        self._connection = connection
        self._layout = layout
        self._atlas = Atlas(places)
        self._name = secrets.token_hex(8)
        self._line = asyncio.Lock()

    async def commit(self, commit: Commit) -> None:
        """Make the revision durable, then visible.

        Raises:
            RevisionMovedError: the head is not the revision that the commit was computed from, or a
                commit with this idempotency key has been made.
        """
        draft = await asyncio.to_thread(draft_of, commit)
        head = draft.number - 1
        async with self._line:
            await self._layout.prepare()
            begin = partial(self._begin, head=head, key=commit.idempotency_key)
            await self._in_turn(partial(self._load, draft, begin), head)
            await self._connection.write(partial(self._move_head, number=draft.number))

    async def restore(self, history: History) -> None:
        """Write a whole history into an empty store, then move the head to its end.

        Raises:
            RevisionMovedError: somebody else made a revision.
        """
        drafts = await asyncio.to_thread(_drafts, history)
        async with self._line:
            await self._layout.prepare()
            guard: Guard = partial(self._begin, head=0, key=None)
            for draft in drafts:
                await self._in_turn(partial(self._load, draft, guard), 0)
                guard = self._hold
            for draft in drafts[-1:]:
                await self._connection.write(partial(self._move_head, number=draft.number))

    async def _in_turn(self, work: Callable[[], Awaitable[None]], head: int) -> None:
        """Do the work when the lease is free, after sweeping what a dead load left."""
        clock = asyncio.get_running_loop().time
        deadline = clock() + PATIENCE_SECONDS
        is_clean = True
        while True:
            try:
                if not is_clean:
                    await self._sweep(head)
                return await work()
            except _OrphansError:
                is_clean = False
            except _LeaseHeldError as held:
                if clock() > deadline:
                    message = (
                        f"another load has been writing to the graph at {self._connection.address} for more "
                        f"than {PATIENCE_SECONDS:.0f} seconds; nothing was changed: load again when it has ended"
                    )
                    raise StoreWriteError(message) from held
                await asyncio.sleep(_POLL_SECONDS)

    async def _load(self, draft: Draft, guard: Guard) -> None:
        """Write a revision, without moving the head."""
        packs = await self._connection.write(partial(self._first, draft=draft, guard=guard))
        for pack in packs:
            await self._connection.write(partial(self._next, number=draft.number, pack=pack))

    async def _first(self, tx: AsyncManagedTransaction, draft: Draft, guard: Guard) -> Packs:
        """Look up what the commit touches, write the first part of it, and give the other parts."""
        await guard(tx, draft.number)
        touched = await self._drawn(tx, ask_touching(draft), draft)
        ranked = await self._drawn(tx, ask_ranking(draft), draft)
        change = Change(draft=draft, touched=touched, ranked=ranked)
        found = Found()
        for ask in ask_ends(edges_to_find(change), draft, self._atlas):
            found.read(await _ask(tx, ask))
        first, *others = packed(steps_of(change, Ends(draft, found, self._atlas)))
        await self._write(tx, draft.number, first)
        return others

    async def _drawn(
        self, tx: AsyncManagedTransaction, asks: Iterable[Ask], draft: Draft
    ) -> tuple[Drawn, ...]:
        rows = [row for ask in asks for row in await _ask(tx, ask)]
        return read_drawn(rows, draft.moved)

    async def _next(self, tx: AsyncManagedTransaction, number: int, pack: Sequence[Step]) -> None:
        await self._hold(tx, number)
        await self._write(tx, number, pack)

    async def _write(self, tx: AsyncManagedTransaction, number: int, pack: Sequence[Step]) -> None:
        for step in pack:
            rows = await fetch(tx, step.statement, {"rows": list(step.rows), "number": number})
            if step.counted and rows[0]["made"] != len(step.rows):
                message = (
                    f"the graph at {self._connection.address} has lost nodes that relationships lead to; "
                    "nothing was changed: restore it from an export"
                )
                raise StoreDataError(message)

    async def _move_head(self, tx: AsyncManagedTransaction, number: int) -> None:
        await self._hold(tx, number)
        await fetch(tx, cypher.MOVE_HEAD, {"number": number})

    async def _sweep(self, head: int) -> None:
        """Undo what a dead load wrote, some at a time; each time the lease must be ours or free."""
        while await self._connection.write(partial(self._sweep_some, head=head)):
            pass

    async def _sweep_some(self, tx: AsyncManagedTransaction, head: int) -> int:
        self._check(await self._lock(tx, None), head)
        await self._claim(tx)
        made = 0
        for statement in cypher.SWEEPS:
            rows = await fetch(tx, statement, {"number": head, "limit": SWEPT_AT_ONCE})
            made += rows[0]["made"]
        if made == 0:
            await fetch(tx, cypher.CLEAN, {})
        return made

    async def _begin(
        self, tx: AsyncManagedTransaction, number: int, head: int, key: str | None
    ) -> None:
        """Take the lease for a revision on top of ``head``."""
        lease = await self._lock(tx, key)
        self._check(lease, head)
        if lease["pending"] is not None:
            raise _OrphansError
        await self._claim(tx)
        await fetch(tx, cypher.BEGIN, {"number": number})

    async def _hold(self, tx: AsyncManagedTransaction, number: int) -> None:
        """Keep the lease, if it is still ours."""
        lease = await self._lock(tx, None)
        if lease["writer"] != self._name:
            message = (
                f"another load took over while revision {number} was written, which took too long between two "
                "parts; nothing was changed: compute it again"
            )
            raise RevisionMovedError(message)
        await self._claim(tx)

    async def _lock(self, tx: AsyncManagedTransaction, key: str | None) -> Row:
        await fetch(tx, cypher.LOCK, {"writer": self._name, "layout": SCHEMA_VERSION})
        (lease,) = await fetch(tx, cypher.LEASE, {"key": key})
        return lease

    async def _claim(self, tx: AsyncManagedTransaction) -> None:
        await fetch(tx, cypher.CLAIM, {"writer": self._name, "seconds": LEASE_SECONDS})

    def _check(self, lease: Row, head: int) -> None:
        if lease["done"] is not None:
            message = (
                f"this load was stored before, as revision {lease['done']}; nothing was changed"
            )
            raise RevisionMovedError(message)
        if lease["number"] != head:
            message = f"the graph is at revision {lease['number']}, not {head}: somebody loaded in between"
            raise RevisionMovedError(message)
        if lease["held"] and lease["writer"] != self._name:
            raise _LeaseHeldError


def _drafts(history: History) -> list[Draft]:
    return [draft_of(commit) for commit in commits_of(history)]


async def _ask(tx: AsyncManagedTransaction, ask: Ask) -> list[Any]:
    rows: list[Any] = []
    for start in range(0, len(ask.rows), ROWS_ASKED):
        rows += await fetch(tx, ask.statement, {"rows": list(ask.rows[start : start + ROWS_ASKED])})
    return rows

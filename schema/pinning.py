"""How do all reads of one operation see the same revision?"""

import asyncio
from collections.abc import Mapping, Sequence

from graph.records import Commit, History, Record, Revision
from graph.slice import Slice
from graph.store import GraphStore, Select
from graph.viewer import Viewer


class PinnedStore(GraphStore):
    """A store whose first read chooses the revision of those that follow, unless one is named."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._first = asyncio.Lock()
        self._at: int | None = None

    async def read(
        self, viewer: Viewer, selects: Sequence[Select], at: int | None = None
    ) -> tuple[Slice, ...]:
        if at is not None or self._at is not None:
            return await self._store.read(viewer, selects, self._at if at is None else at)
        async with self._first:
            # Fields of one operation start together: whoever waited here finds the revision chosen.
            read = await self._store.read(viewer, selects, self._at)
            self._at = read[0].revision.number if read else self._at
            return read

    async def head(self) -> Revision:
        return await self._store.head()

    async def revisions(self) -> tuple[Revision, ...]:
        return await self._store.revisions()

    async def live(self) -> tuple[Revision, Mapping[str, str]]:
        return await self._store.live()

    async def sources(self) -> tuple[Record, ...]:
        return await self._store.sources()

    async def committed(self, idempotency_key: str) -> Revision | None:
        return await self._store.committed(idempotency_key)

    async def commit(self, commit: Commit) -> None:
        await self._store.commit(commit)

    async def history(self) -> History:
        return await self._store.history()

    async def restore(self, history: History) -> None:
        await self._store.restore(history)

    async def close(self) -> None:
        await self._store.close()

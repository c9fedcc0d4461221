"""What can a store do?

Every read is pinned to one revision and filtered by the viewer where the data is read. Reads are
batch-shaped: many selections in, as many slices out, in order, all of one revision. A commit is all
or nothing: after a crash at any moment the old revision or the new one is there.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from graph.catalogue import Catalogue
from graph.records import Commit, History, Record, Revision
from graph.slice import Selection, Slice
from graph.viewer import Viewer

Select = Callable[[Catalogue], Selection]
"""Says, from the entities of the revision, what a question needs. Pure; it may be called more than once."""


class GraphStore(Protocol):
    """The port. Adapters inherit it; one contract suite runs over them."""

    async def head(self) -> Revision:
        """Give the newest revision; an empty store is at revision 0."""
        ...

    async def revisions(self) -> tuple[Revision, ...]:
        """Give all revisions, oldest first, without revision 0."""
        ...

    async def read(
        self, viewer: Viewer, selects: Sequence[Select], at: int | None = None
    ) -> tuple[Slice, ...]:
        """Read one slice for each selector, all of revision ``at`` (None: the head).

        Raises:
            UnknownRevisionError: there is no such revision.
        """
        ...

    async def live(self) -> tuple[Revision, Mapping[str, str]]:
        """Give the head and the sha256 of each record live at it, by key."""
        ...

    async def sources(self) -> tuple[Record, ...]:
        """Give the sources (families and texts) live at the head, in the order of their keys."""
        ...

    async def committed(self, idempotency_key: str) -> Revision | None:
        """Give the revision that was made with this key, if any."""
        ...

    async def commit(self, commit: Commit) -> None:
        """Make the revision durable, then visible.

        Raises:
            RevisionMovedError: the head is not the revision that the commit was computed from.
        """
        ...

    async def history(self) -> History:
        """Give everything, for an export."""
        ...

    async def restore(self, history: History) -> None:
        """Fill an empty store with what another one gave.

        Raises:
            NotEmptyError: the store holds something already.
        """
        ...

    async def close(self) -> None:
        """Let go of files and connections."""
        ...


class StoreError(Exception):
    """A store could not do what was asked; ``str`` is a sentence for the person who runs it."""


class StoreUnavailableError(StoreError):
    """The store cannot be reached, or did not answer in time."""


class StoreDataError(StoreError):
    """The stored bytes are not what they should be: another program's file, a newer version, rot."""


class StoreWriteError(StoreError):
    """The store can be read but not written: disk full, read-only. Nothing was changed."""


class RevisionMovedError(StoreError):
    """Somebody else committed in between; compute the commit again."""


class UnknownRevisionError(StoreError):
    """No revision has this number."""


class NotEmptyError(StoreError):
    """Only an empty store can be restored."""

"""What is the shortest thing that keeps the promises of a port?"""

from collections.abc import Mapping, Sequence

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
)
from graph.slice import Slice
from graph.snapshot import build_snapshot
from graph.store import (
    GraphStore,
    NotEmptyError,
    RevisionMovedError,
    Select,
    UnknownRevisionError,
)
from graph.viewer import Viewer


class FakeStore(GraphStore):
    """Keeps everything in a list; a read looks at all of it."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.made: list[tuple[Revision, str | None]] = []
        self.records: list[DatedRecord] = []

    async def head(self) -> Revision:
        return self.made[-1][0] if self.made else EMPTY

    async def revisions(self) -> tuple[Revision, ...]:
        return tuple(revision for revision, _ in self.made)

    async def read(
        self, viewer: Viewer, selects: Sequence[Select], at: int | None = None
    ) -> tuple[Slice, ...]:
        revision = await self.head() if at is None else self._numbered(at)
        facts = [
            decode(record.label, record.body)
            for record in self._live(revision.number)
            if record.label not in SOURCE_LABELS
        ]
        snapshot = build_snapshot(facts, revision, viewer, self.places)
        return tuple(snapshot.select(select(snapshot.catalogue)) for select in selects)

    async def live(self) -> tuple[Revision, Mapping[str, str]]:
        head = await self.head()
        return head, {record.key: record.sha256 for record in self._live(head.number)}

    async def sources(self) -> tuple[Record, ...]:
        live = self._live((await self.head()).number)
        kept = (record for record in live if record.label in SOURCE_LABELS)
        return tuple(sorted(kept, key=lambda record: record.key))

    async def committed(self, idempotency_key: str) -> Revision | None:
        return next((revision for revision, key in self.made if key == idempotency_key), None)

    async def commit(self, commit: Commit) -> None:
        key, number = commit.idempotency_key, commit.revision.number
        if (await self.head()).number != number - 1 or key in {k for _, k in self.made if k}:
            message = "somebody loaded in between"
            raise RevisionMovedError(message)
        self.records = [self._after(dated, commit) for dated in self.records]
        self.records += [DatedRecord(record=record, since=number) for record in commit.added]
        self.made.append((commit.revision, key))

    async def history(self) -> History:
        in_order = sorted(self.records, key=lambda dated: (dated.record.key, dated.since))
        return History(revisions=tuple(self.made), records=tuple(in_order))

    async def restore(self, history: History) -> None:
        if self.made:
            message = "only an empty store can be restored"
            raise NotEmptyError(message)
        self.made, self.records = list(history.revisions), list(history.records)

    async def close(self) -> None:
        """Nothing is held."""

    def _numbered(self, number: int) -> Revision:
        for revision in (EMPTY, *(made for made, _ in self.made)):
            if revision.number == number:
                return revision
        message = f"there is no revision {number}"
        raise UnknownRevisionError(message)

    def _live(self, number: int) -> list[Record]:
        return [
            dated.record
            for dated in self.records
            if dated.since <= number and (dated.until is None or dated.until > number)
        ]

    def _after(self, dated: DatedRecord, commit: Commit) -> DatedRecord:
        if dated.until is not None or dated.record.key not in commit.retired:
            return dated
        number = commit.revision.number
        return DatedRecord(record=dated.record, since=dated.since, until=number)

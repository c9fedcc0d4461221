"""How is a change of the graph written down, so that two stores hold the same bytes?

A record is a fact (or a source that facts are made from) as bytes under a key. A revision is the
set of records live at it; its digest is of exactly that set. A commit adds and retires records.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from graph.codec import encode
from graph.facts import Fact, key_of, label_of

FAMILY_SOURCE = "FamilySource"
TEXT_SOURCE = "TextSource"
SOURCE_LABELS = frozenset({FAMILY_SOURCE, TEXT_SOURCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A fact or a source as the stores keep it. ``body`` is UTF-8."""

    key: str
    label: str
    body: bytes

    @property
    def sha256(self) -> str:
        """The hash of label and body: equal exactly when the records are equal."""
        return hashlib.sha256(self.label.encode() + b"\0" + self.body).hexdigest()


def record_of(fact: Fact) -> Record:
    """Write a fact as a record."""
    return Record(key=key_of(fact), label=label_of(fact), body=encode(fact))


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A state of the graph. Number, digest and time belong to the load and travel with an export."""

    number: int
    digest: str
    recorded_at: datetime | None = None

    def __str__(self) -> str:
        """Give the name that answers carry: ``12-0f3a91c2d4e5``."""
        return f"{self.number}-{self.digest[:12]}"


def digest_of(hashes: Mapping[str, str]) -> str:
    """Give the digest of a set of records, from their hashes by key; order does not matter."""
    digest = hashlib.sha256()
    for key in sorted(hashes):
        digest.update(f"{key}\0{hashes[key]}\n".encode())
    return digest.hexdigest()


EMPTY = Revision(number=0, digest=digest_of({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One load: the revision that it makes, what it adds and what it retires.

    ``revision.number - 1`` is the head that it was computed from; a store refuses it on any other.
    """

    revision: Revision
    added: tuple[Record, ...]
    retired: tuple[str, ...]
    idempotency_key: str | None = None


def plan_commit(
    head: Revision,
    live: Mapping[str, str],
    wanted: Iterable[Record],
    recorded_at: datetime,
    idempotency_key: str | None = None,
) -> Commit | None:
    """Compute the commit that turns the live set into the wanted one; None when nothing changes."""
    by_key = {record.key: record for record in wanted}
    hashes = {key: record.sha256 for key, record in by_key.items()}
    added = tuple(by_key[key] for key in sorted(by_key) if live.get(key) != hashes[key])
    retired = tuple(key for key in sorted(live) if live[key] != hashes.get(key))
    if not added and not retired:
        return None
    revision = Revision(number=head.number + 1, digest=digest_of(hashes), recorded_at=recorded_at)
    return Commit(revision=revision, added=added, retired=retired, idempotency_key=idempotency_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRecord:
    """A record with the revision that brought it and the one that retired it (None: live)."""

    record: Record
    since: int
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All that a store holds: what an export carries."""

    revisions: tuple[tuple[Revision, str | None], ...]  # with the idempotency key of each
    records: tuple[DatedRecord, ...]  # sorted by key, then since

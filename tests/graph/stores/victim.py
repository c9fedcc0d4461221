"""A process whose children load into an embedded store, one revision after the other, until they are killed.

Run as ``python -m tests.graph.stores.victim``. It forks, so that three hundred kills do not cost three hundred starts
of Python. Commands on standard input: a path. Answers on standard output: ``pid N``, then ``made N`` for every revision
that was acknowledged.
"""

import asyncio
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime

from graph.model.entities import Topic
from graph.model.ids import TopicSlug
from graph.places import Places
from graph.records import Commit, Record, Revision, plan_commit, record_of
from graph.stores.sqlite import SqliteStore
from service.bootstrap import read_places

FACTS = 60


def records_at(revision: int) -> tuple[Record, ...]:
    """Give the records of a revision: a third changes with each, so that every load adds, replaces and retires."""
    return tuple(
        record_of(
            Topic(slug=TopicSlug(f"t{n}"), name=f"Topic {n} at {(revision + n) // 3}", name_fr="")
        )
        for n in range(FACTS + revision % 5)
    )


def key_of_load(revision: int) -> str:
    """Give the idempotency key of the load that makes a revision."""
    return f"load-{revision}"


async def next_commit(store: SqliteStore) -> Commit:
    """Plan the load that follows the head."""
    head, live = await store.live()
    return planned(head.number, live, store_head=head)


def planned(number: int, live: Mapping[str, str], store_head: Revision) -> Commit:
    """Plan the load after revision ``number``."""
    wanted = records_at(number + 1)
    commit = plan_commit(
        store_head, live, wanted, datetime(2026, 1, 1, tzinfo=UTC), key_of_load(number + 1)
    )
    if commit is None:
        message = "every revision must differ from the one before"
        raise AssertionError(message)
    return commit


async def load_until_killed(path: str, places: Places) -> None:
    """Load for ever, and say each revision that was acknowledged."""
    store = SqliteStore(path, places)
    while True:
        commit = await next_commit(store)
        await store.commit(commit)
        sys.stdout.write(f"made {commit.revision.number}\n")
        sys.stdout.flush()


def main() -> None:
    """Fork a child for each path."""
    places = read_places()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(load_until_killed(line.strip(), places))
        sys.stdout.write(f"pid {child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("ended\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

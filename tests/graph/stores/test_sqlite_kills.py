"""A load killed at any moment leaves the old revision or the new one, and nothing acknowledged is lost."""

import asyncio
import os
import random  # noqa: TID251 - seeded, so repeatable
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.records import DatedRecord, Revision, digest_of
from graph.slice import Selection
from graph.stores.sqlite import SqliteStore
from graph.viewer import ANYBODY
from tests.graph.stores.victim import key_of_load, next_commit, records_at
from tests.places import places

KILLS = int(os.environ.get("CONTRACT_GRAPH_TEST_KILLS", "300"))
LONGEST = 0.03  # seconds until the kill: several loads, or the middle of the first
SEED = 20261124


@pytest.fixture
def victim() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.graph.stores.victim"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    yield process
    assert process.stdin is not None
    process.stdin.close()
    process.wait(timeout=30)
    assert process.stdout is not None
    process.stdout.close()


def kill_once(victim: subprocess.Popen[str], path: Path, delay: float) -> int:
    """Let a child load for ``delay`` seconds, kill it, and give the newest revision that it was told is there."""
    assert victim.stdin is not None
    assert victim.stdout is not None
    victim.stdin.write(f"{path}\n")
    victim.stdin.flush()
    acknowledged, pid = 0, 0
    while not pid:
        word, _, number = victim.stdout.readline().partition(" ")
        if word == "pid":
            pid = int(number)
        elif word == "made":
            acknowledged = int(number)
    time.sleep(delay)
    os.kill(pid, signal.SIGKILL)
    while (line := victim.stdout.readline()) != "ended\n":
        acknowledged = int(line.removeprefix("made ")) if line.startswith("made ") else acknowledged
    return acknowledged


async def state_of(path: Path) -> tuple[Revision, dict[str, str], tuple[DatedRecord, ...]]:
    """Open the store as the next process does, and read everything."""
    store = SqliteStore(str(path), places())
    head, live = await store.live()
    await store.read(
        ANYBODY, [lambda _: Selection()]
    )  # builds the snapshot, which checks the digest
    history = await store.history()
    await store.close()
    return head, dict(live), history.records


def test_killed_at_any_moment_the_old_revision_or_the_new_one_is_there(
    victim: subprocess.Popen[str], tmp_path: Path
) -> None:
    path = tmp_path / "graph.sqlite"
    chance = random.Random(SEED)  # noqa: S311 - a repeatable test
    known, between = 0, 0
    for _ in range(KILLS):
        acknowledged = kill_once(victim, path, chance.uniform(0, LONGEST))
        head, live, records = asyncio.run(state_of(path))

        assert head.number >= max(known, acknowledged), "an acknowledged revision is lost"
        assert (
            live == {record.key: record.sha256 for record in records_at(head.number)}
            if head.number
            else not live
        )
        assert digest_of(live) == head.digest
        assert all(
            dated.since <= head.number and (dated.until or 0) <= head.number for dated in records
        )
        between += head.number > max(known, acknowledged)
        known = head.number
    print(
        f"seed {SEED}: {KILLS} kills, {known} revisions, {between} commits made it though nobody was told"
    )
    assert known >= KILLS // 10, (
        "hardly anything was loaded: the kills came too early to prove anything"
    )


def test_a_load_sent_again_after_a_kill_has_one_effect(
    victim: subprocess.Popen[str], tmp_path: Path
) -> None:
    path = tmp_path / "graph.sqlite"
    kill_once(victim, path, LONGEST)

    async def send_again() -> tuple[int, int]:
        store = SqliteStore(str(path), places())
        before = await store.head()
        commit = await next_commit(store)
        if await store.committed(key_of_load(before.number + 1)) is None:
            await store.commit(commit)
        again = await store.committed(key_of_load(before.number + 1))
        after = await store.head()
        await store.close()
        assert again is not None
        return again.number, after.number

    made, head = asyncio.run(send_again())

    assert made == head

"""Does a pinned store do all that a store does, and read one revision?"""

import asyncio
from datetime import UTC, datetime

from graph.model.entities import Party, PartyKind
from graph.model.ids import PartySlug
from graph.records import plan_commit, record_of
from graph.slice import Selection, Slice
from graph.viewer import ANYBODY
from schema.pinning import PinnedStore
from tests.fakes import FakeStore
from tests.places import places


async def add_party(store: FakeStore | PinnedStore, slug: str) -> None:
    head, live = await store.live()
    party = Party(slug=PartySlug(slug), name=slug, kind=PartyKind.ENTITY)
    commit = plan_commit(head, live, [record_of(party)], datetime(2026, 1, 1, tzinfo=UTC), slug)
    assert commit is not None
    await store.commit(commit)


async def parties(store: PinnedStore, at: int | None = None) -> list[str]:
    (read,) = await store.read(ANYBODY, [lambda _: Selection()], at)
    return list(read.catalogue.parties.by_slug)


async def _moving() -> None:
    store = FakeStore(places())
    await add_party(store, "first")
    pinned = PinnedStore(store)

    assert await parties(pinned) == ["first"]
    await add_party(store, "second")

    assert await parties(pinned) == ["first"]
    assert await parties(pinned, at=2) == ["second"]
    assert await parties(pinned) == ["first"]
    assert await parties(PinnedStore(store)) == ["second"]


def test_the_first_read_chooses_the_revision_of_those_that_follow() -> None:
    asyncio.run(_moving())


async def _together() -> tuple[tuple[Slice, ...], ...]:
    store = FakeStore(places())
    await add_party(store, "first")
    pinned = PinnedStore(store)
    reads = [pinned.read(ANYBODY, [lambda _: Selection()]) for _ in range(3)]
    return tuple(await asyncio.gather(*reads))


def test_reads_that_start_together_see_one_revision() -> None:
    assert {read[0].revision.number for read in asyncio.run(_together())} == {1}


def test_a_read_of_nothing_chooses_nothing() -> None:
    pinned = PinnedStore(FakeStore(places()))

    assert asyncio.run(pinned.read(ANYBODY, [])) == ()


async def _everything() -> None:
    store, other = FakeStore(places()), PinnedStore(FakeStore(places()))
    pinned = PinnedStore(store)
    await add_party(pinned, "first")

    assert await pinned.head() == await store.head()
    assert await pinned.revisions() == await store.revisions()
    assert await pinned.live() == await store.live()
    assert await pinned.sources() == ()
    assert await pinned.committed("first") == await store.head()
    await other.restore(await pinned.history())
    assert await other.history() == await store.history()
    await pinned.close()


def test_everything_else_is_done_by_the_store_itself() -> None:
    asyncio.run(_everything())

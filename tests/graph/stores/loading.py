"""How does a test put facts into a store and ask for them?"""

from collections.abc import Iterable
from datetime import datetime

from graph.facts import LABELS, Fact
from graph.model.ids import AgreementSlug
from graph.records import Commit, Record, Revision, plan_commit, record_of
from graph.slice import Selection, Slice
from graph.store import GraphStore, Select
from graph.viewer import ANYBODY, Viewer
from tests.graph.stores.samples import MASTER, MONDAY, SECRET, TERMS

ALL_LABELS = tuple(LABELS.values())
EVERYTHING = Selection(stated_in=(MASTER, TERMS, SECRET), labels=ALL_LABELS)


async def load(
    store: GraphStore,
    facts: Iterable[Fact],
    sources: Iterable[Record] = (),
    key: str | None = None,
    at: datetime = MONDAY,
) -> Revision:
    """Make the store hold exactly these; it must be a change."""
    commit = await plan(store, facts, sources, key, at)
    assert commit is not None, "the store holds exactly this already"
    await store.commit(commit)
    return commit.revision


async def plan(
    store: GraphStore,
    facts: Iterable[Fact],
    sources: Iterable[Record] = (),
    key: str | None = None,
    at: datetime = MONDAY,
) -> Commit | None:
    """Compute the commit that makes the store hold exactly these."""
    head, live = await store.live()
    return plan_commit(head, live, (*sources, *map(record_of, facts)), at, key)


async def ask(
    store: GraphStore, selection: Selection, viewer: Viewer = ANYBODY, at: int | None = None
) -> Slice:
    """Read one slice."""
    (found,) = await ask_all(store, [selection], viewer, at)
    return found


async def ask_all(
    store: GraphStore,
    selections: Iterable[Selection],
    viewer: Viewer = ANYBODY,
    at: int | None = None,
) -> tuple[Slice, ...]:
    """Read one slice for each selection."""
    return await store.read(viewer, [always(selection) for selection in selections], at)


def always(selection: Selection) -> Select:
    """Give a selector that needs no catalogue."""
    return lambda _: selection


def stated_in(*slugs: str, labels: tuple[str, ...] = ALL_LABELS) -> Selection:
    """Select what these agreements state."""
    return Selection(stated_in=tuple(map(AgreementSlug, slugs)), labels=labels)


def about(*slugs: str) -> Selection:
    """Select what names these agreements."""
    return Selection(about=tuple(map(AgreementSlug, slugs)))

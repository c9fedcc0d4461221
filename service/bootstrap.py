"""Which parts make the running system? The only place that chooses a store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from graph.places import Places, load_places
from graph.store import GraphStore
from graph.stores.sqlite import SqliteStore
from service.bundled import bundled, demo_folder, facts_folder, places_file
from service.loading import load, read_inputs
from service.settings import Settings, SettingsError

SQLITE, NEO4J, DEMO = "sqlite:///", ("neo4j://", "neo4j+s://", "bolt://", "bolt+s://"), "demo"


def read_places() -> Places:
    """Read the table of places."""
    return load_places(places_file().read_text("utf-8"))


def utc_now() -> datetime:
    """Give the time, for what a load records; the rest of the system is given times."""
    return datetime.now(UTC)  # noqa: TID251 - the one clock


@asynccontextmanager
async def opened_store(settings: Settings, places: Places) -> AsyncIterator[GraphStore]:
    """Open the store that the settings name, and close it at the end.

    Raises:
        SettingsError: the setting names no store.
        StoreError: the store cannot be opened.
    """
    store = await open_store(settings, places)
    try:
        yield store
    finally:
        await store.close()


async def open_store(settings: Settings, places: Places) -> GraphStore:
    """Open the store that the settings name; the caller closes it.

    Raises:
        SettingsError: the setting names no store.
        StoreError: the store cannot be opened.
    """
    address = settings.store
    if address == DEMO:
        return await demo_store(places)
    if address.startswith(SQLITE):
        path = Path(address.removeprefix(SQLITE))
        path.parent.mkdir(parents=True, exist_ok=True)
        return SqliteStore(str(path), places)
    if address.startswith(NEO4J):
        return _open_neo4j(settings, places)
    message = f'CONTRACT_GRAPH_STORE is "{address}": accepted are sqlite:///PATH, neo4j://HOST:PORT and demo'
    raise SettingsError(message)


def _open_neo4j(settings: Settings, places: Places) -> GraphStore:
    from graph.stores.neo4j import connect, open_neo4j  # noqa: PLC0415 - a third of a second, only for this store

    driver = connect(settings.store, settings.neo4j_user, settings.neo4j_password)
    return open_neo4j(driver, settings.neo4j_database, places, address=settings.store)


async def demo_store(places: Places) -> GraphStore:
    """Make a store in memory that holds the demo set and the bundled facts."""
    store = SqliteStore(":memory:", places)
    inputs = read_inputs([facts_folder(), demo_folder() / "facts", demo_folder() / "texts"], places)
    await load(store, inputs, places, utc_now)
    return store


def store_kind(settings: Settings) -> str:
    """Say what the API calls the store."""
    if settings.store == DEMO:
        return DEMO
    return "sqlite" if settings.store.startswith(SQLITE) else "neo4j"


def graphiql_build() -> Path | None:
    """Give the folder of the built GraphiQL, if it has been built."""
    folder = bundled("web/graphiql/dist")
    return folder if folder.is_dir() else None

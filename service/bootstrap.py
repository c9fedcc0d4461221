"""Which parts make the running system? The only place that chooses a store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from graph.places import Places, load_places
from graph.store import GraphStore, StoreUnavailableError
from graph.stores.sqlite import SqliteStore
from service.bundled import bundled, demo_folder, facts_folder, places_file
from service.loading import load, read_inputs
from service.settings import Settings, SettingsError

SQLITE, NEO4J, DEMO = "sqlite:///", ("neo4j://", "neo4j+s://", "bolt://", "bolt+s://"), "demo"
STORES = (
    "accepted are sqlite:///PATH of a file, neo4j://HOST:PORT (neo4j+s:// where it is encrypted) and demo, "
    "for example sqlite:///graph.sqlite"
)


@cache
def read_places() -> Places:
    """Read the table of places, once; it does not change while a process runs."""
    return load_places(places_file().read_text("utf-8"))


def utc_now() -> datetime:
    """Give the time, for what a load records; the rest of the system is given times."""
    return datetime.now(UTC)  # noqa: TID251 - the one clock


@asynccontextmanager
async def opened_store(
    settings: Settings, places: Places, *, must_exist: bool = False
) -> AsyncIterator[GraphStore]:
    """Open the store that the settings name, and close it at the end.

    Args:
        settings: Name the store.
        places: The table of places.
        must_exist: Whether an embedded store that is not there is an error, not a new one: who asks must not be
            answered from an empty graph because of a misspelt path.

    Raises:
        SettingsError: the setting names no store.
        StoreError: the store cannot be opened.
    """
    store = await open_store(settings, places, must_exist=must_exist)
    try:
        yield store
    finally:
        await store.close()


async def open_store(settings: Settings, places: Places, *, must_exist: bool = False) -> GraphStore:
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
        _prepare(path, must_exist=must_exist)
        return SqliteStore(str(path), places)
    if address.startswith(NEO4J):
        return _open_neo4j(settings, places)
    message = f'the store is "{address}" (CONTRACT_GRAPH_STORE or --store): {STORES}'
    raise SettingsError(message)


def _prepare(path: Path, *, must_exist: bool) -> None:
    """Make the folder of a new file, and refuse what would become a file where none is meant."""
    if path.is_dir():
        message = f"the store is the folder {path.absolute()}: {STORES}"
        raise SettingsError(message)
    if must_exist and not path.exists():
        message = f"there is no graph at {path.absolute()}: contract-graph load makes one, or name another with --store"
        raise StoreUnavailableError(message)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = (
            f"the folder {path.parent.absolute()} for the graph cannot be made: {error.strerror}"
        )
        raise StoreUnavailableError(message) from error


def _open_neo4j(settings: Settings, places: Places) -> GraphStore:
    from graph.stores.neo4j import (  # noqa: PLC0415 - a third of a second for who uses it
        connect,
        open_neo4j,
    )

    _check_address(settings)
    driver = connect(settings.store, settings.neo4j_user, settings.neo4j_password)
    return open_neo4j(driver, settings.neo4j_database, places, address=settings.store)


def _check_address(settings: Settings) -> None:
    """Refuse what the driver would only find out later, and a password where it may end in a log."""
    parts = urlsplit(settings.store)
    if "@" in parts.netloc:
        message = (
            f"the store is {settings.store_shown} with a user or a password in its address, which may end in a log: "
            "give them as CONTRACT_GRAPH_NEO4J_USER and CONTRACT_GRAPH_NEO4J_PASSWORD_FILE"
        )
        raise SettingsError(message)
    try:
        is_address = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, or too large a one
        is_address = False
    if not is_address:
        message = f'the store is "{settings.store}", which is no address of a server: {STORES}'
        raise SettingsError(message)


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

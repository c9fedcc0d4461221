"""Can the graph be kept and reached where the settings say, and by nobody else?"""

import tempfile
from ipaddress import ip_address
from pathlib import Path

from graph.records import EMPTY
from graph.store import StoreError
from service.bootstrap import DEMO, SQLITE, opened_store, read_places
from service.cli.health import Check, broken, risk, well
from service.settings import Settings, SettingsError


def check_folder(settings: Settings) -> Check:
    """Look whether the folder of an embedded store can be written; where it is not yet there, the one above it."""
    if not settings.store.startswith(SQLITE):
        return well("folder", "none is needed: the store is no file")
    wanted = Path(settings.store.removeprefix(SQLITE)).absolute().parent
    folder = next(parent for parent in (wanted, *wanted.parents) if parent.exists())
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        settle = "give this user the right to write there, or name another store with --store"
        return broken("folder", f"{folder} cannot be written: {error.strerror}", settle)
    return well("folder", f"{wanted} can be {'written' if folder == wanted else 'made'}")


async def check_store(settings: Settings) -> Check:
    """Open the store and ask for its revision; a file that is not there is not made."""
    if _is_new_file(settings):
        return risk("store", f"{settings.store_shown} is not there yet", "contract-graph load")
    try:
        async with opened_store(settings, read_places(), must_exist=True) as opened:
            head = await opened.head()
    except (SettingsError, StoreError) as error:
        return broken("store", str(error), "see what it says, or name another with --store")
    if head == EMPTY:
        return risk("store", f"{settings.store_shown} is empty", "contract-graph load")
    return well("store", f"{settings.store_shown} is at revision {head}")


def _is_new_file(settings: Settings) -> bool:
    is_file = settings.store.startswith(SQLITE)
    return is_file and not Path(settings.store.removeprefix(SQLITE)).exists()


def check_exposure(settings: Settings) -> Check:
    """Look whether others can reach the service, or the store without a password."""
    is_server = settings.store != DEMO and not settings.store.startswith(SQLITE)
    if is_server and not settings.neo4j_password:
        settle = "set CONTRACT_GRAPH_NEO4J_PASSWORD_FILE to a file that holds it"
        return risk("access", "no password for Neo4j is set", settle)
    if not _is_loopback(settings.host):
        told = f"the service listens on {settings.host}: whoever reaches this machine can ask it"
        return risk("access", told, "set CONTRACT_GRAPH_HOST=127.0.0.1, or put a proxy before it")
    return well("access", f"the service listens on {settings.host} only")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name
        return host == "localhost"

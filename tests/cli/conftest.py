"""Which store do tests of the command line ask, and how are they kept from the user's own?"""

from pathlib import Path

import pytest

from graph.places import Places
from graph.store import GraphStore
from graph.stores.sqlite import SqliteStore
from service import bootstrap
from service.bundled import demo_folder, facts_folder
from tests.cli.calling import call


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's data that is empty, and no settings."""
    for name in ("STORE", "HOST", "PORT", "LOG_LEVEL", "NEO4J_PASSWORD", "REQUEST_TIMEOUT"):
        monkeypatch.delenv(f"CONTRACT_GRAPH_{name}", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with the demo set, loaded once from the command line; it is only read."""
    store = f"sqlite:///{tmp_path_factory.mktemp('harbour')}/graph.sqlite"
    demo = demo_folder()
    done = call("load", demo / "facts", demo / "texts", facts_folder(), store=store)
    assert done.code == 0, done.err
    return store


@pytest.fixture
def quick_demo(harbour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store "demo" is one that has been loaded before."""

    async def opened(places: Places) -> GraphStore:
        return SqliteStore(harbour.removeprefix("sqlite:///"), places)

    monkeypatch.setattr(bootstrap, "demo_store", opened)


@pytest.fixture
def fresh(tmp_path: Path) -> str:
    """A store that is not there yet."""
    return f"sqlite:///{tmp_path}/fresh.sqlite"

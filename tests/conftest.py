"""What do all tests share?"""

import os
from collections.abc import Iterator

import pytest

from tests.servers.choosing import VARIABLE, choose_server, own_server
from tests.servers.neo4j_server import Neo4jServer, StartedServer
from tests.servers.releases import NEWEST, OLDEST

# --- Neo4j: each server starts when the first test asks for it and ends with the session ---


@pytest.fixture(scope="session")
def neo4j_526(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """The oldest Neo4j that we support, or the server that the environment names."""
    given, home = os.environ.get(VARIABLE), tmp_path_factory.mktemp("neo4j")
    with choose_server(given, OLDEST, home, ci=in_ci()) as server:
        yield server


@pytest.fixture(scope="session")
def neo4j_2026(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartedServer]:
    """The newest Neo4j that we support, always one of our own."""
    with own_server(NEWEST, tmp_path_factory.mktemp("neo4j"), ci=in_ci()) as server:
        yield server


def in_ci() -> bool:
    return bool(os.environ.get("CI"))

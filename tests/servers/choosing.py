"""Which server do the tests run against: one that was given, one of our own, or none?"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString, NoReturn
from urllib.parse import unquote, urlsplit

import pytest
from neo4j import Driver, Result

from tests.servers.emptying import wipe
from tests.servers.errors import MissingToolError
from tests.servers.neo4j_server import Neo4jServer, StartedServer, open_driver, start
from tests.servers.releases import Release

VARIABLE = "CONTRACT_GRAPH_TEST_NEO4J"
EXAMPLE = "bolt://neo4j:secret@127.0.0.1:7687"


def choose_server(
    given: str | None, release: Release, home: Path, *, ci: bool
) -> AbstractContextManager[Neo4jServer]:
    """Takes the server at the given URI; without one, starts that release."""
    return given_server(given) if given else own_server(release, home, ci=ci)


@contextmanager
def own_server(release: Release, home: Path, *, ci: bool) -> Iterator[StartedServer]:
    """Starts that release; where this cannot be, the test is skipped, or fails in CI."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(start(release.version, home))
        except MissingToolError as why:
            refuse(why, ci=ci)
        yield server


@contextmanager
def given_server(uri: str) -> Iterator[Neo4jServer]:
    """Uses the server at that URI and leaves it empty.

    It must be empty already: tests delete everything, and this may be the wrong server.
    """
    address = read_address(uri)
    with open_driver(address.uri, address.user, address.password) as driver:
        _check_that_it_is_empty(driver)
        yield Neo4jServer(
            uri=address.uri,
            http=None,
            user=address.user,
            password=address.password,
            version=ask_version(driver),
        )
        wipe(driver)


def ask_version(driver: Driver) -> str:
    """Asks a server for its own version, for example 5.26.30."""
    return str(_ask_one(driver, "CALL dbms.components() YIELD versions RETURN versions[0]"))


def _check_that_it_is_empty(driver: Driver) -> None:
    held = _ask_one(driver, "MATCH (node) RETURN count(node)")
    if held:
        message = (
            f"the Neo4j that {VARIABLE} names holds {held} nodes, and the tests delete all"
            " nodes, constraints and indexes: give a server that is empty"
        )
        raise ValueError(message)


def _ask_one(driver: Driver, question: LiteralString) -> object:
    return driver.execute_query(question, result_transformer_=Result.value)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a server is and who asks."""

    uri: str
    user: str
    password: str


def read_address(uri: str) -> Address:
    """Takes the user and the password out of a URI; the message of an error names neither."""
    parts = urlsplit(uri)
    if not (parts.scheme and parts.hostname and parts.username and parts.password):
        message = (
            f"{VARIABLE} must hold a scheme, a user, a password and a host, for example {EXAMPLE}"
        )
        raise ValueError(message)
    return Address(
        uri=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
        user=unquote(parts.username),
        password=unquote(parts.password),
    )


def refuse(why: MissingToolError, *, ci: bool) -> NoReturn:
    """Ends the test that wanted a server: a skip that says what to install, a failure in CI."""
    said = f"NO NEO4J TO TEST WITH: {why}. Or name a running, empty server in {VARIABLE}={EXAMPLE}"
    if ci:
        pytest.fail(said, pytrace=False)
    pytest.skip(said)

"""Do the Neo4j servers of the tests start, end and come back as tests need it?"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import LiteralString

import pytest
from neo4j import Driver, Query
from neo4j.exceptions import AuthError, ServiceUnavailable

from tests.servers import neo4j_server
from tests.servers.choosing import ask_version
from tests.servers.emptying import delete_nodes, wipe
from tests.servers.errors import ServerEndedError, ServerNotReadyError
from tests.servers.neo4j_server import Neo4jServer, StartedServer, open_driver, start
from tests.servers.ports import HOST, free_ports
from tests.servers.releases import NEWEST, OLDEST

pytestmark = pytest.mark.neo4j
VERSIONS = {"neo4j_526": OLDEST.version, "neo4j_2026": NEWEST.version}


@pytest.fixture(params=VERSIONS)
def server(request: pytest.FixtureRequest) -> Neo4jServer:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Neo4jServer)
    return found


@pytest.fixture
def driver(server: Neo4jServer) -> Iterator[Driver]:
    with server.driver() as opened:
        wipe(opened)
        yield opened
        wipe(opened)


def fake_server(home: Path, *command: str) -> StartedServer:
    home.mkdir()
    uri = f"neo4j://{HOST}:{free_ports(1)[0]}"
    return StartedServer(
        uri=uri, http=None, user="", password="", version="0", home=home, command=command
    )


def count_nodes(driver: Driver) -> object:
    return driver.execute_query("MATCH (node) RETURN count(node) AS n").records[0]["n"]


def names_of(driver: Driver, kind: LiteralString) -> list[str]:
    shown = driver.execute_query(Query("SHOW " + kind + " YIELD name RETURN name ORDER BY name"))
    return [record["name"] for record in shown.records]


def test_a_server_is_of_the_version_that_was_asked_for(server: Neo4jServer, driver: Driver) -> None:
    assert ask_version(driver) == server.version in VERSIONS.values()


def test_a_server_answers_with_routing_for_reads(driver: Driver) -> None:
    answer = driver.execute_query("RETURN 1 AS one", routing_="r", database_="neo4j")

    assert answer.records[0]["one"] == 1


def test_a_wrong_password_is_the_error_that_the_driver_has_for_it(server: Neo4jServer) -> None:
    with (
        pytest.raises(AuthError, match="unauthorized"),
        open_driver(server.uri, server.user, "wrong") as driver,
    ):
        driver.verify_connectivity()


def test_an_emptied_database_has_no_nodes_constraints_or_indexes_of_ours(driver: Driver) -> None:
    new = names_of(driver, "INDEXES")
    driver.execute_query("CREATE CONSTRAINT `key of a` FOR (a:A) REQUIRE a.key IS UNIQUE")
    driver.execute_query("CREATE FULLTEXT INDEX texts FOR (a:A) ON EACH [a.text]")
    driver.execute_query("CREATE INDEX FOR (a:A) ON (a.name)")
    driver.execute_query("UNWIND range(1, 11000) AS key CREATE (:A {key: key})-[:TO]->(:B)")

    wipe(driver)

    assert count_nodes(driver) == 0
    assert (names_of(driver, "CONSTRAINTS"), names_of(driver, "INDEXES")) == ([], new)


def test_deleting_the_nodes_keeps_constraints_and_indexes(driver: Driver) -> None:
    driver.execute_query("CREATE CONSTRAINT key FOR (a:A) REQUIRE a.key IS UNIQUE")
    driver.execute_query("CREATE (:A {key: 1})")

    delete_nodes(driver)

    assert (count_nodes(driver), names_of(driver, "CONSTRAINTS")) == (0, ["key"])


def test_a_server_that_was_killed_comes_back_with_what_was_committed(
    neo4j_2026: StartedServer,
) -> None:
    with neo4j_2026.driver() as before:
        wipe(before)
        before.execute_query("CREATE (:Kept)")
    pid = neo4j_2026.pid

    neo4j_2026.kill()
    neo4j_2026.start_again()

    assert neo4j_2026.pid != pid
    with neo4j_2026.driver() as after:
        assert count_nodes(after) == 1
        wipe(after)


def test_a_server_ends_with_its_block_and_answers_no_more(tmp_path: Path) -> None:
    with start(OLDEST.version, tmp_path) as server, server.driver() as driver:
        driver.verify_connectivity()
        pid = server.pid

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    with pytest.raises(ServiceUnavailable):
        server.return_one()


def test_a_server_that_ends_while_it_starts_is_an_error_with_its_last_words(
    tmp_path: Path,
) -> None:
    with (
        pytest.raises(ServerEndedError, match=r"(?s)Neo4j 5\.26\.30 ended .*no\.such\.setting"),
        ExitStack() as stack,
    ):
        stack.enter_context(start(OLDEST.version, tmp_path, settings={"no.such.setting": "1"}))


def test_a_server_that_never_answers_is_killed_and_is_an_error(tmp_path: Path) -> None:
    server = fake_server(tmp_path / "home", "sh", "-c", "echo busy; exec sleep 600")
    server.launch()

    with pytest.raises(ServerNotReadyError, match=r"(?s)within 0\.3 seconds.*busy"):
        server.wait_for(server.return_one, patience=0.3)

    with pytest.raises(ProcessLookupError):
        os.kill(server.pid, 0)


def test_a_server_whose_port_was_taken_is_started_on_others(tmp_path: Path) -> None:
    tried = []

    def prepare(number: int) -> StartedServer:
        tried.append(number)
        return fake_server(tmp_path / str(number), "echo", f"BindException {number}")

    with pytest.raises(ServerEndedError, match="BindException 3"):
        neo4j_server._come_up(prepare)

    assert tried == [1, 2, 3]

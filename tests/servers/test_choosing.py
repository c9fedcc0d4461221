from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.servers import java
from tests.servers.choosing import (
    choose_server,
    given_server,
    own_server,
    read_address,
    refuse,
)
from tests.servers.emptying import wipe
from tests.servers.errors import MissingToolError
from tests.servers.neo4j_server import StartedServer
from tests.servers.releases import NEWEST, OLDEST


@pytest.fixture
def given(neo4j_2026: StartedServer) -> Iterator[str]:
    with neo4j_2026.driver() as driver:
        wipe(driver)
        yield neo4j_2026.uri.replace("//", f"//{neo4j_2026.user}:{neo4j_2026.password}@")
        wipe(driver)


def test_user_and_password_are_taken_out_of_the_uri() -> None:
    read = read_address("bolt+s://ann:p%40ss@db.example:7688")

    assert (read.uri, read.user, read.password) == ("bolt+s://db.example:7688", "ann", "p@ss")


@pytest.mark.parametrize(
    "uri", ["127.0.0.1", "bolt://127.0.0.1:7687", "bolt://ann@127.0.0.1", "bolt://ann:hush@"]
)
def test_a_uri_with_something_missing_is_an_error_that_tells_no_password(uri: str) -> None:
    with pytest.raises(ValueError, match="must hold a scheme, a user, a password") as raised:
        read_address(uri)

    assert "hush" not in str(raised.value)


@pytest.mark.neo4j
def test_a_given_server_that_is_empty_is_used_and_left_empty(given: str, tmp_path: Path) -> None:
    with choose_server(given, OLDEST, tmp_path, ci=True) as server, server.driver() as driver:
        driver.execute_query("CREATE (:Left)")
        assert server.version == NEWEST.version

    with given_server(given) as again:
        assert again == server


@pytest.mark.neo4j
def test_a_given_server_that_holds_something_is_refused(
    given: str, neo4j_2026: StartedServer
) -> None:
    with neo4j_2026.driver() as driver:
        driver.execute_query("CREATE (:Precious)")

    with pytest.raises(ValueError, match="holds 1 nodes"), ExitStack() as stack:
        stack.enter_context(given_server(given))


def test_a_machine_without_java_skips_the_test_and_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(java, "FOLDERS", ())

    with (
        pytest.raises(pytest.skip.Exception, match="NO NEO4J TO TEST WITH: no Java 17"),
        ExitStack() as stack,
    ):
        stack.enter_context(own_server(OLDEST, tmp_path, ci=False))


def test_in_ci_a_missing_server_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match="NO NEO4J TO TEST WITH: no mvn"):
        refuse(MissingToolError("no mvn"), ci=True)

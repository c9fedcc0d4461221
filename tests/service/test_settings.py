"""Settings from the environment: each message names the variable, what was given and what is accepted."""

from dataclasses import fields
from pathlib import Path

import pytest

from service.settings import Settings, SettingsError, default_store_file, read_settings, variable

WORDS = "open sesame"


def refused(**variables: str) -> str:
    with pytest.raises(SettingsError) as error:
        read_settings({f"CONTRACT_GRAPH_{name}": value for name, value in variables.items()})
    return str(error.value)


def test_without_a_variable_every_setting_has_its_default(tmp_path: Path) -> None:
    settings = read_settings({"XDG_DATA_HOME": str(tmp_path), "PATH": "/bin"})

    assert settings == Settings(store=f"sqlite:///{tmp_path}/contract-graph/graph.sqlite")
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)


def test_every_setting_has_a_variable() -> None:
    given = {
        "store": "neo4j://db:7687",
        "neo4j_user": "reader",
        "neo4j_password": "secret",
        "neo4j_database": "contracts",
        "host": "0.0.0.0",  # noqa: S104 - a value, nothing listens
        "port": "9000",
        "log_level": "DEBUG",
        "request_timeout": "2.5",
    }
    read = read_settings({variable(name): value for name, value in given.items()})

    assert given.keys() == {field.name for field in fields(Settings)}
    assert read == Settings(**given | {"port": 9000, "log_level": "debug", "request_timeout": 2.5})  # type: ignore[arg-type]  # as the test names them


def test_a_password_is_not_shown() -> None:
    settings = read_settings({"CONTRACT_GRAPH_NEO4J_PASSWORD": WORDS})

    assert settings.neo4j_password == WORDS
    assert WORDS not in repr(settings)


@pytest.mark.parametrize(
    ("store", "shown"),
    [
        ("neo4j://user:secret@db:7687", "neo4j://db:7687"),
        ("neo4j://db:7687", "neo4j://db:7687"),
        ("sqlite:////home/me@work/g.sqlite", "sqlite:////home/me@work/g.sqlite"),
        ("demo", "demo"),
    ],
)
def test_a_store_is_shown_without_a_password_in_its_address(store: str, shown: str) -> None:
    assert Settings(store=store).store_shown == shown


def test_a_password_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"  {WORDS}\n")

    read = read_settings({"CONTRACT_GRAPH_NEO4J_PASSWORD_FILE": str(file)})

    assert read.neo4j_password == WORDS


def test_a_password_given_twice_is_refused() -> None:
    given = {"NEO4J_PASSWORD": "a", "NEO4J_PASSWORD_FILE": "b"}

    assert refused(**given) == (
        "CONTRACT_GRAPH_NEO4J_PASSWORD and CONTRACT_GRAPH_NEO4J_PASSWORD_FILE are both set: give one of them"
    )


def test_a_password_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    away, binary, empty = tmp_path / "away", tmp_path / "binary", tmp_path / "empty"
    binary.write_bytes(b"\xff")
    empty.touch()

    assert refused(NEO4J_PASSWORD_FILE=str(away)) == (
        f'CONTRACT_GRAPH_NEO4J_PASSWORD_FILE names "{away}", which cannot be read: No such file or directory'
    )
    assert refused(NEO4J_PASSWORD_FILE=str(tmp_path)).endswith(
        "which cannot be read: Is a directory"
    )
    assert refused(NEO4J_PASSWORD_FILE=str(binary)).endswith(
        "which cannot be read: it is not UTF-8"
    )
    assert refused(NEO4J_PASSWORD_FILE=str(empty)) == (
        "CONTRACT_GRAPH_NEO4J_PASSWORD is empty: give it a value, or leave it out"
    )


def test_a_misspelt_variable_is_refused_with_the_nearest() -> None:
    assert refused(STROE="demo") == (
        "CONTRACT_GRAPH_STROE is not a setting (did you mean CONTRACT_GRAPH_STORE?); accepted: "
        "CONTRACT_GRAPH_STORE, CONTRACT_GRAPH_NEO4J_USER, CONTRACT_GRAPH_NEO4J_PASSWORD, "
        "CONTRACT_GRAPH_NEO4J_DATABASE, CONTRACT_GRAPH_HOST, CONTRACT_GRAPH_PORT, CONTRACT_GRAPH_LOG_LEVEL, "
        "CONTRACT_GRAPH_REQUEST_TIMEOUT, CONTRACT_GRAPH_NEO4J_PASSWORD_FILE"
    )
    assert "did you mean" not in refused(Q9="x")


@pytest.mark.parametrize(
    "port", ["0", "65536", "-1", "80.5", "http", "", " 80", "99999999999999999999"]
)
def test_a_bad_port_is_refused_with_what_is_accepted(port: str) -> None:
    assert refused(PORT=port) == (
        f'CONTRACT_GRAPH_PORT is "{port}": accepted is a port from 1 to 65535, for example 8000'
    )


@pytest.mark.parametrize("seconds", ["0", "-1", "601", "nan", "inf", "soon", ""])
def test_a_bad_timeout_is_refused_with_what_is_accepted(seconds: str) -> None:
    assert refused(REQUEST_TIMEOUT=seconds) == (
        f'CONTRACT_GRAPH_REQUEST_TIMEOUT is "{seconds}": accepted is a number of seconds up to 600, for example 10'
    )


def test_a_bad_level_is_refused_with_the_levels() -> None:
    assert refused(LOG_LEVEL="loud") == (
        'CONTRACT_GRAPH_LOG_LEVEL is "loud": accepted are debug, info, warning, error'
    )


def test_an_empty_value_is_refused() -> None:
    assert refused(STORE=" ") == "CONTRACT_GRAPH_STORE is empty: give it a value, or leave it out"


def test_all_that_is_wrong_is_told_at_once() -> None:
    told = refused(STROE="demo", PORT="x", LOG_LEVEL="y").splitlines()

    assert [line.split()[0] for line in told] == [
        "CONTRACT_GRAPH_STROE",
        "CONTRACT_GRAPH_PORT",
        "CONTRACT_GRAPH_LOG_LEVEL",
    ]


def test_variables_of_the_tests_are_no_settings() -> None:
    read_settings(
        {
            "CONTRACT_GRAPH_TEXTS": "x",
            "CONTRACT_GRAPH_CONTRACTS": "y",
            "CONTRACT_GRAPH_TEST_NEO4J": "z",
        }
    )


def test_the_default_store_is_in_the_folder_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)

    assert default_store_file({}) == Path("/home/somebody/.local/share/contract-graph/graph.sqlite")
    assert Settings().store == "sqlite:////home/somebody/.local/share/contract-graph/graph.sqlite"

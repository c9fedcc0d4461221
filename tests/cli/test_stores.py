"""Stores that cannot be used: a sentence on stderr, and an exit code that says whose turn it is."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.service.test_bootstrap import closed_port

READERS = (["info"], ["check"], ["export"], ["ask", "forum", "acme"], ["test", "EXPECTATIONS"])


@pytest.fixture
def expectations(tmp_path: Path) -> Path:
    file = tmp_path / "e.yaml"
    file.write_text(
        "expectations: [{name: N, category: C, ask: forum, with: {agreement: a}, expect: {}}]\n"
    )
    return file


def read(words: list[str], expectations: Path, store: str) -> tuple[int, str, str]:
    line = [str(expectations) if word == "EXPECTATIONS" else word for word in words]
    done = call(*line, store=store)
    return done.code, done.out, done.err


@pytest.mark.parametrize("words", READERS, ids=lambda words: words[0])
def test_a_store_that_is_not_there_is_not_made_by_asking(
    words: list[str], expectations: Path, fresh: str
) -> None:
    file = Path(fresh.removeprefix("sqlite:///"))

    assert read(words, expectations, fresh) == (
        3, "", f"there is no graph at {file}: contract-graph load makes one, or name another with --store\n"
    )  # fmt: skip
    assert not file.exists()


@pytest.mark.parametrize("words", [["info"], ["ask", "forum", "acme"]], ids=lambda words: words[0])
def test_a_server_that_is_not_there_is_unreachable(words: list[str], expectations: Path) -> None:
    store = f"neo4j://127.0.0.1:{closed_port()}"

    code, out, err = read(words, expectations, store)

    assert (code, out) == (3, "")
    assert err.splitlines()[-1].startswith(f"Neo4j at {store} cannot be reached: is it running,")


@pytest.mark.parametrize("words", [*READERS, ["load"]], ids=lambda words: words[0])
def test_a_store_of_an_unknown_scheme_is_wrong_usage(words: list[str], expectations: Path) -> None:
    code, out, err = read(words, expectations, "postgres://db")

    assert (code, out) == (2, "")
    assert err.startswith(
        'the store is "postgres://db" (CONTRACT_GRAPH_STORE or --store): accepted are sqlite:///PATH'
    )


def test_a_misspelt_setting_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTRACT_GRAPH_STROE", "demo")
    done = call("info")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(
        "CONTRACT_GRAPH_STROE is not a setting (did you mean CONTRACT_GRAPH_STORE?)"
    )


def test_the_file_of_another_program_is_a_finding_and_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()
    before = file.read_bytes()

    done = call("load", "--dry-run", store=f"sqlite:///{file}")

    assert (done.code, done.out) == (1, "")
    assert (
        done.err
        == f"{file} is a file of another program, not a contract graph; it was left as it is\n"
    )
    assert file.read_bytes() == before

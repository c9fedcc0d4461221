"""``doctor``: what is missing or risky on a machine, all of it, and 1 where something does not work."""

import asyncio
import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from graph.stores.sqlite import SqliteStore
from service.cli import doctor_machine, doctor_texts
from service.cli.doctor_machine import check_bundled, check_graphiql, check_python, check_sqlite
from service.cli.doctor_store import check_exposure, check_folder, check_store
from service.cli.health import Check, State
from service.settings import Settings
from tests.cli.calling import call
from tests.loaders.sets import sha
from tests.places import places
from tests.service.files import FILES, write
from tests.service.test_bootstrap import closed_port

WELL = Settings(store="demo")
ACME_STAMPED = FILES["acme.yaml"].replace(
    "lines: [1, 1]", f"lines: [1, 1], sha256: {sha('The law of France governs.')}"
)
NAMES = [
    "python",
    "sqlite",
    "bundled",
    "bundled",
    "bundled",
    "graphiql",
    "folder",
    "store",
    "access",
]


@pytest.fixture(autouse=True)
def few_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A few facts in place of those that come with contract-graph, which take a second to read."""
    folder = write(tmp_path / "bundled", {"facts/acme.yaml": ACME_STAMPED})
    monkeypatch.setattr(doctor_machine, "facts_folder", lambda: folder / "facts")
    monkeypatch.setattr(doctor_machine, "demo_folder", lambda: folder)
    monkeypatch.setattr(doctor_texts, "facts_folder", lambda: folder / "facts")
    return folder


def test_a_machine_on_which_all_is_well(
    harbour: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor_machine, "graphiql_build", lambda: tmp_path)
    done, data = call("doctor", store=harbour), call("doctor", "--json", store=harbour)

    assert (done.code, done.err, data.code, data.err) == (0, "", 0, "")
    assert [line.split()[:2] for line in done.out.splitlines()] == [
        ["well", name] for name in NAMES
    ]
    assert [(one["state"], one["name"]) for one in data.json["checks"]] == [
        ("well", name) for name in NAMES
    ]
    assert data.json["checks"][7].keys() == {"name", "state", "message", "settle"}
    assert f"{harbour} is at revision 1-" in done.out


def test_what_is_broken_ends_with_one_and_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite"
    sqlite3.connect(file).execute("CREATE TABLE t (a)").connection.close()
    done = call("doctor", store=f"sqlite:///{file}")

    assert done.code == 1
    assert f"broken  store     {file} is a file of another program" in done.out
    assert "\n                  see what it says, or name another with --store\n" in done.out


def test_settings_that_are_wrong_are_broken_and_the_rest_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONTRACT_GRAPH_PORT", "http")
    checks = call("doctor", "--json").json["checks"]

    assert [one["name"] for one in checks] == [*NAMES[:6], "settings"]
    assert checks[-1]["state"] == "broken"
    assert checks[-1]["message"].startswith('CONTRACT_GRAPH_PORT is "http"')


# --- this machine ---


def states(*checks: Check) -> list[tuple[State, str]]:
    return [(one.state, one.told) for one in checks]


def test_an_old_python_is_broken() -> None:
    assert states(check_python((3, 10, 9))) == [(State.BROKEN, "Python 3.10.9 is too old")]
    assert states(check_python((3, 14, 0))) == [(State.WELL, "Python 3.14.0")]


def test_an_old_sqlite_or_one_that_lacks_something_is_broken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert states(check_sqlite((3, 36, 0))) == [(State.BROKEN, "SQLite 3.36.0 is too old")]
    assert states(check_sqlite((3, 40, 1))) == [
        (State.WELL, "SQLite 3.40.1 with JSON and full-text search (FTS5)")
    ]
    monkeypatch.setitem(doctor_machine._FEATURES, "JSON", "SELECT no_such_function()")
    assert states(check_sqlite((3, 40, 1))) == [(State.BROKEN, "SQLite 3.40.1 without JSON")]


def test_the_version_that_is_asked_for_has_what_the_store_uses() -> None:
    assert doctor_machine.OLDEST_SQLITE >= (3, 37, 0)  # strict tables


def test_bundled_files_that_are_not_there_are_broken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor_machine, "facts_folder", lambda: tmp_path / "away")
    found = list(check_bundled())
    assert [one.state for one in found] == [State.WELL, State.BROKEN, State.WELL]
    assert found[1].told.startswith(
        f"the facts at {tmp_path}/away cannot be read: {tmp_path}/away  no such file or folder"
    )

    def away() -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(doctor_machine, "read_places", away)
    (only,) = check_bundled()
    assert only.state is State.BROKEN
    assert only.settle == "install contract-graph again"


def test_graphiql_that_has_not_been_built_is_a_risk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_machine, "graphiql_build", lambda: None)
    found = check_graphiql()

    assert states(found) == [(State.RISK, "it has not been built, so /graphiql is the plain page")]
    assert found.settle == "with Node 20.19 or later, type: make web"


# --- its store ---


def test_the_folder_of_a_new_store_is_looked_at_and_not_made(tmp_path: Path) -> None:
    made = Settings(store=f"sqlite:///{tmp_path}/graph.sqlite")
    new = Settings(store=f"sqlite:///{tmp_path}/a/b/graph.sqlite")

    assert states(check_folder(made)) == [(State.WELL, f"{tmp_path} can be written")]
    assert states(check_folder(new)) == [(State.WELL, f"{tmp_path}/a/b can be made")]
    assert states(check_folder(WELL)) == [(State.WELL, "none is needed: the store is no file")]
    assert not (tmp_path / "a").exists()


def test_a_folder_that_cannot_be_written_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbid(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", forbid)

    assert states(check_folder(Settings(store=f"sqlite:///{tmp_path}/g.sqlite"))) == [
        (State.BROKEN, f"{tmp_path} cannot be written: Permission denied")
    ]


def store_state(store: str) -> tuple[State, str]:
    found = asyncio.run(check_store(Settings(store=store)))
    return found.state, found.told


def test_a_store_that_is_not_there_yet_or_empty_is_a_risk(fresh: str) -> None:
    assert store_state(fresh) == (State.RISK, f"{fresh} is not there yet")
    assert not Path(fresh.removeprefix("sqlite:///")).exists()
    asyncio.run(SqliteStore(fresh.removeprefix("sqlite:///"), places()).close())
    assert store_state(fresh) == (State.RISK, f"{fresh} is empty")


def test_a_server_that_does_not_answer_or_a_scheme_that_is_unknown_is_broken() -> None:
    state, told = store_state(f"neo4j://127.0.0.1:{closed_port()}")

    assert state is State.BROKEN
    assert "cannot be reached: is it running," in told
    assert store_state("postgres://db")[0] is State.BROKEN


@pytest.mark.parametrize(
    ("settings", "state", "told"),
    [
        (WELL, State.WELL, "the service listens on 127.0.0.1 only"),
        (replace(WELL, host="::1"), State.WELL, "the service listens on ::1 only"),
        (replace(WELL, host="localhost"), State.WELL, "the service listens on localhost only"),
        (
            replace(WELL, host="0.0.0.0"),  # noqa: S104 - a value, nothing listens
            State.RISK,
            "the service listens on 0.0.0.0: whoever reaches this machine can ask it",
        ),
        (
            replace(WELL, host="graph.example"),
            State.RISK,
            "the service listens on graph.example: whoever reaches this machine can ask it",
        ),
        (replace(WELL, store="neo4j://db"), State.RISK, "no password for Neo4j is set"),
        (
            replace(WELL, store="neo4j://db", neo4j_password="x"),  # noqa: S106 - a value
            State.WELL,
            "the service listens on 127.0.0.1 only",
        ),
    ],
)
def test_who_can_reach_the_service_and_the_store(
    settings: Settings, state: State, told: str
) -> None:
    assert states(check_exposure(settings)) == [(state, told)]


# --- texts ---


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write(tmp_path / "texts", {"acme.txt": FILES["acme.txt"]})


def texts_line(folder: Path, harbour: str) -> tuple[int, str]:
    done = call("doctor", folder, store=harbour)
    return done.code, next(line for line in done.out.splitlines() if " texts " in line)


def test_texts_with_the_cited_passages_are_well(texts: Path, harbour: str) -> None:
    assert texts_line(texts, harbour) == (
        0, "well    texts     1 passages cited from 1 texts, 0 not as cited"
    )  # fmt: skip


def test_texts_that_have_changed_are_broken(texts: Path, harbour: str) -> None:
    (texts / "acme.txt").write_text("The law of Spain governs.\n")

    assert texts_line(texts, harbour) == (
        1, "broken  texts     1 passages cited from 1 texts, 1 not as cited"
    )  # fmt: skip


def test_texts_that_cannot_be_read_are_broken(texts: Path, harbour: str) -> None:
    code, line = texts_line(texts / "away", harbour)

    assert code == 1
    assert line == f"broken  texts     {texts}/away  no such file or folder"


def test_without_the_bundled_facts_texts_cannot_be_looked_at(
    texts: Path, harbour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_machine, "facts_folder", lambda: texts / "away")
    done = call("doctor", texts, store=harbour)

    assert done.code == 1
    assert " texts " not in done.out.replace(os.fspath(texts), "")

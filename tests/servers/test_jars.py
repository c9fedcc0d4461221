from pathlib import Path

import pytest

from tests.servers.errors import MissingToolError
from tests.servers.jars import CACHE, installed
from tests.servers.releases import OLDEST

FETCHES = (
    'for word; do case $word in -DoutputDirectory=*) out=${word#*=};; esac; done; mkdir "$out"'
)


@pytest.fixture
def maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = tmp_path / "bin" / "mvn"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    return program


def write_program(program: Path, *lines: str) -> None:
    program.write_text("\n".join(["#!/bin/sh", "set -e", *lines, ""]), encoding="utf-8")
    program.chmod(0o755)


def test_the_cache_is_in_the_folder_that_version_control_ignores() -> None:
    ignored = (CACHE.parents[1] / ".gitignore").read_text(encoding="utf-8").splitlines()

    assert f"{CACHE.parent.name}/" in ignored


def test_jars_are_fetched_once(tmp_path: Path, maven: Path) -> None:
    write_program(maven, FETCHES, 'touch "$out/neo4j.jar"')
    first = installed(OLDEST.version, tmp_path / "cache")
    write_program(maven, "exit 1")

    assert installed(OLDEST.version, tmp_path / "cache") == first
    assert [jar.name for jar in first.iterdir()] == ["neo4j.jar"]


def test_a_fetch_that_fails_leaves_nothing_and_says_why(tmp_path: Path, maven: Path) -> None:
    write_program(maven, FETCHES, 'touch "$out/half.jar"', "echo no route to host", "exit 7")

    with pytest.raises(MissingToolError, match=r"(?s)could not fetch Neo4j 5\.26.*no route to"):
        installed(OLDEST.version, tmp_path / "cache")

    assert list((tmp_path / "cache").rglob("*.jar")) == []


def test_a_fetch_that_another_test_run_wins_takes_the_jars_of_the_winner(
    tmp_path: Path, maven: Path
) -> None:
    lib = tmp_path / "cache" / OLDEST.version / "lib"
    write_program(maven, FETCHES, f"mkdir {lib}", f"touch {lib}/winner.jar")

    assert installed(OLDEST.version, tmp_path / "cache") == lib
    assert [jar.name for jar in lib.iterdir()] == ["winner.jar"]


def test_jars_that_cannot_be_moved_into_place_are_an_error(tmp_path: Path, maven: Path) -> None:
    write_program(maven, "exit 0")  # and fetched nothing

    with pytest.raises(FileNotFoundError):
        installed(OLDEST.version, tmp_path / "cache")


def test_without_maven_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(MissingToolError, match="no mvn was found on PATH"):
        installed(OLDEST.version, tmp_path / "cache")

import shutil
from pathlib import Path

import pytest

from tests.servers import java
from tests.servers.errors import MissingToolError
from tests.servers.java import find_java, java_programs, read_major

MISSING = Path("/nowhere/bin/java")


def make_java(folder: Path, line: str) -> Path:
    program = folder / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\necho '{line}' >&2\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, ...]:
    return tuple(
        make_java(tmp_path / major, f'openjdk version "{major}.0.2" 2026-01-20')
        for major in ("25", "17", "21")
    )


@pytest.mark.parametrize(("minimum", "chosen"), [(11, 1), (17, 1), (18, 2), (21, 2), (22, 0)])
def test_the_oldest_java_that_is_new_enough_is_chosen(
    three: tuple[Path, ...], minimum: int, chosen: int
) -> None:
    assert find_java(minimum, three) == three[chosen]


def test_without_a_java_that_is_new_enough_the_error_says_what_was_seen(
    three: tuple[Path, ...],
) -> None:
    with pytest.raises(MissingToolError) as raised:
        find_java(26, [*three, MISSING])

    said = str(raised.value)
    assert "no Java 26 or newer" in said
    assert f"{three[1]} (17), {three[2]} (21), {MISSING} (of no known version)" in said
    assert "openjdk-26-jre-headless" in said


def test_without_any_java_the_error_says_so() -> None:
    with pytest.raises(MissingToolError, match="seen: no Java at all"):
        find_java(17, [])


def test_the_numbering_of_old_javas_is_understood(tmp_path: Path) -> None:
    assert read_major(make_java(tmp_path, 'java version "1.8.0_402"')) == 8


def test_a_program_that_tells_no_version_has_none(tmp_path: Path) -> None:
    assert read_major(make_java(tmp_path, "hello")) is None


def test_a_program_that_is_not_there_has_no_version() -> None:
    assert read_major(MISSING) is None


def test_each_java_is_found_once_on_the_path_in_java_home_and_in_the_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_path, at_home, in_folder = (
        make_java(tmp_path / name, "") for name in ("path", "home", "jvm/one")
    )
    (tmp_path / "jvm" / "again").symlink_to(tmp_path / "jvm" / "one")
    monkeypatch.setenv("PATH", str(on_path.parent))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(java, "FOLDERS", (f"{tmp_path}/jvm/*", f"{tmp_path}/none/*"))

    assert list(java_programs()) == [on_path, at_home, in_folder]


def test_nothing_is_found_where_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(java, "FOLDERS", ())

    assert list(java_programs()) == []


@pytest.mark.skipif(shutil.which("java") is None, reason="no java on PATH")
def test_a_real_java_tells_its_version() -> None:
    assert read_major(Path(str(shutil.which("java")))) in range(8, 100)

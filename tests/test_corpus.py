"""Where are the texts that are read, but are no part of the repository?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus import CONTRACTS, TEXTS, contracts_folder, read_seed, seeds_folder

FOLDERS = [(TEXTS, seeds_folder), (CONTRACTS, contracts_folder)]


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
def test_the_environment_names_the_folder(
    variable: str, folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path))

    assert folder() == tmp_path


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
def test_without_the_texts_a_test_is_skipped_with_a_line_that_says_what_to_set(
    variable: str, folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "none"))
    monkeypatch.delenv("CI", raising=False)

    with pytest.raises(pytest.skip.Exception, match=f"set {variable} to their folder"):
        folder()


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
def test_without_the_texts_a_test_fails_where_ci_is_set(
    variable: str, folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "none"))
    monkeypatch.setenv("CI", "1")

    with pytest.raises(pytest.fail.Exception, match=f"set {variable} to their folder"):
        folder()


def test_a_seed_is_read_by_its_number_and_named_relative_to_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "007_ab.txt").write_text("Rent", encoding="utf-8")
    monkeypatch.setenv(TEXTS, str(tmp_path))

    assert (read_seed("007").file, read_seed("007").text) == ("007_ab.txt", "Rent")

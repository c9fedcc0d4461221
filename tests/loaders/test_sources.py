"""Which files are to be read, and what is in them?"""

import os
from pathlib import Path

import pytest

from loaders import sources
from loaders.encoding import UndecodableError
from loaders.sources import SourceError, find_sources, read_source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "deep/er/c.markdown", "deep/D.TXT", "x.pdf", ".hidden/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}\n", encoding="utf-8")
    return tmp_path


def test_a_folder_is_walked_in_order_and_what_is_hidden_or_no_text_is_left_out(
    folder: Path,
) -> None:
    found = find_sources([folder])

    names = [path.relative_to(folder).as_posix() for path in found.files]
    assert names == ["a.md", "b.txt", "deep/D.TXT", "deep/er/c.markdown"]
    assert found.problems == ()


def test_a_file_that_is_given_twice_is_found_once(folder: Path) -> None:
    found = find_sources([folder / "deep", folder / "b.txt", folder / "deep" / "D.TXT"])

    assert [path.name for path in found.files] == ["b.txt", "D.TXT", "c.markdown"]


def test_all_problems_are_collected_and_say_what_is_accepted(folder: Path) -> None:
    (folder / "empty").mkdir()
    paths = [folder / "none", folder / "x.pdf", folder / "empty", folder / "b.txt"]

    found = find_sources(paths)

    assert found.files == (folder / "b.txt",)
    assert [str(problem) for problem in found.problems] == [
        f"{folder / 'none'}: there is no such file or folder.",
        f"{folder / 'x.pdf'}: a source is a text with one of .markdown, .md, .txt, not '.pdf'.",
        f"{folder / 'empty'}: no file with one of .markdown, .md, .txt is in this folder.",
    ]


def test_a_link_to_a_folder_is_not_followed_and_says_so(folder: Path) -> None:
    (folder / "deep" / "circle").symlink_to(folder)

    found = find_sources([folder])

    assert len(found.files) == 4
    assert str(found.problems[0]) == (
        f"{folder / 'deep' / 'circle'}: a link to a folder is not followed; give the folder itself."
    )


def test_a_folder_that_cannot_be_listed_is_a_problem(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)

    found = find_sources([folder])

    assert str(found.problems[0]) == f"{folder}: it cannot be read (Permission denied)."


def test_a_source_is_named_as_it_is_given_or_relative_to_a_root(folder: Path) -> None:
    path = folder / "deep" / "D.TXT"

    assert read_source(path).file == path.as_posix()
    assert read_source(path, root=folder).file == "deep/D.TXT"
    assert read_source(path).text == "text of deep/D.TXT\n"


@pytest.mark.parametrize("name", ["none.txt", "deep"])
def test_what_cannot_be_read_is_an_error_with_its_path(folder: Path, name: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(folder / name)

    assert str(caught.value).startswith(f"{folder / name}: it cannot be read (")


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"x" * 2_500_000)

    with pytest.raises(SourceError, match=r"it has 2\.5 MB, and at most 1\.0 MB are read; split"):
        read_source(folder / "b.txt", largest=1_000_000)


def test_a_sparse_file_above_the_limit_is_refused_before_it_is_read(folder: Path) -> None:
    with (folder / "b.txt").open("wb") as file:
        os.truncate(file.fileno(), sources.LARGEST + 1)

    with pytest.raises(SourceError, match=r"it has 100\.0 MB, and at most 100\.0 MB are read"):
        read_source(folder / "b.txt")


def test_a_text_with_too_many_lines_is_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_LINES", 1)

    with pytest.raises(SourceError, match=r"it has 2 lines, and at most 1 are read; split it"):
        read_source(folder / "b.txt")


def test_a_binary_file_is_an_error_with_its_name(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"\x00" * 10)

    with pytest.raises(UndecodableError, match=r"^b\.txt cannot be read as text"):
        read_source(folder / "b.txt", root=folder)

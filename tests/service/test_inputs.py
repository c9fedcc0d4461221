"""Fact files and texts from the disk: what cannot be used is told, all of it at once, and nothing is passed over silently."""

import os
from pathlib import Path

import pytest

from loaders.facts.problems import LoadRefusedError
from service import loading
from service.loading import read_inputs
from tests.places import places
from tests.service.files import ACME, FILES, RULES, read, write

ACCEPTED = "a fact file (.yaml, .yml), a text (.txt, .md, .markdown), or a folder of them"


def refused(*paths: Path) -> LoadRefusedError:
    with pytest.raises(LoadRefusedError) as error:
        read(*paths)
    return error.value


def told(*paths: Path) -> list[str]:
    """Give each problem as ``file / given / accepted``, the file by its name."""
    return [
        f"{Path(p.file).name}:{p.line} / {p.given} / {p.accepted}" for p in refused(*paths).problems
    ]


def test_a_folder_is_read_in_the_order_of_its_names_and_what_is_neither_is_passed_over(
    tmp_path: Path,
) -> None:
    write(
        tmp_path,
        FILES
        | {"b/deep.TXT": "Deep.", "b/.hidden.txt": "x", ".git/x.yaml": "x", "b/page.pdf": "x"},
    )
    seen: list[str] = []

    inputs = read_inputs([tmp_path], places(), seen.append)

    assert seen == ["acme.txt", "acme.yaml", "deep.TXT", "other.md", "x.yaml", "y.yaml"]
    assert [family.name for family in inputs.families] == ["acme", "x", "y"]
    assert [text.file for text in inputs.texts] == ["acme.txt", "deep.TXT", "other.md"]
    assert inputs.passed_over == (str(tmp_path / "b" / "page.pdf"),)


def test_a_file_is_read_once_however_often_and_by_whatever_way_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES)
    (tmp_path / "link.txt").symlink_to(tmp_path / "acme.txt")
    monkeypatch.chdir(tmp_path)

    inputs = read(Path("acme.txt"), tmp_path / "acme.txt", Path("acme.txt"), Path("link.txt"))

    assert [text.file for text in inputs.texts] == ["acme.txt"]


def test_expectation_files_of_a_folder_are_passed_over_and_refused_as_facts(tmp_path: Path) -> None:
    write(tmp_path, {"acme.txt": "x", "tests/e.yaml": "# why\nexpectations: []\n"})

    assert read(tmp_path).passed_over == (str(tmp_path / "tests" / "e.yaml"),)
    assert told(tmp_path / "tests" / "e.yaml")[-1].startswith(
        'e.yaml:2 / unknown field "expectations"'
    )


def test_fact_files_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "acme.yml").write_text(FILES["acme.yaml"], "utf-8-sig")

    assert [family.name for family in read(tmp_path).families] == ["acme"]


def test_a_path_that_leads_nowhere_is_a_misuse(tmp_path: Path) -> None:
    assert told(tmp_path / "away.yaml") == [f"away.yaml:0 / no such file or folder / {ACCEPTED}"]
    assert refused(tmp_path / "away.yaml").is_misuse


def test_a_link_that_leads_nowhere_is_told_and_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")

    assert told(tmp_path) == [
        "gone.yaml:0 / it cannot be read (No such file or directory) / what this user may read"
    ]


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES)

    def forbid(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", forbid)

    assert told(tmp_path / "acme.yaml", tmp_path / "acme.txt") == [
        "acme.txt:0 / it cannot be read (Permission denied) / what this user may read",
        "acme.yaml:0 / it cannot be read (Permission denied) / what this user may read",
    ]
    assert refused(tmp_path / "acme.yaml").is_misuse


def test_a_folder_that_may_not_be_read_is_told_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES | {"locked/z.txt": "x"})
    scan = os.scandir

    def forbid(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", forbid)

    assert told(tmp_path) == [
        "locked:0 / it cannot be read (Permission denied) / what this user may read"
    ]


def test_a_folder_without_anything_to_load_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"page.pdf": "x"})

    assert told(tmp_path) == [
        f"{tmp_path.name}:0 / a folder with nothing to load in it / {ACCEPTED}"
    ]


def test_a_file_of_another_kind_is_told_by_its_ending(tmp_path: Path) -> None:
    write(tmp_path, {"page.pdf": "x", "README": "y"})

    assert told(tmp_path / "page.pdf", tmp_path / "README") == [
        f'README:0 / a file that ends in "" / {ACCEPTED}',
        f'page.pdf:0 / a file that ends in ".pdf" / {ACCEPTED}',
    ]


def test_a_folder_with_the_name_of_a_fact_file_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {"x.yaml/acme.txt": "x"})

    assert [text.file for text in read(tmp_path / "x.yaml").texts] == ["acme.txt"]


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FILES)
    monkeypatch.setattr(loading, "LARGEST_FILE", 10)

    assert told(tmp_path / "acme.txt") == ["acme.txt:0 / a file of 27 bytes / files up to 10 bytes"]


def test_a_fact_file_that_is_not_utf8_is_told_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "acme.yaml").write_bytes("family: acme\ntitle: Société\n".encode("cp1252"))

    assert told(tmp_path) == [
        "acme.yaml:2 / the byte 0xE9, which is not UTF-8 / a fact file saved as UTF-8"
    ]


def test_a_text_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "acme.txt").write_bytes(b"PK\x03\x04" + bytes(99))
    reason = "it is full of NUL bytes, as binary files are, and UTF-16 without its mark"
    accepted = "plain text in UTF-8, in UTF-16 or UTF-32 with a byte order mark, or in Windows-1252"

    assert told(tmp_path) == [f"acme.txt:0 / it cannot be read as text: {reason} / {accepted}"]


def test_a_family_or_a_text_twice_in_one_load_is_told_with_both_files(tmp_path: Path) -> None:
    write(tmp_path, {"a/acme.txt": "x", "b/acme.txt": "y", "a/one.yaml": ACME, "b/two.yaml": ACME})

    text, family = told(tmp_path)

    assert text == (
        f'acme.txt:0 / the text "acme.txt" a second time: it is in {tmp_path}/a/acme.txt too / '
        "texts of different names: facts cite a text by its name, whatever its folder"
    )
    assert family == (
        f'two.yaml:0 / the family "acme" a second time: it is in {tmp_path}/a/one.yaml too / '
        "one file for each family: join them, or give one of them another name"
    )
    assert not refused(tmp_path).is_misuse


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, FILES | {"bad.yaml": "family: [\n", "worse.yaml": "family: B\n"})

    error = refused(tmp_path, tmp_path / "away.txt")

    assert [Path(p.file).name for p in error.problems] == [
        "away.txt",
        "bad.yaml",
        "worse.yaml",
        "worse.yaml",
    ]
    assert str(error).endswith("\n4 problems in 3 files, nothing loaded")


def test_a_bad_value_in_a_fact_file_is_told_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, {"acme.yaml": ACME + RULES.replace("LAW", "Frankreich")})

    assert told(tmp_path) == [
        'acme.yaml:9 / the place "Frankreich" / an ISO 3166-1 or 3166-2 code or a group: DE, US-CA, EU, EEA'
    ]

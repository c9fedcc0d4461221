"""``anchor``: hashes into fact files, byte for byte as they were otherwise."""

from pathlib import Path

import pytest

from service.cli import anchor_work
from service.cli.output import OutputError
from tests.cli.calling import call
from tests.loaders.sets import sha
from tests.service.files import FILES, write

HASH = sha("The law of France governs.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, FILES | {"README.md": "Not a fact file."})


def stamped(text: str) -> str:
    return text.replace("lines: [1, 1]", f"lines: [1, 1], sha256: {HASH}")


def test_hashes_are_written_into_one_file_and_it_loads_without_a_finding(
    folder: Path, fresh: str
) -> None:
    done = call("anchor", folder / "acme.yaml", folder / "acme.txt")

    assert (done.code, done.out, done.err) == (0, "", f"{folder}/acme.yaml: 1 hash written\n")
    assert (folder / "acme.yaml").read_text() == stamped(FILES["acme.yaml"])
    report = call("load", folder / "acme.yaml", folder / "acme.txt", "--json", store=fresh).json
    assert report["findings"] == []


def test_hashes_are_written_into_the_files_of_a_folder_and_the_second_time_there_are_none(
    folder: Path,
) -> None:
    call("anchor", folder, folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    done = call("anchor", folder, folder, "--json")

    assert (done.code, done.err) == (0, "")
    assert done.json == {
        "files": [
            {"file": str(folder / name), "written": 0} for name in ("acme.yaml", "x.yaml", "y.yaml")
        ],
        "problems": 0,
    }
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_are_kept(folder: Path, line_end: str, mark: str) -> None:
    text = mark + FILES["acme.yaml"].replace("\n", line_end)
    (folder / "acme.yaml").write_bytes(text.encode())

    call("anchor", folder / "acme.yaml", folder / "acme.txt")

    assert (folder / "acme.yaml").read_bytes() == stamped(text).encode()


def test_a_passage_that_the_text_does_not_have_is_a_finding(folder: Path) -> None:
    text = FILES["acme.yaml"].replace("lines: [1, 1]", "lines: [7, 9]")
    (folder / "acme.yaml").write_text(text)
    done = call("anchor", folder / "acme.yaml", folder)

    assert (done.code, done.out) == (1, "")
    assert f"{folder}/acme.yaml:9:13  acme.txt has no lines 7 to 9: it has 2 line(s)" in done.err
    assert done.err.endswith("1 problem in 1 file, their hashes were not written\n")
    assert (folder / "acme.yaml").read_text() == text


def test_a_fault_in_a_fact_file_is_a_finding_and_the_others_are_written(folder: Path) -> None:
    (folder / "x.yaml").write_text("family: [\n")
    done = call("anchor", folder, folder / "acme.txt")

    assert done.code == 1
    assert f"{folder}/x.yaml:2:1  this is not YAML" in done.err
    assert HASH in (folder / "acme.yaml").read_text()


@pytest.mark.parametrize("name", ["away.yaml", "binary.yaml"])
def test_a_fact_file_that_cannot_be_read_is_wrong_usage(folder: Path, name: str) -> None:
    (folder / "binary.yaml").write_bytes(b"\xff")
    done = call("anchor", folder / name, folder / "acme.txt")

    assert (done.code, done.out) == (2, "")
    reason = {
        "away.yaml": "it cannot be read (No such file or directory)",
        "binary.yaml": "it is not UTF-8",
    }[name]
    assert done.err.startswith(f"{folder}/{name}  {reason}\n")


def test_texts_that_are_not_there_are_wrong_usage(folder: Path) -> None:
    assert call("anchor", folder, folder / "away.txt").code == 2


def test_a_fact_file_that_cannot_be_written_is_wrong_usage(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbid(_: object, output: Path) -> None:
        message = f"{output} cannot be written: Permission denied"
        raise OutputError(message)

    monkeypatch.setattr(anchor_work, "write_bytes", forbid)
    done = call("anchor", folder / "acme.yaml", folder / "acme.txt")

    assert (done.code, done.err) == (
        2,
        f"{folder}/acme.yaml cannot be written: Permission denied\n",
    )

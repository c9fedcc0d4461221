"""``load``: a report for people, one for programs, and exit codes for scripts."""

from pathlib import Path

import pytest

from graph.model.reading import Finding, Severity
from service.cli import load_work
from service.cli.findings import print_findings
from tests.cli.calling import call
from tests.service.files import FILES, write

REPORT = """\
family  what it is about  facts
acme    Acme              3
x       T                 1
y       T                 1
text      lines  encoding  clauses
acme.txt  2      utf-8     1
other.md  4      utf-8     0
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "contracts", FILES)


def test_a_load_is_reported_to_people_on_stderr(folder: Path, fresh: str) -> None:
    done = call("load", folder, store=fresh)
    told = done.err.splitlines()

    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(REPORT)
    assert told[7].startswith(
        "error    acme.txt: the passage cited at lines 1 to 1 has no sha256 yet"
    )
    assert (
        told[8] == "         read it there; then contract-graph anchor FACTS TEXTS writes the hash"
    )
    assert told[-2] == "1 agreements, 1 versions, 2 clauses, 1 rules, 2 findings"
    assert told[-1].startswith("15 records added, 0 retired; revision 1-")


def test_a_load_is_reported_to_programs_on_stdout(folder: Path, fresh: str) -> None:
    done = call("load", folder, "--json", store=fresh)
    report = done.json

    assert (done.code, done.err) == (0, "")
    assert report.keys() == {
        "revision", "changed", "resent", "written", "added", "retired", "counts", "documents", "families", "findings",
    }  # fmt: skip
    assert report["revision"].startswith("1-")
    assert (report["changed"], report["written"], report["resent"]) == (True, True, False)
    assert report["counts"]["GoverningLawRule"] == 1
    assert report["documents"][0] == {
        "file": "acme.txt",
        "lines": 2,
        "encoding": "utf-8",
        "clauses": 1,
    }
    assert report["families"][0] == {"name": "acme", "title": "Acme", "facts": 3}
    assert [finding["severity"] for finding in report["findings"]] == ["ERROR", "WARNING"]
    assert report["findings"][0].keys() == {
        "id", "check", "severity", "message", "settle", "agreements", "citations",
    }  # fmt: skip


def test_the_same_again_is_nothing_new(folder: Path, fresh: str) -> None:
    call("load", folder, store=fresh)
    done = call("load", folder, store=fresh)

    assert done.code == 0
    assert "nothing new: the graph is at revision 1-" in done.err


def test_a_dry_run_says_what_would_happen_and_writes_nothing(folder: Path, fresh: str) -> None:
    done = call("load", folder, "--dry-run", store=fresh)
    data = call("load", folder, "--dry-run", "--json", store=fresh).json

    assert done.code == 0
    assert done.err.endswith("15 records added, 0 retired; nothing was written\n")
    assert (data["changed"], data["written"]) == (True, False)
    assert call("info", "--json", store=fresh).json["loads"] == 0


def test_a_load_sent_again_with_its_key_is_told(folder: Path, fresh: str) -> None:
    call("load", folder / "acme.yaml", "--key", "monday", store=fresh)
    done = call("load", folder, "--key", "monday", store=fresh)

    assert done.code == 0
    assert "the load with this key was done before, as revision 1-" in done.err
    assert call("info", "--json", store=fresh).json["loads"] == 1


def test_problems_are_told_and_it_is_a_finding_and_nothing_is_loaded(
    folder: Path, fresh: str
) -> None:
    (folder / "bad.yaml").write_text("family: acme\ntitle: A\nnonsense: 1\n")
    done = call("load", folder, store=fresh)

    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f'{folder}/bad.yaml:3:1  unknown field "nonsense"\n'
        f"{' ' * len(f'{folder}/bad.yaml:3:1')}  accepted: family, title, file, topics, parties, products, channels, referred, agreements\n"
        "1 problem in 1 file, nothing loaded\n"
    )
    assert call("info", "--json", store=fresh).json["loads"] == 0


def test_a_path_that_leads_nowhere_is_wrong_usage(fresh: str) -> None:
    done = call("load", "nowhere.yaml", store=fresh)

    assert done.code == 2
    assert done.err.startswith("nowhere.yaml  no such file or folder\n")


def test_files_that_are_passed_over_are_told(folder: Path, fresh: str) -> None:
    write(folder, {f"page-{number}.pdf": "x" for number in range(4)})
    done = call("load", folder, store=fresh)

    assert done.err.startswith(
        f"passed over, since they are neither facts nor texts: 4 files: {folder}/page-0.pdf, {folder}/page-1.pdf, "
        f"{folder}/page-2.pdf …\n"
    )


def test_many_findings_are_cut_and_the_rest_is_counted(
    folder: Path, fresh: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.cli.load_report.FINDINGS_SHOWN", 1)

    assert "… and 1 more: contract-graph check\n" in call("load", folder, store=fresh).err


def test_a_finding_with_nothing_to_settle_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_findings([Finding(id="f", check="c", severity=Severity.NOTE, message="Look.")])

    assert capsys.readouterr().err == "note     Look.\n"


def test_without_a_path_the_bundled_facts_are_loaded(
    folder: Path, fresh: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_work, "facts_folder", lambda: folder)

    assert [one["name"] for one in call("load", "--json", store=fresh).json["families"]] == [
        "acme",
        "x",
        "y",
    ]


def test_without_a_store_the_file_of_the_user_is_used(folder: Path, home: Path) -> None:
    assert call("load", folder).code == 0
    assert (home / "contract-graph" / "graph.sqlite").exists()


def test_a_store_named_in_the_environment_is_used(
    folder: Path, fresh: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTRACT_GRAPH_STORE", fresh)
    call("load", folder)

    assert call("info", "--json").json["store"] == fresh


# --- exports ---


@pytest.fixture
def export(folder: Path, tmp_path: Path) -> Path:
    store, file = f"sqlite:///{tmp_path}/from.sqlite", tmp_path / "graph.jsonl"
    call("load", folder / "acme.yaml", store=store)
    call("load", folder, store=store)
    call("export", "-o", file, store=store)
    return file


def test_an_export_fills_an_empty_store_with_the_same_history(
    export: Path, fresh: str, tmp_path: Path
) -> None:
    done = call("load", export, store=fresh)

    assert (done.code, done.out) == (0, "")
    assert done.err.endswith(f" records of 2 revisions restored from {export}\n")
    assert call("export", store=fresh).out == export.read_text("utf-8")


def test_an_export_is_reported_to_programs(export: Path, fresh: str) -> None:
    report = call("load", export, "--json", store=fresh).json

    assert report == {
        "written": True,
        "records": len(export.read_text().splitlines()) - 4,
        "revisions": 2,
    }


def test_a_dry_run_of_an_export_writes_nothing(export: Path, fresh: str) -> None:
    done = call("load", export, "--dry-run", store=fresh)

    assert done.code == 0
    assert done.err.endswith(f"would be restored from {export}; nothing was written\n")
    assert call("info", "--json", store=fresh).json["loads"] == 0


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_an_export_is_refused_by_a_store_that_holds_something(
    export: Path, fresh: str, more: list[str]
) -> None:
    call("load", export, store=fresh)
    done = call("load", export, *more, store=fresh)

    assert done.code == 1
    assert "only be restored into an empty store" in done.err


def test_an_export_that_was_cut_off_is_refused_and_nothing_is_loaded(
    export: Path, fresh: str
) -> None:
    export.write_bytes(b"".join(export.read_bytes().splitlines(keepends=True)[:-1]))
    done = call("load", export, store=fresh)

    assert done.code == 1
    assert "the export is cut off after" in done.err
    assert call("info", "--json", store=fresh).json["loads"] == 0


def test_a_file_that_is_no_export_is_refused(tmp_path: Path, fresh: str) -> None:
    (tmp_path / "x.jsonl").write_text('{"a": 1}\n')
    done = call("load", tmp_path / "x.jsonl", store=fresh)

    assert done.code == 1
    assert done.err == (
        'this is no export of a contract graph: its first line is not {"format":"contract-graph-export", …}\n'
    )


def test_an_export_is_loaded_alone(export: Path, folder: Path, fresh: str) -> None:
    done = call("load", folder, export, store=fresh)

    assert done.code == 2
    assert done.err.startswith(f"{export}  an export among other files\n")


def test_an_export_that_is_not_there_is_wrong_usage(tmp_path: Path, fresh: str) -> None:
    done = call("load", tmp_path / "away.jsonl", store=fresh)

    assert done.code == 2
    assert done.err.startswith(
        f"{tmp_path}/away.jsonl  it cannot be read (No such file or directory)\n"
    )

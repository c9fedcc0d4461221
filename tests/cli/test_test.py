"""``test``: expectation files against a store, a table for people, data for programs, 1 when one fails."""

from pathlib import Path

import pytest

from tests.cli.calling import call

EXPECTATIONS = """expectations:
  - name: Australia
    category: law
    ask: governingLaw
    with: {agreement: tidewater-reseller-terms, context: {effectiveAt: 2026-01-15, customer: {location: AU}}}
    expect: {law: {code: CODE}}
  - name: Courts
    category: venue
    ask: forum
    with: {agreement: tidewater-reseller-terms, context: {effectiveAt: 2026-01-15, customer: {location: AU}}}
    expect: {status: STATED}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "e.yaml"


def test_expectations_that_are_met_are_counted_by_category(file: Path, harbour: str) -> None:
    file.write_text(EXPECTATIONS.replace("CODE", "AU-NSW"))
    done = call("test", file, store=harbour)

    assert (done.code, done.err) == (0, "")
    assert (
        done.out
        == "category  passed  failed\nlaw       1       0\nvenue     1       0\nall       2       0\n"
    )


def test_an_expectation_that_is_not_met_is_told_and_ends_with_one(file: Path, harbour: str) -> None:
    file.write_text(EXPECTATIONS.replace("CODE", "FR"))
    done = call("test", file, store=harbour)

    assert done.code == 1
    assert done.err == 'e.yaml: Australia\n    law.code is "AU-NSW", expected "FR"\n'
    assert done.out.splitlines()[-1].split() == ["all", "1", "1"]


def test_what_came_of_them_is_data_too(file: Path, harbour: str) -> None:
    file.write_text(EXPECTATIONS.replace("CODE", "FR"))
    done = call("test", file, "--json", store=harbour)

    assert (done.code, done.err) == (1, "")
    assert done.json["results"] == [
        {
            "file": "e.yaml",
            "name": "Australia",
            "category": "law",
            "passed": False,
            "faults": ['law.code is "AU-NSW", expected "FR"'],
        },
        {"file": "e.yaml", "name": "Courts", "category": "venue", "passed": True, "faults": []},
    ]


def test_a_path_that_leads_nowhere_is_wrong_usage(file: Path, harbour: str) -> None:
    done = call("test", file, store=harbour)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{file}  it cannot be read (No such file or directory)\n")
    assert done.err.endswith("1 problem in 1 file, nothing was asked\n")


def test_a_fault_in_a_file_is_a_finding(file: Path, harbour: str) -> None:
    file.write_text(EXPECTATIONS.replace("ask: forum", "ask: forums"))
    done = call("test", file, store=harbour)

    assert (done.code, done.out) == (1, "")
    assert 'the question "forums"' in done.err

"""``info``, ``check``, ``export`` and ``schema``: what a store holds, and what is published."""

import asyncio
import json
from pathlib import Path

import pytest

from graph.export import read_export
from graph.stores.sqlite import SqliteStore
from loaders.facts.schema import fact_file_schema
from schema import sdl
from tests.cli.calling import call
from tests.places import places
from tests.service.files import FILES, write


def test_info_names_the_store_its_revision_and_what_it_holds(harbour: str) -> None:
    done = call("info", store=harbour)
    lines = done.out.splitlines()

    assert (done.code, done.err) == (0, "")
    assert lines[0] == f"Store     {harbour}"
    assert lines[1].startswith("Revision  1-")
    assert lines[1].endswith(", 1 load")
    assert [line.split()[1] for line in lines[2:]] == sorted(line.split()[1] for line in lines[2:])


def test_info_is_data_too(harbour: str) -> None:
    info = call("info", "--json", store=harbour).json

    assert info.keys() == {"store", "revision", "loads", "counts"}
    assert (info["store"], info["loads"]) == (harbour, 1)
    assert info["counts"]["Document"] == 8
    assert not {"FamilySource", "TextSource"} & info["counts"].keys()


def test_info_of_an_empty_store_says_so(fresh: str) -> None:
    asyncio.run(SqliteStore(fresh.removeprefix("sqlite:///"), places()).close())

    assert "recorded never, 0 loads" in call("info", store=fresh).out


def test_check_lists_the_findings_and_is_well_without_an_error(harbour: str) -> None:
    done, data = call("check", store=harbour), call("check", "--json", store=harbour)

    assert (done.code, done.out) == (0, "")
    assert done.err.endswith(f"{len(data.json['findings'])} findings\n")
    assert all(finding["severity"] != "ERROR" for finding in data.json["findings"])
    assert data.err == ""


def test_check_ends_with_one_where_a_finding_is_an_error(tmp_path: Path, fresh: str) -> None:
    call("load", write(tmp_path / "c", FILES), store=fresh)
    done, data = call("check", store=fresh), call("check", "--json", store=fresh)

    assert done.code == data.code == 1
    assert [finding["severity"] for finding in data.json["findings"]] == ["ERROR", "WARNING"]
    assert done.err.startswith(
        "error    acme.txt: the passage cited at lines 1 to 1 has no sha256 yet"
    )


def test_one_finding_is_counted_as_one(tmp_path: Path, fresh: str) -> None:
    call("load", write(tmp_path / "c", {n: FILES[n] for n in ("x.yaml", "y.yaml")}), store=fresh)

    assert call("check", store=fresh).err.endswith("\n1 finding\n")


def test_an_export_goes_to_stdout_or_to_a_file(harbour: str, tmp_path: Path) -> None:
    piped = call("export", store=harbour)
    filed = call("export", "-o", tmp_path / "graph.jsonl", store=harbour)
    history = read_export(piped.out.encode().splitlines(keepends=True))

    assert (piped.code, piped.err, filed.code, filed.out) == (0, "", 0, "")
    assert (tmp_path / "graph.jsonl").read_text("utf-8") == piped.out
    assert (
        filed.err
        == f"{len(history.records)} records of 1 revisions written to {tmp_path}/graph.jsonl\n"
    )


@pytest.mark.parametrize("words", [["export"], ["schema"]])
def test_a_file_that_cannot_be_written_is_wrong_usage(
    words: list[str], harbour: str, tmp_path: Path
) -> None:
    target = tmp_path / "away" / "file"
    done = call(*words, "-o", target, store=harbour if words == ["export"] else None)

    assert (done.code, done.err) == (2, f"{target} cannot be written: No such file or directory\n")


def test_the_schemas_go_to_stdout_or_to_a_file(tmp_path: Path) -> None:
    facts, api = call("schema"), call("schema", "--graphql")
    filed = call("schema", "--graphql", "-o", tmp_path / "schema.graphql")

    assert json.loads(facts.out) == json.loads(fact_file_schema())
    assert api.out == sdl()
    assert (facts.err, api.err) == ("", "")
    assert (tmp_path / "schema.graphql").read_text("utf-8") == sdl()
    assert filed.err == f"written to {tmp_path}/schema.graphql\n"

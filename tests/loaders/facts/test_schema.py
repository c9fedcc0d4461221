"""The published schema: up to date, described, and of one mind with the loader."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from loaders.facts.parse import ParsedFile, parse_fact_file
from loaders.facts.schema import fact_file_schema
from loaders.facts.yaml_tree import read_yaml
from service.bundled import bundled
from tests.loaders.facts.test_bad_files import FAULTS, RULES

SCHEMA: dict[str, Any] = json.loads(fact_file_schema())
VALIDATOR = Draft202012Validator(SCHEMA)
PUBLISHED = bundled("data") / "facts.schema.json"
FILES = sorted([*bundled("data").glob("*.yaml"), *bundled("examples").glob("*/facts/*.yaml")])
LEFT_TO_THE_LOADER = {
    "a bad country", "a bad country in a condition", "a place in lower case", "a meaning that is no place",
    "a bad date", "a duplicate id", "a duplicate key", "a passage without a file", "an empty part",
    "an unknown input of a floating law", "lines the wrong way round", "two laws in one rule",
    "a law rule without a law", "a party nobody named", "terms that name none", "terms without a name",
    "a member that names two things", "a member that names nothing",
}  # fmt: skip
"""What only shows when parts are seen together, or in the calendar and the table of places."""
NOT_YAML = {
    "a YAML syntax error", "an anchor", "an alias", "a second document", "deep nesting", "a mapping as a key",
    "a tag", "a control character", "a directive of another YAML",
}  # fmt: skip


def test_the_published_schema_is_up_to_date() -> None:
    assert PUBLISHED.read_bytes() == fact_file_schema(), "run: make schema"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_schema_accepts_every_fact_file(file: Path) -> None:
    tree, problems = read_yaml(file.read_text("utf-8"), file.name)

    assert not problems
    assert [error.message for error in VALIDATOR.iter_errors(tree.value)] == []


def test_there_are_fact_files_and_each_names_the_schema_in_its_first_line() -> None:
    assert len(FILES) >= 10
    for file in FILES:
        key, _, named = file.read_text("utf-8").splitlines()[0].partition("$schema=")
        assert key == "# yaml-language-server: "
        assert (file.parent / named).resolve() == PUBLISHED.resolve(), file


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - NOT_YAML))
def test_the_schema_refuses_what_the_loader_refuses_by_its_shape(name: str) -> None:
    text, _, _ = FAULTS[name]
    tree, _ = read_yaml(text, "acme.yaml")

    faults = list(VALIDATOR.iter_errors(tree.value))

    assert bool(faults) is (name not in LEFT_TO_THE_LOADER)
    assert isinstance(parse_fact_file(text, "acme.yaml"), ParsedFile) is (
        name in LEFT_TO_THE_LOADER - {"a duplicate key"}
    )


def test_what_is_left_to_the_loader_is_among_the_faults() -> None:
    assert FAULTS.keys() > LEFT_TO_THE_LOADER | NOT_YAML


WELL = {
    "a rule": "{kind: governing_law, id: law, law: NO, lines: [1, 2], statement: Said.}",
    "no rule": "",
    "an alias and a mapping": "{kind: precedence, id: o, tiers: [{members: [a, {rule: law}]}], lines: [1, 2], statement: S}",
    "a document's own condition": (
        "{kind: language, id: l, language: en, lines: [1, 1], statement: S, when: {attributes: {a: true, b: [c]}}}"
    ),
}


@pytest.mark.parametrize("name", WELL)
def test_both_accept_what_is_well(name: str) -> None:
    text = RULES.replace("rules:\n", f"rules: [{WELL[name]}]\n")
    tree, _ = read_yaml(text, "acme.yaml")

    assert VALIDATOR.is_valid(tree.value)
    assert isinstance(parse_fact_file(text, "acme.yaml"), ParsedFile)


def test_every_field_and_every_kind_of_thing_is_described_in_a_sentence() -> None:
    kinds = {"the file": SCHEMA} | SCHEMA["$defs"]
    for name, kind in kinds.items():
        assert kind["description"].strip(), name
        for field, shape in kind.get("properties", {}).items():
            assert shape.get("description", "").strip(), f"{name}.{field}"


def test_an_editor_can_choose_a_rule_by_its_kind() -> None:
    rules = SCHEMA["$defs"]["AgreementShape"]["properties"]["rules"]["items"]

    assert rules["discriminator"]["propertyName"] == "kind"
    for name in rules["discriminator"]["mapping"].values():
        shape = SCHEMA["$defs"][name.rpartition("/")[2]]
        assert next(iter(shape["properties"])) == "kind", f"{name}: kind comes first"
        assert "const" in shape["properties"]["kind"]

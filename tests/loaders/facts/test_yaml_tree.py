"""What a YAML text says, and where each part of it stands."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.facts.yaml_tree import Json, Position, read_yaml

FILE = """
# A remark.
name: "Straße 😀"
list:
  - a
  - {b: [1, 2]}
'quoted': |
  two
  lines
"""


def value(text: str) -> Json:
    tree, problems = read_yaml(text, "f.yaml")
    assert not problems
    return tree.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("+4", 4),
        ("0", 0),
        ("012", "012"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1.5", 1.5),
        ("1.", "1."),
        ("1e9", "1e9"),
        (".inf", ".inf"),
        ("2024-02-29", "2024-02-29"),
        ("999999999999999", 999999999999999),
        ("1234567890123456", "1234567890123456"),
        ("5" * 64, "5" * 64),
        ("'12'", "12"),
        ('"true"', "true"),
        ("'null'", "null"),
        ("[]", []),
        ("{}", {}),
        ("<<", "<<"),
    ],
)
def test_a_value_is_what_it_looks_like_in_yaml_1_2(text: str, expected: Json) -> None:
    assert value(f"a: {text}\n") == {"a": expected}


def test_an_empty_text_says_nothing() -> None:
    assert value("") is None
    assert value("# only a remark\n") is None


def test_every_key_and_item_has_its_line_and_column() -> None:
    tree, _ = read_yaml(FILE, "f.yaml")

    assert tree.positions == {
        ("name",): Position(line=3, column=1),
        ("list",): Position(line=4, column=1),
        ("list", 0): Position(line=5, column=5),
        ("list", 1): Position(line=6, column=5),
        ("list", 1, "b"): Position(line=6, column=6),
        ("list", 1, "b", 0): Position(line=6, column=10),
        ("list", 1, "b", 1): Position(line=6, column=13),
        ("quoted",): Position(line=7, column=1),
    }
    assert tree.flow == {("list", 1), ("list", 1, "b")}


def test_a_place_that_is_not_there_is_the_nearest_above_it() -> None:
    tree, _ = read_yaml(FILE, "f.yaml")

    assert tree.position(("list", 1, "c")) == Position(line=6, column=5)
    assert tree.position(("list", "tag", 1, "b")) == Position(line=6, column=6)
    assert tree.position(()) == tree.position(("x",)) == Position(line=1, column=1)


def test_every_value_has_its_span_of_code_points() -> None:
    tree, _ = read_yaml(FILE, "f.yaml")
    spans = {path: FILE[start:end] for path, (start, end) in tree.spans.items()}

    assert spans["name",] == '"Straße 😀"'
    assert spans["list", 1] == "{b: [1, 2]}"
    assert spans["list", 1, "b", 1] == "2"


def test_what_was_read_before_a_fault_is_kept() -> None:
    tree, problems = read_yaml("a: 1\nb: [\n", "f.yaml")

    assert tree.value == {"a": 1, "b": []}
    assert len(problems) == 1


def test_a_key_twice_does_not_hide_what_comes_after_it() -> None:
    _, problems = read_yaml("a: 1\na: 2\nb: *x\n", "f.yaml")

    assert [problem.given for problem in problems] == ['the key "a" twice', "the alias *x"]


def test_forty_levels_are_accepted_and_not_one_more() -> None:
    _, well = read_yaml("[" * 40 + "]" * 40, "f.yaml")
    _, problems = read_yaml("[" * 41 + "]" * 41, "f.yaml")

    assert not well
    assert [problem.given for problem in problems] == ["nesting deeper than 40 levels"]


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "? {a: b}\n: c\n", "{[a]: b}"])
def test_only_words_are_keys(text: str) -> None:
    _, problems = read_yaml(text, "f.yaml")

    assert [problem.given for problem in problems] == ["a list or mapping as a key"]


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15) + 1, 10**15 - 1) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(plain, st.booleans())
def test_what_another_writer_writes_is_read_as_it_was_meant(
    given_value: Json, flow: object
) -> None:
    text = yaml.safe_dump(given_value, default_flow_style=bool(flow), allow_unicode=False)

    read = value(text)

    assert read == given_value


@settings(deadline=None, max_examples=200)
@given(
    st.text(st.characters(codec="utf-8"), max_size=40)
    | st.text("ab:-[]{}, \n'\"&*!|>#%?~<", max_size=30)
)
def test_any_text_is_read_or_told_what_is_wrong_with_it(text: str) -> None:
    _, problems = read_yaml(text, "f.yaml")

    assert all(problem.line >= 1 and problem.column >= 1 and problem.given for problem in problems)

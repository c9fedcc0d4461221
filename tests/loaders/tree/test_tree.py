"""Which clauses does a text have, and how do they nest?"""

import pytest

from loaders.tree.tree import Clause, build_tree, smallest_clause
from loaders.tree.units import Kind
from tests.loaders.reading import doubts, paths, source, written

LEASE = """
    Lease of a mill

    1. Rent

    1.1 The rent is 10 a month:
    (a) for the mill; and
    (b) for the house.
    1.2 It is due on Mondays.
    It may be paid in flour.

    Exhibit A
    The mill

    • the wheel
      • the axle
    • the stones
"""


def test_a_clause_has_its_name_its_words_and_its_place() -> None:
    text = written(LEASE)
    tree = build_tree(text)

    clause = tree.clauses[2]

    assert clause == Clause(
        index=2,
        path="1.1",
        kind=Kind.NUMBERED,
        marker="1.1",
        heading="The rent is 10 a month",
        start=26,
        end=94,
        line_first=5,
        line_last=7,
        level=1,
        parent=1,
    )
    assert text.text[clause.start : clause.end].startswith("1.1 The rent")
    assert text.text[clause.start : clause.end].endswith("(b) for the house.")
    assert not clause.furniture


def test_a_contract_is_a_tree_in_document_order() -> None:
    assert paths(LEASE) == [
        "¶ 1",
        "1",
        "  1.1",
        "    1.1(a)",
        "    1.1(b)",
        "  1.2",
        "    1.2 / ¶ 1",
        "Exhibit A",
        "  Exhibit A / item 1",
        "    Exhibit A / item 1 / item 1",
        "  Exhibit A / item 2",
    ]
    assert build_tree(written(LEASE)).clauses[7].heading == "The mill"
    assert doubts(LEASE) == []


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("for the mill", "1.1(a)"),
        ("(a) for the mill; and", "1.1(a)"),
        ("mill; and\n(b) for", "1.1"),
        ("1. Rent", "1"),
        ("Mondays.\nIt may", "1.2"),
        ("the axle", "Exhibit A / item 1 / item 1"),
        ("\n  • the axle\n", "Exhibit A / item 1 / item 1"),
    ],
)
def test_the_smallest_clause_that_contains_a_span_is_found(words: str, path: str) -> None:
    text = written(LEASE)
    start = text.text.index(words)

    clause = smallest_clause(build_tree(text), start, start + len(words))

    assert clause is not None
    assert clause.path == path


@pytest.mark.parametrize(("start", "end"), [(0, 200), (16, 17), (0, 400)])
def test_no_clause_contains_what_reaches_over_several_or_stands_between(
    start: int, end: int
) -> None:
    assert smallest_clause(build_tree(written(LEASE)), start, end) is None


def test_a_span_before_the_first_clause_is_in_none() -> None:
    assert smallest_clause(build_tree(source("\n\nRent")), 0, 1) is None


@pytest.mark.parametrize("text", ["", "\n \t\xa0\n"])
def test_a_text_without_words_has_no_clause(text: str) -> None:
    tree = build_tree(source(text))

    assert (tree.clauses, tree.findings) == ((), ())


def test_every_name_that_comes_again_is_a_finding() -> None:
    text = written("(a) one:\n1. two\n\nTHREE\n\n(a) one:\n2. two\n\nFOUR\n\n(a) one")

    tree = build_tree(text)

    again = {clause.index for clause in tree.clauses if "~" in clause.path and clause.marker}
    assert again
    assert again <= {finding.clause for finding in tree.findings}

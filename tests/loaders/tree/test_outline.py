"""How do the units of a text nest, and which belong to one clause?"""

import pytest

from loaders.tree import outline
from loaders.tree.findings import TreeFindingKind
from loaders.tree.tree import build_tree
from tests.loaders.reading import check_promises, paths, source


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rent is due on the\nfirst Monday.", ["The rent is due on the\nfirst Monday."]),
        ("The rent is due\n- 4 -\non Monday.", ["The rent is due\n- 4 -\non Monday.", "- 4 -"]),
        ("1.\n\nThe rent is due.", ["1.\n\nThe rent is due."]),
        ("Article 4\n\nThe rent", ["Article 4\n\nThe rent"]),
        ("Rent\n-----\nTerm", ["Rent\n-----", "Term"]),
        ("-----\nTerm", ["-----", "Term"]),
    ],
)
def test_lines_that_go_on_belong_to_the_clause_before(text: str, words: list[str]) -> None:
    read = source(text)

    assert [read.text[clause.start : clause.end] for clause in build_tree(read).clauses] == words


@pytest.mark.parametrize(
    "text",
    [
        "The rent is due.\nfirst Monday",
        "write to\nrent@example.org",
        "RENT\nfirst Monday",
        "Article 4\n\nThe rent is due on Monday.",
        "Article 4\n\n" + "The rent is due on Monday " * 8,
    ],
)
def test_other_lines_do_not_go_on(text: str) -> None:
    assert len(paths(text)) == 2


def test_a_title_on_its_own_line_below_a_number_is_its_heading() -> None:
    for text in ("Clause 3\n\nrights of the tenant", "1.\n\nRights of the tenant\n1.1 Light"):
        heading = build_tree(source(text)).clauses[0].heading
        assert heading is not None
        assert heading.lower() == "rights of the tenant"


def test_furniture_stands_inside_the_clause_that_goes_on_around_it() -> None:
    tree = build_tree(source("1. Rent\n1.1 Sum\n- 1 -\n1.2 Day\n- 2 -\n2. Term\n- 3 -"))

    found = [(clause.line_first, clause.parent) for clause in tree.clauses if clause.furniture]

    assert found == [(3, 0), (5, None), (7, None)]
    assert [clause.path for clause in tree.clauses if clause.furniture] == [
        "page furniture 1",
        "page furniture 2",
        "page furniture 3",
    ]


def test_what_is_nested_too_deep_is_kept_at_the_deepest_level_with_a_finding() -> None:
    text = source("\n".join(" " * depth + "• rent" for depth in range(60)))

    tree = build_tree(text)

    check_promises(text, tree)
    assert max(clause.level for clause in tree.clauses) == outline.DEEPEST - 1
    deep = [one for one in tree.findings if one.kind is TreeFindingKind.TOO_DEEP]
    assert len(deep) == 60 - outline.DEEPEST
    assert "stands deeper than the levels that are kept" in str(deep[0])

"""Which clauses does a text have, and how do they nest?"""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders import outline
from loaders.findings import TreeFindingKind
from loaders.tree import Clause, build_tree, smallest_clause
from loaders.units import Kind
from tests.loaders.reading import check_promises, doubts, paths, source, unhurried, written

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
    ("text", "expected"),
    [
        (
            "# Lease\n## 1. Rent\nThe rent is 10.\n### Days\n- Monday\n- Tuesday\n## 2. Term\n# Annex",
            [
                "Lease",
                "  1",
                "    1 / ¶ 1",
                "    1 / Days",
                "      1 / Days / item 1",
                "      1 / Days / item 2",
                "  2",
                "Annex",
            ],
        ),
        ("## 2.1 Rent\n## 2.2 Term", ["2.1", "2.2"]),
        (
            "## Table of contents\n- a\n- b\n## Rent",
            [
                "Table of contents",
                "  Table of contents / entry 1",
                "  Table of contents / entry 2",
                "Rent",
            ],
        ),
        ("# * Rent\n# Exhibit B", ["Rent", "Exhibit B"]),
    ],
)
def test_markdown_headings_lists_and_text_nest(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ARTICLE I\nSection 1.01 Sum.\nSection 1.02 Day.\nARTICLE II\nSection 2.01 End.",
            ["ARTICLE I", "  Section 1.01", "  Section 1.02", "ARTICLE II", "  Section 2.01"],
        ),
        (
            "PART I\nArticle 1\nArticle 2\nPART II\nArticle 3",
            [
                "PART I",
                "  PART I / Article 1",
                "  PART I / Article 2",
                "PART II",
                "  PART II / Article 3",
            ],
        ),
        (
            "Section 1\nSection 1.1\nSection 1.1.1\nSection 2",
            ["Section 1", "  Section 1.1", "    Section 1.1.1", "Section 2"],
        ),
        (
            "ANNEXE I\n1. Prix\nANNEXE II\n1. Délais",
            ["ANNEXE I", "  ANNEXE I / 1", "ANNEXE II", "  ANNEXE II / 1"],
        ),
        (
            "Exhibit A\n(a) the mill\nExhibit B\nThe house",
            ["Exhibit A", "  Exhibit A / (a)", "Exhibit B"],
        ),
        (
            "Exhibit A\n1. Mill\nExhibit A\n1. House",
            ["Exhibit A", "  Exhibit A / 1", "Exhibit A~2", "  Exhibit A~2 / 1"],
        ),
        (
            "RENT\nThe rent is 10.\nTERM\n1. It ends in May.",
            ["RENT", "  RENT / ¶ 1", "TERM", "  1"],
        ),
    ],
)
def test_divisions_and_headings_contain_what_comes_after(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


def test_sections_that_skip_or_repeat_are_findings_and_annexes_that_skip_are_none() -> None:
    text = "Article 1\nArticle 3\nArticle 3\nExhibit A\nExhibit D"

    assert [doubt.split(";")[0] for doubt in doubts(text)] == [
        "line 2: a number is missing before Article 3 (after Article 1)",
        "line 3: the number Article 3 comes again (after Article 3)",
    ]
    assert doubts("Article 1\nArticle A") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Duties\n• to pay\n• to mill\nThe tenant agrees.",
            ["1", "  1 / item 1", "  1 / item 2", "  1 / ¶ 1"],
        ),
        ("1. Duties\n• to pay\n    The day is set.", ["1", "  1 / item 1", "    1 / item 1 / ¶ 1"]),
        (
            "(a) Rent\nIt is 10.\n(b) to pay it\nThe tenant agrees.",
            ["(a)", "  (a) / ¶ 1", "(b)", "¶ 1"],
        ),
        (
            "  • one\n• two\n    • three\n  • four",
            ["item 1", "item 2", "  item 2 / item 1", "  item 2 / item 2"],
        ),
        ("The tenant pays:\n• the rent\n• the water", ["¶ 1", "  ¶ 1 / item 1", "  ¶ 1 / item 2"]),
        ("The tenant pays.\n• the rent", ["¶ 1", "item 1"]),
        ("(1) to pay it.\nThe tenant agrees.", ["(1)", "¶ 1"]),
        (
            "1. Rent\n\nDays\n\n" + "The rent is due on a Monday. " * 6,
            ["1", "  1 / Days", "    1 / Days / ¶ 1"],
        ),
        (
            "(a) to pay it.\n\nDays\n\n" + "The rent is due on a Monday. " * 6,
            ["(a)", "Days", "  Days / ¶ 1"],
        ),
        (
            "Exhibit A\nMill\n\nDays\n\n" + "The rent is due on a Monday. " * 6,
            ["Exhibit A", "  Exhibit A / Days", "    Exhibit A / Days / ¶ 1"],
        ),
        (
            "LEASE\n\nDays\n\n" + "The rent is due on a Monday. " * 6,
            ["LEASE", "  Days", "    Days / ¶ 1"],
        ),
    ],
)
def test_text_without_a_number_stands_below_what_it_belongs_to(
    text: str, expected: list[str]
) -> None:
    assert paths(text) == expected


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


INDENTS = ["", "", "  ", "\t", "\xa0", "\u200b"]
MARKS = (
    "1. ;2. ;1.1 ;1.2. ;2.1 ;3.0 ;1) ;(1) ;(a) ;(b) ;(i) ;(ii) ;(II) ;a. ;i. ;ii. ;3. ;A. ;II. ;1-;7,3 ;"
    "5 ;§ 1 ;Article 1;ARTICLE II ;Section 1.01 ;Exhibit A;Annexe B - ;• ;- ;* ;# ;## 1. ;RENT;; ;"
    "TABLE OF CONTENTS;| a | b |;---;Page 3;- 4 -"
)
WORDS = [
    "",
    "Rent",
    "the rent is due.",
    "The tenant pays:",
    "x" * 130,
    "(a) b",
    "   2.1 Rent",
    "12",
    "a\tb",
]
LINE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(INDENTS),
    st.sampled_from(MARKS.split(";")),
    st.sampled_from(WORDS),
    st.sampled_from(["\n", "\n\n", "\r\n", "\r", " "]),
)


@given(st.lists(LINE, max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
@example("(a)\n(b)\n(i)\n(ii)\n")
def test_any_text_of_markers_keeps_the_promises(text: str) -> None:
    read = source(text)

    check_promises(read, build_tree(read))


@unhurried
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@example("\x1c\x85 a\u2028b\x0c")
def test_any_text_keeps_the_promises(text: str) -> None:
    read = source(text)

    check_promises(read, build_tree(read))


@unhurried
@given(st.lists(LINE, max_size=12).map("".join), st.data())
def test_the_smallest_clause_is_the_deepest_one_that_contains_a_span(
    text: str, data: st.DataObject
) -> None:
    read = source(text)
    tree = build_tree(read)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = read.text[start:end].strip()
    first = read.text.index(words, start) if words else start
    last = first + len(words) if words else end
    containing = [one for one in tree.clauses if one.start <= first and last <= one.end]

    found = smallest_clause(tree, start, end)

    assert found == (containing[-1] if containing else None)


@pytest.mark.parametrize(
    "text",
    [
        "The tenant pays the rent.\n" * 3_000,
        "1. Rent\n" * 3_000,
        "word " * 200_000,
        "Rent.   2.1 Term " * 3_000,
        " " * 1_000_000 + "x",
        "(a)(i)" * 100_000,
        "\n".join(" " * depth + "• rent" for depth in range(1_000)),
        "\n".join(".".join("1" * depth) + " Rent" for depth in range(1, 1_000)),
        "1." * 500_000,
        "." * 1_000_000,
        "Head\n• One\n• Two\n" * 1_000,
        "\n".join(f"({letter})" for letter in "abcdefghi" * 300),
    ],
)
def test_hostile_texts_give_a_tree(text: str) -> None:
    read = source(text)

    check_promises(read, build_tree(read))

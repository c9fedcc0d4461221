"""Where does a clause without a number belong?"""

import pytest

from tests.loaders.reading import doubts, paths


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

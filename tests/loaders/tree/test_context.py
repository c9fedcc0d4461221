"""What is a unit, seen together with its neighbours?"""

import pytest

from loaders.tree.tree import build_tree
from loaders.tree.units import Kind
from tests.loaders.reading import paths, written

LONG = "The seller collects the data that it needs to run the mill and to answer those who write to it, and no other."


def kinds(text: str) -> list[Kind]:
    return [clause.kind for clause in build_tree(written(text)).clauses]


def test_a_short_line_above_a_long_paragraph_is_a_title() -> None:
    assert kinds(f"Data\n\n{LONG} {LONG}") == [Kind.TITLE, Kind.PARAGRAPH]


@pytest.mark.parametrize(
    "text",
    [
        f"Data\n{LONG} {LONG}",
        "Data\n\nShort.",
        f"The data.\n\n{LONG} {LONG}",
        f"{LONG}\n\n{LONG} {LONG}",
        f"Who: the seller\n\n{LONG} {LONG}",
    ],
)
def test_other_short_lines_are_paragraphs(text: str) -> None:
    assert kinds(text) == [Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_lines_with_tabs_that_follow_each_other_are_rows() -> None:
    assert paths("Prices:\n\nFlour\t10\nBran\t5\n\nOats\t7") == [
        "¶ 1",
        "row 1",
        "row 2",
        "¶ 2",
    ]


def test_rows_of_a_markdown_table_are_clauses_and_the_drawn_line_is_not() -> None:
    text = "# Prices\n\n| what | price |\n|------|-------|\n| flour | 10 |\n| bran | 5 |"

    assert paths(text) == ["Prices", "  Prices / row 1", "  Prices / row 2", "  Prices / row 3"]


@pytest.mark.parametrize(
    ("contents", "entries"),
    [
        ("TABLE OF CONTENTS\n1. Rent\n2. Term\n3. Law", 3),
        ("Table des matières\n\n  1. Loyer\n  2. Durée", 2),
        ("TABLE OF CONTENTS\nPage\n1. Rent .... 2\nDefinitions 3\n1. Rent ..... 4", 4),
        ("TABLE OF CONTENTS Page 1 Rent 2\nTerm 3\nLaw iv", 2),
    ],
)
def test_entries_of_a_table_of_contents_do_not_take_the_numbers_of_the_clauses(
    contents: str, entries: int
) -> None:
    found = paths(f"{contents}\n\n1. Rent\n\n2. Term")

    assert len([path for path in found if " / entry " in path]) == entries
    assert found[-2:] == ["1", "2"]


@pytest.mark.parametrize(
    "text",
    [
        "CONTENTS\n1. Rent\n\n1. Rent\n\n2. Term",
        "CONTENTS\nThe box holds flour.\n\n1. Rent\n\n2. Term",
        f"CONTENTS\n1. {LONG} {LONG} {LONG}\n\n2. Term",
        "CONTENTS\n1. Rent\n2. Term",
    ],
)
def test_a_head_without_entries_is_a_heading(text: str) -> None:
    assert Kind.CONTENTS not in kinds(text)


def test_many_heads_of_contents_take_no_more_time_than_their_lines() -> None:
    assert len(kinds("CONTENTS 1\n" * 3_000)) == 3_000


def test_a_table_of_contents_ends_before_a_paragraph() -> None:
    assert paths("CONTENTS\n1. Rent\n2. Term\nThe parties agree.") == [
        "CONTENTS",
        "  CONTENTS / entry 1",
        "  CONTENTS / entry 2",
        "¶ 1",
    ]

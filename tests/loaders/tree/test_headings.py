"""Is a line a heading, and which heading does the text of a clause begin with?"""

import pytest

from loaders.tree.headings import (
    division_heading,
    find_heading,
    heads_contents,
    is_capitals,
    is_title,
    whole_heading,
)

LONG = "La présente clause décrit en détail, et pour toute la durée, ce que chacun des deux doit à l'autre"


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("Definitions", "Definitions", True),
        ("Durée et résiliation :", "Durée et résiliation", True),
        ("Paiements.", "Paiements", True),
        ("**Bold words**", "Bold words", True),
        ("Term. This lease starts in May.", "Term", False),
        (f"Durée : {LONG}.", "Durée", False),
        (f"Term \u2013 {LONG}", "Term", False),
        (f"TERM      {LONG} and so on", "TERM", False),
        ("the tenant pays", None, False),
        ('"Fee" means the rent.', None, False),
        (
            "The tenant pays the rent on the first day of each month. Late rent bears interest.",
            None,
            False,
        ),
        (LONG + " " + LONG, None, False),
        ("", None, False),
        ("***", None, False),
    ],
)
def test_a_clause_begins_with_its_heading(text: str, words: str | None, *, whole: bool) -> None:
    assert find_heading(text, 0, len(text)) == (words, whole)


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("obligations of the tenant", "obligations of the tenant", True),
        ("Term. The lease starts in May.", "Term", False),
        ("A" * 200, None, False),
        ("", None, False),
    ],
)
def test_a_division_is_headed_by_the_rest_of_its_line(
    text: str, words: str | None, *, whole: bool
) -> None:
    assert division_heading(text, 0, len(text)) == (words, whole)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Security measures:", "Security measures"),
        ("TABLE OF CONTENTS Page 1 Definitions 3", "TABLE OF CONTENTS"),
        (":", None),
    ],
)
def test_a_heading_line_is_its_own_heading(text: str, words: str | None) -> None:
    assert whole_heading(text, 0, len(text)) == (words, True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Personal data", True),
        ("Données :", True),
        ("Services.", True),
        ("A sentence that is not so very short but is one all the same.", False),
        ("First one. Second one", False),
        ("Who pays?", False),
        ("the rent;", False),
        ("Name: Jane Doe", False),
        ("By: ____", False),
        ("x" * 120, False),
        ("", False),
    ],
)
def test_a_title_is_short_and_no_sentence(line: str, *, expected: bool) -> None:
    assert is_title(line, 0, len(line)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("GENERAL TERMS", True),
        ("PROPRIÉTÉ INTELLECTUELLE.", True),
        ("AND", False),
        ("ENTRE,", False),
        ("II", False),
        ("NY 10001 2020 44", False),
        ("General Terms", False),
        ("THE TENANT PAYS, AND " * 9, False),
        ("PAY; OR", True),
        ("PAY OR;", False),
    ],
)
def test_a_heading_in_capitals_has_words(line: str, *, expected: bool) -> None:
    assert is_capitals(line, 0, len(line)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TABLE OF CONTENTS", True),
        ("Table des matières", True),
        ("Sommaire", True),
        ("TABLE OF CONTENTS Page ARTICLE 1 Definitions 1 and more of it", True),
        ("Contents may settle during transport, so that a box is never quite full", False),
        ("Index of prices", False),
        ("Term", False),
    ],
)
def test_a_table_of_contents_is_known_by_its_head(line: str, *, expected: bool) -> None:
    assert heads_contents(line, 0, len(line)) is expected

"""What is a clause called, so that a lawyer finds it and no two of a document share a name?"""

import pytest

from tests.loaders.reading import paths


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2. Rent\n2.4 Day\n(a) Monday", "2.4(a)"),
        ("2. Rent\n2.4 Day\n(a) Monday:\n(ii) noon", "2.4(a)(ii)"),
        ("2. Rent\na. Monday\nb. Tuesday", "2 / b"),
        ("2. Rent\n   1. Monday", "2 / 1"),
        ("Exhibit A\n1. Rent\n1.2 Day", "Exhibit A / 1.2"),
        ("Exhibit A\nARTICLE II\n2.1 Day", "Exhibit A / 2.1"),
        ("Exhibit A\n| a | b |", "Exhibit A / row 1"),
        ("Exhibit A\nThe tenant pays:\n(a) rent", "Exhibit A / ¶ 1(a)"),
        ("ARTICLE II\n(a) Monday", "ARTICLE II(a)"),
        ("2. Rent\nRENT\n2.1 Day", "2.1"),
        ("2. Rent\n\nDays\n\n" + "The rent is due on a Monday. " * 6, "2 / Days / ¶ 1"),
        (
            "# 1.\n# " + "Rent and term " * 9,
            "Rent and term Rent and term Rent and term Rent and term Rent",
        ),
    ],
)
def test_a_clause_is_named_as_lawyers_cite_it(text: str, last: str) -> None:
    assert paths(text)[-1].strip() == last


def test_a_name_that_comes_again_is_counted() -> None:
    assert paths("# Rent\n# Rent\n# Rent~2\n# Rent") == ["Rent", "Rent~2", "Rent~2~2", "Rent~3"]
    assert paths("# Rent~2\n# Rent\n# Rent") == ["Rent~2", "Rent", "Rent~3"]


def test_paragraphs_rows_and_items_are_counted_apart() -> None:
    assert paths("1. Rent\nIt is due.\n| a | b |\n| c | d |\nIt is low.\n• oats") == [
        "1",
        "  1 / ¶ 1",
        "  1 / row 1",
        "  1 / row 2",
        "  1 / ¶ 2",
        "  1 / item 1",
    ]

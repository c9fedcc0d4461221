"""Which lines belong to the page and not to the document?"""

import pytest

from loaders.text.furniture import Furniture, FurnitureKind, find_furniture
from tests.loaders.reading import source

PAGE = "The tenant pays the rent on the first day of each month. " * 8


def found(text: str) -> list[tuple[FurnitureKind, int, int]]:
    return [(one.kind, one.line_first, one.line_last) for one in find_furniture(source(text))]


def test_furniture_has_its_place_and_the_rule_that_found_it() -> None:
    text = source("Lease\n  Page 2 of 9 \nRent")

    (one,) = find_furniture(text)

    assert one == Furniture(
        kind=FurnitureKind.PAGE_NUMBER,
        start=8,
        end=19,
        line_first=2,
        line_last=2,
        reason="a line shaped as a page number is one",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Source: NORTHWIND TRADERS, INC., 8-K, 2/5/2020",
        "Source: NORTHWIND TRADERS, 10-12G/A, 12/15/1999",
        "Source: NORTHWIND TRADERS, POS AM (on S-1), 7/31/2015",
    ],
)
def test_a_line_that_a_filing_system_adds_is_found(line: str) -> None:
    assert found(f"Rent\n\n{line}\n\nTerm") == [(FurnitureKind.FILING_LINE, 3, 3)]


@pytest.mark.parametrize(
    "line", ["Page 3", "page 3 sur 12", "PAGE 3/12", "- 3 -", "\u2013 12 \u2013", "Page -3-"]
)
def test_a_line_shaped_as_a_page_number_is_found(line: str) -> None:
    assert found(f"Rent\n{line}\nTerm") == [(FurnitureKind.PAGE_NUMBER, 2, 2)]


@pytest.mark.parametrize("numbers", [("7", "8", "9"), ("ii", "iii", "iv")])
def test_bare_numbers_that_count_pages_are_found(numbers: tuple[str, ...]) -> None:
    text = "\n".join(f"{PAGE}\n{number}" for number in numbers)

    assert found(text) == [(FurnitureKind.PAGE_NUMBER, line, line) for line in (2, 4, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{PAGE}\n{number}" for number in (7, 8)),
        "\n".join(f"{PAGE}\n{number}" for number in (7, 9, 11)),
        "\n".join(str(number) for number in (1, 2, 3, 4)),
        "Source: the seller's own figures, 2020",
        "Source: " + "NORTHWIND " * 30 + ", 8-K, 2/5/2020",
        "Page 3 shows the prices",
        "10 - 20",
    ],
)
def test_what_is_not_surely_furniture_stays_text(text: str) -> None:
    assert found(text) == []


def test_a_line_repeated_at_page_ends_is_a_running_head_there_and_text_elsewhere() -> None:
    text = "\n".join(["Lease of a mill"] + [f"{PAGE}\nLease of a mill\nPage {n}" for n in range(4)])

    heads = [line for kind, line, _ in found(text) if kind is FurnitureKind.RUNNING_HEAD]

    assert heads == [3, 6, 9, 12]


@pytest.mark.parametrize("line", ["None.", "(See below.)", "By: ________", "***", "7a"])
def test_a_repeated_line_that_may_belong_to_the_text_is_no_running_head(line: str) -> None:
    text = "\n".join(f"{PAGE}\n{line}\nPage {n}" for n in range(5))

    assert {kind for kind, _, _ in found(text)} == {FurnitureKind.PAGE_NUMBER}


def test_a_line_that_mostly_stands_elsewhere_is_no_running_head() -> None:
    text = "\n".join(f"{PAGE}\nSeller\nPage {n}\n{PAGE}\nSeller\n{PAGE}" for n in range(4))

    assert {kind for kind, _, _ in found(text)} == {FurnitureKind.PAGE_NUMBER}


def test_where_two_rules_meet_the_first_one_holds() -> None:
    text = "Rent\n• English\n• Français\n• Deutsch\n• Italiano\n- 5 -"

    assert found(text) == [(FurnitureKind.PAGE_NUMBER, 6, 6)]

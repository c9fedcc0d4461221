"""Which clause markers can the beginning of a line be read as?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text.numerals import roman_value
from loaders.tree.divisions import Rank
from loaders.tree.markers import Enclosure, Family, Marker, letter_value, readings
from tests.loaders.reading import unhurried

NUMBER, LETTER, ROMAN, BULLET = Family.NUMBER, Family.LETTER, Family.ROMAN, Family.BULLET

DOT, DASH, NONE = Enclosure.DOT, Enclosure.DASH, Enclosure.NONE
PARENTHESIS = Enclosure.PARENTHESIS

ONE_READING = [
    # English and French of every style
    ("1. Definitions", NUMBER, DOT, "1", (1,)),
    ("2. Durée", NUMBER, DOT, "2", (2,)),
    ("3.", NUMBER, DOT, "3", (3,)),
    ("1.1 The fee is due.", NUMBER, DOT, "1.1", (1, 1)),
    ("1.1. Le prix est dû.", NUMBER, DOT, "1.1", (1, 1)),
    ("  10.7.4.1 Chez le client", NUMBER, DOT, "10.7.4.1", (10, 7, 4, 1)),
    ("3.0. TERM", NUMBER, DOT, "3.0", (3,)),
    ("1.Definitions", NUMBER, DOT, "1", (1,)),
    ("1.\xa0 \xa0 Le prix", NUMBER, DOT, "1", (1,)),
    ("\u200b\ufeff4. Prix", NUMBER, DOT, "4", (4,)),
    ("**5.** Price", NUMBER, DOT, "5", (5,)),
    ("1) the fee", NUMBER, PARENTHESIS, "(1)", (1,)),
    ("(2) le prix", NUMBER, PARENTHESIS, "(2)", (2,)),
    ("3° le prix", NUMBER, PARENTHESIS, "(3)", (3,)),
    ("1-OBJET DU CONTRAT", NUMBER, DASH, "1", (1,)),
    ("2- DURÉE", NUMBER, DASH, "2", (2,)),
    ("3 \u2013 Term", NUMBER, DASH, "3", (3,)),
    ("4/ Prix", NUMBER, DASH, "4", (4,)),
    ("(a) the fee", LETTER, PARENTHESIS, "(a)", (1,)),
    ("b) le prix", LETTER, PARENTHESIS, "(b)", (2,)),
    ("(B) the fee", LETTER, PARENTHESIS, "(B)", (2,)),
    ("(aa) the fee", LETTER, PARENTHESIS, "(aa)", (27,)),
    ("(iv) le prix", ROMAN, PARENTHESIS, "(iv)", (4,)),
    ("XII) the fee", ROMAN, PARENTHESIS, "(XII)", (12,)),
    ("iv. the fee", ROMAN, DOT, "iv", (4,)),
    ("IX. Le prix", ROMAN, DOT, "IX", (9,)),
]


@pytest.mark.parametrize(("line", "family", "enclosure", "label", "numbers"), ONE_READING)
def test_a_marker_is_read(
    line: str, family: Family, enclosure: Enclosure, label: str, numbers: tuple[int, ...]
) -> None:
    (marker,) = readings(line)

    assert (marker.family, marker.enclosure) == (family, enclosure)
    assert (marker.label, marker.numbers, marker.weak) == (label, numbers, False)


@pytest.mark.parametrize("bullet", "•‣◦▪●○■□·*+\u2013\u2014\uf0a7\uf0b7\uf0d8-")
def test_a_bullet_is_read_and_counts_nothing(bullet: str) -> None:
    for line in (f"{bullet} the fee", f"  {bullet}\xa0le prix"):
        (marker,) = readings(line)
        assert (marker.family, marker.label, marker.numbers) == (BULLET, bullet, ())


def test_a_word_processor_s_hollow_bullet_is_read_before_a_capital_only() -> None:
    assert [marker.label for marker in readings("o The fee")] == ["o"]
    assert readings("o the fee") == ()


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("(i) the fee", [(LETTER, 9), (ROMAN, 1)]),
        ("c) le prix", [(LETTER, 3), (ROMAN, 100)]),
        ("(V) the fee", [(LETTER, 22), (ROMAN, 5)]),
        ("(ii) le prix", [(LETTER, 35), (ROMAN, 2)]),
        ("x. the fee", [(LETTER, 24), (ROMAN, 10)]),
        ("ANNEXE I", [(LETTER, 9), (ROMAN, 1)]),
        ("Exhibit C", [(LETTER, 3), (ROMAN, 100)]),
    ],
)
def test_both_readings_of_an_ambiguous_marker_are_kept(
    line: str, values: list[tuple[Family, int]]
) -> None:
    assert [(marker.family, marker.numbers[0]) for marker in readings(line)] == values


@pytest.mark.parametrize(
    ("line", "label", "rank", "numbers"),
    [
        ("ARTICLE IV", "ARTICLE IV", Rank.ARTICLE, (4,)),
        ("Article premier", "Article premier", Rank.ARTICLE, (1,)),
        ("Article 1er", "Article 1er", Rank.ARTICLE, (1,)),
        ("Section 2.03 Fees", "Section 2.03", Rank.SECTION, (2, 3)),
        ("§ 7", "§ 7", Rank.SECTION, (7,)),
        ("Exhibit 4.B", "Exhibit 4.B", Rank.ANNEX, (4, 2)),
        ("Pièce jointe A", "Pièce jointe A", Rank.ANNEX, (1,)),
    ],
)
def test_a_division_is_a_marker_with_a_rank(
    line: str, label: str, rank: Rank, numbers: tuple[int, ...]
) -> None:
    marker = readings(line)[0]

    assert (marker.enclosure, marker.rank) == (Enclosure.WORD, rank)
    assert (marker.label, marker.numbers) == (label, numbers)


@pytest.mark.parametrize(
    "line",
    [
        "7,3 Les parties",
        "5 tests of security",
        "44 Main Street",
        "99.95 % of the time",
        "A. Smith",
        "p. 3",
    ],
)
def test_what_may_be_a_word_or_a_figure_is_weak(line: str) -> None:
    assert [marker.weak for marker in readings(line)] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "The fee",
        "le prix",
        "365 days",
        "2020 was a good year",
        "1, 500 units",
        "1.000 EUR",
        "12.01.2020",
        "0. nothing",
        "24754 Main Street",
        "11-15, rue des Lilas",
        "(see below) the fee",
        "or) the fee",
        "(er) the fee",
        "(dix) jours",
        "(cm) long",
        "e.g. this",
        "Inc. of Delaware",
        "*no blank after the star",
        "(not closed",
        "-5 degrees",
        "§ of the law",
        "Part of the fee",
        "Article 300 of nothing and of nothing else that one could name, or not",
    ],
)
def test_what_is_no_marker_has_no_reading(line: str) -> None:
    assert readings(line) == ()


def test_the_text_begins_after_the_marker_and_its_blanks() -> None:
    for line in ("1.1.  \xa0fee", "(a) fee", "b)\tfee", "• fee", "Article 3 \u2013 fee", "iv. fee"):
        for marker in readings(line):
            assert line[marker.end :] == "fee"


@pytest.mark.parametrize(("letters", "value"), [("a", 1), ("Z", 26), ("bb", 28), ("ab", None)])
def test_letters_count(letters: str, value: int | None) -> None:
    assert letter_value(letters) == value


@pytest.mark.parametrize(
    ("letters", "value"),
    [("iv", 4), ("XIX", 19), ("xl", 40), ("xc", 90), ("cxlix", 149), ("iiii", None), ("", None)],
)
def test_roman_numerals_count(letters: str, value: int | None) -> None:
    assert roman_value(letters) == value


@unhurried
@given(st.text(st.sampled_from("(1ia.)I §•-*o,er Article\xa0")))
def test_any_line_has_readings_that_begin_inside_it(line: str) -> None:
    for marker in readings(line):
        assert isinstance(marker, Marker)
        assert 0 < marker.end <= len(line)
        assert all(0 < number <= 200 for number in marker.numbers)

"""Where does a numbered clause belong, and which reading of its marker is meant?

Each preference is shown at work, and beside a text that it must leave alone.
"""

import pytest

from tests.loaders.reading import doubts, paths


def test_an_i_after_h_is_a_letter_when_j_comes_and_a_numeral_when_ii_comes() -> None:
    letters = "\n".join(f"({letter}) the fee" for letter in "abcdefgh")

    assert paths(f"{letters}\n(i) rent\n(j) term")[-2:] == ["(i)", "(j)"]
    assert paths(f"{letters}\n(i) rent\n(ii) term")[-2:] == ["  (h)(i)", "  (h)(ii)"]


def test_an_i_that_nothing_follows_goes_on_with_the_letters_and_is_a_finding() -> None:
    text = "\n".join(f"({letter}) the fee" for letter in "abcdefghi")

    assert paths(text)[-1] == "(i)"
    assert doubts(text) == [
        "line 9: the number (i) may be read in two ways (after (h)); the clause is kept as '(i)'."
    ]


def test_a_later_list_of_numerals_says_nothing_about_this_one() -> None:
    letters = "\n".join(f"({letter}) the fee" for letter in "abcdefghi")

    assert paths(f"{letters}\n(i) rent\n(ii) term")[8:] == ["(i)", "  (i)(i)", "  (i)(ii)"]


def test_the_next_number_goes_on_whatever_stands_open_inside() -> None:
    assert paths("1. Rent\n1.1 Sum\n(a) the fee\n(i) first\n1.2 Day\n2. Term") == [
        "1",
        "  1.1",
        "    1.1(a)",
        "      1.1(a)(i)",
        "  1.2",
        "2",
    ]


def test_of_two_sequences_the_one_that_is_indented_alike_goes_on() -> None:
    text = "1. Rent\n2. Term\n   1. the day\n   2. the hour\n3. Law\n"

    assert paths(text) == ["1", "2", "  2 / 1", "  2 / 2", "3"]


def test_of_two_sequences_the_one_that_is_headed_alike_goes_on() -> None:
    text = "1. Rent. It is due.\n2. Term. It ends.\n1. the day it ends\n2. the hour\n3. Law. It is French."

    assert paths(text) == ["1", "2", "  2 / 1", "  2 / 2", "3"]


def test_of_two_sequences_that_are_alike_the_inner_one_goes_on_and_is_a_finding() -> None:
    text = "(a) the rent:\n(i) first\n(ii) then\n  (a) the day\n  (b) the hour"

    assert doubts(text) == []
    both = (
        "1. the rent is due\n2. the day is here\n  1. the hour\n  2. the minute\n    3. the second"
    )
    assert "may be read in two ways" in doubts(both)[0]


def test_a_number_stands_below_its_prefix() -> None:
    assert paths("2. Rent\n2.1 Sum\n2.1.1 Net\n2.1.2 Gross\n2.2 Day") == [
        "2",
        "  2.1",
        "    2.1.1",
        "    2.1.2",
        "  2.2",
    ]


def test_below_an_article_and_a_section_too() -> None:
    assert paths("ARTICLE II\nSection 2.01 Sum. It is 10.\n2.02 Day. It is Monday.") == [
        "ARTICLE II",
        "  Section 2.01",
        "  2.02",
    ]


@pytest.mark.parametrize("above", ["Exhibit 2", "Annexe 2", "PART II", "(b) the rent"])
def test_an_annex_or_a_letter_is_no_prefix(above: str) -> None:
    assert "fits nothing" in doubts(f"{above}\n2.1 Sum")[-1]


def test_where_the_level_between_is_missing_it_stands_below_what_there_is() -> None:
    text = "3. Term\n3.1 Day\n3.3.1 The hour"

    assert paths(text) == ["3", "  3.1", "  3.3.1"]
    assert doubts(text) == [
        "line 1: the number 3 fits nothing around it; the clause is kept as '3'.",
        "line 3: a number is missing before 3.3.1 (after 3); the clause is kept as '3.3.1'.",
    ]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("1. Rent\n1.1 Sum\n1.3 Day", "line 3: a number is missing before 1.3 (after 1.1)"),
        ("1. Rent\n1.2 Sum", "line 2: a number is missing before 1.2 (after 1)"),
        ("1. Rent\n1.1 Sum\n1.1 Day", "line 3: the number 1.1 comes again (after 1.1)"),
    ],
)
def test_a_number_below_its_prefix_may_be_odd(text: str, finding: str) -> None:
    assert doubts(text) == [f"{finding}; the clause is kept as {paths(text)[-1].strip()!r}."]


def test_numbers_run_on_across_headings_without_a_number() -> None:
    text = "RENT\n\n1. Sum. It is 10.\n\n2. Day\n2.1 First\n\nTERM\n\n2.2 Then\n\n3. End. In May.\n\nLAW\n\n4. French"

    assert [path for path in paths(text) if "1" in path or "2" in path or "3" in path] == [
        "  1",
        "  2",
        "    2.1",
        "  2.2",
        "  3",
    ]
    assert doubts(text) == []


def test_a_number_that_begins_below_what_a_heading_closed_runs_on_too() -> None:
    assert doubts("1. Rent\n\nSUM\n\n1.1 Net\n\nDAY\n\n1.2 Monday") == []


def test_a_list_goes_on_after_a_paragraph_that_interrupted_it() -> None:
    text = "1. Rent\n(a) the sum\n(b) the day\nThe day may move.\n(c) the hour"

    assert paths(text) == ["1", "  1(a)", "  1(b)", "  1 / ¶ 1", "  1(c)"]
    assert doubts(text) == []


def test_a_first_number_opens_a_list_below_the_open_clause() -> None:
    assert paths("1. Rent:\n(a) the sum:\n(i) net\n(1) in euros\n(A) at once") == [
        "1",
        "  1(a)",
        "    1(a)(i)",
        "      1(a)(i)(1)",
        "        1(a)(i)(1)(A)",
    ]


def test_a_one_that_is_indented_more_opens_a_list_inside() -> None:
    assert paths("1. Rent\n   1. Sum\n   2. Day\n2. Term") == ["1", "  1 / 1", "  1 / 2", "2"]


def test_a_one_that_is_indented_less_is_a_number_repeated_further_out() -> None:
    text = "  1. Rent\n  2. Term\n1. Law\n2. Courts"

    assert paths(text) == ["1", "2", "1~2", "2~2"]
    assert doubts(text)[0] == (
        "line 3: the number 1 comes again (after 2); the clause is kept as '1~2'."
    )


def test_sentences_below_clauses_with_headings_are_a_list_inside() -> None:
    text = "1. Rent. It is due.\n2. Duties. They are:\n1. to pay\n2. to mill\n3. Term. It ends."

    assert paths(text) == ["1", "2", "  2 / 1", "  2 / 2", "3"]


def test_a_one_between_two_numbers_that_go_on_is_a_list_inside_and_a_finding() -> None:
    text = "1. to pay\n2. to mill\n3. to sweep\n1. to eat\n2. to sleep\n4. to leave"

    assert paths(text) == ["1", "2", "3", "  3 / 1", "  3 / 2", "4"]
    assert "line 4: the number 1 may be read in two ways (after 3)" in doubts(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "1. to pay\n2. to mill\n1. to eat\n2. to sleep\n3. to leave",
        "  1. Rent\n  2. Term\n  1. Law\n  2. Courts",
        "1. to pay\n1. to mill",
    ],
)
def test_a_numbering_that_starts_again_repeats_its_numbers(text: str) -> None:
    assert not any(" / " in path for path in paths(text))
    assert "comes again" in doubts(text)[0]


def test_a_number_of_another_kind_fills_a_gap() -> None:
    assert paths("i. first\nii. then\n3. after\niv. last") == ["i", "ii", "3", "iv"]
    assert paths("i. first\nii. then\n3. after") == ["i", "ii", "  ii / 3"]


def test_where_a_heading_has_lost_its_number_the_section_before_is_closed() -> None:
    text = "4. Rent\n4.1 Sum\n4.2 Day\nTerm of the lease\n5.1 Start\n5.2 End"

    assert paths(text)[-2:] == ["5.1", "5.2"]
    assert "a number is missing before 5.1 (after 4.2)" in doubts(text)[-1]


def test_where_no_section_had_a_heading_the_next_block_stands_beside() -> None:
    assert paths("SUMS\n4.1 Rent\n4.2 Day\n5.1 Start")[-1] == "  5.1"


def test_a_number_may_skip_or_go_back() -> None:
    assert paths("(a) rent\n(b) term\n(e) law\n(d) courts") == ["(a)", "(b)", "(e)", "(d)"]
    assert [doubt.split(";")[0] for doubt in doubts("(a) rent\n(b) term\n(e) law\n(d) courts")] == [
        "line 3: a number is missing before (e) (after (b))",
        "line 4: the number (d) comes again (after (e))",
    ]


def test_a_quoted_number_stays_inside_the_clause_that_quotes_it() -> None:
    text = "8. Rent\n8.6 Sum\n8.7 Day is replaced:\n3.2 Day. It is Monday.\n8.8 Hour"

    assert paths(text) == ["8", "  8.6", "  8.7", "    8.7 / 3.2", "  8.8"]
    assert "the number 3.2 fits nothing around it (after 8.7)" in doubts(text)[-1]


def test_numbers_below_a_heading_that_lost_its_own_keep_their_names() -> None:
    text = "  1. Rent\n  1. Term\n2.1 Start\n2.2 End\n  1. Law\n3.1 French"

    assert paths(text) == ["1", "1~2", "  2.1", "  2.2", "1~3", "  3.1"]


@pytest.mark.parametrize(
    "text",
    [
        "44 Main Street\nParis",
        "A. Smith\nB. Jones wrote",
        "5 tests of security",
        "99.95 % of the time\nor less",
    ],
)
def test_a_word_or_figure_that_fits_no_sequence_is_text(text: str) -> None:
    assert [path for path in paths(text) if "¶" not in path] in ([], ["A", "B"])


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("4. Rent\n5 Term of it", "5"),
        ("7. Law\n7.2 French\n7,3 The courts", "  7.3"),
        ("1 Rent\n2 Term", "2"),
        ("A. Rent\nB. Term", "B"),
    ],
)
def test_a_weak_number_counts_where_it_fits(text: str, last: str) -> None:
    assert paths(text)[-1] == last


def test_nothing_opens_below_a_bullet_but_what_is_indented_more() -> None:
    assert paths("1. Duties\n• to pay\n(a) at once\n") == ["1", "  1 / item 1", "  1(a)"]
    assert paths("1. Duties\n• to pay\n  (a) at once\n")[-1] == "    1(a)"


def test_a_contract_does_not_stand_below_the_words_that_introduce_it() -> None:
    assert paths("The parties agree:\n1. Rent\n2. Term") == ["¶ 1", "1", "2"]
    assert paths("The tenant pays:\n  1. the rent\n  2. the water") == [
        "¶ 1",
        "  ¶ 1 / 1",
        "  ¶ 1 / 2",
    ]
    assert paths("The tenant pays:\n(a) the rent") == ["¶ 1", "  ¶ 1(a)"]
    assert paths("The tenant pays.\n(a) the rent") == ["¶ 1", "(a)"]

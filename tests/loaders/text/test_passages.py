"""Is the passage that a citation names the one that stands in the text, and where is it now?"""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text import passages
from loaders.text.passages import (
    Anchored,
    Mismatch,
    MismatchReason,
    Moved,
    PartOutsideLinesError,
    anchor,
    cut,
    passage_sha256,
)
from loaders.text.source import LinesOutsideTextError
from tests.loaders.reading import source, unhurried

TEXT = source("Fees\r\nThe fee is 10.\nIt is due in May.\nLaw\nFrench law governs.\n")


def test_the_hash_is_of_the_composed_text_with_lf_in_utf_8() -> None:
    expected = sha256("resilié\nfin\n".encode()).hexdigest()

    assert passage_sha256("resilie\u0301\r\nfin\r") == expected


def test_a_passage_has_its_words_its_place_and_what_stands_around_it() -> None:
    passage = cut(TEXT, (2, 3))

    assert passage.quote == "The fee is 10.\nIt is due in May."
    assert TEXT.text[passage.start : passage.end] == passage.quote
    assert passage.prefix == "Fees\r\n"
    assert passage.suffix == "\nLaw\nFrench law governs.\n"


def test_the_context_is_at_most_32_code_points() -> None:
    passage = cut(source("a" * 50 + "b" + "c" * 50), (1, 1), (50, 51))

    assert (passage.prefix, passage.suffix) == ("a" * 32, "c" * 32)


def test_a_part_counts_code_points_inside_its_lines_line_ends_included() -> None:
    assert cut(TEXT, (1, 2), (6, 13)).quote == "The fee"


@pytest.mark.parametrize("part", [(-1, 2), (3, 3), (5, 4), (0, 15)])
def test_a_part_outside_its_lines_is_an_error_that_says_how_long_they_are(
    part: tuple[int, int],
) -> None:
    with pytest.raises(PartOutsideLinesError) as caught:
        cut(TEXT, (2, 2), part)

    assert str(caught.value) == (
        f"a.txt: part {list(part)} is not inside lines [2, 2], which have 14 code points; a part "
        "is [start, end] with 0 <= start < end <= 14."
    )


def test_lines_outside_the_text_cannot_be_cut() -> None:
    with pytest.raises(LinesOutsideTextError):
        cut(TEXT, (7, 7))


def test_a_passage_where_the_citation_says_is_anchored() -> None:
    found = anchor(TEXT, (2, 3), None, passage_sha256("The fee is 10.\nIt is due in May."))

    assert found == Anchored(passage=cut(TEXT, (2, 3)))


def test_a_part_where_the_citation_says_is_anchored() -> None:
    found = anchor(TEXT, (5, 5), (0, 10), passage_sha256("French law"))

    assert found == Anchored(passage=cut(TEXT, (5, 5), (0, 10)))


@pytest.mark.parametrize("cited", [(1, 2), (4, 5), (90, 91), (0, 1)])
def test_a_passage_that_stands_at_one_other_place_has_moved(cited: tuple[int, int]) -> None:
    found = anchor(TEXT, cited, None, passage_sha256("The fee is 10.\nIt is due in May."))

    assert found == Moved(lines=(2, 3), passage=cut(TEXT, (2, 3)))


def test_a_part_that_stands_at_one_other_place_has_moved() -> None:
    found = anchor(TEXT, (2, 2), (0, 10), passage_sha256("French law"))

    assert found == Moved(lines=(5, 5), passage=cut(TEXT, (5, 5), (0, 10)))


def test_line_ends_and_composition_do_not_move_a_passage() -> None:
    text = source("x\nre\u0301sumé\r\nfin\n")

    assert anchor(text, (2, 3), None, passage_sha256("résumé\nfin")) == Anchored(
        passage=cut(text, (2, 3))
    )
    assert isinstance(anchor(text, (1, 2), None, passage_sha256("résumé\nfin")), Moved)


def test_a_passage_that_stands_at_two_other_places_is_a_mismatch_with_both() -> None:
    text = source("same\nother\nsame\nlast")

    found = anchor(text, (2, 2), None, passage_sha256("same"))

    assert found == Mismatch(
        reason=MismatchReason.FOUND_MORE_THAN_ONCE,
        expected_sha256=passage_sha256("same"),
        found_sha256=passage_sha256("other"),
        candidates=(1, 3),
    )


def test_a_passage_that_was_changed_is_a_mismatch_with_both_hashes() -> None:
    found = anchor(TEXT, (2, 2), None, passage_sha256("The fee is 11."))

    assert found == Mismatch(
        reason=MismatchReason.NOT_FOUND,
        expected_sha256=passage_sha256("The fee is 11."),
        found_sha256=passage_sha256("The fee is 10."),
    )


@pytest.mark.parametrize(
    ("lines", "part"), [((90, 91), None), ((3, 2), None), ((2, 2), (3, 300)), ((1, 90), None)]
)
def test_a_place_that_the_text_does_not_have_is_outside_it(
    lines: tuple[int, int], part: tuple[int, int] | None
) -> None:
    found = anchor(TEXT, lines, part, passage_sha256("nowhere"))

    assert found == Mismatch(
        reason=MismatchReason.OUTSIDE_TEXT,
        expected_sha256=passage_sha256("nowhere"),
        found_sha256=None,
    )


@pytest.mark.parametrize("part", [None, (0, 3)])
def test_a_search_that_would_take_too_long_is_not_made_and_says_so(
    part: tuple[int, int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passages, "SEARCH_LIMIT", 3)

    found = anchor(TEXT, (2, 2), part, passage_sha256("Law"))

    assert isinstance(found, Mismatch)
    assert found.reason is MismatchReason.TOO_LARGE_TO_SEARCH


lines_of_text = st.lists(st.sampled_from(["", "a", "b", "ab", "é"]), min_size=1, max_size=8)


@unhurried
@given(lines_of_text, st.data())
def test_a_passage_is_found_exactly_where_its_words_stand(
    lines: list[str], data: st.DataObject
) -> None:
    text = source("\r\n".join(lines))
    height = data.draw(st.integers(1, len(lines)))
    words = data.draw(st.lists(st.sampled_from(lines), min_size=height, max_size=height))
    places = [at for at in range(1, len(lines) - height + 2) if lines[at - 1 :][:height] == words]

    found = anchor(text, (1, height), None, passage_sha256("\n".join(words)))

    if 1 in places:
        assert isinstance(found, Anchored)
    elif len(places) == 1:
        assert isinstance(found, Moved)
        assert found.lines[0] == places[0]
    else:
        assert isinstance(found, Mismatch)
        assert list(found.candidates) == places

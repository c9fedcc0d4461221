"""When two names are one, and which known names look like an unknown one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import fold, nearest_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Politique de confidentialité", "politique  de CONFIDENTIALITE"),
        ("Terms (EU) — v2", "terms eu v2"),
        ("Straße", "STRASSE"),
        ("e\u0301tat", "\u00e9tat"),
        ("ﬁnance", "finance"),
        ("  a_b-c  ", "A B C"),
    ],
)
def test_names_that_differ_in_case_accents_or_marks_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Acme 1", "Acme 2"), ("fee", "fees"), ("ab", "a b")])
def test_names_that_differ_in_letters_or_words_are_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_nearest_come_first_and_those_that_do_not_look_like_it_are_left_out() -> None:
    known = ["zendesk-dpa", "acme-terms", "acme-term", "acme-turms", "xyz"]

    assert nearest_names("acme-terms", known) == ("acme-terms", "acme-term", "acme-turms")


def test_a_whole_word_of_a_name_comes_near() -> None:
    assert nearest_names("fees", ["fees-and-charges-of-the-service", "freight"]) == (
        "fees-and-charges-of-the-service",
    )


def test_a_name_is_given_once_and_as_many_as_wanted() -> None:
    assert nearest_names("acme", ["acme", "acme", "acne"], limit=1) == ("acme",)


def test_nothing_comes_near_an_empty_name() -> None:
    assert nearest_names("", ["acme", "b"]) == ()

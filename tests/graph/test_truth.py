"""Strong Kleene logic, by table and by law."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.truth import Truth, all_of, any_of, negate

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
truths = st.sampled_from(Truth)
lists = st.lists(truths, max_size=6)


@pytest.mark.parametrize(("value", "negation"), [(T, F), (F, T), (U, U)])
def test_negation_swaps_what_is_known_and_keeps_what_is_not(value: Truth, negation: Truth) -> None:
    assert negate(value) is negation


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (T, T, T, T),
        (T, F, F, T),
        (T, U, U, T),
        (F, T, F, T),
        (F, F, F, F),
        (F, U, F, U),
        (U, T, U, T),
        (U, F, F, U),
        (U, U, U, U),
    ],
)
def test_two_values_follow_the_table_of_kleene(
    left: Truth, right: Truth, both: Truth, either: Truth
) -> None:
    assert all_of((left, right)) is both
    assert any_of((left, right)) is either


def test_all_of_nothing_is_true_and_any_of_nothing_is_false() -> None:
    assert all_of(()) is T
    assert any_of(()) is F


def test_values_after_the_decisive_one_are_not_asked_for() -> None:
    def decided_by(value: Truth) -> Iterator[Truth]:
        yield U
        yield value
        pytest.fail("asked for a value after the decisive one")

    assert all_of(decided_by(F)) is F
    assert any_of(decided_by(T)) is T


@pytest.mark.parametrize("value", Truth)
def test_a_truth_is_never_taken_for_a_boolean(value: Truth) -> None:
    with pytest.raises(TypeError, match=f"{value} is not a boolean: compare it"):
        bool(value)


@pytest.mark.parametrize("stranger", [True, False, None, "TRUE", 1])
def test_what_is_not_a_truth_is_refused(stranger: object) -> None:
    with pytest.raises(TypeError, match=f"^{stranger!r} is not a Truth: give Truth.TRUE"):
        negate(stranger)  # type: ignore[arg-type]  # the refusal is what is tested
    with pytest.raises(TypeError, match="is not a Truth"):
        all_of((T, stranger))  # type: ignore[arg-type]  # the refusal is what is tested
    with pytest.raises(TypeError, match="is not a Truth"):
        any_of((F, stranger))  # type: ignore[arg-type]  # the refusal is what is tested


@given(lists)
def test_the_laws_of_de_morgan_hold(values: list[Truth]) -> None:
    assert negate(all_of(values)) is any_of(map(negate, values))
    assert negate(any_of(values)) is all_of(map(negate, values))


@given(lists, st.randoms(use_true_random=False))
def test_the_order_of_values_does_not_matter(values: list[Truth], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random of hypothesis, repeatable
    assert all_of(shuffled) is all_of(values)
    assert any_of(shuffled) is any_of(values)


@given(lists, lists)
def test_values_may_be_combined_in_groups(left: list[Truth], right: list[Truth]) -> None:
    assert all_of((all_of(left), all_of(right))) is all_of(left + right)
    assert any_of((any_of(left), any_of(right))) is any_of(left + right)


@given(lists)
def test_a_known_result_survives_whatever_the_unknown_turns_out_to_be(values: list[Truth]) -> None:
    choices = [(T, F) if value is U else (value,) for value in values]
    for combine in (all_of, any_of):
        result = combine(values)
        outcomes = {combine(world) for world in product(*choices)}
        assert result is U or outcomes == {result}

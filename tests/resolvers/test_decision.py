"""Which value holds among rules that apply, and why none does."""

from itertools import pairwise

import pytest

from graph.model.conditions import ALWAYS
from graph.model.ids import AgreementSlug, RuleId
from graph.model.rules import Operand, PrecedenceRule, RankedTier, Rule, Strength
from resolvers.answers import ConflictKind
from resolvers.decision import Decision, Support, decide, rests_on_amendment
from resolvers.preferences import ActiveTier, Order, Preference, PreferenceKind
from resolvers.trace import StepKind, Trace

STRICT, DEFAULT, DEFEATER = Strength.STRICT, Strength.DEFAULT, Strength.DEFEATER


def rule(name: str, strength: Strength = DEFAULT) -> Rule:
    return Rule(
        id=RuleId(name),
        agreement=AgreementSlug(f"doc-{name}"),
        strength=strength,
        statement="It is so.",
        citations=(),
    )


def support(name: str, value: str, strength: Strength = DEFAULT) -> Support[str]:
    return Support(rule=rule(name, strength), value=value)


def prefer(
    text: str, by: str = "order", kind: PreferenceKind = PreferenceKind.DOCUMENT
) -> tuple[Preference, ...]:
    """Read ``a > b > c`` as two preferences by one clause."""
    names = [RuleId(name) for name in text.split(" > ")]
    return tuple(
        Preference(over=over, under=under, by=by, kind=kind) for over, under in pairwise(names)
    )


def order(name: str, *levels: Operand) -> Order:
    tiers = tuple(RankedTier(members=(member,)) for member in levels)
    stated = PrecedenceRule(
        id=RuleId(name),
        agreement=AgreementSlug("doc-a"),
        tiers=tiers,
        statement="In this order.",
        citations=(),
    )
    active = tuple(ActiveTier(tier=tier, when=ALWAYS) for tier in tiers)
    return Order(rule=stated, tiers=active, when=ALWAYS)


def decided(
    supports: list[Support[str]],
    preferences: tuple[Preference, ...] = (),
    orders: tuple[Order, ...] = (),
) -> tuple[Decision[str], list[str]]:
    trace = Trace()
    decision = decide(supports, preferences, orders, trace)
    return decision, [_said(trace, number) for number in range(len(trace.steps))]


def _said(trace: Trace, number: int) -> str:
    step = trace.steps[number]
    parts = (step.kind.name, step.rule, step.other, step.detail)
    return " ".join(part for part in parts if part is not None)


def value(decision: Decision[str]) -> str | None:
    return None if decision.held is None else decision.held.value


def reasons(decision: Decision[str]) -> dict[str, str | None]:
    return {side.value: side.reason and side.reason.name for side in decision.sides}


def test_one_value_holds_and_so_do_its_supporters_together() -> None:
    decision, said = decided([support("a", "FR"), support("b", "FR")])

    assert (value(decision), decision.conflict) == ("FR", None)
    assert decision.held is not None
    assert [one.id for one in decision.held.rules] == ["a", "b"]
    assert said == ["VALUE_HELD a"]


def test_a_value_that_only_a_defeater_names_supports_nothing() -> None:
    decision, said = decided([support("a", "FR", DEFEATER)])

    assert (value(decision), decision.sides, decision.conflict, said) == (None, (), None, [])


def test_a_supporter_is_named_not_the_defeater_beside_it() -> None:
    _, said = decided([support("a", "FR", DEFEATER), support("b", "FR")])

    assert said == ["VALUE_HELD b"]


def test_a_strict_rule_beats_all_that_are_not() -> None:
    decision, said = decided(
        [support("a", "FR"), support("b", "DE"), support("c", "DE", STRICT), support("d", "IT")],
        prefer("a > c"),
    )

    assert value(decision) == "DE"
    assert said == ["VALUE_DEFEATED a c", "VALUE_DEFEATED d c", "VALUE_HELD c STRICT"]


def test_two_strict_rules_for_different_values_stay_in_conflict() -> None:
    decision, said = decided(
        [support("a", "FR", STRICT), support("b", "DE", STRICT), support("c", "IT")],
        prefer("a > b"),
    )

    assert (value(decision), decision.conflict) == (None, ConflictKind.STRICT)
    assert reasons(decision) == {"FR": "STRICT", "DE": "STRICT"}
    assert said == ["CONFLICT_LEFT STRICT"]


def test_nothing_is_picked_where_nothing_is_ranked() -> None:
    decision, said = decided([support("a", "FR"), support("b", "DE")])

    assert (value(decision), decision.conflict) == (None, ConflictKind.UNRANKED)
    assert reasons(decision) == {"FR": "UNRANKED", "DE": "UNRANKED"}
    assert said == ["CONFLICT_LEFT UNRANKED"]


def test_a_preference_decides_and_is_named() -> None:
    decision, said = decided([support("a", "FR"), support("b", "DE")], prefer("b > a"))

    assert value(decision) == "DE"
    assert decision.used == prefer("b > a")
    assert said == ["PREFERENCE_USED b a order", "VALUE_HELD b"]


def test_several_supporters_beat_together_what_none_of_them_beats_alone() -> None:
    decision, _ = decided(
        [support("a", "FR"), support("b", "FR"), support("c", "DE"), support("d", "DE")],
        (*prefer("a > c"), *prefer("b > d")),
    )

    assert value(decision) == "FR"


def test_a_preference_between_equal_values_or_about_a_rule_elsewhere_is_not_used() -> None:
    decision, said = decided(
        [support("a", "FR"), support("b", "FR"), support("c", "DE")],
        (*prefer("a > b"), *prefer("a > x"), *prefer("x > a"), *prefer("a > c")),
    )

    assert value(decision) == "FR"
    assert said[:3] == [
        "PREFERENCE_UNUSED a b order",
        "PREFERENCE_UNUSED a x order",
        "PREFERENCE_UNUSED x a order",
    ]


def test_a_defeater_blocks_the_other_value_and_supports_none() -> None:
    decision, _ = decided([support("a", "FR"), support("b", "DE", DEFEATER)])

    assert (value(decision), decision.conflict) == (None, ConflictKind.UNRANKED)


def test_a_preferred_defeater_does_not_hold() -> None:
    decision, _ = decided([support("a", "FR"), support("b", "DE", DEFEATER)], prefer("b > a"))

    assert value(decision) is None


def test_a_defeater_that_is_beaten_blocks_no_more() -> None:
    decision, _ = decided([support("a", "FR"), support("b", "DE", DEFEATER)], prefer("a > b"))

    assert value(decision) == "FR"


def test_what_loses_to_all_others_is_no_side_of_the_conflict() -> None:
    decision, said = decided(
        [support("a", "FR"), support("b", "DE"), support("c", "IT")],
        (*prefer("a > c"), *prefer("b > c")),
    )

    assert reasons(decision) == {"FR": "UNRANKED", "DE": "UNRANKED"}
    assert said == ["VALUE_DEFEATED c", "CONFLICT_LEFT UNRANKED"]


def test_two_clauses_that_each_go_first_decide_nothing() -> None:
    decision, said = decided(
        [support("a", "FR"), support("b", "DE")],
        (*prefer("a > b", "one"), *prefer("b > a", "two")),
    )

    assert decision.conflict is ConflictKind.COMPETING_PRECEDENCE
    assert said == [
        "PREFERENCE_IN_CYCLE a b one",
        "PREFERENCE_IN_CYCLE b a two",
        "CONFLICT_LEFT COMPETING_PRECEDENCE",
    ]


def test_a_clause_that_ranks_the_two_clauses_settles_them() -> None:
    above = order("above", Operand(rule=RuleId("two")), Operand(rule=RuleId("one")))

    decision, said = decided(
        [support("a", "FR"), support("b", "DE")],
        (*prefer("a > b", "one"), *prefer("b > a", "two")),
        (above,),
    )

    assert value(decision) == "DE"
    assert said == ["PREFERENCE_OVERRULED a b one", "PREFERENCE_USED b a two", "VALUE_HELD b"]


def test_one_clause_that_ranks_two_rules_both_ways_is_a_circle() -> None:
    decision, _ = decided(
        [support("a", "FR"), support("b", "DE")], (*prefer("a > b"), *prefer("b > a"))
    )

    assert decision.conflict is ConflictKind.CYCLE


def test_a_circle_of_three_decides_nothing_and_what_is_outside_has_its_own_reason() -> None:
    decision, said = decided(
        [support(name, name.upper()) for name in "abcd"],
        (*prefer("a > b", "one"), *prefer("b > c", "two"), *prefer("c > a", "three")),
    )

    assert decision.conflict is ConflictKind.CYCLE
    assert reasons(decision) == {"A": "CYCLE", "B": "CYCLE", "C": "CYCLE", "D": "UNRANKED"}
    assert decision.standing == ()
    assert [line.split()[0] for line in said] == [*["PREFERENCE_IN_CYCLE"] * 3, "CONFLICT_LEFT"]


@pytest.mark.parametrize(
    ("levels", "reason"),
    [
        ((Operand(agreement=AgreementSlug("doc-a")), Operand(words="the price list")), "DANGLING"),
        (
            (Operand(agreement=AgreementSlug("doc-a")), Operand(agreement=AgreementSlug("doc-z"))),
            "UNRANKED",
        ),
        (
            (Operand(agreement=AgreementSlug("doc-z")), Operand(words="the price list")),
            "UNRANKED",
        ),
    ],
)
def test_an_order_over_words_that_bind_to_nothing_may_mean_the_other_side(
    levels: tuple[Operand, ...], reason: str
) -> None:
    decision, _ = decided(
        [support("a", "FR"), support("b", "DE")], orders=(order("order", *levels),)
    )

    assert reasons(decision) == {"FR": reason, "DE": reason}


def test_an_order_that_ranks_both_sides_beside_words_leaves_nothing_dangling() -> None:
    both_ranked = order(
        "order",
        Operand(words="the price list"),
        Operand(agreement=AgreementSlug("doc-a")),
        Operand(agreement=AgreementSlug("doc-b")),
    )

    decision, _ = decided([support("a", "FR"), support("b", "DE")], orders=(both_ranked,))

    assert decision.conflict is ConflictKind.UNRANKED


@pytest.mark.parametrize("kind", PreferenceKind, ids=lambda kind: kind.name)
def test_a_value_rests_on_an_amendment_when_one_put_it_first(kind: PreferenceKind) -> None:
    decision, _ = decided([support("a", "FR"), support("b", "DE")], prefer("a > b", kind=kind))

    assert rests_on_amendment(decision) is (kind is PreferenceKind.AMENDMENT)


def test_what_a_reference_led_to_stands_with_the_side_once() -> None:
    far = rule("far")
    supports = [Support(rule=rule(name), value="FR", through=(far,)) for name in ("a", "b")]

    decision, _ = decided(supports)

    assert decision.held is not None
    assert decision.held.through == (far,)


def test_a_conflict_is_left_as_one_step() -> None:
    trace = Trace()

    decide([support("a", "FR"), support("b", "DE")], (), (), trace)

    assert [step.kind for step in trace.steps] == [StepKind.CONFLICT_LEFT]

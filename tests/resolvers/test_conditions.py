"""What holds, what is open, and what is still open of it."""

from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType

import pytest

from graph.catalogue import Catalogue
from graph.model.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    ChoiceTest,
    Condition,
    DateTest,
    FlagTest,
    Input,
    Not,
    PlaceTest,
    Test,
    UseTest,
    Variable,
)
from graph.model.dates import PartialDate
from graph.model.ids import ChannelSlug, JurisdictionCode, ProductSlug
from graph.truth import Truth
from resolvers.conditions import (
    Situation,
    both,
    day_reached,
    either,
    evaluate,
    open_tests,
    residual,
    variable_of,
)
from resolvers.conditions import (
    tests_in as the_tests_in,
)
from resolvers.context import Context
from tests.worlds import snapshot

TRUE, FALSE, OPEN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
LOCATION = Variable(input=Input.CUSTOMER_LOCATION)
PLAN = Variable(input=Input.PLAN)
NON_PROFIT = Variable(input=Input.CUSTOMER_NON_PROFIT)
SINCE = Variable(input=Input.CUSTOMER_SINCE)
IN_FRANCE = PlaceTest(variable=LOCATION, within=(JurisdictionCode("FR"),))
IN_UNION_OR_US = PlaceTest(
    variable=LOCATION, within=(JurisdictionCode("EU"), JurisdictionCode("US"))
)
ON_PRO = ChoiceTest(variable=PLAN, one_of=("Pro", "Team"))
IS_NON_PROFIT = FlagTest(variable=NON_PROFIT, value=True)
IS_PROFIT = FlagTest(variable=NON_PROFIT, value=False)
USES_SUITE = UseTest(products=(ProductSlug("suite"),))
USES_SMS = UseTest(channels=(ChannelSlug("sms"),))
USES_EITHER = UseTest(products=(ProductSlug("suite"),), channels=(ChannelSlug("sms"),))
NOTHING = Context(effective_at=date(2026, 1, 1))

WORLD = """
family: w
title: Things
file: w.txt
products:
  - {slug: suite, name: Suite, group: true}
  - {slug: talk, name: Talk, in_groups: [suite]}
  - {slug: other, name: Other}
channels:
  - {slug: sms, name: SMS}
  - {slug: voice, name: Voice}
"""


@cache
def catalogue() -> Catalogue:
    return snapshot(WORLD).catalogue


def situation(context: Context = NOTHING) -> Situation:
    return Situation(context=context, catalogue=catalogue())


def since(first: PartialDate | None, last: PartialDate | None) -> DateTest:
    return DateTest(variable=SINCE, first=first, last=last)


def located(code: str) -> Context:
    return replace(NOTHING, customer_location=JurisdictionCode(code))


def using(*products: str) -> Context:
    return replace(NOTHING, products=tuple(map(ProductSlug, products)))


def reaching(*channels: str) -> Context:
    return replace(NOTHING, channels=tuple(map(ChannelSlug, channels)))


@pytest.mark.parametrize(
    ("context", "test", "outcome"),
    [
        (NOTHING, IN_FRANCE, OPEN),
        (located("FR"), IN_FRANCE, TRUE),
        (located("FR"), IN_UNION_OR_US, TRUE),
        (located("US-TX"), IN_UNION_OR_US, TRUE),
        (located("BR"), IN_UNION_OR_US, FALSE),
        (located("Atlantis"), IN_FRANCE, OPEN),
        (NOTHING, ON_PRO, OPEN),
        (replace(NOTHING, plan="PRO"), ON_PRO, TRUE),
        (replace(NOTHING, plan="free"), ON_PRO, FALSE),
        (NOTHING, IS_PROFIT, OPEN),
        (replace(NOTHING, customer_non_profit=True), IS_PROFIT, FALSE),
        (replace(NOTHING, customer_non_profit=False), IS_PROFIT, TRUE),
        (NOTHING, USES_SUITE, OPEN),
        (using("suite"), USES_SUITE, TRUE),
        (using("other", "talk"), USES_SUITE, TRUE),
        (using("other"), USES_SUITE, FALSE),
        (using(), USES_SUITE, FALSE),
        (NOTHING, USES_SMS, OPEN),
        (reaching("sms"), USES_SMS, TRUE),
        (reaching("voice"), USES_SMS, FALSE),
        (NOTHING, USES_EITHER, OPEN),
        (using("other"), USES_EITHER, OPEN),
        (using("talk"), USES_EITHER, TRUE),
        (replace(using("other"), channels=()), USES_EITHER, FALSE),
    ],
)
def test_a_test_is_true_false_or_open_by_what_is_known(
    context: Context, test: Test, outcome: Truth
) -> None:
    assert evaluate(test, situation(context).test) is outcome


Y2020, MAY_2020 = PartialDate(year=2020), PartialDate(year=2020, month=5)
MAY_DAY = PartialDate(year=2020, month=5, day=1)
Y2022 = PartialDate(year=2022)


@pytest.mark.parametrize(
    ("given", "first", "last", "outcome"),
    [
        (None, Y2020, None, OPEN),
        (MAY_DAY, None, None, TRUE),
        (MAY_DAY, MAY_DAY, MAY_DAY, TRUE),
        (MAY_DAY, MAY_2020, None, OPEN),
        (MAY_DAY, Y2022, None, FALSE),
        (MAY_DAY, None, Y2022, TRUE),
        (Y2022, None, MAY_DAY, FALSE),
        (Y2020, MAY_DAY, None, OPEN),
        (PartialDate(year=2021), Y2020, Y2022, TRUE),
        (PartialDate(year=2023), Y2020, Y2022, FALSE),
    ],
)
def test_a_date_is_compared_no_more_precisely_than_it_is_printed(
    given: PartialDate | None, first: PartialDate | None, last: PartialDate | None, outcome: Truth
) -> None:
    context = replace(NOTHING, customer_since=given)

    assert situation(context).test(since(first, last)) is outcome


def test_an_assumed_outcome_goes_before_what_is_known() -> None:
    known = situation(located("FR"))
    assuming = replace(known, assumed=MappingProxyType({IN_FRANCE: FALSE}))

    assert known.test(IN_FRANCE) is TRUE
    assert assuming.test(IN_FRANCE) is FALSE


def test_the_place_that_a_case_leaves_is_the_place_of_the_input() -> None:
    left = replace(situation(), places=MappingProxyType({LOCATION: JurisdictionCode("FR")}))

    assert left.place(LOCATION) == "FR"
    assert left.test(IN_UNION_OR_US) is TRUE
    assert situation().place(LOCATION) is None
    assert situation(located("nowhere")).place(LOCATION) is None


COMPOUND = AllOf(parts=(IN_FRANCE, AnyOf(parts=(ON_PRO, Not(part=IS_NON_PROFIT))), USES_EITHER))


def test_the_tests_of_a_condition_come_in_the_order_of_the_text() -> None:
    assert tuple(the_tests_in(COMPOUND)) == (IN_FRANCE, ON_PRO, IS_NON_PROFIT, USES_SUITE, USES_SMS)


@pytest.mark.parametrize(
    ("condition", "outcome"),
    [
        (ALWAYS, TRUE),
        (AnyOf(), FALSE),
        (Not(part=IN_FRANCE), FALSE),
        (Not(part=ON_PRO), OPEN),
        (AllOf(parts=(IN_FRANCE, ON_PRO)), OPEN),
        (AnyOf(parts=(IN_FRANCE, ON_PRO)), TRUE),
    ],
)
def test_a_condition_has_the_value_of_its_parts(condition: Condition, outcome: Truth) -> None:
    assert evaluate(condition, situation(located("FR")).test) is outcome


def test_only_the_open_tests_of_an_undecided_condition_are_asked_for() -> None:
    test = situation(located("FR")).test

    assert open_tests(COMPOUND, test) == (ON_PRO, IS_NON_PROFIT, USES_SUITE, USES_SMS)
    assert open_tests(AnyOf(parts=(IN_FRANCE, ON_PRO)), test) == ()


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        (IN_FRANCE, None),
        (ON_PRO, ON_PRO),
        (Not(part=ON_PRO), Not(part=ON_PRO)),
        (Not(part=IN_FRANCE), None),
        (AllOf(parts=(IN_FRANCE, ON_PRO)), ON_PRO),
        (
            AllOf(parts=(IN_FRANCE, ON_PRO, IS_NON_PROFIT)),
            AllOf(parts=(ON_PRO, IS_NON_PROFIT)),
        ),
        (AnyOf(parts=(Not(part=IN_FRANCE), ON_PRO)), ON_PRO),
        (
            AnyOf(parts=(Not(part=IN_FRANCE), ON_PRO, IS_NON_PROFIT)),
            AnyOf(parts=(ON_PRO, IS_NON_PROFIT)),
        ),
        (USES_EITHER, AnyOf(parts=(USES_SUITE, USES_SMS))),
    ],
)
def test_what_is_decided_is_taken_out_of_an_open_condition(
    condition: Condition, left: Condition | None
) -> None:
    assert residual(condition, situation(located("FR")).test) == left


def test_a_use_of_products_is_settled_and_that_of_channels_stays_open() -> None:
    assert residual(USES_EITHER, situation(using("other")).test) == USES_SMS


@pytest.mark.parametrize(
    ("test", "name"),
    [
        (USES_SUITE, "products"),
        (USES_SMS, "channels"),
        (ON_PRO, "plan"),
        (IN_FRANCE, "customer.location"),
    ],
)
def test_each_test_is_about_one_input(test: Test, name: str) -> None:
    assert str(variable_of(test)) == name


def test_what_always_holds_is_left_out_of_a_conjunction() -> None:
    assert both(ALWAYS, IN_FRANCE, ALWAYS) == IN_FRANCE
    assert both(IN_FRANCE, ON_PRO) == AllOf(parts=(IN_FRANCE, ON_PRO))
    assert both() == ALWAYS


def test_alternatives_are_flat_and_a_condition_with_its_denial_always_holds() -> None:
    assert either(IN_FRANCE, AnyOf(parts=(ON_PRO, IN_FRANCE))) == AnyOf(parts=(IN_FRANCE, ON_PRO))
    assert either(IN_FRANCE, IN_FRANCE) == IN_FRANCE
    assert either(IN_FRANCE, Not(part=IN_FRANCE)) == ALWAYS
    assert either(IN_FRANCE, ALWAYS) == ALWAYS


def test_a_day_printed_too_coarsely_is_an_input_of_its_own() -> None:
    assert day_reached("terms@1", TRUE) == ALWAYS
    assert day_reached("terms@1", FALSE) == AnyOf()
    asked = day_reached("terms@1", OPEN)
    assert isinstance(asked, FlagTest)
    assert (str(asked.variable), asked.value) == ("attributes.in-force:terms@1", True)

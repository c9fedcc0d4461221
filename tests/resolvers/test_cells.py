"""Into which cases does an unknown input fall, and how is each case said?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from graph.catalogue import Catalogue
from graph.model.conditions import (
    AllOf,
    AnyOf,
    ChoiceTest,
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
from resolvers.cells import MOST_CELLS, Cell, cells_of
from resolvers.conditions import Situation
from resolvers.context import Context
from resolvers.render import condition_text
from tests.worlds import snapshot

LOCATION = Variable(input=Input.CUSTOMER_LOCATION)
PHONE = Variable(input=Input.PHONE_NUMBER_COUNTRY)
SINCE = Variable(input=Input.CUSTOMER_SINCE)
PLAN = Variable(input=Input.PLAN)
SIGNED = Variable(input=Input.ATTRIBUTE, attribute="signed")
NOTHING = Context(effective_at=date(2026, 1, 1))

NEITHER = (
    "the customer did not become one on or before 2020-03-31"
    " and the customer did not become one on or after 2022-01-01"
)
WORLD = """
family: w
title: Things
file: w.txt
products:
  - {slug: suite, name: Suite, group: true}
  - {slug: talk, name: Talk, in_groups: [suite]}
  - {slug: chat, name: Chat, in_groups: [suite]}
  - {slug: other, name: Other}
channels:
  - {slug: sms, name: SMS}
  - {slug: voice, name: Voice}
"""


@cache
def catalogue() -> Catalogue:
    return snapshot(WORLD).catalogue


def place(*codes: str, variable: Variable = LOCATION) -> PlaceTest:
    return PlaceTest(variable=variable, within=tuple(map(JurisdictionCode, codes)))


def choice(*words: str, variable: Variable = PLAN) -> ChoiceTest:
    return ChoiceTest(variable=variable, one_of=words)


def since(first: PartialDate | None = None, last: PartialDate | None = None) -> DateTest:
    return DateTest(variable=SINCE, first=first, last=last)


def uses(*products: str) -> UseTest:
    return UseTest(products=tuple(map(ProductSlug, products)))


def reaches(*channels: str) -> UseTest:
    return UseTest(channels=tuple(map(ChannelSlug, channels)))


def cells(*tests: Test, context: Context = NOTHING) -> tuple[tuple[Cell, ...], ...]:
    found = cells_of(tests, Situation(context=context, catalogue=catalogue()))
    assert found is not None
    return found


def words(found: Sequence[Cell]) -> list[str]:
    return [condition_text(cell.when, catalogue()) for cell in found]


def outcomes(found: Sequence[Cell]) -> list[str]:
    """Write each case as the letters of its outcomes."""
    return ["".join(truth.name[0] for _, truth in cell.outcomes) for cell in found]


def test_one_place_makes_two_cases_and_elsewhere_comes_last() -> None:
    (location,) = cells(place("FR"))

    assert words(location) == ["the customer is in France", "the customer is not in France"]
    assert outcomes(location) == ["T", "F"]


def test_nobody_is_in_a_part_of_a_country_and_outside_the_country() -> None:
    (location,) = cells(place("US-TX"), place("US"))

    assert outcomes(location) == ["TT", "FT", "FF"]
    assert words(location) == [
        "the customer is in Texas (United States)",
        "the customer is in United States and the customer is not in Texas (United States)",
        "the customer is not in United States",
    ]


def test_a_test_of_two_places_holds_in_either() -> None:
    (location,) = cells(place("FR", "US"))

    assert outcomes(location) == ["T", "F"]
    assert location[0].place is None


def test_who_is_in_one_country_is_in_that_place() -> None:
    (location,) = cells(place("BR"), place("US-TX"))

    assert [cell.place for cell in location] == ["BR", "US-TX", None]


def test_a_country_of_which_a_part_is_named_is_not_one_place() -> None:
    (location,) = cells(place("BR"), place("BR-SP"))

    assert outcomes(location) == ["TT", "TF", "FF"]
    assert [cell.place for cell in location] == ["BR-SP", None, None]


def test_where_only_a_group_is_named_no_case_is_one_place() -> None:
    (location,) = cells(place("EU"))

    assert [cell.place for cell in location] == [None, None]


def test_a_place_that_is_known_to_the_country_only_is_asked_for_its_parts() -> None:
    known = replace(NOTHING, customer_location=JurisdictionCode("US"))

    (location,) = cells(place("US-TX"), place("FR"), context=known)

    assert outcomes(location) == ["TF", "FF"]
    assert [cell.place for cell in location] == ["US-TX", None]


def test_an_odd_place_of_which_it_is_open_where_it_lies_falls_into_both_cases() -> None:
    known = replace(NOTHING, customer_location=JurisdictionCode("HK"))

    (location,) = cells(place("CN"), context=known)

    assert outcomes(location) == ["T", "F"]


def test_each_input_has_cases_of_its_own_in_the_order_of_the_tests() -> None:
    phone, location = cells(place("FR", variable=PHONE), place("FR"), place("DE", variable=PHONE))

    assert (phone[0].variable, location[0].variable) == (PHONE, LOCATION)
    assert (outcomes(phone), outcomes(location)) == (["TF", "FT", "FF"], ["T", "F"])


def test_days_fall_before_between_and_after_the_edges() -> None:
    old = since(last=PartialDate(year=2020, month=3, day=31))
    new = since(first=PartialDate(year=2022, month=1, day=1))

    (days,) = cells(old, new)

    assert outcomes(days) == ["TF", "FT", "FF"]
    assert words(days) == [
        "the customer became one on or before 2020-03-31",
        "the customer became one on or after 2022-01-01",
        NEITHER,
    ]


def test_an_edge_printed_to_the_month_leaves_both_sides_open() -> None:
    early = since(last=PartialDate(year=2020, month=3))
    late = since(first=PartialDate(year=2020, month=3))

    (days,) = cells(early, late)

    assert outcomes(days) == ["TT", "TF", "FT", "FF"]


def test_a_date_known_to_the_year_stays_in_that_year() -> None:
    known = replace(NOTHING, customer_since=PartialDate(year=2021))
    old = since(last=PartialDate(year=2020, month=3, day=31))
    middle = since(first=PartialDate(year=2021, month=6, day=1))

    (days,) = cells(old, middle, context=known)

    assert outcomes(days) == ["FT", "FF"]


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar_are_days_like_others(year: int) -> None:
    (days,) = cells(since(first=PartialDate(year=year), last=PartialDate(year=year)))

    assert set(outcomes(days)) == {"T", "F"}


def test_words_are_compared_without_case_and_any_other_word_is_the_rest() -> None:
    (plan,) = cells(choice("Pro", "Team"), choice("pro"))

    assert outcomes(plan) == ["TT", "TF", "FF"]
    assert words(plan) == [
        "the plan is pro",
        "the plan is Pro or Team and the plan is not pro",
        "the plan is not Pro or Team",
    ]


def test_yes_or_no_has_two_cases() -> None:
    (signed,) = cells(FlagTest(variable=SIGNED, value=True), FlagTest(variable=SIGNED, value=False))

    assert outcomes(signed) == ["TF", "FT"]
    assert words(signed) == ['"signed" is true', '"signed" is not true']


def test_an_input_tested_as_a_word_and_as_yes_or_no_has_a_case_for_each() -> None:
    (signed,) = cells(
        FlagTest(variable=SIGNED, value=True), choice("in ink", "true", variable=SIGNED)
    )

    assert outcomes(signed) == ["TT", "FT", "FF"]


def test_an_input_tested_as_a_word_and_as_a_place_may_be_anything() -> None:
    (signed,) = cells(choice("ink", variable=SIGNED), place("FR", variable=SIGNED))

    assert outcomes(signed) == ["TT", "TF", "FT", "FF"]
    assert [cell.place for cell in signed] == [None] * 4


def test_who_uses_a_member_uses_the_group() -> None:
    (products,) = cells(uses("suite"), uses("talk"))

    assert outcomes(products) == ["TT", "TF", "FF"]
    assert words(products)[1] == "the customer uses suite and the customer does not use talk"


def test_things_in_use_go_together_and_channels_are_an_input_of_their_own() -> None:
    products, channels = cells(uses("talk"), uses("other"), reaches("sms"))

    assert outcomes(products) == ["TT", "TF", "FT", "FF"]
    assert outcomes(channels) == ["T", "F"]


def test_a_product_that_nobody_declared_is_a_thing_like_others() -> None:
    (products,) = cells(uses("unheard-of"))

    assert outcomes(products) == ["T", "F"]


def test_a_case_is_told_by_several_tests_where_one_does_not_do() -> None:
    first, second, third = (since(first=PartialDate(year=y, month=1, day=1)) for y in (1, 2, 3))

    (days,) = cells(first, second, third)

    assert outcomes(days) == ["TTT", "TTF", "TFF"]
    assert [cell.when for cell in days] == [
        third,
        AllOf(parts=(second, Not(part=third))),
        Not(part=second),
    ]


def test_a_case_is_told_by_the_tests_that_hold_and_by_several_that_do_not() -> None:
    one, two = uses("talk"), uses("other")

    (products,) = cells(one, two)

    assert [cell.when for cell in products] == [
        AllOf(parts=(one, two)),
        AllOf(parts=(one, Not(part=two))),
        AllOf(parts=(two, Not(part=one))),
        Not(part=AnyOf(parts=(one, two))),
    ]


def test_a_test_that_always_holds_makes_one_case() -> None:
    known = replace(NOTHING, customer_location=JurisdictionCode("FR"))

    (location,) = cells(place("FR"), context=known)

    assert outcomes(location) == ["T"]
    assert location[0].when == AllOf()


def test_an_outcome_stands_with_its_test() -> None:
    test = place("FR")

    (location,) = cells(test)

    assert location[0].outcomes == ((test, Truth.TRUE),)


@pytest.mark.parametrize(
    "tests",
    [
        tuple(place(code) for code in sorted(code for code in ("FR", "DE", "IT", "ES", "PT"))),
    ],
)
def test_cases_that_can_be_read_are_given(tests: tuple[Test, ...]) -> None:
    (location,) = cells(*tests)

    assert len(location) == len(tests) + 1


def test_an_input_that_falls_into_too_many_cases_has_no_table() -> None:
    countries = [one.code for one in catalogue().places.countries()][: MOST_CELLS + 1]
    many = [place(code) for code in countries]
    things = [uses(f"thing-{number}") for number in range(MOST_CELLS)]

    nothing_known = Situation(context=NOTHING, catalogue=catalogue())

    assert cells_of(many, nothing_known) is None
    assert cells_of(things, nothing_known) is None

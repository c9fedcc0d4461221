"""A condition in one line."""

import pytest

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
    UseTest,
    Variable,
)
from graph.model.dates import PartialDate
from graph.model.ids import ChannelSlug, JurisdictionCode, ProductSlug
from graph.wording import condition_line, span_line

PLACE = PlaceTest(
    variable=Variable(input=Input.CUSTOMER_LOCATION),
    within=(JurisdictionCode("DE"), JurisdictionCode("FR")),
)
PLAN = ChoiceTest(variable=Variable(input=Input.PLAN), one_of=("basic", "pro"))
SIGNED = FlagTest(variable=Variable(input=Input.ATTRIBUTE, attribute="signed"), value=True)
SINCE = Variable(input=Input.CUSTOMER_SINCE)
YEAR = PartialDate(year=2022)


@pytest.mark.parametrize(
    ("condition", "line"),
    [
        (ALWAYS, ""),
        (AnyOf(), "never"),
        (PLACE, "customer.location in DE, FR"),
        (PLAN, "plan = basic or pro"),
        (SIGNED, "attributes.signed = yes"),
        (FlagTest(variable=SIGNED.variable, value=False), "attributes.signed = no"),
        (DateTest(variable=SINCE, first=YEAR), "customer.since from 2022"),
        (DateTest(variable=SINCE, last=YEAR), "customer.since to 2022"),
        (
            UseTest(products=(ProductSlug("talk"),), channels=(ChannelSlug("sms"),)),
            "uses talk or sms",
        ),
        (Not(part=PLACE), "not customer.location in DE, FR"),
        (Not(part=ALWAYS), "not always"),
        (AllOf(parts=(PLACE,)), "customer.location in DE, FR"),
        (
            AllOf(parts=(SIGNED, Not(part=PLAN))),
            "attributes.signed = yes and not plan = basic or pro",
        ),
        (
            AnyOf(parts=(AllOf(parts=(SIGNED, PLAN)), PLACE)),
            "(attributes.signed = yes and plan = basic or pro) or customer.location in DE, FR",
        ),
        (
            Not(part=AnyOf(parts=(SIGNED, PLACE))),
            "not (attributes.signed = yes or customer.location in DE, FR)",
        ),
    ],
)
def test_a_condition_reads_in_one_line(condition: Condition, line: str) -> None:
    assert condition_line(condition) == line


def test_a_span_names_the_ends_that_it_has() -> None:
    assert span_line(YEAR, PartialDate(year=2023, month=2)) == "from 2022 to 2023-02"
    assert span_line(None, None) == ""

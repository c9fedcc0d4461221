"""What an input is, as a word and as a place."""

from dataclasses import replace
from datetime import date

import pytest

from graph.model.conditions import Input, Variable
from graph.model.ids import JurisdictionCode
from resolvers.context import Attribute, Context

NOTHING = Context(effective_at=date(2026, 1, 1))
ALL = Context(
    effective_at=date(2026, 1, 1),
    customer_location=JurisdictionCode("FR"),
    customer_size="small",
    customer_non_profit=True,
    customer_role="isv",
    customer_kind="new",
    plan="pro",
    phone_number_country=JurisdictionCode("DE"),
    agent_country=JurisdictionCode("IN"),
    recipient_country=JurisdictionCode("BR"),
    attributes=(Attribute(name="signed", value="true"), Attribute(name="seat", value="US-NY")),
)
SIGNED = Variable(input=Input.ATTRIBUTE, attribute="signed")
SEAT = Variable(input=Input.ATTRIBUTE, attribute="seat")
PLACES = (
    (Variable(input=Input.CUSTOMER_LOCATION), "FR"),
    (Variable(input=Input.PHONE_NUMBER_COUNTRY), "DE"),
    (Variable(input=Input.AGENT_COUNTRY), "IN"),
    (Variable(input=Input.RECIPIENT_COUNTRY), "BR"),
    (SEAT, "US-NY"),
)
WORDS = (
    (Variable(input=Input.CUSTOMER_SIZE), "small"),
    (Variable(input=Input.CUSTOMER_ROLE), "isv"),
    (Variable(input=Input.CUSTOMER_KIND), "new"),
    (Variable(input=Input.PLAN), "pro"),
    (Variable(input=Input.CUSTOMER_NON_PROFIT), "true"),
    (SIGNED, "true"),
)


@pytest.mark.parametrize(("variable", "place"), PLACES, ids=str)
def test_a_place_is_given_by_its_own_input_or_by_an_attribute(
    variable: Variable, place: str
) -> None:
    assert ALL.place(variable) == place
    assert NOTHING.place(variable) is None


@pytest.mark.parametrize(("variable", "word"), WORDS, ids=str)
def test_a_word_is_given_by_its_own_input_or_by_an_attribute(variable: Variable, word: str) -> None:
    assert ALL.word(variable) == word
    assert NOTHING.word(variable) is None


def test_a_no_is_told_from_what_is_not_known() -> None:
    no = replace(NOTHING, customer_non_profit=False)

    assert no.word(Variable(input=Input.CUSTOMER_NON_PROFIT)) == "false"


def test_an_attribute_of_another_name_is_not_taken() -> None:
    assert ALL.word(Variable(input=Input.ATTRIBUTE, attribute="sign")) is None

"""What the words of ``when:`` say."""

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
from loaders.facts.conditions import CHOICES, PLACES, VARIABLES, variable_named
from loaders.facts.shape_base import When
from tests.worlds import family

FR = JurisdictionCode("FR")


def read(when: str) -> Condition:
    made = family(
        "family: a\ntitle: T\nfile: a.txt\nagreements: [{slug: x, title: X, kind: PAGE, rules: "
        f"[{{kind: language, id: l, language: en, lines: [1, 1], statement: S, when: {when}}}]}}]\n"
    )
    (rule,) = [fact for fact in made.facts if hasattr(fact, "when")]
    found: Condition = rule.when
    return found


def place(name: str) -> PlaceTest:
    return PlaceTest(variable=VARIABLES[name], within=(FR,))


@pytest.mark.parametrize("name", PLACES)
def test_a_place(name: str) -> None:
    assert read(f"{{{name}: [FR]}}") == place(name)


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice(name: str) -> None:
    assert read(f"{{{name}: [a, b]}}") == ChoiceTest(variable=VARIABLES[name], one_of=("a", "b"))


def test_a_yes_or_no() -> None:
    assert read("{customer_non_profit: false}") == FlagTest(
        variable=VARIABLES["customer_non_profit"], value=False
    )


def test_a_span_of_days_may_be_open() -> None:
    assert read("{customer_since: {from: 2024-02-01}}") == DateTest(
        variable=VARIABLES["customer_since"], first=PartialDate(year=2024, month=2, day=1)
    )
    assert read('{customer_since: {to: "2025"}}') == DateTest(
        variable=VARIABLES["customer_since"], last=PartialDate(year=2025)
    )


def test_a_use() -> None:
    assert read("{uses: {products: [chat], channels: [sms]}}") == UseTest(
        products=(ProductSlug("chat"),), channels=(ChannelSlug("sms"),)
    )


def test_a_document_s_own_condition_is_a_yes_or_no_or_a_choice() -> None:
    signed = Variable(input=Input.ATTRIBUTE, attribute="signed")

    assert read("{attributes: {signed: true}}") == FlagTest(variable=signed, value=True)
    assert read("{attributes: {signed: [a]}}") == ChoiceTest(variable=signed, one_of=("a",))


def test_fields_are_joined_by_and() -> None:
    location, agents = place("customer_location"), place("agent_country")

    assert read("{agent_country: [FR], customer_location: [FR]}") == AllOf(parts=(location, agents))
    assert read("{all: [{customer_location: [FR]}, {agent_country: [FR]}]}") == AllOf(
        parts=(location, agents)
    )


def test_or_and_not() -> None:
    location, agents = place("customer_location"), place("agent_country")

    assert read("{any: [{customer_location: [FR]}, {agent_country: [FR]}]}") == AnyOf(
        parts=(location, agents)
    )
    assert read("{not: {customer_location: [FR]}}") == Not(part=location)


def test_nothing_means_always() -> None:
    assert read("{}") == read("{all: []}") == ALWAYS


def test_one_of_nothing_means_never() -> None:
    assert read("{any: []}") == AnyOf()


def test_every_input_of_the_file_has_a_variable_and_a_document_s_own_has_too() -> None:
    inputs = set(When.model_fields) - {"uses", "attributes", "all", "any", "not_"}

    assert inputs == set(VARIABLES)
    assert variable_named("plan") == VARIABLES["plan"]
    assert variable_named("attributes.a.b") == Variable(input=Input.ATTRIBUTE, attribute="a.b")
    assert variable_named("plans") is None

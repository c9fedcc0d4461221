from typing import Any

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
    Test,
    UseTest,
    Variable,
)
from graph.model.dates import PartialDate
from graph.model.ids import ChannelSlug, JurisdictionCode, ProductSlug
from schema.conditions import InputKind, _variable_accepts, _variable_kind, json_of, variables_of

LOCATION = Variable(input=Input.CUSTOMER_LOCATION)
SIGNED = Variable(input=Input.ATTRIBUTE, attribute="signed")
IN_FRANCE = PlaceTest(variable=LOCATION, within=(JurisdictionCode("FR"),))
USES = UseTest(products=(ProductSlug("chat"),), channels=(ChannelSlug("sms"),))


@pytest.mark.parametrize(
    ("condition", "form"),
    [
        (ALWAYS, {"kind": "all", "parts": []}),
        (IN_FRANCE, {"kind": "place", "input": "customer.location", "within": ["FR"]}),
        (
            ChoiceTest(variable=Variable(input=Input.PLAN), one_of=("basic", "pro")),
            {"kind": "choice", "input": "plan", "oneOf": ["basic", "pro"]},
        ),
        (
            FlagTest(variable=SIGNED, value=True),
            {"kind": "flag", "input": "attributes.signed", "value": True},
        ),
        (
            DateTest(
                variable=Variable(input=Input.CUSTOMER_SINCE), first=PartialDate(year=2022, month=2)
            ),
            {"kind": "date", "input": "customer.since", "first": "2022-02", "last": None},
        ),
        (USES, {"kind": "use", "products": ["chat"], "channels": ["sms"]}),
        (
            AnyOf(parts=(Not(part=IN_FRANCE), AllOf())),
            {
                "kind": "any",
                "parts": [
                    {
                        "kind": "not",
                        "part": {"kind": "place", "input": "customer.location", "within": ["FR"]},
                    },
                    {"kind": "all", "parts": []},
                ],
            },
        ),
    ],
)
def test_a_condition_has_a_form_for_programs(condition: Condition, form: dict[str, Any]) -> None:
    assert json_of(condition) == form


@pytest.mark.parametrize(
    ("test", "names"),
    [
        (IN_FRANCE, ["customer.location"]),
        (FlagTest(variable=SIGNED, value=False), ["attributes.signed"]),
        (USES, ["products", "channels"]),
        (UseTest(channels=(ChannelSlug("sms"),)), ["channels"]),
        (UseTest(), []),
    ],
)
def test_a_test_looks_at_inputs(test: Test, names: list[str]) -> None:
    assert [str(variable) for variable in variables_of(test)] == names


@pytest.mark.parametrize("name", list(Input))
def test_every_input_says_what_it_takes(name: Input) -> None:
    variable = Variable(input=name)

    assert isinstance(_variable_kind(variable), InputKind)
    assert _variable_accepts(variable)

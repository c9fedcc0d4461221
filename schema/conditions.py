"""How is a condition shown, to people and to programs, and what may be put in for an input?"""

from collections.abc import Iterator
from enum import Enum
from typing import assert_never

import strawberry

from graph.model import conditions as model
from graph.model.conditions import Input, Variable
from resolvers.conditions import tests_in
from resolvers.render import condition_text
from schema.choices import Choice, declare
from schema.context import Info, catalogue_of
from schema.fields import about, mirrors
from schema.scalars import JSON


class InputKind(Enum):
    """What sort of value an input takes."""

    PLACE = "PLACE"
    WORD = "WORD"
    FLAG = "FLAG"
    DATE = "DATE"
    NAMES = "NAMES"
    ATTRIBUTE = "ATTRIBUTE"


INPUT_KINDS = Choice(
    InputKind,
    "What sort of value an input takes.",
    {
        "PLACE": "A place: a JurisdictionCode.",
        "WORD": "A word, compared without case.",
        "FLAG": "true or false.",
        "DATE": "A day.",
        "NAMES": "A list of slugs that is complete.",
        "ATTRIBUTE": "A value of a condition that one document names itself.",
    },
)
declare(INPUT_KINDS)

_PLACE = (InputKind.PLACE, "a code of ISO 3166 (DE, US-CA) or a group (EU, EEA)")
_INPUTS: dict[Input, tuple[InputKind, str]] = {
    Input.CUSTOMER_LOCATION: _PLACE,
    Input.CUSTOMER_SIZE: (InputKind.WORD, "a word of the documents, such as micro or small"),
    Input.CUSTOMER_NON_PROFIT: (InputKind.FLAG, "true or false"),
    Input.CUSTOMER_SINCE: (InputKind.DATE, "a day as 2024-05-31"),
    Input.CUSTOMER_ROLE: (InputKind.WORD, "a word of the documents, such as brand or ISV"),
    Input.CUSTOMER_KIND: (InputKind.WORD, "a word of the documents, such as new or existing"),
    Input.PHONE_NUMBER_COUNTRY: _PLACE,
    Input.AGENT_COUNTRY: _PLACE,
    Input.RECIPIENT_COUNTRY: _PLACE,
    Input.PLAN: (InputKind.WORD, "the name of a plan"),
    Input.PRODUCTS: (InputKind.NAMES, "all products in use, by slug"),
    Input.CHANNELS: (InputKind.NAMES, "all channels in use, by slug"),
    Input.ATTRIBUTE: (
        InputKind.ATTRIBUTE,
        "true or false, or the word or code of a place that the document uses",
    ),
}


def _variable_name(root: strawberry.Parent[Variable]) -> str:
    return str(root)


def _variable_kind(root: strawberry.Parent[Variable]) -> InputKind:
    return _INPUTS[root.input][0]


def _variable_accepts(root: strawberry.Parent[Variable]) -> str:
    return _INPUTS[root.input][1]


@mirrors(
    Variable, "An input of a question: something about the customer or the use that may matter."
)
class ContextVariable:
    """An input by the name that it has in ContextInput."""

    name: str = about(
        "Where it stands in ContextInput, as `customer.location`; of a document's own condition, "
        "`attributes.` and its name.",
        by=_variable_name,
    )
    kind: InputKind = about("What sort of value it takes.", by=_variable_kind)
    accepts: str = about("What may be given, in words.", by=_variable_accepts)


def _text(root: strawberry.Parent[model.Condition], info: Info) -> str:
    return condition_text(root, catalogue_of(info))


def _inputs(root: strawberry.Parent[model.Condition]) -> list[Variable]:
    return list(dict.fromkeys(v for test in tests_in(root) for v in variables_of(test)))


def variables_of(test: model.Test) -> Iterator[Variable]:
    """Give the inputs that a test looks at."""
    if not isinstance(test, model.UseTest):
        yield test.variable
        return
    if test.products:
        yield Variable(input=Input.PRODUCTS)
    if test.channels:
        yield Variable(input=Input.CHANNELS)


def _json(root: strawberry.Parent[model.Condition]) -> dict[str, object]:
    return json_of(root)


def json_of(condition: model.Condition) -> dict[str, object]:
    """Give the condition as a tree of objects; ``kind`` says which test or connective each is."""
    match condition:
        case model.AllOf() | model.AnyOf():
            return {"kind": condition.kind, "parts": [json_of(part) for part in condition.parts]}
        case model.Not():
            return {"kind": condition.kind, "part": json_of(condition.part)}
        case _:
            return {"kind": condition.kind, **_test_json(condition)}


def _test_json(test: model.Test) -> dict[str, object]:
    match test:
        case model.PlaceTest():
            return {"input": str(test.variable), "within": list(test.within)}
        case model.ChoiceTest():
            return {"input": str(test.variable), "oneOf": list(test.one_of)}
        case model.FlagTest():
            return {"input": str(test.variable), "value": test.value}
        case model.DateTest():
            first, last = (None if day is None else str(day) for day in (test.first, test.last))
            return {"input": str(test.variable), "first": first, "last": last}
        case model.UseTest():
            return {"products": list(test.products), "channels": list(test.channels)}
        case _:
            assert_never(test)


@strawberry.type(description="When something holds: a test on the context, or several of them.")
class Condition:
    """Any of the classes of a condition, in three forms."""

    text: str = about(
        "The condition in words that can follow `if`; `always` where there is none.", by=_text
    )
    inputs: list[ContextVariable] = about("The inputs that it looks at.", by=_inputs)
    json: JSON = about(
        "The condition for programs. `kind` is `all`, `any` (with `parts`), `not` (with `part`), "
        "or a test: `place` (`input`, `within`), `choice` (`input`, `oneOf`), `flag` (`input`, "
        "`value`), `date` (`input`, `first`, `last`), `use` (`products`, `channels`).",
        by=_json,
    )

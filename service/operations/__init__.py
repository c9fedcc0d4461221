"""Which GraphQL operation asks each question? The command line sends these; scripts may copy them."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graphql import parse, print_ast, separate_operations

OPERATIONS = {
    "governingLaw": "GoverningLaw",
    "forum": "Forum",
    "contractingParty": "ContractingParty",
    "prevails": "Prevails",
    "thirdPartyTerms": "ThirdPartyTerms",
    "subprocessors": "Subprocessors",
    "languageOfRecord": "LanguageOfRecord",
    "versionInForce": "VersionInForce",
}
"""The question fields of the API, with the operation that asks each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation with the fragments that it needs."""

    field: str
    name: str
    text: str


@cache
def operation(field: str) -> Operation:
    """Give the operation for a question field."""
    document = parse(files("service.operations").joinpath("questions.graphql").read_text("utf-8"))
    name = OPERATIONS[field]
    return Operation(field=field, name=name, text=print_ast(separate_operations(document)[name]))

"""Which GraphQL operation asks each question? The command line sends these; scripts may copy them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graphql import (
    DocumentNode,
    OperationDefinitionNode,
    parse,
    print_ast,
    separate_operations,
)

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
    """An operation with the fragments that it needs, and the names of its variables."""

    field: str
    name: str
    text: str
    variables: tuple[str, ...]


@cache
def operation(field: str) -> Operation:
    """Give the operation for a question field."""
    document = parse(files("service.operations").joinpath("questions.graphql").read_text("utf-8"))
    name = OPERATIONS[field]
    own = separate_operations(document)[name]
    return Operation(field=field, name=name, text=print_ast(own), variables=tuple(_variables(own)))


def _variables(document: DocumentNode) -> Iterator[str]:
    for node in document.definitions:
        if isinstance(node, OperationDefinitionNode):
            yield from (given.variable.name.value for given in node.variable_definitions or ())

"""The operations that the command line sends fit the schema, and ask for whole answers."""

import pytest
from graphql import OperationDefinitionNode, parse, validate

from schema.building import executable_schema
from service.examples import EXAMPLES
from service.operations import OPERATIONS, operation


@pytest.mark.parametrize("field", OPERATIONS)
def test_each_operation_is_valid_stands_alone_and_takes_every_argument_of_its_question(
    field: str,
) -> None:
    schema = executable_schema()
    asked = operation(field)
    document = parse(asked.text)

    assert validate(schema, document) == []
    assert [
        d.name.value
        for d in document.definitions
        if isinstance(d, OperationDefinitionNode) and d.name
    ] == [asked.name]
    assert schema.query_type is not None
    assert set(asked.variables) == set(schema.query_type.fields[field].args)


def test_there_is_an_operation_for_every_question() -> None:
    query = executable_schema().query_type
    assert query is not None
    questions = {name for name, field in query.fields.items() if _answers(field)}

    assert questions == set(OPERATIONS)


def _answers(field: object) -> bool:
    return str(getattr(field, "type", "")).endswith("Answer!")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_each_example_is_valid(example: object) -> None:
    assert validate(executable_schema(), parse(getattr(example, "query", ""))) == []

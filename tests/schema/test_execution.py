import pytest

from schema.building import executable_schema
from schema.documents import Documents, Prepared
from schema.execution import Outcome, Request, Runnable, Runner
from schema.limits import Limits


def runner() -> Runner:
    return Runner(limits=Limits(), seconds=1, report=lambda _: "an-id")


def test_a_request_is_ready_to_run_with_the_operation_that_it_names() -> None:
    request = Request(
        query="query A { graph { store } } query B { graph { number } }", operation_name="B"
    )

    chosen = runner().choose(request)

    assert isinstance(chosen, Runnable)
    assert chosen.operation.name is not None
    assert chosen.operation.name.value == "B"
    assert chosen.is_query


@pytest.mark.parametrize(
    ("query", "name", "is_query"),
    [
        ("mutation M { x } query Q { graph { store } }", "M", False),
        ("mutation M { x } query Q { grap }", "Q", True),
        ("subscription { x }", None, False),
        ("{ grap }", None, True),
        ("{", None, True),
    ],
)
def test_of_a_document_that_is_refused_it_is_known_whether_a_query_was_meant(
    query: str, name: str | None, *, is_query: bool
) -> None:
    chosen = runner().choose(Request(query=query, operation_name=name))

    assert isinstance(chosen, Outcome)
    assert chosen.is_query is is_query
    assert not chosen.begun


def test_a_mutation_is_no_query() -> None:
    prepared = Documents(executable_schema(), Limits()).prepare("{ graph { store } }")
    other = Documents(executable_schema(), Limits()).prepare("mutation { x }")
    assert isinstance(prepared, Prepared)

    runnable = Runnable(request=Request(query=""), prepared=prepared, operation=other.operations[0])

    assert not runnable.is_query

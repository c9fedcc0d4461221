"""Which code and sentence does each kind of error show, and does nothing else show?"""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from graphql import GraphQLError
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from graph.slice import Slice
from graph.store import (
    Select,
    StoreDataError,
    StoreUnavailableError,
    UnknownRevisionError,
)
from graph.viewer import Viewer
from resolvers.naming import UnknownNameError
from schema.codes import Code
from schema.errors import show_error
from tests.fakes import FakeStore
from tests.places import places
from tests.schema.asking import OPTIONS, client, errors, post

QUESTION = '{ governingLaw(agreement: "quillon-terms") { status } }'
INTERNAL = "/srv/secret/graph.sqlite is rotten at page 7"


@pytest.fixture(scope="module")
def api() -> TestClient:
    return client()


class FailingStore(FakeStore):
    """A store whose reads fail."""

    def __init__(self, error: Exception) -> None:
        super().__init__(places())
        self.error = error

    async def read(
        self, viewer: Viewer, selects: Sequence[Select], at: int | None = None
    ) -> tuple[Slice, ...]:
        raise self.error


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (StoreUnavailableError(INTERNAL), "STORE_UNAVAILABLE", "The graph cannot be reached now; ask again later."),
        (TimeoutError(INTERNAL), "TIMEOUT", "The answer took too long; ask for less, or again later."),
        (StoreDataError(INTERNAL), "INTERNAL_SERVER_ERROR",
         "Something went wrong in the service; its log has it under an-id."),
        (KeyError(INTERNAL), "INTERNAL_SERVER_ERROR",
         "Something went wrong in the service; its log has it under an-id."),
    ],
)  # fmt: skip
def test_what_goes_wrong_inside_is_told_without_its_inside(
    error: Exception, code: str, message: str
) -> None:
    with capture_logs() as logs:
        response = post(client(FailingStore(error)), QUESTION)

    assert response.status_code == 200
    assert response.json() == {
        "errors": [
            {
                "message": message,
                "locations": [{"line": 1, "column": 3}],
                "path": ["governingLaw"],
                "extensions": {"code": code, "errorId": "an-id"},
            }
        ],
        "data": None,
    }
    assert logs == [
        {
            "event": "request failed",
            "log_level": "error",
            "error_id": "an-id",
            "kind": type(error).__name__,
            "exc_info": error,
        }
    ]


def test_a_revision_that_is_not_there_is_the_fault_of_the_request() -> None:
    found = errors(client(FailingStore(UnknownRevisionError("there is no revision 9"))), QUESTION)

    assert found == [
        {
            "message": "knownAt: there is no revision 9",
            "path": ["governingLaw"],
            "extensions": {"code": "BAD_USER_INPUT"},
        }
    ]


def test_ids_in_the_log_differ_from_one_another() -> None:
    options = replace(OPTIONS, error_id=type(OPTIONS)(store_kind="x").error_id)
    api = client(FailingStore(KeyError("x")), options)

    with capture_logs() as logs:
        ids = {errors(api, QUESTION)[0]["extensions"]["errorId"] for _ in range(3)}

    assert ids == {log["error_id"] for log in logs}
    assert len(ids) == 3


def in_question(arguments: str) -> str:
    return f"{{ governingLaw({arguments}) {{ status }} }}"


def in_context(context: str) -> str:
    return in_question(f'agreement: "quillon-terms", context: {{{context}}}')


@pytest.mark.parametrize(
    ("query", "code", "message"),
    [
        (in_question('agreement: "nope"'), "NOT_FOUND", 'no agreement is named "nope", and none comes near'),
        (in_question('agreement: "quillon-terms", topic: "dat"'), "NOT_FOUND",
         'no topic is named "dat"; nearest: data'),
        (in_question(f'agreement: "{"x" * 301}"'), "BAD_USER_INPUT",
         "agreement: a text of 301 characters was given; accepted are 300"),
        (in_context('customer: {location: "Atlantis"}'), "BAD_USER_INPUT",
         ('customer.location: no place is named "Atlantis"; nearest: HN-AT (Atlántida), CO-ATL (Atlántico), '
         "BJ-AQ (Atlantique); accepted is an ISO 3166-1 code (DE), an ISO 3166-2 code (US-CA, AU-NSW) or a "
         "group (EU, EEA)")),
        (in_context('phoneNumberCountry: "ZZZ"'), "BAD_USER_INPUT",
         ('phoneNumberCountry: no place is named "ZZZ", and none comes near; accepted is an ISO 3166-1 code (DE), '
         "an ISO 3166-2 code (US-CA, AU-NSW) or a group (EU, EEA)")),
        (in_context('products: ["chatt"]'), "NOT_FOUND", 'no product is named "chatt"; nearest: quillon-chat'),
        (in_context(f"products: [{'1 ' * 101}]"), "BAD_USER_INPUT",
         "products: 101 items were given; accepted are at most 100"),
        (in_context(f"doctrines: [{'LATER_OVER_EARLIER ' * 101}]"), "BAD_USER_INPUT",
         "doctrines: 101 items were given; accepted are at most 100"),
        (in_context(f'plan: "{"p" * 301}"'), "BAD_USER_INPUT",
         "plan: a text of 301 characters was given; accepted are 300"),
        (in_context('attributes: [{name: "a", value: "true"}, {name: "a", value: "false"}]'), "BAD_USER_INPUT",
         "attributes.a: it stands twice; accepted is each name once"),
        (in_context(f'attributes: [{{name: "a", value: "{"v" * 301}"}}]'), "BAD_USER_INPUT",
         "attributes.a: a text of 301 characters was given; accepted are 300"),
        ('{ prevails(between: ["quillon-terms", "quillon-terms"]) { status } }', "BAD_USER_INPUT",
         "between: 1 was given; accepted are two or more different"),
        ('{ prevails(between: ["quillon-terms", "Clause:quillon-terms@2024#1"]) { status } }', "BAD_USER_INPUT",
         ('between: "Clause:quillon-terms@2024#1" was given; accepted is a clause as the agreement\'s slug, # and '
         "its path: reseller-terms#8.2")),
        ('{ prevails(between: ["quillon-terms", "quillon/none"]) { status } }', "NOT_FOUND",
         'no rule is named "quillon/none", and none comes near'),
        ("{ thirdPartyTerms { status } }", "BAD_USER_INPUT",
         "channel: nothing was given; accepted is a channel, a product or both"),
        ('{ subprocessors(of: "quillan") { status } }', "NOT_FOUND",
         ('no party or agreement is named "quillan"; nearest: quillon, quillon-au, quillon-ie, quillon-dpa, '
         "quillon-terms, quillon-order")),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_says_what_can(
    api: TestClient, query: str, code: str, message: str
) -> None:
    found = errors(api, query)

    assert [error["message"] for error in found] == [message]
    assert found[0]["extensions"]["code"] == code
    assert len(found[0]["path"]) == 1


@pytest.mark.parametrize(
    ("query", "variables", "code", "message"),
    [
        (in_context('effectiveAt: "2024-13-01"'), {}, "BAD_USER_INPUT",
         '"2024-13-01" was given; accepted is a day as 2024-05-31'),
        ("query($d: Date) " + in_context("effectiveAt: $d"), {"d": "31.05.2024"}, "BAD_USER_INPUT",
         "Variable '$d' has invalid value: \"31.05.2024\" was given; accepted is a day as 2024-05-31"),
        ("query($c: ContextInput) { governingLaw(agreement: \"quillon-terms\", context: $c) { status } }",
         {"c": {"knownAt": 5}}, "BAD_USER_INPUT",
         ("Variable '$c' has invalid value at .knownAt: 5 was given; accepted is a moment with its offset, as "
         "2024-05-31T12:00:00Z or 2024-05-31T14:00:00+02:00")),
        ("query($c: ContextInput) { governingLaw(agreement: \"quillon-terms\", context: $c) { status } }",
         {"c": {"custmer": {}}}, "BAD_USER_INPUT",
         ("Variable '$c' has invalid value: Expected value of type 'ContextInput' not to include unknown field "
         "'custmer'. Did you mean 'customer'? Found: {'custmer': {}}.")),
        ("query($a: ID!) { governingLaw(agreement: $a) { status } }", {}, "BAD_USER_INPUT",
         "Variable '$a' has invalid value: Expected a value of non-null type 'ID!' to be provided."),
        ("{ governingLaw { status } }", {}, "GRAPHQL_VALIDATION_FAILED",
         "Argument 'Query.governingLaw(agreement:)' of type 'ID!' is required, but it was not provided."),
        ("{ agreements(sort: UP) { totalCount } }", {}, "GRAPHQL_VALIDATION_FAILED",
         "Value 'UP' does not exist in 'AgreementSort' enum."),
        ("{", {}, "GRAPHQL_PARSE_FAILED", "Syntax Error: Expected Name, found <EOF>."),
        ("{ " + "graph { revision } " * 21 + "}", {}, "QUERY_TOO_COMPLEX",
         "the operation has 21 fields at its root; accepted are 20"),
    ],
)  # fmt: skip
def test_a_request_that_cannot_be_run_has_no_data(
    api: TestClient, query: str, variables: dict[str, object], code: str, message: str
) -> None:
    response = post(api, query, **variables).json()

    assert [error["message"] for error in response["errors"]] == [message]
    assert response["errors"][0]["extensions"] == {"code": code}
    assert "data" not in response


def test_several_things_of_one_name_are_told_apart_by_the_caller() -> None:
    cause = UnknownNameError("party", "alder", ("alder-a", "alder-b"), ambiguous=True)
    error = GraphQLError("x", original_error=GraphQLError("y", original_error=cause))

    shown = show_error(error, lambda _: "an-id", Code.INTERNAL_SERVER_ERROR)

    assert shown["extensions"] == {
        "code": "BAD_USER_INPUT",
        "kind": "party",
        "given": "alder",
        "nearest": ["alder-a", "alder-b"],
    }


def test_one_error_of_several_fields_leaves_the_others(api: TestClient) -> None:
    response = post(
        api, '{ a: agreement(id: "none") { slug } b: agreement(id: "quillon-dpa") { slug } }'
    ).json()

    assert response["data"] == {"a": None, "b": {"slug": "quillon-dpa"}}
    assert [error["path"] for error in response["errors"]] == [["a"]]

"""Does the service keep to GraphQL over HTTP, also when a client does not?"""

import asyncio
from collections.abc import MutableMapping, Sequence
from dataclasses import replace

import httpx2
import orjson
import pytest
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from graph.slice import Slice
from graph.store import Select
from graph.viewer import Viewer
from service.negotiation import GRAPHQL_MEDIA, JSON_MEDIA
from tests.fakes import FakeStore
from tests.places import places
from tests.schema.asking import OPTIONS, client

QUERY = "{ graph { store } }"
ANSWER = {"data": {"graph": {"store": "fake"}}}
WRONG = "{ grap }"


@pytest.fixture(scope="module")
def api() -> TestClient:
    return client()


def sent(api: TestClient, body: object, **headers: str) -> httpx2.Response:
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    plain = {"content-type": JSON_MEDIA}
    return api.post(
        "/graphql",
        content=content,
        headers=plain | {name.replace("_", "-"): value for name, value in headers.items()},
    )


def refusal(response: httpx2.Response) -> str:
    """Give the sentence of a refusal, which holds nothing beside it."""
    body = response.json()
    assert list(body) == ["errors"]
    (error,) = body["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}
    message: str = error["message"]
    return message


def test_a_query_is_answered_by_post_and_by_get(api: TestClient) -> None:
    by_post = sent(api, {"query": QUERY})
    by_get = api.get("/graphql", params={"query": QUERY})

    assert by_post.json() == by_get.json() == ANSWER
    assert by_post.status_code == by_get.status_code == 200
    assert by_post.headers["content-type"] == "application/json; charset=utf-8"


def test_the_media_type_is_the_one_that_the_client_wants(api: TestClient) -> None:
    response = sent(api, {"query": QUERY}, accept=GRAPHQL_MEDIA)

    assert response.headers["content-type"] == f"{GRAPHQL_MEDIA}; charset=utf-8"
    assert response.json() == ANSWER


def test_a_client_that_accepts_neither_of_ours_is_told(api: TestClient) -> None:
    response = sent(api, {"query": QUERY}, accept="text/html")

    assert response.status_code == 406
    assert refusal(response) == (
        "none of the media types that the client wants can be given; accepted are "
        "application/graphql-response+json and application/json"
    )


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        ({"query": WRONG}, GRAPHQL_MEDIA, 400),
        ({"query": WRONG}, JSON_MEDIA, 200),
        ({"query": "{"}, GRAPHQL_MEDIA, 400),
        ({"query": "query($n: ID!) { node(id: $n) { id } }"}, GRAPHQL_MEDIA, 400),
        ({"query": "query A { graph { store } } query B { graph { store } }"}, GRAPHQL_MEDIA, 400),
        ({"query": '{ agreement(id: "none") { slug } }'}, GRAPHQL_MEDIA, 200),
        ({"query": '{ forum(agreement: "none") { status } }'}, GRAPHQL_MEDIA, 200),
    ],
)
def test_the_status_tells_whether_the_operation_ran_where_the_media_type_can(
    api: TestClient, body: dict[str, str], media: str, status: int
) -> None:
    response = sent(api, body, accept=media)

    assert response.status_code == status
    assert ("data" in response.json()) is ("none" in body["query"])


def test_the_keys_of_the_answer_stand_in_the_order_of_the_query(api: TestClient) -> None:
    query = '{ b: graph { store number } a: topic(id: "data") { name slug } }'

    response = sent(api, {"query": query})

    assert response.text == (
        '{"data":{"b":{"store":"fake","number":1},"a":{"name":"Data protection","slug":"data"}}}'
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "the body is no JSON (line 1, column 1); accepted is a JSON object with query"),
        (b"{", "the body is no JSON"),
        (b'{"query": "\xff"}', "the body is no JSON"),
        (b"[" * 5000, "the body is no JSON"),
        ([{"query": QUERY}], "the body is a JSON list; accepted is a JSON object with query"),
        ("x", "the body is a JSON text; accepted is a JSON object with query"),
        (5, "the body is a JSON number; accepted is a JSON object with query"),
        (None, "the body is a JSON value; accepted is a JSON object with query"),
        ({}, "query: it is missing or no text; accepted is a GraphQL document"),
        ({"query": 5}, "query: it is missing or no text; accepted is a GraphQL document"),
        ({"query": QUERY, "operationName": 5},
         "operationName: it is no text; accepted is a name of the document, or null"),
        ({"query": QUERY, "variables": "{}"}, "variables: they are no object; accepted is a JSON object, or null"),
        ({"query": QUERY, "extensions": []}, "extensions: they are no object; accepted is a JSON object, or null"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("media", [JSON_MEDIA, GRAPHQL_MEDIA])
def test_a_body_that_is_no_request_is_refused(
    api: TestClient, body: object, message: str, media: str
) -> None:
    response = sent(api, body, accept=media)

    assert response.status_code == 400
    assert refusal(response).startswith(message)
    assert response.headers["content-type"] == f"{media}; charset=utf-8"


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({}, "query: it is missing or no text; accepted is a GraphQL document"),
        ({"query": QUERY, "variables": "{"}, "variables: it is no JSON"),
        (
            {"query": QUERY, "variables": "[]"},
            "variables: they are no object; accepted is a JSON object, or null",
        ),
        (
            {"query": QUERY, "extensions": "5"},
            "extensions: they are no object; accepted is a JSON object, or null",
        ),
    ],
)
def test_parameters_that_are_no_request_are_refused(
    api: TestClient, parameters: dict[str, str], message: str
) -> None:
    response = api.get("/graphql", params=parameters)

    assert response.status_code == 400
    assert refusal(response).startswith(message)


def test_what_is_null_counts_as_left_out(api: TestClient) -> None:
    body = {"query": QUERY, "variables": None, "operationName": None, "extensions": None}

    assert sent(api, body).json() == ANSWER


def test_get_takes_variables_and_the_name_of_the_operation(api: TestClient) -> None:
    query = "query A($id: ID!) { topic(id: $id) { slug } } query B { graph { store } }"
    parameters = {
        "query": query,
        "operationName": "A",
        "variables": '{"id": "data"}',
        "extensions": "{}",
    }

    response = api.get("/graphql", params=parameters)

    assert response.json() == {"data": {"topic": {"slug": "data"}}}


TWO = "query A { graph { store } } query B { graph { number } }"


@pytest.mark.parametrize(
    ("query", "name", "message"),
    [
        (
            TWO,
            None,
            'operationName: the document has 2 operations and none was named; accepted is one of "A", "B"',
        ),
        (TWO, "C", 'operationName: the document has no operation "C"; accepted is one of "A", "B"'),
        (QUERY, "A", 'operationName: the document has no operation "A"; the document names none'),
    ],
)
def test_the_operation_must_be_clear(
    api: TestClient, query: str, name: str | None, message: str
) -> None:
    response = sent(api, {"query": query, "operationName": name})

    assert refusal(response) == message


def test_the_operation_that_is_named_runs(api: TestClient) -> None:
    response = sent(api, {"query": TWO, "operationName": "B"})

    assert response.json() == {"data": {"graph": {"number": 1}}}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE"])
def test_other_methods_are_refused_with_those_that_are_accepted(
    api: TestClient, method: str
) -> None:
    response = api.request(method, "/graphql")

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"
    if method != "HEAD":
        assert refusal(response) == f"the method {method} was used; accepted are GET and POST"


def test_get_runs_queries_only(api: TestClient) -> None:
    response = api.get("/graphql", params={"query": "mutation { __typename }"})

    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert refusal(response) == "GET runs queries only; accepted for other operations is POST"


@pytest.mark.parametrize("kind", ["mutation", "subscription"])
def test_what_is_not_there_cannot_be_run(api: TestClient, kind: str) -> None:
    response = sent(api, {"query": f"{kind} {{ __typename }}"}, accept=GRAPHQL_MEDIA)

    assert response.status_code == 400
    assert response.json()["errors"][0]["message"] == (
        f"The {kind} operation is not supported by the schema."
    )


@pytest.mark.parametrize("content_type", ["text/plain", "application/json; charset=utf-16", ""])
def test_another_media_type_is_refused(api: TestClient, content_type: str) -> None:
    response = sent(api, {"query": QUERY}, content_type=content_type)

    assert response.status_code == 415
    assert (
        refusal(response)
        == "the body has another media type; accepted is application/json in UTF-8"
    )


def test_a_body_is_read_no_further_than_the_limit() -> None:
    api = client(options=replace(OPTIONS, body_limit=100))

    exact = sent(api, orjson.dumps({"query": QUERY}).ljust(100))
    longer = sent(api, orjson.dumps({"query": QUERY}).ljust(101))

    assert exact.json() == ANSWER
    assert longer.status_code == 413
    assert refusal(longer) == "the body is too long; accepted are 100 bytes"


SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/graphql",
    "query_string": b"",
    "headers": [(b"content-type", b"application/json")],
}


@pytest.mark.parametrize(
    ("came", "answered"),
    [
        ({"type": "http.disconnect"}, []),
        (
            {"type": "http.request", "body": orjson.dumps({"query": QUERY})},
            ["http.response.start", "http.response.body"],
        ),
    ],
)
def test_only_a_client_that_stays_until_it_has_sent_all_gets_an_answer(
    came: dict[str, object], answered: list[str]
) -> None:
    sent_back: list[object] = []

    async def receive() -> dict[str, object]:
        return came

    async def send(message: MutableMapping[str, object]) -> None:
        sent_back.append(message["type"])

    asyncio.run(client().app(dict(SCOPE), receive, send))  # type: ignore[arg-type] # messages of ASGI

    assert sent_back == answered


class SleepingStore(FakeStore):
    """A store that does not answer."""

    async def read(
        self, viewer: Viewer, selects: Sequence[Select], at: int | None = None
    ) -> tuple[Slice, ...]:
        coming: asyncio.Future[tuple[Slice, ...]] = asyncio.get_running_loop().create_future()
        return await coming


@pytest.mark.parametrize("media", [JSON_MEDIA, GRAPHQL_MEDIA])
def test_an_operation_that_takes_too_long_is_ended(media: str) -> None:
    api = client(SleepingStore(places()), replace(OPTIONS, request_timeout=0.05))

    with capture_logs() as logs:
        response = sent(api, {"query": '{ topic(id: "x") { slug } }'}, accept=media)

    assert response.status_code == 504
    assert response.json() == {
        "errors": [
            {
                "message": "The answer took too long; ask for less, or again later.",
                "extensions": {"code": "TIMEOUT", "errorId": "an-id"},
            }
        ]
    }
    assert [log["error_id"] for log in logs] == ["an-id"]

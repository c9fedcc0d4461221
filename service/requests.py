"""Which GraphQL request does an HTTP request carry?"""

from dataclasses import dataclass, field
from http import HTTPStatus

import orjson
from starlette.datastructures import QueryParams
from starlette.requests import Request as HttpRequest

from schema.execution import Request
from service.negotiation import is_json_request

METHODS = ("GET", "POST")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """An HTTP request that carries no GraphQL request; the message says what is accepted."""

    status: HTTPStatus
    message: str
    headers: dict[str, str] = field(default_factory=dict)


async def read_request(http: HttpRequest, body_limit: int) -> Request | Unreadable:
    """Read the GraphQL request."""
    if http.method == "GET":
        return _from_parameters(http.query_params)
    if http.method != "POST":
        message = f"the method {http.method[:20]} was used; accepted are GET and POST"
        return _not_allowed(message, METHODS)
    if not is_json_request(http.headers.get("content-type")):
        message = "the body has another media type; accepted is application/json in UTF-8"
        return Unreadable(status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE, message=message)
    body = await _read_body(http, body_limit)
    if body is None:
        message = f"the body is too long; accepted are {body_limit} bytes"
        return Unreadable(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message=message)
    return _from_body(body)


def query_only() -> Unreadable:
    """Refuse an operation that is no query where only queries may be."""
    return _not_allowed("GET runs queries only; accepted for other operations is POST", ("POST",))


def _not_allowed(message: str, methods: tuple[str, ...]) -> Unreadable:
    return Unreadable(
        status=HTTPStatus.METHOD_NOT_ALLOWED,
        message=message,
        headers={"Allow": ", ".join(methods)},
    )


async def _read_body(http: HttpRequest, limit: int) -> bytes | None:
    """Read no more than the limit, whatever length the client announces; None: there is more."""
    chunks: list[bytes] = []
    length = 0
    async for chunk in http.stream():
        length += len(chunk)
        if length > limit:
            return None
        chunks.append(chunk)
    return b"".join(chunks)


def _from_parameters(parameters: QueryParams) -> Request | Unreadable:
    members: dict[str, object] = {
        name: parameters[name] for name in ("query", "operationName") if name in parameters
    }
    for name in ("variables", "extensions"):
        text = parameters.get(name)
        if text is None:
            continue
        try:
            members[name] = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            return _malformed(f"{name}: it is no JSON{_at(error)}; accepted is a JSON object")
    return _from_members(members)


def _from_body(body: bytes) -> Request | Unreadable:
    try:
        members = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        return _malformed(f"the body is no JSON{_at(error)}; accepted is a JSON object with query")
    if not isinstance(members, dict):
        kind = _KINDS.get(type(members), "value")
        return _malformed(f"the body is a JSON {kind}; accepted is a JSON object with query")
    return _from_members(members)


def _at(error: orjson.JSONDecodeError) -> str:
    return f" (line {error.lineno}, column {error.colno})"


def _from_members(members: dict[str, object]) -> Request | Unreadable:
    query, name = members.get("query"), members.get("operationName")
    variables, extensions = members.get("variables"), members.get("extensions")
    if not isinstance(query, str):
        return _malformed("query: it is missing or no text; accepted is a GraphQL document")
    if not isinstance(name, str | None):
        return _malformed(
            "operationName: it is no text; accepted is a name of the document, or null"
        )
    if not isinstance(variables, dict | None):
        return _malformed("variables: they are no object; accepted is a JSON object, or null")
    if not isinstance(extensions, dict | None):
        return _malformed("extensions: they are no object; accepted is a JSON object, or null")
    return Request(query=query, operation_name=name, variables=variables)


_KINDS = {list: "list", str: "text", int: "number", float: "number", bool: "truth value"}


def _malformed(message: str) -> Unreadable:
    return Unreadable(status=HTTPStatus.BAD_REQUEST, message=message)

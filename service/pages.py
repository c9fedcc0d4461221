"""Which pages let a person try GraphQL in a browser, and under which safety headers?"""

import json
import os
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PLAIN = Path(__file__).with_name("pages")
_BASE_POLICY = "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_PLAIN_POLICY = f"default-src 'self'; {_BASE_POLICY}"
# The editor of GraphiQL writes its own style rules and carries its fonts and marks as data.
_GRAPHIQL_POLICY = (
    "default-src 'self'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; "
    f"font-src 'self' data:; img-src 'self' data:; {_BASE_POLICY}"
)
_SAFETY_HEADERS = (
    ("Content-Security-Policy", _PLAIN_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)
# A name with a hash of its content never changes what it stands for; any other may at each build.
_CACHE_HASHED = "public, max-age=31536000, immutable"
_CACHE_ASK_FIRST = "no-cache"
_HASHED_FOLDER = "assets"
# Named here, since the table of the machine may call a script text/plain, which browsers refuse.
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}
# What a file of no known kind is called: bytes to keep, nothing to show or run.
_UNNAMED_MEDIA = "application/octet-stream"

_Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A query that the pages offer; `variables` is the text of a JSON object, or empty."""

    title: str
    query: str
    variables: str = ""

    def __post_init__(self) -> None:
        if self.variables and not _is_json_object(self.variables):
            msg = (
                f"The variables of the example {self.title!r} are {self.variables!r}; accepted is "
                'the text of a JSON object, such as {"agreement": "reseller-terms"}, or nothing.'
            )
            raise ValueError(msg)


def page_routes(*, built: Path | None, examples: tuple[Example, ...]) -> list[BaseRoute]:
    """The routes of `/graphiql` and of all that lies below it.

    Args:
        built: The folder that `make web` writes. Without it, or without an `index.html` in it,
            `/graphiql` is the plain page, which needs no build.
        examples: What both pages offer to run, in this order.
    """
    plain = _PageFiles(directory=_PLAIN)
    plain_page = _one_file(plain, "plain.html", policy=_PLAIN_POLICY)
    routes = [
        _route("/graphiql/examples.json", _examples_endpoint(examples)),
        _route("/graphiql/plain", plain_page),
        _route("/graphiql/plain/{path:path}", _any_file(plain)),
    ]
    if built is None or not (built / "index.html").is_file():
        return [*routes, _route("/graphiql", plain_page), _route("/graphiql/", plain_page)]
    graphiql = _PageFiles(directory=built)
    graphiql_page = _one_file(graphiql, "index.html", policy=_GRAPHIQL_POLICY)
    return [
        *routes,
        _route("/graphiql", graphiql_page),
        _route("/graphiql/", graphiql_page),
        _route("/graphiql/{path:path}", _any_file(graphiql)),
    ]


class _PageFiles(StaticFiles):
    """Files of one folder, none from outside it, with our media types and cache rules."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        path = Path(full_path)
        hashed = path.parent.name == _HASHED_FOLDER
        response.headers["Cache-Control"] = _CACHE_HASHED if hashed else _CACHE_ASK_FIRST
        if response.status_code == HTTPStatus.OK:
            response.headers["Content-Type"] = _MEDIA_TYPES.get(path.suffix, _UNNAMED_MEDIA)
        return response


class _SafetyHeaders:
    """Puts the safety headers on each answer, a refusal too, where the endpoint set no own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _SAFETY_HEADERS:
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _route(path: str, endpoint: _Endpoint) -> Route:
    return Route(path, endpoint, include_in_schema=False, middleware=[Middleware(_SafetyHeaders)])


def _examples_endpoint(examples: tuple[Example, ...]) -> _Endpoint:
    content = {"examples": [asdict(example) for example in examples]}

    async def answer_examples(_request: Request) -> Response:
        return JSONResponse(content, headers={"Cache-Control": _CACHE_ASK_FIRST})

    return answer_examples


def _one_file(files: StaticFiles, name: str, *, policy: str) -> _Endpoint:
    async def answer_file(request: Request) -> Response:
        response = await files.get_response(name, request.scope)
        response.headers["Content-Security-Policy"] = policy
        return response

    return answer_file


def _any_file(files: StaticFiles) -> _Endpoint:
    async def answer_file(request: Request) -> Response:
        return await files.get_response(request.path_params["path"], request.scope)

    return answer_file


def _is_json_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except json.JSONDecodeError:
        return False

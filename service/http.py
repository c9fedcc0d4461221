"""How is GraphQL served over HTTP?"""

from collections.abc import Callable
from http import HTTPStatus

import orjson
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from schema.codes import Code
from schema.context import RequestContext
from schema.errors import fault
from schema.execution import Outcome, Runner
from service.negotiation import GRAPHQL_MEDIA, JSON_MEDIA, accepted_media
from service.requests import Unreadable, query_only, read_request


class GraphQLEndpoint:
    """Answers GET and POST by the GraphQL over HTTP specification; everything else is refused."""

    def __init__(
        self, runner: Runner, new_context: Callable[[], RequestContext], *, body_limit: int
    ) -> None:
        self._runner = runner
        self._new_context = new_context
        self._body_limit = body_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await self._answer(HttpRequest(scope, receive))
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _answer(self, http: HttpRequest) -> Response:
        media = accepted_media(http.headers.get("accept"))
        if media is None:
            accepted = f"accepted are {GRAPHQL_MEDIA} and {JSON_MEDIA}"
            message = f"none of the media types that the client wants can be given; {accepted}"
            return refusal(
                Unreadable(status=HTTPStatus.NOT_ACCEPTABLE, message=message), JSON_MEDIA
            )
        request = await read_request(http, self._body_limit)
        if isinstance(request, Unreadable):
            return refusal(request, media)
        chosen = self._runner.choose(request)
        if http.method == "GET" and not chosen.is_query:
            return refusal(query_only(), media)
        if isinstance(chosen, Outcome):
            return _response(chosen, media)
        return _response(await self._runner.run(chosen, self._new_context()), media)


def refusal(unreadable: Unreadable, media: str) -> Response:
    """Answer an HTTP request that carries no GraphQL request."""
    errors = [fault(Code.BAD_USER_INPUT, unreadable.message)]
    return _json({"errors": errors}, unreadable.status, media, unreadable.headers)


def _response(outcome: Outcome, media: str) -> Response:
    body: dict[str, object] = {"errors": outcome.errors} if outcome.errors else {}
    if outcome.begun:
        body["data"] = outcome.data
    return _json(body, _status(outcome, media), media, {})


def _status(outcome: Outcome, media: str) -> HTTPStatus:
    """What ran is 200, with errors of fields too; what did not is told by the media type that can tell it."""
    if outcome.timed_out:
        return HTTPStatus.GATEWAY_TIMEOUT
    return HTTPStatus.OK if outcome.begun or media == JSON_MEDIA else HTTPStatus.BAD_REQUEST


def _json(
    body: dict[str, object], status: HTTPStatus, media: str, headers: dict[str, str]
) -> Response:
    return Response(
        orjson.dumps(body),
        status_code=status,
        media_type=f"{media}; charset=utf-8",
        headers=headers,
    )

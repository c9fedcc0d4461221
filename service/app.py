"""How do the parts become one web application?"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from uuid import uuid4

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from graph.store import GraphStore, StoreError
from graph.viewer import ANYBODY, Viewer
from schema import sdl
from schema.errors import Report
from schema.execution import Runner
from schema.limits import Limits
from service.context import Surroundings
from service.http import GraphQLEndpoint


def new_error_id() -> str:
    """Give an id for the log that no other error has."""
    return uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class AppOptions:
    """What the application is told and allows; times are in seconds.

    ``store_kind`` is what the API calls the store: sqlite, neo4j, demo. ``viewer`` is for whom
    everything is read. ``error_id`` gives the id under which the log keeps an error that is not shown.
    """

    store_kind: str
    viewer: Viewer = ANYBODY
    limits: Limits = field(default_factory=Limits)
    request_timeout: float = 10.0
    ready_timeout: float = 2.0
    body_limit: int = 1024 * 1024
    error_id: Callable[[], str] = new_error_id


def create_app(
    store: GraphStore,
    options: AppOptions,
    *,
    clock: Callable[[], datetime],
    routes: Sequence[BaseRoute] = (),
) -> Starlette:
    """Make the application around an open store, which it closes when it ends.

    Args:
        store: The graph.
        options: What it is told and allows.
        clock: Gives the time in UTC; its day is the default of ``effectiveAt``.
        routes: What else is served, such as the pages.
    """
    surroundings = Surroundings(
        store=store, store_kind=options.store_kind, viewer=options.viewer, clock=clock
    )
    runner = Runner(
        limits=options.limits,
        seconds=options.request_timeout,
        report=_reporter(options.error_id),
    )
    graphql = GraphQLEndpoint(runner, surroundings.for_one_request, body_limit=options.body_limit)
    return Starlette(
        routes=[
            Route("/graphql", graphql),
            Route("/schema.graphql", _show_schema),
            Route("/livez", _show_life),
            Route("/readyz", _readiness(store, options.ready_timeout)),
            *routes,
        ],
        lifespan=_closing(store),
    )


def _reporter(error_id: Callable[[], str]) -> Report:
    log = structlog.get_logger("graphql")

    def report(error: BaseException) -> str:
        made = error_id()
        log.error("request failed", error_id=made, kind=type(error).__name__, exc_info=error)
        return made

    return report


def _closing(store: GraphStore) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await store.close()

    return lifespan


async def _show_schema(_: Request) -> Response:
    return PlainTextResponse(sdl())


async def _show_life(_: Request) -> Response:
    return JSONResponse({"status": "alive"})


def _readiness(store: GraphStore, seconds: float) -> Callable[[Request], Awaitable[Response]]:
    async def show_readiness(_: Request) -> Response:
        try:
            async with asyncio.timeout(seconds):
                head = await store.head()
        except (StoreError, TimeoutError) as error:
            structlog.get_logger("readiness").warning("not ready", kind=type(error).__name__)
            return JSONResponse(
                {"status": "the store does not answer"}, HTTPStatus.SERVICE_UNAVAILABLE
            )
        return JSONResponse({"status": "ready", "revision": str(head)})

    return show_readiness

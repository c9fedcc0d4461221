"""Against what do the browser tests run? A small real GraphQL server with the pages, on this machine."""

import socket
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from strawberry.asgi import GraphQL

from service.pages import Example, page_routes

EXAMPLES = (
    Example(title="Who is there?", query='query Hello {\n  greeting(name: "reader")\n}'),
    Example(
        title="Greet somebody",
        query="query Greet($name: String!) {\n  greeting(name: $name)\n}",
        variables='{"name": "Ada"}',
    ),
    Example(title="Name the terms", query="query Titles {\n  titles\n}"),
)


def resolve_greeting(name: str) -> str:
    return f"hello {name}"


@strawberry.type
class Query:
    greeting: str = strawberry.field(
        resolver=resolve_greeting, description="Says hello to the one who asks."
    )

    @strawberry.field
    def titles(self) -> list[str]:
        return ["Reseller terms", "Order form"]


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def countdown(self, start: int) -> AsyncGenerator[int, None]:
        for left in range(start, -1, -1):
            yield left


def build_app(built: Path | None) -> Starlette:
    schema = strawberry.Schema(query=Query, subscription=Subscription)
    graphql = GraphQL(schema, graphql_ide=None)

    def answer_schema(_request: Request) -> Response:
        return PlainTextResponse(schema.as_str())

    return Starlette(
        routes=[
            Route("/graphql", graphql, methods=["GET", "POST"]),
            WebSocketRoute("/graphql", graphql),
            Route("/schema.graphql", answer_schema),
            *page_routes(built=built, examples=EXAMPLES),
        ]
    )


@contextmanager
def serve(app: ASGIApp) -> Iterator[str]:
    """Serves on a free port of the loopback address, gives the base address, stops at the end."""
    config = uvicorn.Config(app, log_level="warning", lifespan="off", timeout_graceful_shutdown=5)
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, name="pages")
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()

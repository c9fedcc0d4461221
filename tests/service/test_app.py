"""Which routes has the application, and what does it do when it starts and ends?"""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread

import httpx2
import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

import schema
from graph.records import Revision
from graph.store import StoreUnavailableError
from service.app import AppOptions, create_app, new_error_id
from tests.fakes import FakeStore
from tests.places import places
from tests.schema.asking import OPTIONS, client
from tests.schema.world import NOW, stored


class ClosingStore(FakeStore):
    """Knows whether it was closed."""

    closed = 0

    async def close(self) -> None:
        self.closed += 1


def test_the_store_is_closed_when_the_application_ends() -> None:
    store = ClosingStore(places())

    with client(store) as api:
        assert api.get("/livez").json() == {"status": "alive"}
        assert store.closed == 0

    assert store.closed == 1


def test_the_schema_is_served_as_it_is_kept() -> None:
    response = client().get("/schema.graphql")

    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.text == Path(schema.__file__).with_name("schema.graphql").read_text("utf-8")


def test_the_service_is_ready_when_the_store_answers() -> None:
    response = client(FakeStore(places())).get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"status": "ready", "revision": "0-e3b0c44298fc"}


async def never() -> Revision:
    """Wait for what does not come."""
    coming: asyncio.Future[Revision] = asyncio.get_running_loop().create_future()
    return await coming


class SilentStore(FakeStore):
    async def head(self) -> Revision:
        return await never()


class BrokenStore(FakeStore):
    async def head(self) -> Revision:
        message = "bolt://10.0.0.7 refused"
        raise StoreUnavailableError(message)


@pytest.mark.parametrize("store", [SilentStore(places()), BrokenStore(places())])
def test_the_service_is_not_ready_while_the_store_does_not_answer(store: FakeStore) -> None:
    api = client(store, replace(OPTIONS, ready_timeout=0.05))

    response = api.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"status": "the store does not answer"}
    assert api.get("/livez").status_code == 200


def test_other_routes_are_served_beside() -> None:
    async def hello(_: Request) -> Response:
        return PlainTextResponse("hello")

    app = create_app(stored(), OPTIONS, clock=lambda: NOW, routes=[Route("/hello", hello)])

    assert TestClient(app).get("/hello").text == "hello"


def test_an_error_has_an_id_of_its_own() -> None:
    assert AppOptions(store_kind="x").error_id is new_error_id
    assert len({new_error_id() for _ in range(10)}) == 10


@contextmanager
def served(store: FakeStore) -> Iterator[str]:
    """Serve on a free port of the loopback address; ends with the test."""
    app = create_app(store, OPTIONS, clock=lambda: NOW)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=5))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def test_a_question_is_answered_over_a_real_socket() -> None:
    store = ClosingStore(places())
    world = stored()
    store.made, store.records = world.made, world.records
    query = '{ governingLaw(agreement: "quillon-terms", topic: "ip") { law { code } summary } }'

    with served(store) as address, httpx2.Client(base_url=address, timeout=30) as http:
        by_post = http.post("/graphql", json={"query": query})
        by_get = http.get("/graphql", params={"query": query})
        ready = http.get("/readyz")

    assert (
        by_post.json()
        == by_get.json()
        == {
            "data": {
                "governingLaw": {"law": {"code": "FR"}, "summary": "The law of France governs."}
            }
        }
    )
    assert ready.json()["status"] == "ready"
    assert store.closed == 1

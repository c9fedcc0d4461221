"""How do the tests ask the API: over HTTP, as a client does?"""

from typing import Any

import httpx2
from starlette.testclient import TestClient

from graph.store import GraphStore
from schema.limits import Limits
from service.app import AppOptions, create_app
from tests.schema.world import NOW, stored

Json = dict[str, Any]
WIDE = Limits(tokens=100_000, depth=60, root_fields=200, aliases=100_000, cost=10_000_000)


OPTIONS = AppOptions(store_kind="fake", error_id=lambda: "an-id")


def client(store: GraphStore | None = None, options: AppOptions = OPTIONS) -> TestClient:
    app = create_app(stored() if store is None else store, options, clock=lambda: NOW)
    return TestClient(app, raise_server_exceptions=False)


def post(api: TestClient, query: str, **variables: object) -> httpx2.Response:
    return api.post("/graphql", json={"query": query, "variables": variables})


def data(api: TestClient, query: str, **variables: object) -> Json:
    """Give the data of an answer without errors."""
    body = post(api, query, **variables).json()
    assert "errors" not in body, body
    found: Json = body["data"]
    return found


def errors(api: TestClient, query: str, **variables: object) -> list[Json]:
    """Give the errors of an answer, without their places in the document."""
    found = post(api, query, **variables).json()["errors"]
    return [
        {name: value for name, value in error.items() if name != "locations"} for error in found
    ]

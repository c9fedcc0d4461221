"""``serve`` and ``demo``: a service that answers, says where it is, and ends when it is told to."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette

from service import bootstrap
from service.cli import serve_work
from service.cli.serve_work import free_port
from tests.cli.calling import call

LOOPBACK = "127.0.0.1"


@contextmanager
def taken() -> Iterator[int]:
    """Listen on a port, so that it is in use."""
    with socket.socket() as listening:
        listening.bind((LOOPBACK, 0))
        listening.listen()
        port: int = listening.getsockname()[1]
        yield port


@contextmanager
def running(*words: object, until: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """Run a service in a process of its own until it has said a line; it must end well when told to."""
    command = [sys.executable, "-u", "-m", "service.cli", *map(str, words)]
    environment = {**os.environ, "CONTRACT_GRAPH_LOG_LEVEL": "info"}
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stderr is not None
        lines = iter(process.stderr)
        told = [line.rstrip("\n") for line in takewhile(lambda line: until not in line, lines)]
        try:
            yield process, told
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


def ask(address: str, query: str) -> Any:  # noqa: ANN401 - what the service gives
    request = urllib.request.Request(  # noqa: S310 - our own service
        address, json.dumps({"query": query}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310 - our own service
        return json.load(response)["data"]


def test_a_store_is_served_until_it_is_told_to_end(harbour: str) -> None:
    port = free_port(LOOPBACK, 18000, tried=2000)
    with running("serve", "--store", harbour, "--port", port, until="running on") as (
        process,
        told,
    ):
        counts = ask(
            f"http://{LOOPBACK}:{port}/graphql", "{ agreements { totalCount } graph { store } }"
        )

    assert counts["agreements"]["totalCount"] > 100
    assert counts["graph"]["store"] == "sqlite"
    assert told[:2] == [f"Store     {harbour}", f"API       http://{LOOPBACK}:{port}/graphql"]
    assert process.returncode in {0, 130, -signal.SIGINT}


def test_the_demo_is_served_on_the_next_free_port_and_says_so_as_data() -> None:
    with (
        taken() as port,
        running("demo", "--port", port, "--json", until="running on") as (process, _),
    ):
        assert process.stdout is not None
        said = json.loads("".join(iter(process.stdout.readline, "}\n")) + "}")
        law = ask(said["api"], '{ governingLaw(agreement: "tidewater-reseller-terms") { status } }')
        with urllib.request.urlopen(said["graphiql"], timeout=30) as page:  # noqa: S310 - our own service
            assert page.status == 200

    assert said["store"] == "demo"
    assert said["api"] != f"http://{LOOPBACK}:{port}/graphql"
    assert said["counts"]["Agreement"] > 100
    assert law == {"governingLaw": {"status": "DEPENDS"}}


@pytest.fixture
def unlistening(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is served: what is said before is looked at."""

    async def closed(opened: Any, _: object) -> None:  # noqa: ANN401 - a store
        await opened.close()

    monkeypatch.setattr(serve_work, "_listen", closed)


@pytest.mark.usefixtures("unlistening", "quick_demo")
def test_the_demo_says_what_it_holds_where_it_is_and_what_to_try(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(serve_work, "demo_store", bootstrap.demo_store)
    with taken() as port:
        done = call("demo", "--port", port)
    lines = done.err.splitlines()

    assert (done.code, done.out) == (0, "")
    assert lines[0].startswith("Demo set and bundled facts loaded: ")
    assert lines[0].endswith(" s")
    assert lines[1].startswith(f"Port {port} is in use, so this is ")
    assert lines[2] == "Store     in memory, gone at Ctrl+C"
    assert lines[3].startswith(f"GraphiQL  http://{LOOPBACK}:")
    assert "# Which document prevails on fees?" in lines


@pytest.mark.usefixtures("unlistening", "quick_demo")
def test_the_demo_says_nothing_of_a_port_that_was_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve_work, "demo_store", bootstrap.demo_store)
    port = free_port(LOOPBACK, 18000, tried=2000)
    done = call("demo", "--port", port)

    assert done.err.splitlines()[2] == f"GraphiQL  http://{LOOPBACK}:{port}/graphiql"


@pytest.mark.usefixtures("unlistening", "quick_demo")
def test_the_demo_says_where_it_is_as_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve_work, "demo_store", bootstrap.demo_store)
    done = call("demo", "--json", "--port", free_port(LOOPBACK, 18000, tried=2000))

    assert (done.code, done.err) == (0, "")
    assert done.json.keys() == {"store", "counts", "api", "graphiql"}


def test_the_service_is_made_as_the_settings_say(
    harbour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[uvicorn.Config] = []

    async def begin_and_end(server: uvicorn.Server) -> None:
        made.append(server.config)
        app = server.config.app
        assert isinstance(app, Starlette)
        async with app.router.lifespan_context(app):
            assert {"/graphql", "/readyz", "/graphiql"} <= {
                getattr(one, "path", "") for one in app.routes
            }

    monkeypatch.setattr(uvicorn.Server, "serve", begin_and_end)
    monkeypatch.setenv("CONTRACT_GRAPH_LOG_LEVEL", "warning")
    port = free_port(LOOPBACK, 18000, tried=2000)
    done = call("serve", "--port", port, store=harbour)

    (config,) = made
    assert done.code == 0
    assert (config.host, config.port, config.log_level, config.access_log) == (
        LOOPBACK,
        port,
        "warning",
        False,
    )
    assert config.timeout_graceful_shutdown == serve_work.GRACE_SECONDS


@pytest.mark.usefixtures("unlistening")
def test_a_service_listens_where_it_is_told_to(
    harbour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port(LOOPBACK, 18000, tried=2000)
    monkeypatch.setenv("CONTRACT_GRAPH_PORT", str(port))

    done = call("serve", store=harbour)

    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines()[1] == f"API       http://{LOOPBACK}:{port}/graphql"


def test_a_port_in_use_is_wrong_usage(harbour: str) -> None:
    with taken() as port:
        done = call("serve", "--port", port, store=harbour)

    assert (done.code, done.out) == (2, "")
    assert f"{LOOPBACK}:{port} cannot be listened on: the port is in use" in " ".join(
        done.err.split()
    )


def test_an_address_that_is_not_of_this_machine_is_wrong_usage(harbour: str) -> None:
    done = call("serve", "--host", "192.0.2.1", "--port", 18000, store=harbour)

    assert done.code == 2
    assert "or the address is not of this machine" in " ".join(done.err.split())


def test_where_all_ports_are_in_use_the_demo_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve_work, "PORTS_TRIED", 1)
    with taken() as port:
        done = call("demo", "--port", port)

    assert done.code == 2
    assert f"the ports {port} to {port} are all in use: give another with --port" in " ".join(
        done.err.split()
    )


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_bad_port_is_wrong_usage(port: str) -> None:
    done = call("serve", "--port", port)

    assert (done.code, done.out) == (2, "")
    assert "Invalid value for '--port'" in done.err


def test_a_store_that_cannot_be_opened_is_told_with_its_exit_code() -> None:
    assert (
        call("serve", "--port", free_port(LOOPBACK, 18000, tried=2000), store="postgres://db").code
        == 2
    )


def test_the_last_ports_are_tried_and_none_after_them() -> None:
    assert free_port("192.0.2.1", 65530, tried=20) is None

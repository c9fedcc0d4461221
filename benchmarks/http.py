"""What does a query cost over HTTP, against a static response of the same size through the same server?

    python -m benchmarks.http

The server runs in a process of its own; its CPU time is what is compared. Loopback only, a bounded number of requests.
"""

import http.client
import json
import multiprocessing
import resource
import socket
import statistics
import time
from multiprocessing.connection import Connection

import uvicorn
from starlette.responses import Response
from starlette.routing import Route

from service.app import AppOptions, create_app
from service.bootstrap import demo_store, read_places, utc_now
from service.examples import EXAMPLES

REQUESTS = 300
ROUNDS = 5


def serve(port: int, body: bytes, gate: Connection) -> None:
    """Serve the API and the static body; answer each word on the gate with the CPU time used so far."""
    import asyncio  # noqa: PLC0415 - in the child only

    async def run() -> None:
        store = await demo_store(read_places())

        async def static(_: object) -> Response:
            return Response(body, media_type="application/json")

        app = create_app(
            store,
            AppOptions(store_kind="demo"),
            clock=utc_now,
            routes=[Route("/static", static, methods=["POST"])],
        )
        server = uvicorn.Server(
            uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", access_log=False)
        )
        serving = asyncio.create_task(server.serve())
        while await asyncio.to_thread(gate.recv) == "time":
            usage = resource.getrusage(resource.RUSAGE_SELF)
            gate.send(usage.ru_utime + usage.ru_stime)
        server.should_exit = True
        await serving

    asyncio.run(run())


def post(connection: http.client.HTTPConnection, path: str, body: bytes) -> bytes:
    """Send one request on a kept connection."""
    connection.request("POST", path, body, {"Content-Type": "application/json"})
    return connection.getresponse().read()


def main() -> None:
    """Print the share of static speed that each example query reaches."""
    for example in EXAMPLES:
        measure(example.title, json.dumps({"query": example.query}).encode())


def measure(name: str, request: bytes) -> None:
    """Measure one query in a server of its own."""
    port = _free_port()
    ours, theirs = multiprocessing.Pipe()
    answer = _answer_of(request, _free_port())
    process = multiprocessing.get_context("spawn").Process(
        target=serve, args=(port, answer, theirs)
    )
    process.start()
    connection = _connected(port)
    shares = []
    for _ in range(ROUNDS):
        costs = {}
        for path, body in (("/graphql", request), ("/static", request)):
            before = _time(ours)
            for _ in range(REQUESTS):
                post(connection, path, body)
            costs[path] = _time(ours) - before
        shares.append(costs["/static"] / costs["/graphql"])
    print(
        f"{name}: {statistics.median(shares):.3f} of a static response of the same {len(answer)} bytes"
    )
    ours.send("stop")
    connection.close()
    process.join(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answer_of(request: bytes, port: int) -> bytes:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(port, b"{}", theirs))
    process.start()
    connection = _connected(port)
    body = post(connection, "/graphql", request)
    ours.send("stop")
    connection.close()
    process.join(20)
    return body


def _time(gate: Connection) -> float:
    gate.send("time")
    return float(gate.recv())


def _connected(port: int) -> http.client.HTTPConnection:
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/livez")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return connection
    message = "the server did not start"
    raise RuntimeError(message)


if __name__ == "__main__":
    main()

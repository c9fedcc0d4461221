"""How is the service started, on which port, and what is said about it?"""

import asyncio
import socket
import time
from dataclasses import dataclass, replace

import typer
import uvicorn

from graph.store import GraphStore
from service.app import AppOptions, create_app
from service.bootstrap import (
    demo_store,
    graphiql_build,
    open_store,
    read_places,
    store_kind,
    utc_now,
)
from service.cli.counts import counts_by_label, summary_line
from service.cli.output import notes, write_json
from service.cli.running import guarded, settings_with
from service.examples import EXAMPLES
from service.pages import page_routes
from service.settings import Settings

GRACE_SECONDS = 5
PORTS_TRIED = 20


def serve(store: str | None, host: str | None, port: int | None) -> None:
    """Serve a store until it is told to stop."""
    settings = guarded(lambda: settings_with(store))
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    if free_port(settings.host, settings.port, tried=1) is None:
        message = f"{settings.host}:{settings.port} cannot be listened on: the port is in use, or the address is not of this machine"
        raise typer.BadParameter(message)
    guarded(lambda: asyncio.run(_serve(settings)))


async def _serve(settings: Settings) -> None:
    opened = await open_store(settings, read_places())
    notes.print(f"Store     {settings.store_shown}")
    notes.print(f"API       http://{settings.host}:{settings.port}/graphql")
    await _listen(opened, settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What the demo holds, and where it is reached."""

    counts: dict[str, int]
    seconds: float
    base: str
    wanted_port: int
    port: int


def serve_demo(port: int | None, *, as_json: bool) -> None:
    """Serve the demo set until it is told to stop."""
    settings = guarded(lambda: settings_with("demo"))
    wanted = port or settings.port
    chosen = free_port(settings.host, wanted, tried=PORTS_TRIED)
    if chosen is None:
        message = f"the ports {wanted} to {wanted + PORTS_TRIED - 1} are all in use: give another with --port"
        raise typer.BadParameter(message)
    settings = replace(settings, port=chosen)
    guarded(lambda: asyncio.run(_demo(settings, wanted, as_json=as_json)))


async def _demo(settings: Settings, wanted: int, *, as_json: bool) -> None:
    begun = time.monotonic()
    opened = await demo_store(read_places())
    _, live = await opened.live()
    demo = Demo(
        counts=counts_by_label(live),
        seconds=time.monotonic() - begun,
        base=f"http://{settings.host}:{settings.port}",
        wanted_port=wanted,
        port=settings.port,
    )
    if as_json:
        _write_demo(demo)
    else:
        _print_demo(demo)
    await _listen(opened, settings)


def _write_demo(demo: Demo) -> None:
    write_json(
        {
            "store": "demo",
            "counts": demo.counts,
            "api": f"{demo.base}/graphql",
            "graphiql": f"{demo.base}/graphiql",
        }
    )


def _print_demo(demo: Demo) -> None:
    held = f"Demo set and bundled facts loaded: {summary_line(demo.counts)}"
    notes.print(f"{held}   {demo.seconds:.1f} s")
    if demo.port != demo.wanted_port:
        notes.print(f"Port {demo.wanted_port} is in use, so this is {demo.port}")
    notes.print("Store     in memory, gone at Ctrl+C")
    notes.print(f"GraphiQL  {demo.base}/graphiql")
    notes.print(f"API       {demo.base}/graphql")
    notes.print("Try       contract-graph ask governing-law tidewater-reseller-terms --store demo")
    notes.print("Yours     contract-graph load ./my-contracts --dry-run")
    notes.print("\nThree questions to paste:")
    for example in EXAMPLES:
        notes.print(f"\n# {example.title}")
        notes.print(example.query)


def free_port(host: str, wanted: int, *, tried: int) -> int | None:
    """Give the first of some ports, from ``wanted`` on, that nobody listens on; None where there is none."""
    for port in range(wanted, min(wanted + tried, 65536)):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    return None


async def _listen(opened: GraphStore, settings: Settings) -> None:
    options = AppOptions(store_kind=store_kind(settings), request_timeout=settings.request_timeout)
    app = create_app(
        opened,
        options,
        clock=utc_now,
        routes=page_routes(built=graphiql_build(), examples=EXAMPLES),
    )
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level=settings.log_level,
        timeout_graceful_shutdown=GRACE_SECONDS,
        access_log=False,
    )
    await uvicorn.Server(config).serve()

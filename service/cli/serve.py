"""``contract-graph serve`` and ``demo``: the service, and the first five minutes with it."""

import asyncio
import socket
import time
from typing import Annotated

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
from service.cli.running import StoreOption, guarded, notes, settings_with
from service.examples import EXAMPLES
from service.pages import page_routes
from service.settings import Settings

GRACE_SECONDS = 5
PORTS_TRIED = 20

HostOption = Annotated[
    str | None,
    typer.Option(help="The address to listen on; default CONTRACT_GRAPH_HOST, else 127.0.0.1."),
]
PortOption = Annotated[
    int | None, typer.Option(help="The port; one in use is passed over by the demo.")
]


def serve_command(
    store: StoreOption = None, host: HostOption = None, port: PortOption = None
) -> None:
    """Serve the API over HTTP.

    Example: contract-graph serve --store sqlite:///graph.sqlite
    """
    guarded(lambda: asyncio.run(_serve(settings_with(store), host, port)))


async def _serve(settings: Settings, host: str | None, port: int | None) -> None:
    opened = await open_store(settings, read_places())
    address, chosen = host or settings.host, port or settings.port
    notes.print(f"Store     {settings.store}", soft_wrap=True)
    notes.print(f"API       http://{address}:{chosen}/graphql", soft_wrap=True)
    await _listen(opened, settings, address, chosen)


def demo_command(port: PortOption = None) -> None:
    """Serve the demo set and the bundled facts from memory; gone at Ctrl+C.

    Example: contract-graph demo
    """
    guarded(lambda: asyncio.run(_demo(settings_with("demo"), port)))


async def _demo(settings: Settings, port: int | None) -> None:
    begun = time.monotonic()
    opened = await demo_store(read_places())
    _, live = await opened.live()
    counts = {
        label: sum(1 for key in live if key.startswith(f"{label}:"))
        for label in ("Agreement", "Version", "Clause", "Finding")
    }
    rules = sum(1 for key in live if key.partition(":")[0].endswith(("Rule", "Engagement")))
    chosen = free_port(settings.host, port or settings.port)
    base = f"http://{settings.host}:{chosen}"
    notes.print(
        f"Demo set and bundled facts loaded: {counts['Agreement']} agreements, {counts['Version']} versions, "
        f"{counts['Clause']} clauses, {rules} rules, {counts['Finding']} findings   {time.monotonic() - begun:.1f} s"
    )
    if chosen != (port or settings.port):
        notes.print(f"Port {port or settings.port} is in use, so this is {chosen}")
    notes.print("Store     in memory, gone at Ctrl+C")
    notes.print(f"GraphiQL  {base}/graphiql")
    notes.print(f"API       {base}/graphql")
    notes.print("Try       contract-graph ask governing-law tidewater-reseller-terms --store demo")
    notes.print("Yours     contract-graph load ./my-contracts --dry-run")
    notes.print("\nThree questions to paste:")
    for example in EXAMPLES:
        notes.print(f"\n# {example.title}", markup=False)
        notes.print(example.query, markup=False, soft_wrap=True)
    await _listen(opened, settings, settings.host, chosen)


def free_port(host: str, wanted: int) -> int:
    """Give the first port from ``wanted`` on that nobody listens on."""
    for port in range(wanted, wanted + PORTS_TRIED):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    message = (
        f"the ports {wanted} to {wanted + PORTS_TRIED - 1} are all in use: give another with --port"
    )
    raise typer.BadParameter(message)


async def _listen(opened: GraphStore, settings: Settings, host: str, port: int) -> None:
    options = AppOptions(store_kind=store_kind(settings), request_timeout=settings.request_timeout)
    app = create_app(
        opened,
        options,
        clock=utc_now,
        routes=page_routes(built=graphiql_build(), examples=EXAMPLES),
    )
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level=settings.log_level,
        timeout_graceful_shutdown=GRACE_SECONDS,
        access_log=False,
    )
    await uvicorn.Server(config).serve()

"""``contract-graph serve`` and ``demo``: the service, and the first five minutes with it."""

from typing import Annotated

import typer

from service.cli.options import JsonOption, StoreOption

HostOption = Annotated[
    str | None,
    typer.Option(help="The address to listen on; default CONTRACT_GRAPH_HOST, else 127.0.0.1."),
]
PortOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=65535,
        help="The port; default CONTRACT_GRAPH_PORT, else 8000; one in use is passed over by the demo.",
    ),
]


def serve_command(
    store: StoreOption = None, host: HostOption = None, port: PortOption = None
) -> None:
    """Serve the API over HTTP.

    Example: contract-graph serve --store sqlite:///graph.sqlite
    """
    from service.cli.serve_work import serve  # noqa: PLC0415 - help need not wait for it

    serve(store, host, port)


def demo_command(port: PortOption = None, as_json: JsonOption = False) -> None:
    """Serve the demo set and the bundled facts from memory; gone at Ctrl+C.

    Example: contract-graph demo
    """
    from service.cli.serve_work import serve_demo  # noqa: PLC0415 - help need not wait for it

    serve_demo(port, as_json=as_json)

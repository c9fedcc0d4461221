"""``contract-graph export``: the whole graph, to be loaded into another store without a changed byte."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import StoreOption


def export_command(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file ending in .jsonl; else stdout.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Write the whole graph, with its revisions, as lines of JSON; `load` reads them.

    Example: contract-graph export -o graph.jsonl
    """
    from service.cli.export_work import export_graph  # noqa: PLC0415 - help need not wait for it

    export_graph(store, output)

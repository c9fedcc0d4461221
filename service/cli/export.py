"""``contract-graph export``: the whole graph, to be loaded into another store without a changed byte."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.export import write_export
from graph.places import Places
from graph.records import History
from graph.store import GraphStore
from service.cli.running import StoreOption, notes, run


def export_command(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file ending in .jsonl; else stdout.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Write the whole graph, with its revisions, as lines of JSON; `load` reads them.

    Example: contract-graph export -o graph.jsonl
    """

    async def work(opened: GraphStore, places: Places) -> History:
        del places
        return await opened.history()

    history = run(store, work)
    if output is None:
        sys.stdout.buffer.writelines(write_export(history))
        sys.stdout.buffer.flush()
        return
    with output.open("wb") as file:
        file.writelines(write_export(history))
    notes.print(
        f"{len(history.records)} records of {len(history.revisions)} revisions written to {output}"
    )

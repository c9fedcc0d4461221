"""How does a graph leave its store?"""

from pathlib import Path

from graph.export import write_export
from graph.places import Places
from graph.records import History
from graph.store import GraphStore
from service.cli.output import notes, write_bytes
from service.cli.running import guarded, run


def export_graph(store: str | None, output: Path | None) -> None:
    """Write the graph to a file or stdout."""
    history = run(store, _read)
    guarded(lambda: write_bytes(write_export(history), output))
    if output is not None:
        notes.print(
            f"{len(history.records)} records of {len(history.revisions)} revisions written to {output}"
        )


async def _read(opened: GraphStore, _: Places) -> History:
    return await opened.history()

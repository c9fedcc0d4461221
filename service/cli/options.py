"""Which options do several commands take, and which exit codes do all of them give?

Each command has two modules: its words (``load.py``), which import nothing that takes time, so that help and completion
come at once; and its work (``load_work.py``), which is imported when the command runs.
"""

from enum import IntEnum
from typing import Annotated

import typer


class ExitCode(IntEnum):
    """What a script can rely on."""

    WELL = 0
    FINDING = 1
    USAGE = 2
    UNREACHABLE = 3


StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        help="sqlite:///PATH, neo4j://HOST:PORT or demo; else CONTRACT_GRAPH_STORE, else a file of the user.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write data as JSON to stdout.")]

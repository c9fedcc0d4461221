"""``contract-graph load``: fact files, texts and exports into the graph, all or nothing."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import JsonOption, StoreOption


def load_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Fact files, texts, folders or one export; none: the bundled facts."),
    ] = None,
    store: StoreOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen, and write nothing.")
    ] = False,
    key: Annotated[
        str | None, typer.Option(help="A name for this load: sent again, it has no second effect.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Load fact files and texts: all of them, or none.

    Example: contract-graph load ./my-contracts --dry-run
    """
    from service.cli.load_work import load_paths  # noqa: PLC0415 - help need not wait for it

    load_paths(paths or [], store, key, dry_run=dry_run, as_json=as_json)

"""``contract-graph doctor``: what is missing or risky on this machine?"""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import JsonOption, StoreOption


def doctor_command(
    texts: Annotated[
        list[Path] | None,
        typer.Argument(help="Texts to hold against the hashes in the bundled facts."),
    ] = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what is missing or risky on this machine; exit 1 when something does not work.

    Example: contract-graph doctor --store demo
    """
    from service.cli.doctor_work import examine  # noqa: PLC0415 - help need not wait for it

    examine(texts or [], store, as_json=as_json)

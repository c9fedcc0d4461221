"""``contract-graph anchor``: the hashes of cited passages into fact files, from the texts."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import JsonOption


def anchor_command(
    facts: Annotated[Path, typer.Argument(help="A fact file, or a folder of them.")],
    texts: Annotated[
        list[Path], typer.Argument(help="The texts that they cite: files or folders.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Write the sha256 of each cited passage into the fact files, where the text is at hand.

    Example: contract-graph anchor facts/acme.yaml texts/
    """
    from service.cli.anchor_work import anchor_files  # noqa: PLC0415 - help need not wait for it

    anchor_files(facts, texts, as_json=as_json)

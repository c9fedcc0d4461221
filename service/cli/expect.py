"""``contract-graph test``: do the answers still fit the expectation files?"""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import JsonOption, StoreOption


def expect_command(
    path: Annotated[Path, typer.Argument(help="An expectation file, or a folder of them.")],
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run expectation files against a store; a table by category; exit 1 when one fails.

    Example: contract-graph test expectations/
    """
    from service.cli.expect_work import try_expectations  # noqa: PLC0415 - help need not wait

    try_expectations(path, store, as_json=as_json)

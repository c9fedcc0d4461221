"""``contract-graph test``: do the answers still fit the expectation files?"""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from service.asking import Asking
from service.bootstrap import opened_store, read_places, store_kind, utc_now
from service.cli.running import (
    ExitCode,
    JsonOption,
    StoreOption,
    data,
    guarded,
    notes,
    settings_with,
    write_json,
)
from service.expectations import Result, read_expectations, run_expectation


def expect_command(
    path: Annotated[Path, typer.Argument(help="An expectation file, or a folder of them.")],
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run expectation files against a store; a table by category; exit 1 when one fails.

    Example: contract-graph test expectations/
    """
    results = guarded(lambda: asyncio.run(_run(path, store)))
    failed = [result for result in results if result.faults]
    if as_json:
        write_json({"results": [_plain(result) for result in results]})
    else:
        for result in failed:
            notes.print(f"{result.file}: {result.expectation.name}", markup=False, soft_wrap=True)
            for fault in result.faults:
                notes.print(f"    {fault}", markup=False, soft_wrap=True)
        data.print(_table(results))
    if failed:
        raise typer.Exit(ExitCode.FINDING)


async def _run(path: Path, store: str | None) -> list[Result]:
    settings = settings_with(store)
    files = list(read_expectations(path))
    async with opened_store(settings, read_places()) as opened:
        asking = Asking(opened, store_kind(settings), utc_now)
        return [
            await run_expectation(file.name, expectation, asking)
            for file, read in files
            for expectation in read.expectations
        ]


def _plain(result: Result) -> dict[str, object]:
    return {
        "file": result.file,
        "name": result.expectation.name,
        "category": result.expectation.category,
        "passed": not result.faults,
        "faults": list(result.faults),
    }


def _table(results: Sequence[Result]) -> Table:
    table = Table("category", "passed", "failed", box=None)
    for category in sorted({result.expectation.category for result in results}):
        own = [result for result in results if result.expectation.category == category]
        failed = sum(1 for result in own if result.faults)
        table.add_row(category, str(len(own) - failed), str(failed))
    failed = sum(1 for result in results if result.faults)
    table.add_row("all", str(len(results) - failed), str(failed))
    return table

"""How are expectation files run, and what came of them?"""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from service.asking import Asking
from service.bootstrap import opened_store, read_places, store_kind, utc_now
from service.cli.options import ExitCode
from service.cli.output import data, notes, write_json
from service.cli.running import guarded, settings_with
from service.expectations import Result, read_expectations, run_expectation


def try_expectations(path: Path, store: str | None, *, as_json: bool) -> None:
    """Ask every question of the files; end with exit code 1 when an answer is not the expected one."""
    results = guarded(lambda: asyncio.run(_run(path, store)))
    failed = [result for result in results if result.faults]
    if as_json:
        write_json({"results": [_plain(result) for result in results]})
    else:
        for result in failed:
            notes.print(f"{result.file}: {result.expectation.name}")
            for fault in result.faults:
                notes.print(f"    {fault}")
        data.table(("category", "passed", "failed"), _rows(results))
    if failed:
        raise typer.Exit(ExitCode.FINDING)


async def _run(path: Path, store: str | None) -> list[Result]:
    settings = settings_with(store)
    files = list(read_expectations(path))
    async with opened_store(settings, read_places(), must_exist=True) as opened:
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


def _rows(results: Sequence[Result]) -> Iterator[tuple[str, ...]]:
    for category in sorted({result.expectation.category for result in results}):
        yield _row(category, [r for r in results if r.expectation.category == category])
    yield _row("all", results)


def _row(name: str, results: Sequence[Result]) -> tuple[str, ...]:
    failed = sum(1 for result in results if result.faults)
    return name, str(len(results) - failed), str(failed)

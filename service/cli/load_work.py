"""How do files get into the graph from the command line, or an export into an empty store?"""

from collections.abc import Sequence
from pathlib import Path

from rich.progress import Progress, SpinnerColumn, TextColumn

from graph.export import read_export
from graph.places import Places
from graph.records import EMPTY, History
from graph.store import GraphStore, NotEmptyError
from loaders.facts.problems import LoadRefusedError, PathProblem
from service.bootstrap import utc_now
from service.bundled import facts_folder
from service.cli.load_report import print_report, report_of
from service.cli.output import notes, write_json
from service.cli.running import run
from service.loading import Inputs, Loaded, load, plan, read_inputs

EXPORT_ENDING = ".jsonl"
NAMES_SHOWN = 3


def load_paths(
    paths: Sequence[Path], store: str | None, key: str | None, *, dry_run: bool, as_json: bool
) -> None:
    """Load the files at these paths; without one, the facts that come with contract-graph."""
    if any(path.suffix == EXPORT_ENDING for path in paths):
        _restore(paths, store, dry_run=dry_run, as_json=as_json)
        return

    async def work(opened: GraphStore, places: Places) -> Loaded:
        inputs = _read_with_bar(paths or [facts_folder()], places)
        if inputs.passed_over:
            notes.print(_passed_over(inputs.passed_over))
        if dry_run:
            return (await plan(opened, inputs, places, utc_now, key)).loaded
        return await load(opened, inputs, places, utc_now, key)

    loaded = run(store, work, must_exist=False)
    if as_json:
        write_json(report_of(loaded, dry_run=dry_run))
    else:
        print_report(loaded, dry_run=dry_run)


def _passed_over(names: Sequence[str]) -> str:
    more = " …" if len(names) > NAMES_SHOWN else ""
    shown = ", ".join(names[:NAMES_SHOWN]) + more
    return f"passed over, since they are neither facts nor texts: {len(names)} files: {shown}"


def _read_with_bar(paths: Sequence[Path], places: Places) -> Inputs:
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
    plain = not notes.console.is_terminal
    with Progress(*columns, console=notes.console, transient=True, disable=plain) as progress:
        task = progress.add_task("reading")
        return read_inputs(
            paths, places, lambda name: progress.update(task, description=f"reading {name}")
        )


def _restore(paths: Sequence[Path], store: str | None, *, dry_run: bool, as_json: bool) -> None:
    async def work(opened: GraphStore, _: Places) -> History:
        history = _read_export(paths)
        if dry_run:
            await _check_empty(opened)
        else:
            await opened.restore(history)
        return history

    history = run(store, work, must_exist=False)
    records, revisions = len(history.records), len(history.revisions)
    if as_json:
        write_json({"written": not dry_run, "records": records, "revisions": revisions})
        return
    held = f"{records} records of {revisions} revisions"
    if dry_run:
        notes.print(f"{held} would be restored from {paths[0]}; nothing was written")
    else:
        notes.print(f"{held} restored from {paths[0]}")


def _read_export(paths: Sequence[Path]) -> History:
    path = next(path for path in paths if path.suffix == EXPORT_ENDING)
    if len(paths) > 1:
        raise _refused(path, "an export among other files", "one export alone, into an empty store")
    try:
        with path.open("rb") as file:
            return read_export(file)
    except OSError as error:
        given = f"it cannot be read ({error.strerror})"
        raise _refused(path, given, "an export made by contract-graph export") from error


def _refused(path: Path, given: str, accepted: str) -> LoadRefusedError:
    return LoadRefusedError((PathProblem(file=str(path), line=0, given=given, accepted=accepted),))


async def _check_empty(opened: GraphStore) -> None:
    head = await opened.head()
    if head != EMPTY:
        message = (
            f"the store is at revision {head}: a graph can only be restored into an empty store"
        )
        raise NotEmptyError(message)

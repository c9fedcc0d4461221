"""``contract-graph load``: fact files, texts and exports into the graph, all or nothing."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.table import Table

from graph.export import is_export, read_export
from graph.facts import label_of
from graph.model.reading import Clause, Finding, Severity
from graph.places import Places
from graph.store import GraphStore
from service.bootstrap import utc_now
from service.bundled import facts_folder
from service.cli.running import JsonOption, StoreOption, notes, run, write_json
from service.loading import Inputs, Loaded, load, plan, read_inputs

FINDINGS_SHOWN = 20


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
    named = paths or [facts_folder()]

    async def work(opened: GraphStore, places: Places) -> Loaded | None:
        if len(named) == 1 and _is_export_file(named[0]):
            await opened.restore(read_export(named[0].read_bytes().splitlines(keepends=True)))
            return None
        inputs = _read_with_bar(named, places)
        if dry_run:
            return (await plan(opened, inputs, places, utc_now, key)).loaded
        return await load(opened, inputs, places, utc_now, key)

    loaded = run(store, work)
    if loaded is None:
        notes.print(f"restored from {named[0]}")
    elif as_json:
        write_json(report_of(loaded, dry_run=dry_run))
    else:
        _print(loaded, dry_run=dry_run)


def _is_export_file(path: Path) -> bool:
    if path.suffix != ".jsonl" or not path.is_file():
        return False
    with path.open("rb") as file:
        return is_export(file.readline())


def _read_with_bar(paths: Sequence[Path], places: Places) -> Inputs:
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=notes, transient=True) as progress:
        task = progress.add_task("reading")
        return read_inputs(
            paths, places, lambda name: progress.update(task, description=f"reading {name}")
        )


def counts_of(loaded: Loaded) -> dict[str, int]:
    """Count the facts by label, and the rules together."""
    counts = Counter(label_of(fact) for fact in loaded.facts)
    return {label: counts[label] for label in sorted(counts)}


def findings_of(loaded: Loaded) -> list[Finding]:
    """Give the findings, the gravest first."""
    order = list(Severity)
    found = [fact for fact in loaded.facts if isinstance(fact, Finding)]
    return sorted(
        found, key=lambda finding: (order.index(finding.severity), finding.check, finding.id)
    )


def report_of(loaded: Loaded, *, dry_run: bool) -> dict[str, object]:
    """Give the report of a load as data."""
    return {
        "revision": str(loaded.revision),
        "changed": loaded.changed,
        "written": loaded.changed and not dry_run,
        "added": loaded.added,
        "retired": loaded.retired,
        "counts": counts_of(loaded),
        "documents": [
            {
                "file": text.file,
                "lines": text.line_count,
                "encoding": text.encoding,
                "clauses": _clauses(loaded, text.file),
            }
            for text in loaded.holdings.texts.values()
        ],
        "families": [
            {"name": family.name, "title": family.title, "facts": len(family.facts)}
            for family in loaded.holdings.families.values()
        ],
        "findings": [
            {
                "id": f.id,
                "check": f.check,
                "severity": f.severity.value,
                "message": f.message,
                "settle": f.settle,
            }
            for f in findings_of(loaded)
        ],
    }


def _clauses(loaded: Loaded, file: str) -> int:
    return sum(
        1
        for fact in loaded.facts
        if isinstance(fact, Clause) and fact.file == file and fact.start is not None
    )


def _print(loaded: Loaded, *, dry_run: bool) -> None:
    notes.print(_families_table(loaded))
    if loaded.holdings.texts:
        notes.print(_documents_table(loaded))
    print_findings(findings_of(loaded))
    counts = counts_of(loaded)
    rules = sum(
        number for label, number in counts.items() if label.endswith(("Rule", "Engagement"))
    )
    notes.print(
        f"{counts.get('Agreement', 0)} agreements, {counts.get('Version', 0)} versions, {counts.get('Clause', 0)} clauses, "
        f"{rules} rules, {counts.get('Finding', 0)} findings"
    )
    notes.print(_outcome(loaded, dry_run=dry_run))


def _outcome(loaded: Loaded, *, dry_run: bool) -> str:
    if not loaded.changed:
        return (
            f"nothing new: the graph is at revision {loaded.revision} and holds all of this already"
        )
    change = f"{loaded.added} records added, {loaded.retired} retired"
    return f"{change}; nothing was written" if dry_run else f"{change}; revision {loaded.revision}"


def _families_table(loaded: Loaded) -> Table:
    table = Table("family", "what it is about", "facts", box=None)
    for family in loaded.holdings.families.values():
        table.add_row(family.name, family.title, str(len(family.facts)))
    return table


def _documents_table(loaded: Loaded) -> Table:
    table = Table("text", "lines", "encoding", "clauses", box=None)
    for text in loaded.holdings.texts.values():
        table.add_row(
            text.file, str(text.line_count), text.encoding, str(_clauses(loaded, text.file))
        )
    return table


def print_findings(findings: Sequence[Finding]) -> None:
    """Write findings for people: what is the matter, and what would settle it."""
    for finding in findings[:FINDINGS_SHOWN]:
        notes.print(
            f"{finding.severity.value.lower()}  {finding.message}", markup=False, soft_wrap=True
        )
        if finding.settle:
            notes.print(f"         {finding.settle}", markup=False, soft_wrap=True, style="dim")
    if len(findings) > FINDINGS_SHOWN:
        notes.print(f"… and {len(findings) - FINDINGS_SHOWN} more: contract-graph check")

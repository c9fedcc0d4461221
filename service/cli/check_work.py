"""How are the findings about a loaded set gathered and shown?"""

import typer

from graph.model.reading import Finding, Severity
from graph.places import Places
from graph.store import GraphStore
from loaders.holdings import read_holdings
from loaders.ingest import facts_of
from service.cli.findings import finding_data, gravest_first, print_findings
from service.cli.options import ExitCode
from service.cli.output import notes, write_json
from service.cli.running import run


def check_graph(store: str | None, *, as_json: bool) -> None:
    """Write every finding; end with exit code 1 when one is an error."""
    found = run(store, _find)
    if as_json:
        write_json({"findings": [finding_data(finding) for finding in found]})
    else:
        print_findings(found)
        notes.print(f"{len(found)} finding{'s' * (len(found) != 1)}")
    if any(finding.severity is Severity.ERROR for finding in found):
        raise typer.Exit(ExitCode.FINDING)


async def _find(opened: GraphStore, places: Places) -> list[Finding]:
    return gravest_first(facts_of(read_holdings(await opened.sources()), places))

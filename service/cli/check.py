"""``contract-graph check``: what should a person know about the loaded set?"""

import typer

from graph.facts import Fact
from graph.model.reading import Finding, Severity
from graph.places import Places
from graph.store import GraphStore
from loaders.holdings import read_holdings
from loaders.ingest import facts_of
from service.cli.load import print_findings
from service.cli.running import ExitCode, JsonOption, StoreOption, notes, run, write_json


def check_command(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """List the findings about the loaded set; exit 1 when one is an error.

    Example: contract-graph check --json
    """

    async def work(opened: GraphStore, places: Places) -> tuple[Fact, ...]:
        return facts_of(read_holdings(await opened.sources()), places)

    order = list(Severity)
    found = [fact for fact in run(store, work) if isinstance(fact, Finding)]
    found.sort(key=lambda finding: (order.index(finding.severity), finding.check, finding.id))
    if as_json:
        write_json({"findings": [_plain(finding) for finding in found]})
    else:
        print_findings(found)
        notes.print(f"{len(found)} findings")
    if any(finding.severity is Severity.ERROR for finding in found):
        raise typer.Exit(ExitCode.FINDING)


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "settle": finding.settle,
        "agreements": list(finding.agreements),
        "citations": [
            {"file": c.file, "lines": list(c.lines), "path": c.path} for c in finding.citations
        ],
    }

"""How are findings shown: the gravest first, to people and as data?"""

from collections.abc import Iterable, Sequence

from graph.facts import Fact
from graph.model.reading import Finding, Severity
from service.cli.output import notes


def gravest_first(facts: Iterable[Fact]) -> list[Finding]:
    """Give the findings among facts, the gravest first, then by check."""
    order = list(Severity)
    found = [fact for fact in facts if isinstance(fact, Finding)]
    return sorted(found, key=lambda f: (order.index(f.severity), f.check, f.id))


def print_findings(findings: Sequence[Finding], most: int | None = None) -> None:
    """Write findings for people: what is the matter, and what would settle it."""
    for finding in findings[:most]:
        notes.print(f"{finding.severity.value.lower():<8} {finding.message}")
        if finding.settle:
            notes.print(f"         {finding.settle}")
    if most is not None and len(findings) > most:
        notes.print(f"… and {len(findings) - most} more: contract-graph check")


def finding_data(finding: Finding) -> dict[str, object]:
    """Give a finding as data."""
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

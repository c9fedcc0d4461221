"""What does a load report: what was read, what was found wrong, what has changed?"""

from collections import Counter

from graph.facts import key_of
from graph.model.reading import Clause
from service.cli.counts import counts_by_label, summary_line
from service.cli.findings import finding_data, gravest_first, print_findings
from service.cli.output import notes
from service.loading import Loaded

FINDINGS_SHOWN = 20


def report_of(loaded: Loaded, *, dry_run: bool) -> dict[str, object]:
    """Give the report of a load as data."""
    clauses = _clauses_by_file(loaded)
    return {
        "revision": str(loaded.revision),
        "changed": loaded.changed,
        "resent": loaded.resent,
        "written": loaded.changed and not dry_run,
        "added": loaded.added,
        "retired": loaded.retired,
        "counts": counts_by_label(map(key_of, loaded.facts)),
        "documents": [
            {
                "file": text.file,
                "lines": text.line_count,
                "encoding": text.encoding,
                "clauses": clauses[text.file],
            }
            for text in loaded.holdings.texts.values()
        ],
        "families": [
            {"name": family.name, "title": family.title, "facts": len(family.facts)}
            for family in loaded.holdings.families.values()
        ],
        "findings": [finding_data(finding) for finding in gravest_first(loaded.facts)],
    }


def print_report(loaded: Loaded, *, dry_run: bool) -> None:
    """Write the report of a load for people."""
    families = loaded.holdings.families.values()
    notes.table(
        ("family", "what it is about", "facts"),
        ((family.name, family.title, str(len(family.facts))) for family in families),
    )
    if loaded.holdings.texts:
        clauses = _clauses_by_file(loaded)
        notes.table(
            ("text", "lines", "encoding", "clauses"),
            (
                (text.file, str(text.line_count), text.encoding, str(clauses[text.file]))
                for text in loaded.holdings.texts.values()
            ),
        )
    print_findings(gravest_first(loaded.facts), FINDINGS_SHOWN)
    notes.print(summary_line(counts_by_label(map(key_of, loaded.facts))))
    notes.print(_outcome(loaded, dry_run=dry_run))


def _clauses_by_file(loaded: Loaded) -> Counter[str]:
    """Count the clauses that were cut out of each text; those that only a citation tells of are not among them."""
    cut = (fact for fact in loaded.facts if isinstance(fact, Clause) and fact.start is not None)
    return Counter(clause.file for clause in cut)


def _outcome(loaded: Loaded, *, dry_run: bool) -> str:
    if loaded.resent:
        return f"the load with this key was done before, as revision {loaded.revision}; nothing was written"
    if not loaded.changed:
        return (
            f"nothing new: the graph is at revision {loaded.revision} and holds all of this already"
        )
    change = f"{loaded.added} records added, {loaded.retired} retired"
    return f"{change}; nothing was written" if dry_run else f"{change}; revision {loaded.revision}"

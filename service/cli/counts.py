"""How much does a graph hold, in numbers that a person wants to see?"""

from collections import Counter
from collections.abc import Iterable

from graph.records import SOURCE_LABELS


def counts_by_label(keys: Iterable[str]) -> dict[str, int]:
    """Count facts by their label, from their keys; the sources that they were made from are not counted."""
    counts = Counter(key.partition(":")[0] for key in keys)
    return {label: counts[label] for label in sorted(counts) if label not in SOURCE_LABELS}


def summary_line(counts: dict[str, int]) -> str:
    """Say in a line how much a graph holds."""
    said = (("Agreement", "agreements"), ("Version", "versions"), ("Clause", "clauses"))
    parts = [f"{counts.get(label, 0)} {word}" for label, word in said]
    rules = sum(n for label, n in counts.items() if label.endswith(("Rule", "Engagement")))
    return ", ".join([*parts, f"{rules} rules", f"{counts.get('Finding', 0)} findings"])

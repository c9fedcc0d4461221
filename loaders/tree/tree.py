"""Which clauses does a text have, and how do they nest?

Any text gives a tree. Every character that is not blank belongs to a clause; ``text[start:end]``
is the clause, from its own marker to the end of its last descendant; children lie inside their
parent and do not overlap. What was not understood is a paragraph, or a finding.
"""

from bisect import bisect_right
from dataclasses import dataclass

from loaders.text.furniture import find_furniture_in
from loaders.text.lines import find_lines
from loaders.text.source import SourceText
from loaders.tree.context import in_context
from loaders.tree.findings import TreeFinding, TreeFindingKind
from loaders.tree.labels import Labels
from loaders.tree.outline import Outline
from loaders.tree.units import Kind, find_units


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A node of the clause tree. Offsets are code points of the source, lines are 1-based.

    ``path`` is unique in the document; ``marker`` is the label as printed, None without one;
    ``level`` counts the clauses above it; ``parent`` is an index, None at the top.
    """

    index: int
    path: str
    kind: Kind
    marker: str | None
    heading: str | None
    start: int
    end: int
    line_first: int
    line_last: int
    level: int
    parent: int | None

    @property
    def furniture(self) -> bool:
        """Whether it belongs to the page and not to the document."""
        return self.kind is Kind.FURNITURE


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseTree:
    """The clauses of a text in document order, and what about their numbers is odd."""

    text: str
    clauses: tuple[Clause, ...]
    findings: tuple[TreeFinding, ...]


def build_tree(source: SourceText) -> ClauseTree:
    """Build the clause tree of a text. The cost grows linearly with the text."""
    lines = tuple(find_lines(source))
    units = tuple(find_units(source.text, lines, find_furniture_in(lines)))
    outline = Outline(source.text, in_context(source.text, units))
    labels = Labels(outline.drafts)
    clauses = _clauses(outline, labels)
    findings = _findings(clauses, outline, labels)
    return ClauseTree(text=source.text, clauses=clauses, findings=findings)


def smallest_clause(tree: ClauseTree, start: int, end: int) -> Clause | None:
    """Return the smallest clause that contains a span; None when no single clause does.

    Blanks at the ends of the span do not count: a cited line may be indented.
    """
    words = tree.text[start:end].strip()
    if words:
        start = tree.text.index(words, start)
        end = start + len(words)
    at = bisect_right(tree.clauses, start, key=lambda clause: clause.start) - 1
    while at >= 0:
        clause = tree.clauses[at]
        if end <= clause.end:
            return clause
        if clause.parent is None:
            break
        at = clause.parent
    return None


def _clauses(outline: Outline, labels: Labels) -> tuple[Clause, ...]:
    ends, last_lines = _whole_ends(outline)
    return tuple(
        Clause(
            index=index,
            path=labels.paths[index],
            kind=draft.kind,
            marker=None if draft.marker is None else draft.marker.label,
            heading=draft.heading,
            start=draft.unit.start,
            end=ends[index],
            line_first=draft.unit.line_first,
            line_last=last_lines[index],
            level=draft.level,
            parent=draft.parent,
        )
        for index, draft in enumerate(outline.drafts)
    )


def _whole_ends(outline: Outline) -> tuple[list[int], list[int]]:
    """Return where each clause ends, its descendants included: the last child ends it."""
    ends, last_lines = list(outline.ends), list(outline.last_lines)
    for index in range(len(outline.drafts) - 1, -1, -1):
        parent = outline.drafts[index].parent
        if parent is not None and ends[parent] < ends[index]:
            ends[parent], last_lines[parent] = ends[index], last_lines[index]
    return ends, last_lines


def _findings(
    clauses: tuple[Clause, ...], outline: Outline, labels: Labels
) -> tuple[TreeFinding, ...]:
    """Return the findings in the order of the text; a name that comes again is one."""
    found = [(doubt.ordinal, doubt.kind, doubt.after) for doubt in outline.doubts]
    doubted = {ordinal for ordinal, _, _ in found}
    found += [
        (ordinal, TreeFindingKind.NUMBER_REPEATED, None)
        for ordinal, repeated in enumerate(labels.repeated)
        if repeated and ordinal not in doubted
    ]
    return tuple(
        TreeFinding(
            kind=kind,
            clause=ordinal,
            path=clauses[ordinal].path,
            line=clauses[ordinal].line_first,
            label=clauses[ordinal].marker or clauses[ordinal].path,
            after=after,
        )
        for ordinal, kind, after in sorted(found, key=lambda finding: finding[0])
    )

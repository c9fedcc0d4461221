"""Which clauses does each version have: from its text, or, without it, from where the facts point?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.model.citation import Citation
from graph.model.entities import Version
from graph.model.reading import Clause
from loaders.passages import passage_sha256
from loaders.text import SourceText
from loaders.tree import ClauseTree, build_tree


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseIndex:
    """The clauses of each version, by the version's key, in document order."""

    by_version: MappingProxyType[str, tuple[Clause, ...]]

    def smallest(self, version: str, start: int, end: int) -> Clause | None:
        """Give the smallest clause of a version that contains the span."""
        found: Clause | None = None
        for clause in self.by_version.get(version, ()):
            if clause.start is None or clause.end is None or clause.start > start:
                continue
            if end <= clause.end and (found is None or _length(clause) <= _length(found)):
                found = clause
        return found


def _length(clause: Clause) -> int:
    return (clause.end or 0) - (clause.start or 0)


def version_key(agreement: str, version: str) -> str:
    """Give the name under which a version's clauses are kept."""
    return f"{agreement}@{version}"


def index_clauses(versions: Iterable[Version], texts: Mapping[str, SourceText]) -> ClauseIndex:
    """Cut the clause tree of each text into the versions that stand in it."""
    by_file: dict[str, list[Version]] = {}
    for version in versions:
        if version.file in texts and version.file is not None:
            by_file.setdefault(version.file, []).append(version)
    found: dict[str, tuple[Clause, ...]] = {}
    for file, inside in by_file.items():
        tree = build_tree(texts[file])
        for version in inside:
            found[version_key(version.agreement, version.id)] = tuple(
                _of_version(version, inside, tree, texts[file])
            )
    return ClauseIndex(by_version=MappingProxyType(found))


def _of_version(
    version: Version, inside: list[Version], tree: ClauseTree, text: SourceText
) -> Iterator[Clause]:
    """Give the clauses that lie in the lines of the version and in no smaller version there."""
    first, last = version.lines or (1, text.line_count)
    nested = [
        v.lines
        for v in inside
        if v is not version and v.lines and first <= v.lines[0] and v.lines[1] <= last
    ]
    own = {
        c.index
        for c in tree.clauses
        if first <= c.line_first
        and c.line_last <= last
        and not c.furniture
        and not any(a <= c.line_first and c.line_last <= b for a, b in nested)
    }
    children: dict[int, int] = {}
    for clause in tree.clauses:
        if clause.parent is not None:
            children.setdefault(clause.parent, clause.start)
    prefix = version_key(version.agreement, version.id)
    for clause in tree.clauses:
        if clause.index in own:
            parent = clause.parent if clause.parent in own else None
            yield Clause(
                key=f"{prefix}#{clause.path}",
                agreement=version.agreement,
                version=version.id,
                file=text.file,
                path=clause.path,
                heading=clause.heading,
                lines=(clause.line_first, clause.line_last),
                start=clause.start,
                end=clause.end,
                own_end=children.get(clause.index, clause.end),
                sha256=passage_sha256(text.text[clause.start : clause.end]),
                parent=None if parent is None else f"{prefix}#{tree.clauses[parent].path}",
            )


def stub_key(citation: Citation) -> str:
    """Give the key of the clause that stands for a passage whose text is not loaded."""
    prefix = version_key(citation.agreement, citation.version)
    return f"{prefix}#{citation.path or 'lines'} [{citation.lines[0]}-{citation.lines[1]}]"


def stub_of(citation: Citation) -> Clause:
    """Make a clause without text from what a citation says of it."""
    return Clause(
        key=stub_key(citation),
        agreement=citation.agreement,
        version=citation.version,
        file=citation.file,
        path=citation.path or f"lines {citation.lines[0]} to {citation.lines[1]}",
        lines=citation.lines,
        sha256=citation.sha256 if citation.part is None else None,
    )

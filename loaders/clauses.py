"""Which clauses does each version have: from its text, or, without it, from where the facts point?"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.model.citation import Citation
from graph.model.entities import Version
from graph.model.reading import Clause
from loaders.text.passages import passage_sha256
from loaders.text.source import SourceText
from loaders.tree.tree import ClauseTree, build_tree


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionClauses:
    """The clauses of one version in document order, with what finding one by its place needs."""

    clauses: tuple[Clause, ...]
    starts: tuple[int, ...]
    by_key: MappingProxyType[str, Clause]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseIndex:
    """The clauses of each version, by the version's key."""

    by_version: MappingProxyType[str, VersionClauses]

    def smallest(self, version: str, start: int, end: int) -> Clause | None:
        """Give the smallest clause of a version that contains the span; cost is logarithmic, plus the depth."""
        inside = self.by_version.get(version)
        if inside is None:
            return None
        place = bisect_right(inside.starts, start) - 1
        found = inside.clauses[place] if place >= 0 else None
        while found is not None and (found.end or 0) < end:
            found = None if found.parent is None else inside.by_key[found.parent]
        return found


def _of_clauses(clauses: tuple[Clause, ...]) -> VersionClauses:
    return VersionClauses(
        clauses=clauses,
        starts=tuple(clause.start or 0 for clause in clauses),
        by_key=MappingProxyType({clause.key: clause for clause in clauses}),
    )


def version_key(agreement: str, version: str) -> str:
    """Give the name under which a version's clauses are kept."""
    return f"{agreement}@{version}"


def index_clauses(versions: Iterable[Version], texts: Mapping[str, SourceText]) -> ClauseIndex:
    """Cut the clause tree of each text into the versions that stand in it."""
    by_file: dict[str, list[Version]] = {}
    for version in versions:
        if version.file in texts and version.file is not None:
            by_file.setdefault(version.file, []).append(version)
    found: dict[str, VersionClauses] = {}
    for file, inside in by_file.items():
        tree = build_tree(texts[file])
        for version in inside:
            clauses = tuple(_of_version(version, inside, tree, texts[file]))
            found[version_key(version.agreement, version.id)] = _of_clauses(clauses)
    return ClauseIndex(by_version=MappingProxyType(found))


def _of_version(
    version: Version, inside: list[Version], tree: ClauseTree, text: SourceText
) -> Iterator[Clause]:
    """Give the clauses that lie in the lines of the version and in no smaller version there."""
    first, last = version.lines or (1, text.line_count)
    nested = [
        v.lines
        for v in inside
        if v.lines and v.lines != (first, last) and first <= v.lines[0] and v.lines[1] <= last
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
        if clause.parent is not None and clause.index in own:
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

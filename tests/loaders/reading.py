"""How do tests write a text, and say what its tree looks like?"""

from textwrap import dedent

from hypothesis import settings

from loaders.text.source import SourceText, read_text
from loaders.tree.tree import ClauseTree, build_tree

# No test is timed: a machine may be slow.
unhurried = settings(deadline=None)


def source(text: str) -> SourceText:
    """Read a text as it is."""
    return read_text("a.txt", text.encode())


def written(text: str) -> SourceText:
    """Read a text that a test has indented like its own code."""
    return source(dedent(text).strip("\n"))


def paths(text: str) -> list[str]:
    """Return the paths of the clauses, each indented as deep as it stands."""
    return ["  " * clause.level + clause.path for clause in build_tree(written(text)).clauses]


def doubts(text: str) -> list[str]:
    """Return the findings of a text, as people read them."""
    return [str(finding) for finding in build_tree(written(text)).findings]


def check_promises(text: SourceText, tree: ClauseTree) -> None:
    """Check what every tree keeps, whatever the text."""
    for clause in tree.clauses:
        own = text.text[clause.start : clause.end]
        assert own
        assert own == own.strip()
        assert text.line_of(clause.start) == clause.line_first
        assert text.line_of(clause.end - 1) == clause.line_last
    covered = 0
    for clause in tree.clauses:
        if clause.parent is None:
            assert not text.text[covered : clause.start].strip()
            covered = clause.end
    assert not text.text[covered:].strip()
    _check_nesting(tree)
    assert len({clause.path for clause in tree.clauses}) == len(tree.clauses)
    assert all(0 <= finding.clause < len(tree.clauses) for finding in tree.findings)


def _check_nesting(tree: ClauseTree) -> None:
    last_end: dict[int | None, int] = {}
    starts = [clause.start for clause in tree.clauses]
    assert starts == sorted(set(starts))
    for clause in tree.clauses:
        assert last_end.get(clause.parent, 0) <= clause.start
        last_end[clause.parent] = clause.end
        if clause.parent is None:
            assert clause.level == 0
        else:
            parent = tree.clauses[clause.parent]
            assert parent.start < clause.start
            assert clause.end <= parent.end
            assert clause.level == parent.level + 1

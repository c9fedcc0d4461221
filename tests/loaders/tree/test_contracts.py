"""What do the trees of real contracts look like, most of them joined to long lines?"""

from pathlib import Path

import pytest

from loaders.tree.tree import build_tree
from loaders.tree.units import Kind
from tests.corpus import contracts_folder, read_file
from tests.loaders.reading import check_promises

EVERY = 13  # of 261 contracts, twenty-one


def read(folder: Path, beginning: str) -> Path:
    return next(folder.glob(f"{beginning}*.txt"))


def test_twenty_contracts_keep_the_promises_and_most_of_their_text_is_in_numbered_clauses() -> None:
    chosen = sorted(contracts_folder().glob("*.txt"))[::EVERY]
    numbered = []

    for path in chosen:
        text = read_file(path)
        tree = build_tree(text)
        check_promises(text, tree)
        kinds = {clause.kind for clause in tree.clauses}
        numbered.append(bool(kinds & {Kind.NUMBERED, Kind.DIVISION}))

    assert len(chosen) >= 20
    assert sum(numbered) >= len(chosen) - 2


@pytest.mark.parametrize(
    ("beginning", "line", "path", "heading"),
    [
        ("Aimmune", 357, "Exhibit 10.3 / ARTICLE 2", "LICENSES"),
        ("Aimmune", 379, "Exhibit 10.3 / 2.2.2", "No Implied Licenses; Retained Rights"),
        ("ALCOSTORES", 15, "Exhibit 10.26 / ARTICLE I", "GENERAL UNDERTAKING"),
        ("GopageCorp", 27, "2", "Delivery of Content"),
        ("OFGBANCORP", 55, "Exhibit 10.23 / 1", "CONSTRUCTION"),
    ],
)
def test_known_clauses_are_found_on_their_lines(
    beginning: str, line: int, path: str, heading: str
) -> None:
    folder = contracts_folder()
    tree = build_tree(read_file(read(folder, beginning)))

    clause = next(one for one in tree.clauses if one.line_first == line)

    assert (clause.path, clause.heading) == (path, heading)


def test_clauses_that_share_a_line_are_found_apart() -> None:
    tree = build_tree(read_file(read(contracts_folder(), "GopageCorp")))

    on_line = [clause.path for clause in tree.clauses if clause.line_first == 27]

    assert on_line[:5] == ["2", "3", "3.1", "3.2", "3.2(a)"]

"""What about the numbering of a text should a person look at?"""

import pytest

from loaders.tree.findings import TreeFinding, TreeFindingKind


@pytest.mark.parametrize("kind", TreeFindingKind)
def test_every_finding_says_which_line_and_clause(kind: TreeFindingKind) -> None:
    finding = TreeFinding(kind=kind, clause=3, path="2~2", line=9, label="2", after="3")

    sentence = str(finding)

    assert sentence.startswith("line 9: ")
    assert sentence.endswith(" (after 3); the clause is kept as '2~2'.")


def test_where_nothing_stands_before_none_is_named() -> None:
    kind = TreeFindingKind.NUMBER_OUT_OF_PLACE

    finding = TreeFinding(kind=kind, clause=0, path="3", line=1, label="3", after=None)

    assert str(finding) == "line 1: the number 3 fits nothing around it; the clause is kept as '3'."

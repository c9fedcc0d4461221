"""What do the trees of the reference corpus look like?"""

from collections import Counter

import pytest

from loaders.text.furniture import FurnitureKind, find_furniture
from loaders.text.normalise import normalise
from loaders.text.passages import Anchored, anchor, cut, passage_sha256
from loaders.tree.findings import TreeFindingKind
from loaders.tree.tree import Clause, ClauseTree, build_tree, smallest_clause
from loaders.tree.units import Kind
from tests.corpus import read_seed
from tests.loaders.reading import check_promises

pytestmark = pytest.mark.seeds
SEEDS = ["000", "001", "002", "003", "004"]


def at_line(tree: ClauseTree, line: int) -> Clause:
    """Give the clause that begins on a line."""
    return next(clause for clause in tree.clauses if clause.line_first == line)


@pytest.mark.parametrize("number", SEEDS)
def test_every_document_keeps_the_promises(number: str) -> None:
    text = read_seed(number)

    check_promises(text, build_tree(text))


@pytest.mark.parametrize("number", SEEDS)
def test_every_document_is_utf_8_and_read_without_a_note(number: str) -> None:
    text = read_seed(number)

    assert (text.encoding, text.notes) == ("utf-8", ())


@pytest.mark.parametrize(
    ("number", "fewest", "most", "numbered"),
    [
        ("000", 180, 220, 14),
        ("001", 190, 240, 22),
        ("002", 1250, 1500, 600),
        ("003", 140, 150, 127),
        ("004", 17, 21, 16),
    ],
)
def test_the_documents_have_about_as_many_clauses_as_a_person_counts(
    number: str, fewest: int, most: int, numbered: int
) -> None:
    tree = build_tree(read_seed(number))

    assert fewest <= len(tree.clauses) <= most
    assert Counter(clause.kind for clause in tree.clauses)[Kind.NUMBERED] >= numbered


@pytest.mark.parametrize(
    ("number", "line", "path"),
    [
        ("000", 261, "A"),
        ("000", 263, "B"),
        ("000", 284, "B / 3.3"),
        ("001", 159, "TABLE DES MATIÈRES"),
        ("001", 161, "TABLE DES MATIÈRES / entry 1"),
        ("001", 178, "1"),
        ("001", 182, "1 / 1"),
        ("001", 331, "8(b)"),
        ("001", 526, "16"),
        ("002", 11, "Illustration 1"),
        ("002", 67, "Illustration 1 / 1.10"),
        ("002", 93, "Illustration 1 / 2.4(d)"),
        ("002", 247, "Illustration 1 / 13.3"),
        ("002", 573, "Annexe A~2"),
        ("002", 641, "Annexe B / 1(a)"),
        ("002", 643, "Annexe B / 1(b)"),
        ("002", 767, "Illustration 1~2 / 4.3.2"),
        ("002", 777, "Illustration 1~2 / 5"),
        ("002", 879, "Illustration 1~2 / 15.8"),
        ("002", 1027, "Pièce jointe B / 2.1"),
        ("002", 1099, "Pièce jointe B / 7.3"),
        ("002", 1163, "ANNEXE I / A"),
        ("002", 1264, "ANNEXE III / (A) / 3"),
        ("002", 1266, "ANNEXE III / (A) / iv"),
        ("002", 1377, "Illustration 1~3 / 1"),
        ("002", 1400, "Illustration 1~3 / 3.3.4"),
        ("002", 1444, "Illustration 1~3 / 7.10"),
        ("002", 1581, "Illustration 1~4 / 1~2"),
        ("002", 1711, "Annexe A~3"),
        ("002", 1811, "Annexe B~2 / A"),
        ("002", 2384, "pièce C / 1.1"),
        ("002", 2561, "pièce C / 13(c)(i)"),
        ("002", 2687, "Illustration 2 / Clause 4(c)"),
        ("002", 2699, "Illustration 2 / Clause 4(i)"),
        ("002", 2723, "Illustration 2 / Article 5(d)(i)"),
        ("002", 2787, "Illustration 2 / Clause 9"),
        ("002", 2919, "Annexe 2 / 5.1"),
        ("003", 5, "1"),
        ("003", 15, "1.10"),
        ("003", 77, "8.7 / 3.2"),
        ("003", 78, "8.8"),
        ("003", 106, "10.7.4.2"),
        ("003", 145, "19.4"),
        ("004", 7, "1"),
        ("004", 26, "2 / i"),
        ("004", 32, "2 / l"),
        ("004", 34, "1~2"),
    ],
)
def test_known_lines_are_the_clauses_that_a_lawyer_would_cite(
    number: str, line: int, path: str
) -> None:
    assert at_line(build_tree(read_seed(number)), line).path == path


@pytest.mark.parametrize(
    ("number", "line", "heading"),
    [
        ("002", 47, "Définitions"),
        ("002", 1565, "Aircall End Customer Agreement"),
        ("002", 1687, "Loi applicable"),
        ("002", 2633, "Définitions"),
        ("003", 65, "Conception de Modèle d'Email"),
        ("003", 114, "Services de support"),
        ("004", 14, "Mineurs"),
    ],
)
def test_known_headings_are_found(number: str, line: int, heading: str) -> None:
    assert at_line(build_tree(read_seed(number)), line).heading == heading


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("000", [(FurnitureKind.CREDIT, 365, 365)]),
        ("001", [(FurnitureKind.MENU, 1, 153), (FurnitureKind.SITE_FOOTER, 536, 602)]),
        ("002", [(FurnitureKind.CREDIT, 2937, 2937)]),
        ("003", []),
        ("004", []),
    ],
)
def test_menus_and_footers_are_kept_apart(
    number: str, found: list[tuple[FurnitureKind, int, int]]
) -> None:
    furniture = find_furniture(read_seed(number))

    assert [(one.kind, one.line_first, one.line_last) for one in furniture] == found


def test_a_sound_numbering_has_no_finding_but_the_clause_that_it_quotes() -> None:
    (finding,) = build_tree(read_seed("003")).findings

    assert (finding.kind, finding.line) == (TreeFindingKind.NUMBER_OUT_OF_PLACE, 77)


def test_lost_numbers_are_findings() -> None:
    kinds = Counter(finding.kind for finding in build_tree(read_seed("002")).findings)

    assert kinds[TreeFindingKind.NUMBER_REPEATED] > 80
    assert kinds[TreeFindingKind.NUMBER_OUT_OF_PLACE] < 12
    assert kinds[TreeFindingKind.NUMBER_MISSING] < 5


@pytest.mark.parametrize(
    ("line_first", "line_last", "path"),
    [
        (1687, 1687, "Illustration 1~4 / 1~18 / 1"),
        (1729, 1731, "Annexe A~3"),
        (1583, 1587, "Illustration 1~4 / 1~2"),
        (2787, 2791, "Illustration 2 / Clause 9"),
    ],
)
def test_the_smallest_clause_of_cited_lines_is_found(
    line_first: int, line_last: int, path: str
) -> None:
    text = read_seed("002")

    clause = smallest_clause(build_tree(text), *text.line_span(line_first, line_last))

    assert clause is not None
    assert clause.path == path


@pytest.mark.parametrize("number", SEEDS)
def test_the_view_for_patterns_leads_back_to_every_line(number: str) -> None:
    text = read_seed(number)
    view = normalise(text)

    assert not set(view.text) & set("\xa0\u2019\xab\xbb\u201c\t")
    for line in range(1, text.line_count + 1, 7):
        span = text.line_span(line, line)
        assert view.to_source(*view.from_source(*span)) == span


def test_a_passage_is_anchored_by_its_hash() -> None:
    text = read_seed("002")
    passage = cut(text, (1687, 1687), (17, 80))

    found = anchor(text, (1687, 1687), (17, 80), passage_sha256(passage.quote))

    assert found == Anchored(passage=passage)

"""Which clauses each version has, and which of them holds a passage."""

from graph.model.citation import Citation
from graph.model.entities import Version
from graph.model.ids import AgreementSlug
from graph.model.reading import Clause
from loaders.clauses import ClauseIndex, index_clauses, stub_key, stub_of, version_key
from tests.loaders.sets import TEXT, text

TWO = "FIRST TERMS\n\n1. One\nThe one thing.\n\nSECOND TERMS\n\n1. Uno\nThe other thing.\n"


def version(
    agreement: str = "a", lines: tuple[int, int] | None = None, file: str | None = "acme.txt"
) -> Version:
    return Version(agreement=AgreementSlug(agreement), id="1", file=file, lines=lines)


def index(words: str, *versions: Version) -> ClauseIndex:
    return index_clauses(versions, {"acme.txt": text(words)})


def clauses(found: ClauseIndex, agreement: str = "a") -> tuple[Clause, ...]:
    return found.by_version[version_key(agreement, "1")].clauses


def citation(
    lines: tuple[int, int], path: str | None = None, part: tuple[int, int] | None = None
) -> Citation:
    return Citation(
        agreement=AgreementSlug("a"), version="1", file="acme.txt", lines=lines, part=part, path=path, sha256="5" * 64
    )  # fmt: skip


def test_a_version_has_the_clauses_of_its_text_with_their_places() -> None:
    found = clauses(index(TEXT, version()))

    assert [clause.key for clause in found][-2:] == ["a@1#2", "a@1#2 / ¶ 1"]
    for clause in found:
        assert clause.start is not None
        assert clause.own_end is not None
        assert clause.end is not None
        assert clause.start <= clause.own_end <= clause.end
        assert clause.parent is None or clause.parent in {c.key for c in found}


def test_the_own_words_of_a_clause_end_where_its_first_child_begins() -> None:
    words = text(TEXT).text
    law = next(clause for clause in clauses(index(TEXT, version())) if clause.path == "1")

    assert words[law.start : law.own_end] == "1. Law\n"
    assert words[law.start : law.end] == "1. Law\nThe law of France governs."


def test_two_versions_in_a_text_share_it_out_by_their_lines() -> None:
    found = index(TWO, version("a", (1, 5)), version("b", (6, 9)))

    assert {clause.lines[0] for clause in clauses(found, "a")} <= set(range(1, 6))
    assert {clause.lines[0] for clause in clauses(found, "b")} <= set(range(6, 10))
    assert clauses(found, "a")
    assert clauses(found, "b")


def test_what_stands_in_a_smaller_version_belongs_to_that_alone() -> None:
    found = index(TWO, version("a"), version("b", (6, 9)))

    assert all(clause.lines[1] < 6 for clause in clauses(found, "a"))
    assert all(clause.lines[0] >= 6 for clause in clauses(found, "b"))


def test_two_versions_with_the_same_lines_both_have_their_clauses() -> None:
    found = index(TWO, version("a", (1, 9)), version("b", (1, 9)))

    assert [clause.path for clause in clauses(found, "a")]
    assert [c.path for c in clauses(found, "a")] == [c.path for c in clauses(found, "b")]


def test_versions_whose_text_is_not_loaded_have_no_clauses() -> None:
    found = index(TEXT, version("a", file="other.txt"), version("b", file=None))

    assert not found.by_version


def test_the_smallest_clause_that_holds_a_passage_is_found() -> None:
    words, found = text(TEXT).text, index(TEXT, version())
    sentence = words.index("The law of France")

    smallest = found.smallest("a@1", sentence, sentence + 10)
    over_two = found.smallest("a@1", words.index("1. Law"), sentence + 10)

    assert smallest is not None
    assert smallest.path == "1 / ¶ 1"
    assert over_two is not None
    assert over_two.path == "1"


def test_no_clause_holds_what_reaches_over_all_or_stands_before_the_first_or_in_no_version() -> (
    None
):
    found = index("\n\n" + TWO, version("a", (8, 11)))

    assert found.smallest("a@1", 0, 2) is None
    assert found.smallest("a@1", len(TWO) - 5, len(TWO) + 900) is None
    assert found.smallest("b@1", 0, 2) is None


def test_a_clause_without_text_is_made_of_what_a_citation_says() -> None:
    stub = stub_of(citation((3, 4), "8.2"))

    assert (stub.key, stub.path, stub.lines) == ("a@1#8.2 [3-4]", "8.2", (3, 4))
    assert (stub.start, stub.end, stub.sha256) == (None, None, "5" * 64)


def test_a_passage_without_a_path_is_called_by_its_lines_and_a_part_hashes_no_clause() -> None:
    cited = citation((3, 4), part=(0, 5))

    assert stub_key(cited) == "a@1#lines [3-4]"
    assert stub_of(cited).path == "lines 3 to 4"
    assert stub_of(cited).sha256 is None

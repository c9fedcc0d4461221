"""Citations held against the texts: each fault is told with what was cited and what stands there."""

import pytest

from graph.facts import Fact
from graph.model.citation import Citation, Verification
from graph.model.reading import Clause, Finding, Severity
from graph.model.rules import GoverningLawRule
from loaders import binding
from loaders.binding import citations_of, with_citations
from loaders.text import passages
from loaders.text.source import SourceText
from tests.loaders.sets import TEXT, acme, facts, findings, sha, text
from tests.worlds import family

LAW = "The law of France governs."
ALL = """
family: acme
title: Acme
file: acme.txt
agreements:
  - slug: acme-terms
    title: Acme terms
    kind: POLICY
    versions:
      - {id: "1", cite: [{lines: [1, 1]}], periods: [{cite: [{lines: [2, 2]}]}]}
    relations: [{id: r, kind: AMENDS, to: acme-terms, lines: [3, 3], statement: S, also: [{lines: [4, 4]}]}]
    terms: [{id: t, term: T, lines: [5, 5]}]
    rules: [{kind: language, id: l, language: en, lines: [6, 6], statement: S}]
    read: [{id: m, questions: [forum], nearest: [{lines: [7, 7]}]}]
"""


def law(lines: str = "[4, 4]", words: str = LAW, part: str = "") -> str:
    return f"kind: governing_law, id: law, law: FR, statement: S, lines: {lines}{part}, sha256: {sha(words)}"


def bound(rule: str, *texts: SourceText) -> Citation:
    (found,) = [fact for fact in facts(acme(rule), *texts) if isinstance(fact, GoverningLawRule)]
    return found.citations[0]


def told(rule: str, *texts: SourceText) -> Finding:
    checks = ("passage-moved", "quote-mismatch", "passage-not-hashed")
    (finding,) = [one for check in checks for one in findings(check, acme(rule), *texts)]
    return finding


def test_a_passage_that_stands_where_it_is_cited_is_verified_with_its_words_and_clause() -> None:
    citation = bound(law(), text())

    assert citation.verification is Verification.VERIFIED
    assert citation.quote == LAW
    assert citation.clause == "acme-terms@1#1 / ¶ 1"
    assert citation.start is not None
    assert text().text[citation.start : citation.end] == LAW
    assert citation.prefix is not None
    assert citation.prefix.endswith("1. Law\n")
    assert citation.suffix is not None
    assert citation.suffix.startswith("\n\n2. Courts")


def test_a_part_of_a_line_is_verified() -> None:
    citation = bound(law(words="France", part=", part: [11, 17]"), text())

    assert (citation.quote, citation.verification) == ("France", Verification.VERIFIED)


def test_a_passage_that_is_blank_at_its_ends_has_its_clause() -> None:
    citation = bound(law("[4, 5]", LAW + "\n"), text())

    assert citation.clause == "acme-terms@1#1 / ¶ 1"


def test_a_passage_over_two_clauses_has_a_clause_of_its_own() -> None:
    flat = "\n".join(TEXT.splitlines()[2:])
    words = "\n".join(flat.splitlines()[1:4])
    citation = bound(law("[2, 4]", words), text(flat))

    assert citation.verification is Verification.VERIFIED
    assert citation.clause == "acme-terms@1#lines [2-4]"


def test_without_its_text_a_citation_is_not_checked_and_leads_to_a_clause_without_text() -> None:
    given = facts(acme(law()))
    (stub,) = [fact for fact in given if isinstance(fact, Clause)]

    assert bound(law()).verification is Verification.TEXT_NOT_LOADED
    assert bound(law()).clause == stub.key == "acme-terms@1#lines [4-4]"
    assert stub.start is None


def test_a_passage_that_has_moved_is_found_and_told_in_a_note() -> None:
    longer = text("A new line.\n\n" + TEXT)
    citation, finding = bound(law(), longer), told(law(), longer)

    assert (citation.lines, citation.verification) == ((6, 6), Verification.VERIFIED)
    assert finding.severity is Severity.NOTE
    assert finding.message == (
        "acme.txt: the passage cited at lines 4 to 4 now stands at lines 6 to 6, and nowhere else"
    )
    assert finding.settle == "write lines: [6, 6] into the fact file"
    assert finding.agreements == ("acme-terms",)
    assert finding.citations == (citation,)


def test_another_passage_is_told_with_both_hashes() -> None:
    changed = text(TEXT.replace("France", "Spain"))
    citation, finding = bound(law(), changed), told(law(), changed)

    assert citation.verification is Verification.MISMATCH
    assert citation.quote is None
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        f"acme.txt: the passage cited at lines 4 to 4 is not there (sha256 {sha(LAW)[:12]}…): "
        f"what stands there has sha256 {sha('The law of Spain governs.')[:12]}…"
    )
    assert finding.settle == (
        "read the passage again; then correct lines, part and sha256 in the fact file"
    )


def test_lines_outside_the_text_are_told_with_the_lines_that_it_has() -> None:
    finding = told(law("[90, 95]", "Elsewhere."), text())

    assert finding.message == (
        f"acme.txt: the passage cited at lines 90 to 95 is not there (sha256 {sha('Elsewhere.')[:12]}…): "
        "the text has 8 lines"
    )


def test_a_part_outside_its_lines_is_told_with_their_length() -> None:
    finding = told(law(words="Elsewhere.", part=", part: [0, 99]"), text())

    assert finding.message == (
        f"acme.txt: the passage cited at lines 4 to 4, part [0, 99], is not there (sha256 {sha('Elsewhere.')[:12]}…): "
        "those lines have 26 code points"
    )


def test_a_passage_that_stands_twice_elsewhere_is_told_with_both_places() -> None:
    twice = text(f"Nothing.\n{LAW}\nNothing.\nNothing.\n{LAW}\n")

    assert told(law(), twice).message.endswith("…): it begins at each of the lines 2, 5")


def test_a_text_too_large_to_search_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "SEARCH_LIMIT", 1)

    finding = told(law(), text(TEXT.replace("France", "Spain")))

    assert finding.message.endswith(
        "…, and the text is too large to look for the passage elsewhere"
    )


def test_a_passage_that_nobody_has_hashed_is_told_with_the_command_that_does() -> None:
    rule = "kind: governing_law, id: law, law: FR, statement: S, lines: [4, 4]"
    citation, finding = bound(rule, text()), told(rule, text())

    assert citation.verification is Verification.MISMATCH
    assert finding.check == "passage-not-hashed"
    assert finding.message == (
        "acme.txt: the passage cited at lines 4 to 4 has no sha256 yet, so whether it is the right one cannot be told"
    )
    assert finding.settle == "read it there; then contract-graph anchor FACTS TEXTS writes the hash"


def test_one_fault_cited_by_two_rules_is_one_finding() -> None:
    changed = text(TEXT.replace("France", "Spain"))
    again = law().replace("id: law", "id: again")

    assert len(findings("quote-mismatch", acme(law(), again), changed)) == 1


def test_every_citation_of_a_fact_is_given_and_rewritten() -> None:
    lines: list[int] = []
    given: list[Fact] = list(facts(family(ALL)))

    def shifted(citation: Citation) -> Citation:
        lines.append(citation.lines[0])
        return citation

    again = [
        with_citations(fact, shifted) for fact in given if not isinstance(fact, Clause | Finding)
    ]

    assert sorted(lines) == [1, 2, 3, 4, 5, 6, 7]
    assert again == [fact for fact in given if not isinstance(fact, Clause | Finding)]
    assert sorted(c.lines[0] for fact in given for c in citations_of(fact)) == sorted(lines)
    assert binding.citations_of is citations_of

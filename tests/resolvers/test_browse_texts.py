from graph.model.ids import AgreementSlug
from graph.model.reading import Clause, Document, Finding, Severity
from resolvers.browse_texts import (
    ClauseFilter,
    FindingFilter,
    clauses_wanted,
    count_labels,
    everything_stated,
    list_clauses,
    list_findings,
)
from resolvers.paging import Window
from tests.worlds import snapshot

ALL = Window(first=100)
A, B = AgreementSlug("a"), AgreementSlug("b")
WORLD = """
family: two
title: Two documents
file: two.txt
topics: [{slug: data, name: Data, name_fr: Données}]
parties: [{slug: alder, name: Alder, kind: ENTITY}]
agreements:
  - {slug: a, title: A, kind: POLICY, rules: [{kind: language, id: english, language: en, statement: English., lines: [1, 1]}]}
  - {slug: b, title: B, kind: POLICY}
"""


def clause(
    key: str,
    path: str,
    lines: tuple[int, int],
    parent: str | None = None,
    heading: str | None = None,
) -> Clause:
    return Clause(
        key=key,
        agreement=A,
        version="1",
        file="a.txt",
        path=path,
        lines=lines,
        parent=parent,
        heading=heading,
    )


CLAUSES = (
    clause("k3", "2", (9, 12), heading="Été"),
    clause("k1", "1.1", (2, 4), parent="k0"),
    clause("k2", "1.1.1", (3, 4), parent="k1"),
    clause("k0", "1", (2, 8), heading="Scope"),
)


def paths(**limits: str) -> list[str]:
    page = list_clauses(CLAUSES, ClauseFilter(agreement=A, **limits), ALL)
    return [edge.node.path for edge in page.edges]


def test_clauses_stand_in_the_order_of_the_text_the_outer_before_the_inner() -> None:
    assert paths() == ["1", "1.1", "1.1.1", "2"]


def test_a_path_keeps_the_clause_and_what_lies_under_it() -> None:
    assert paths(path="1") == ["1", "1.1", "1.1.1"]
    assert paths(path="1.1.1") == ["1.1.1"]
    assert paths(path="3") == []


def test_a_loop_of_parents_ends() -> None:
    loop = (clause("x", "8", (1, 1), parent="y"), clause("y", "9", (2, 2), parent="x"))

    page = list_clauses(loop, ClauseFilter(agreement=A, path="7"), ALL)

    assert page.total_count == 0


def test_a_parent_that_was_not_read_ends_the_way_up() -> None:
    orphan = (clause("x", "8", (1, 1), parent="gone"),)

    assert list_clauses(orphan, ClauseFilter(agreement=A, path="7"), ALL).total_count == 0


def test_clauses_are_kept_by_version_and_heading() -> None:
    assert paths(text="ete") == ["2"]
    assert paths(version="2") == []


def test_a_list_of_clauses_reads_those_of_one_agreement() -> None:
    selection = clauses_wanted(ClauseFilter(agreement=A))

    assert selection.stated_in == (A,)
    assert selection.labels == ("Clause",)


def finding(name: str, severity: Severity, *agreements: AgreementSlug) -> Finding:
    return Finding(
        id=name, check=f"check-{name}", severity=severity, message=name, agreements=agreements
    )


FINDINGS = (
    finding("n", Severity.NOTE, A),
    finding("w", Severity.WARNING, B),
    finding("e", Severity.ERROR),
    finding("hidden", Severity.ERROR, A, AgreementSlug("hidden")),
)


def found(wanted: FindingFilter) -> list[str]:
    catalogue = snapshot(WORLD).catalogue
    page = list_findings((*FINDINGS, *CLAUSES), catalogue, wanted, ALL)
    return [edge.node.id for edge in page.edges]


def test_the_gravest_finding_stands_first_and_one_of_a_hidden_agreement_nowhere() -> None:
    assert found(FindingFilter()) == ["e", "w", "n"]


def test_findings_are_kept_by_each_limit() -> None:
    assert found(FindingFilter(severities=(Severity.NOTE,))) == ["n"]
    assert found(FindingFilter(checks=("check-w",))) == ["w"]
    assert found(FindingFilter(agreement=B)) == ["w"]


def test_a_count_has_every_label_and_counts_what_is_in_sight() -> None:
    world = snapshot(WORLD)
    read = world.select(everything_stated(world.catalogue))
    document = Document(file="two.txt", sha256="0" * 64, encoding="utf-8", length=1, lines=1)

    counts = {
        count.label: count.count
        for count in count_labels((*read.facts, *FINDINGS, document), world.catalogue)
    }

    assert counts["Agreement"] == 2
    assert counts["LanguageRule"] == 1
    assert counts["Topic"] == 1
    assert counts["Party"] == 1
    assert counts["Finding"] == 3
    assert counts["Document"] == 1
    assert counts["Provision"] == 0
    assert len(counts) == 22

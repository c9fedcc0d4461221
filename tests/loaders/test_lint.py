"""What a person should know about a set: each check with a kept and a broken example."""

import pytest

from graph.model.reading import Finding, Severity
from loaders.ingest import facts_of
from loaders.text.source import read_text
from tests.loaders.sets import acme, findings, holding, text
from tests.places import places
from tests.worlds import family

ORDER = "kind: precedence, id: o, lines: [1, 1], statement: S, tiers: "
RELATION = "    relations: [{{id: r, kind: {kind}, to: other, lines: [1, 1], statement: S}}]\n"
REFERRED = "referred: [{slug: other, title: The other, kind: POLICY}]\n"
KNOWN = "  - {slug: other, title: The other, kind: POLICY}\n"


def only(check: str, *rules: str, more: str = "") -> Finding:
    (finding,) = findings(check, acme(*rules, more=more))
    return finding


def test_a_name_that_nothing_declares_is_an_error_with_the_nearest_name() -> None:
    rule = "kind: party_role, id: r, party: acne, role: x, lines: [1, 1], statement: S"
    finding = only(
        "dangling-reference", rule, more="parties: [{slug: acme, name: Acme, kind: ENTITY}]\n"
    )

    assert finding.severity is Severity.ERROR
    assert finding.message == 'PartyRoleRule:acme/r names the party "acne", which nothing declares'
    assert finding.settle == (
        "correct the name (did you mean acme?), declare it, or load the file that does"
    )
    assert finding.agreements == ("acme-terms",)
    assert [citation.lines for citation in finding.citations] == [(1, 1)]


def test_a_name_that_nothing_resembles_is_an_error_without_a_guess() -> None:
    finding = only(
        "dangling-reference",
        more="parties: [{slug: acme, name: A, kind: ENTITY, affiliate_of: zz}]\n",
    )

    assert finding.settle == "correct the name, declare it, or load the file that does"
    assert finding.agreements == ()
    assert finding.citations == ()


def test_a_name_that_another_family_declares_is_well() -> None:
    rule = "kind: party_role, id: r, party: acme, role: x, lines: [1, 1], statement: S"
    other = family("family: other\ntitle: T\nparties: [{slug: acme, name: Acme, kind: ENTITY}]\n")

    assert not findings("dangling-reference", acme(rule), other)


def test_a_place_that_the_table_no_longer_knows_is_an_error() -> None:
    rule = "kind: governing_law, id: r, law: FR, lines: [1, 1], statement: S"
    loaded = holding([acme(rule)])

    class Older:
        def get(self, _: str) -> None:
            return None

    (finding,) = [f for f in facts_of(loaded, Older()) if isinstance(f, Finding)]  # type: ignore[arg-type]  # a table without places

    assert finding.message == (
        'GoverningLawRule:acme/r names the place "FR", which the table of places does not know'
    )
    assert finding.settle == "load its fact file again: it was loaded with another table of places"
    assert not [f for f in facts_of(loaded, places()) if isinstance(f, Finding)]


@pytest.mark.parametrize("kind", ["PART_OF", "COMPLETES", "INCORPORATES", "AMENDS"])
def test_a_document_that_belongs_to_another_and_is_only_referred_to_is_noted(kind: str) -> None:
    finding = only("missing-document", more=RELATION.format(kind=kind) + REFERRED)

    assert finding.severity is Severity.NOTE
    assert finding.message == (
        f'"The other" belongs to acme-terms ({kind.lower()}) and is not loaded'
    )
    assert finding.settle == "load its text with a fact file; until then what it may say is open"
    assert finding.agreements == ("acme-terms", "other")


@pytest.mark.parametrize("kind", ["REFERS_TO", "SUPERSEDES", "TRANSLATES"])
def test_a_document_that_is_mentioned_replaced_or_translated_is_not_missed(kind: str) -> None:
    assert not findings("missing-document", acme(more=RELATION.format(kind=kind) + REFERRED))


def test_a_document_with_facts_is_not_missed() -> None:
    assert not findings("missing-document", acme(more=RELATION.format(kind="PART_OF") + KNOWN))


@pytest.mark.parametrize(
    ("tiers", "told"),
    [
        ("[{members: [a]}]", "has fewer than two levels, so it ranks nothing"),
        ("[]", "has fewer than two levels, so it ranks nothing"),
        ("[{members: [a]}, {members: [a]}]", "names a member twice"),
    ],
)
def test_an_order_that_ranks_nothing_is_a_warning(tiers: str, told: str) -> None:
    finding = only("order-of-one", ORDER + tiers)

    assert finding.severity is Severity.WARNING
    assert finding.message == f"the order of precedence acme/o {told}"
    assert finding.settle == "read the clause again: which document goes before which?"


def test_an_order_of_two_is_well() -> None:
    assert not findings("order-of-one", acme(ORDER + "[{members: [a]}, {members: [b]}]"))


def test_an_amendment_without_a_day_is_a_warning() -> None:
    finding = only("undated-amendment", more=RELATION.format(kind="AMENDS") + KNOWN)

    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "acme-terms amends other and has no date: whether it counts on a day is open"
    )
    assert finding.settle == "give its version a period"


def test_an_amendment_with_a_day_is_well() -> None:
    dated = RELATION.format(kind="AMENDS").replace(
        "    relations", "    versions: [{id: '1', periods: [{from: 2024-01-01}]}]\n    relations"
    )
    plain = acme(more="").name
    given = family(
        f"family: {plain}\ntitle: T\nfile: acme.txt\nagreements:\n"
        f"  - slug: acme-terms\n    title: T\n    kind: AMENDMENT\n{dated}{KNOWN}"
    )

    assert not findings("undated-amendment", given)


def test_words_that_are_bound_to_no_document_are_a_warning() -> None:
    finding = only(
        "unbound-operand", ORDER + "[{members: [{words: the side letter}]}, {members: [b]}]"
    )

    assert finding.severity is Severity.WARNING
    assert finding.message == (
        'the order of precedence acme/o ranks "the side letter", which is bound to no document'
    )
    assert finding.settle == "name the document that is meant, if the text tells which one"


def test_a_text_that_is_not_utf8_is_a_warning_and_one_that_is_is_not() -> None:
    old = read_text("old.txt", "Société".encode("cp1252"))
    (finding,) = findings("encoding", old)

    assert finding.severity is Severity.WARNING
    assert finding.message.startswith("old.txt: byte 0xE9 at offset 4 is not UTF-8")
    assert finding.settle == "save the file as UTF-8"
    assert not findings("encoding", text())

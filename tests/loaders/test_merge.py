"""Several families about the same thing: one fact, and what does not agree is told."""

from itertools import permutations

import pytest

from graph.facts import key_of
from graph.model.entities import Agreement, Alias, Party, Product
from graph.model.ids import AgreementSlug
from graph.model.reading import Finding
from loaders.facts.build import Family
from loaders.merge import merge
from tests.loaders.sets import findings
from tests.worlds import family


def party(name: str, fields: str) -> Family:
    return family(
        f"family: {name}\ntitle: T\nparties: [{{slug: acme, name: Acme, kind: ENTITY{fields}}}]\n"
    )


def referred(name: str, fields: str = "") -> Family:
    return family(
        f"family: {name}\ntitle: T\nreferred: [{{slug: terms, title: Terms of {name}, kind: POLICY{fields}}}]\n"
    )


def known(name: str, fields: str = "") -> Family:
    return family(
        f"family: {name}\ntitle: T\nagreements: [{{slug: terms, title: Terms, kind: POLICY{fields}}}]\n"
    )


def merged(*families: Family) -> tuple[Agreement | Party | Product, list[Finding]]:
    found = merge(families)
    assert len(found.facts) == 1
    assert isinstance(found.facts[0], Agreement | Party | Product)
    return found.facts[0], list(found.findings)


def test_the_same_thing_said_twice_is_one_fact_with_the_names_of_both() -> None:
    one, found = merged(
        party("a", ", aliases: [Zeta, Ac]"), party("b", ", aliases: [Ac, {name: Ac, agreement: x}]")
    )

    assert one.aliases == (
        Alias(name="Ac"),
        Alias(name="Ac", agreement=AgreementSlug("x")),
        Alias(name="Zeta"),
    )
    assert not found


def test_what_two_families_say_differently_is_told_and_the_first_by_name_is_used() -> None:
    one, (finding,) = merged(party("a", ", address: Here"), party("b", ", address: There"))

    assert isinstance(one, Party)
    assert one.address == "Here"
    assert finding.message == (
        "the families a and b declare Party:acme differently; what a says is used"
    )
    assert finding.settle == "say it the same way in both, or in one of them only: address"


def test_facts_about_a_document_go_before_a_reference_to_it() -> None:
    for families in permutations([known("b"), referred("a"), referred("c")]):
        one, found = merged(*sorted(families, key=lambda one: one.name))

        assert isinstance(one, Agreement)
        assert one.known
        assert one.title == "Terms"
        assert not found


def test_what_facts_do_not_say_of_a_document_is_filled_from_a_reference() -> None:
    one, _ = merged(referred("a", ", url: 'https://a.example', provider: acme"), known("b"))

    assert isinstance(one, Agreement)
    assert (one.url, one.provider) == ("https://a.example", "acme")


def test_what_facts_say_of_a_document_is_not_replaced_by_a_reference() -> None:
    one, (finding,) = merged(
        referred("a", ", url: 'https://a.example', provider: other"),
        known("b", ", url: 'https://b.example', provider: acme"),
    )

    assert isinstance(one, Agreement)
    assert (one.url, one.provider) == ("https://b.example", "acme")
    assert finding.message == (
        "the families b and a declare Agreement:terms differently; what b says is used"
    )
    assert finding.settle == "say it the same way in both, or in one of them only: url"


def test_two_families_with_facts_about_a_document_are_compared_though_a_reference_comes_first() -> (
    None
):
    _, found = merged(referred("a"), known("b", ", language: en"), known("c", ", language: fr"))

    assert [finding.message for finding in found] == [
        "the families b and c declare Agreement:terms differently; what b says is used"
    ]


def test_a_document_that_is_only_referred_to_keeps_what_the_first_says() -> None:
    one, found = merged(referred("a"), referred("b", ", url: 'https://b.example'"))

    assert isinstance(one, Agreement)
    assert (one.title, one.url, one.known) == ("Terms of a", "https://b.example", False)
    assert not found


@pytest.mark.parametrize(("second", "differences"), [("Fees", 0), ("Charges", 1)])
def test_a_fact_without_aliases_is_as_it_was_said(second: str, differences: int) -> None:
    def topics(name: str, title: str) -> Family:
        return family(
            f"family: {name}\ntitle: T\ntopics: [{{slug: fees, name: {title}, name_fr: Frais}}]\n"
        )

    found = merge([topics("a", "Fees"), topics("b", second)])

    assert [key_of(fact) for fact in found.facts] == ["Topic:fees"]
    assert len(found.findings) == differences


def test_a_difference_is_among_the_findings_of_the_set() -> None:
    (finding,) = findings("declared-differently", party("a", ", note: x"), party("b", ", note: y"))

    assert finding.id.startswith("declared-differently-")

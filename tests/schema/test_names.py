from functools import cache

import pytest

from graph.model.ids import AgreementSlug, PartySlug, RuleId
from graph.model.rules import LanguageRule, Operand
from resolvers.naming import UnknownNameError
from resolvers.questions import Subprocessors
from schema.faults import InputError
from schema.names import Names, local_name, rule_named
from tests.worlds import snapshot

WORLD = """
family: names
title: Names that are used twice
file: names.txt
parties:
  - {slug: alder, name: Alder, kind: ENTITY}
  - {slug: birch-one, name: Birch, kind: ENTITY}
  - {slug: birch-two, name: Birch, kind: ENTITY}
agreements:
  - {slug: alder, title: Alder terms, kind: POLICY}
  - {slug: oak-terms, title: SMS/MMS terms, kind: POLICY}
"""


@cache
def names() -> Names:
    return Names(snapshot(WORLD).catalogue)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Party:alder", Subprocessors(party=PartySlug("alder"))),
        ("Agreement:alder", Subprocessors(agreement=AgreementSlug("alder"))),
        ("birch-one", Subprocessors(party=PartySlug("birch-one"))),
        ("oak-terms", Subprocessors(agreement=AgreementSlug("oak-terms"))),
    ],
)
def test_a_party_or_an_agreement_can_be_named(text: str, question: Subprocessors) -> None:
    assert names().subprocessors_of(text) == question


def test_a_name_of_both_must_be_told_apart() -> None:
    with pytest.raises(InputError) as refused:
        names().subprocessors_of("alder")

    assert str(refused.value) == (
        'of: "alder" names both; accepted is "Party:alder" or "Agreement:alder"'
    )


def test_a_name_of_several_parties_is_told_as_such() -> None:
    with pytest.raises(
        UnknownNameError, match="names more than one party; one of: birch-one"
    ) as refused:
        names().subprocessors_of("birch")

    assert refused.value.ambiguous


def test_a_title_with_a_stroke_is_no_rule() -> None:
    assert names().operand("SMS/MMS terms", {}) == Operand(agreement=AgreementSlug("oak-terms"))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("names/order", "names/order"),
        ("PrecedenceRule:names/order", "names/order"),
        ("names/order#1", None),
        ("Names/order", None),
        ("alder", None),
        ("Party:alder", None),
    ],
)
def test_a_rule_is_known_by_its_form(text: str, rule: str | None) -> None:
    assert rule_named(text) == rule


def test_a_rule_is_ranked_with_the_document_that_states_it() -> None:
    rule = LanguageRule(
        id=RuleId("names/en"),
        agreement=AgreementSlug("alder"),
        statement="",
        citations=(),
        language="en",
    )

    operand = names().operand("names/en", {rule.id: rule})

    assert operand == Operand(agreement=rule.agreement, rule=rule.id)


def test_only_the_own_kind_is_taken_from_a_global_id() -> None:
    assert local_name("Party:alder", "Party") == "alder"
    assert local_name("Party:alder", "Agreement") == "Party:alder"

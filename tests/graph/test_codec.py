"""From a fact to bytes, and back to the same fact."""

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from graph.codec import decode, encode
from graph.facts import LABELS, Fact, label_of
from graph.model.entities import Party, PartyKind
from graph.model.ids import PartySlug
from tests import strategies
from tests.graph.stores.samples import EVERY_KIND

ACME = Party(slug=PartySlug("acme"), name="Acme", kind=PartyKind.ENTITY)


@settings(deadline=None)
@given(strategies.facts)
def test_a_fact_comes_back_as_it_went(fact: Fact) -> None:
    body = encode(fact)

    assert decode(label_of(fact), body) == fact
    assert encode(decode(label_of(fact), body)) == body


def test_there_is_a_sample_of_every_kind_and_each_comes_back() -> None:
    assert {label_of(fact) for fact in EVERY_KIND} == set(LABELS.values())
    assert [decode(label_of(fact), encode(fact)) for fact in EVERY_KIND] == list(EVERY_KIND)


def test_what_is_none_is_not_written() -> None:
    assert encode(ACME) == b'{"slug":"acme","name":"Acme","kind":"ENTITY","aliases":[]}'


def test_a_text_is_read_as_bytes_are() -> None:
    assert decode("Party", encode(ACME).decode()) == ACME


def test_a_label_that_no_kind_has_is_refused() -> None:
    with pytest.raises(KeyError, match="Partie"):
        decode("Partie", b"{}")


def test_bytes_of_another_kind_are_refused() -> None:
    with pytest.raises(ValidationError):
        decode("Agreement", encode(ACME))

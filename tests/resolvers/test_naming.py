"""Which thing is meant by a slug, a name or an alias, and what is said when none is."""

from collections.abc import Callable
from functools import cache

import pytest

from graph.catalogue import Catalogue
from resolvers.naming import (
    UnknownNameError,
    find_agreement,
    find_channel,
    find_party,
    find_place,
    find_product,
    find_topic,
)
from tests.worlds import snapshot

WORLD = """
family: w
title: Things
file: w.txt
topics:
  - {slug: data, name: Data protection, name_fr: Protection des données}
parties:
  - {slug: acme, name: Acme, kind: GROUP, aliases: [The Company]}
  - {slug: bolt, name: Bolt, kind: GROUP, aliases: [The Company]}
products:
  - {slug: talk, name: Talk}
channels:
  - {slug: sms, name: Text message, aliases: [texting]}
agreements:
  - {slug: acme-terms, title: Acme Terms, kind: MASTER_AGREEMENT, aliases: [MSA]}
"""
Find = Callable[[Catalogue, str], str]


@cache
def catalogue() -> Catalogue:
    return snapshot(WORLD).catalogue


@pytest.mark.parametrize(
    ("find", "text", "slug"),
    [
        (find_agreement, "acme-terms", "acme-terms"),
        (find_agreement, "ACME terms", "acme-terms"),
        (find_agreement, "msa", "acme-terms"),
        (find_party, "Bolt", "bolt"),
        (find_product, "talk", "talk"),
        (find_channel, "Texting", "sms"),
        (find_topic, "protection des donnees", "data"),
        (find_place, "FR", "FR"),
        (find_place, "Brésil", "BR"),
    ],
)
def test_a_thing_is_found_by_slug_name_or_alias(find: Find, text: str, slug: str) -> None:
    assert find(catalogue(), text) == slug


@pytest.mark.parametrize(
    ("find", "text", "message"),
    [
        (find_agreement, "acme-term", 'no agreement is named "acme-term"; nearest: acme-terms'),
        (find_product, "xyzzy", 'no product is named "xyzzy", and none comes near'),
        (
            find_party,
            "the company",
            '"the company" names more than one party; one of: acme, bolt',
        ),
    ],
)
def test_a_name_that_does_not_do_is_refused_with_names_that_do(
    find: Find, text: str, message: str
) -> None:
    with pytest.raises(UnknownNameError) as raised:
        find(catalogue(), text)

    assert str(raised.value) == message
    assert raised.value.given == text


def test_a_place_that_is_none_is_refused_with_places_near_it() -> None:
    with pytest.raises(UnknownNameError, match="FR \\(France\\)") as raised:
        find_place(catalogue(), "Frnace")

    assert (raised.value.kind, raised.value.ambiguous) == ("place", False)

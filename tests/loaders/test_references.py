"""What facts name by slug, and which slugs a set declares."""

import pytest

from graph.facts import Fact, key_of
from loaders.references import names_by_kind, references_of
from tests.loaders.sets import acme, facts
from tests.worlds import family

ENTITIES = """
family: many
title: Many
file: acme.txt
topics: [{slug: fees, name: Fees, name_fr: Frais, within: money}]
parties: [{slug: acme, name: Acme, kind: ENTITY, affiliate_of: group, aliases: [{name: A, agreement: terms}]}]
products: [{slug: chat, name: Chat, provided_by: acme, in_groups: [suite]}]
channels: [{slug: sms, name: SMS, operated_by: acme, in_groups: [suite]}]
agreements:
  - slug: terms
    title: Terms
    kind: POLICY
    provider: acme
    parties: [{party: acme, role: provider}, {party: buyer, role: customer}]
    products: [chat]
    channels: [sms]
    topics: [fees]
    versions: [{id: "1", periods: [{when: {uses: {products: [chat]}}}]}]
    relations: [{id: r, kind: AMENDS, to: other, lines: [1, 1], statement: S, when: {not: {uses: {channels: [sms]}}}}]
    terms: [{id: t, term: T, lines: [1, 1], means: ["party:acme", "jurisdiction:FR"]}]
    read: [{id: m, questions: [forum], topics: [fees]}]
"""
NAMED = {
    "Topic:fees": ["topic money"],
    "Party:acme": ["agreement terms", "party group"],
    "Product:chat": ["party acme", "product suite"],
    "Channel:sms": ["party acme", "product suite"],
    "Agreement:terms": ["party acme", "party buyer", "product chat", "channel sms", "topic fees"],
    "Version:terms@1": ["product chat"],
    "Relation:many/r": ["agreement other", "channel sms"],
    "DefinedTerm:many/t": ["party acme", "place FR"],
    "ReadMark:many/m": ["topic fees"],
}
AT = "id: r, lines: [1, 1], statement: S"
RULES = {
    "the law of a place": (f"kind: governing_law, {AT}, law: FR", ["place FR"]),
    "the law of another agreement": (f"kind: governing_law, {AT}, as_in: b", ["agreement b"]),
    "a court": (f"kind: forum, {AT}, forum: {{kind: COURT, seat: DE}}", ["place DE"]),
    "the courts of an input": (f"kind: forum, {AT}, seat_of: customer_location", []),
    "a party": (f"kind: contracting_party, {AT}, party: p", ["party p"]),
    "the party of another": (f"kind: contracting_party, {AT}, as_in: b", ["agreement b"]),
    "a role": (f"kind: party_role, {AT}, party: p, role: x", ["party p"]),
    "a language": (f"kind: language, {AT}, language: en", []),
    "an engagement": (
        f"kind: subprocessor, {AT}, party: p, engaged_by: q, locations: [FR, DE]",
        ["party p", "party q", "place FR", "place DE"],
    ),
    "terms": (
        f"kind: terms, {AT}, duty: ACCEPT, terms: [{{agreement: b, provider: p}}, {{description: d}}]",
        ["agreement b", "party p"],
    ),
    "an order": (
        (
            f"kind: precedence, {AT}, tiers: [{{members: [b, {{rule: z}}], topics: [t], "
            "when: {uses: {products: [x]}}}, {members: [{agreement: c, clause: '1'}, {words: w}], except_topics: [u]}]"
        ),
        ["topic t", "product x", "agreement b", "rule acme/z", "topic u", "agreement c"],
    ),
    "a scope": (
        (
            f"kind: applicability, {AT}, applies: true, topics: [t], except_topics: [u], products: [x], "
            "channels: [y], agreements: [b]"
        ),
        ["topic t", "topic u", "product x", "channel y", "agreement b"],
    ),
    "a condition": (
        (
            f"kind: applicability, {AT}, applies: true, when: {{any: [{{customer_location: [FR]}}, "
            "{all: [{uses: {products: [x]}}, {plan: [pro]}]}]}"
        ),
        ["place FR", "product x"],
    ),
    "the same twice": (f"kind: applicability, {AT}, applies: true, topics: [t, t]", ["topic t"]),
}


def named(fact: Fact) -> list[str]:
    return [f"{kind} {slug}" for kind, slug in references_of(fact)]


def test_what_entities_and_relations_name() -> None:
    found = {key_of(fact): named(fact) for fact in facts(family(ENTITIES))}

    assert {key: names for key, names in found.items() if key in NAMED} == NAMED
    assert not any(names for key, names in found.items() if key not in NAMED)


@pytest.mark.parametrize("name", RULES)
def test_what_a_rule_names(name: str) -> None:
    rule, expected = RULES[name]

    (found,) = [fact for fact in facts(acme(rule)) if key_of(fact).endswith(":acme/r")]

    assert named(found) == expected


def test_a_set_declares_its_slugs_by_kind() -> None:
    declared = names_by_kind(facts(family(ENTITIES), acme(f"kind: language, {AT}, language: en")))

    assert declared == {
        "agreement": {"terms", "acme-terms"},
        "party": {"acme"},
        "product": {"chat"},
        "channel": {"sms"},
        "topic": {"fees"},
        "rule": {"acme/r"},
    }

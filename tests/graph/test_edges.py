"""The relationships that each kind of fact draws."""

from dataclasses import replace

import pytest

from graph.edge import ClauseByPath, Edge, RuleById, place_key
from graph.edges import EDGE_KINDS, edges_of
from graph.facts import Fact, key_of
from graph.model.dates import PartialDate
from graph.model.entities import DefinedTerm
from graph.model.ids import AgreementSlug, RuleId, TopicSlug
from graph.model.rules import Operand, PrecedenceRule, RankedTier
from tests.graph.stores.samples import (
    EVERY_KIND,
    MASTER,
    PASSAGE,
    incorporates,
    law,
    order,
    whole,
)

TOPIC = TopicSlug("privacy")
YEAR = PartialDate(year=2022)
BY_KEY = {key_of(fact): fact for fact in EVERY_KIND}
Short = tuple[object, str, object]


def drawn(fact: Fact) -> list[Short]:
    """Give source, kind and target of each relationship; the fact's own node is "*"."""
    own = key_of(fact)
    names = {own: "*"}
    return [
        (names.get(str(x.source), x.source), x.kind, names.get(str(x.target), x.target))
        for x in edges_of(fact)
    ]


CLAUSE = "Clause:harbour-master@1#8.2"
STATED = ("*", "STATED_IN", CLAUSE)
OWN = ("*", "ABOUT", "Agreement:harbour-master")


@pytest.mark.parametrize(
    ("key", "relationships"),
    [
        ("Topic:privacy", []),
        ("Topic:transfers", [("*", "WITHIN", "Topic:privacy")]),
        ("Party:harbour-us", [("*", "AFFILIATE_OF", "Party:harbour")]),
        (
            "Product:talk",
            [("*", "IN_GROUP", "Product:suite"), ("*", "PROVIDED_BY", "Party:harbour")],
        ),
        (
            "Channel:chat",
            [("*", "IN_GROUP", "Product:suite"), ("*", "OPERATED_BY", "Party:harbour-us")],
        ),
        (
            "Agreement:harbour-master",
            [
                ("*", "PARTY", "Party:harbour"),
                ("*", "COVERS", "Product:talk"),
                ("*", "COVERS", "Channel:chat"),
            ],
        ),
        ("Agreement:chat-terms", [("*", "PROVIDED_BY", "Party:harbour-us")]),
        ("Version:harbour-master@1", [("Agreement:harbour-master", "HAS_VERSION", "*")]),
        (
            "Relation:by-reference",
            [("Agreement:harbour-master", "INCORPORATES", "Agreement:chat-terms")],
        ),
        (
            "DefinedTerm:the-terms",
            [
                ("*", "DEFINED_IN", "Agreement:harbour-master"),
                ("*", "MEANS", "Agreement:chat-terms"),
                ("*", "MEANS", "Jurisdiction:FR"),
                STATED,
            ],
        ),
        ("GoverningLawRule:harbour/law", [STATED, OWN, ("*", "LAW", "Jurisdiction:FR")]),
        ("GoverningLawRule:harbour/floating", [("*", "ABOUT", "Agreement:chat-terms")]),
        ("ForumRule:harbour/forum", [STATED, OWN, ("*", "LOCATED_IN", "Jurisdiction:FR-75C")]),
        ("ContractingPartyRule:harbour/entity", [STATED, OWN, ("*", "ABOUT", "Party:harbour")]),
        ("PartyRoleRule:harbour/role", [STATED, OWN, ("*", "ABOUT", "Party:harbour")]),
        ("LanguageRule:harbour/language", [STATED, OWN]),
        ("ApplicabilityRule:harbour/applies", [STATED, OWN]),
        ("Provision:harbour/notice", [STATED, OWN]),
        (
            "TermsRule:harbour/terms",
            [
                *(STATED, OWN, ("*", "ABOUT", "Product:talk"), ("*", "ABOUT", "Channel:chat")),
                ("*", "APPLIES", "Agreement:chat-terms"),
                ("*", "PROVIDED_BY", "Party:harbour-us"),
            ],
        ),
        (
            "SubprocessorEngagement:harbour/subprocessor",
            [
                *(
                    STATED,
                    OWN,
                    ("*", "ENGAGES", "Party:harbour-us"),
                    ("*", "ENGAGED_BY", "Party:harbour"),
                ),
                *(
                    ("*", "LOCATED_IN", "Jurisdiction:US-CA"),
                    ("*", "LOCATED_IN", "Jurisdiction:DE"),
                ),
            ],
        ),
        (
            "PrecedenceRule:harbour/order",
            [
                *(
                    STATED,
                    ("*", "ABOUT", "Agreement:chat-terms"),
                    ("*", "RANKS", "Agreement:secret-order"),
                ),
                *(
                    ("*", "RANKS", RuleById("harbour/law")),
                    ("*", "RANKS", "Agreement:harbour-master"),
                ),
                ("*", "RANKS", ClauseByPath(MASTER, "8.2")),
                *(
                    ("*", "RANKS", "Agreement:chat-terms"),
                    ("*", "RANKS", "Agreement:harbour-master"),
                ),
                ("Agreement:secret-order", "PREVAILS_OVER", "Agreement:harbour-master"),
                ("Agreement:harbour-master", "PREVAILS_OVER", "Agreement:chat-terms"),
            ],
        ),
        ("ReadMark:harbour/read", [OWN, ("*", "CITES", CLAUSE)]),
        ("Document:master.txt", []),
        ("Clause:harbour-master@1#8", [("Version:harbour-master@1", "HAS_CLAUSE", "*")]),
        (
            CLAUSE,
            [
                ("Version:harbour-master@1", "HAS_CLAUSE", "*"),
                ("*", "PART_OF", "Clause:harbour-master@1#8"),
            ],
        ),
        ("Finding:harbour/finding", [OWN, ("*", "CITES", CLAUSE)]),
    ],
)
def test_each_kind_of_fact_draws_its_relationships(key: str, relationships: list[Short]) -> None:
    assert drawn(BY_KEY[key]) == relationships


def test_every_kind_of_relationship_is_known() -> None:
    kinds = {edge.kind for fact in EVERY_KIND for edge in edges_of(fact)}
    assert kinds <= set(EDGE_KINDS)
    as_in = replace(law("r"), as_in=AgreementSlug("b"), law=None)
    assert ("*", "AS_IN", "Agreement:b") in drawn(as_in)


def properties(edge: Edge) -> dict[str, object]:
    return dict(edge.properties)


def test_a_passage_without_a_clause_leads_to_its_version() -> None:
    rule = replace(law("r"), citations=(replace(PASSAGE, clause=None, quote=None),))
    stated = edges_of(rule)[0]
    assert stated.target == "Version:harbour-master@1"
    assert properties(stated) == {"lines": "12-14", "path": "8.2", "verification": "VERIFIED"}


def test_the_same_relationship_is_drawn_once() -> None:
    rule = replace(law("r"), citations=(PASSAGE, PASSAGE))
    assert [edge.kind for edge in edges_of(rule)] == ["STATED_IN", "ABOUT", "LAW"]


def test_only_an_agreement_that_the_rule_names_is_found_by_what_it_is_about() -> None:
    named, own = law("r", about=("a", "b")), law("r")
    assert [properties(e).get("agreement") for e in edges_of(named) if e.kind == "ABOUT"] == [
        "a",
        "b",
    ]
    assert [properties(e).get("agreement") for e in edges_of(own) if e.kind == "ABOUT"] == [None]


def test_a_rank_says_its_tier_and_what_it_names() -> None:
    ranks = [
        properties(e) for e in edges_of(BY_KEY["PrecedenceRule:harbour/order"]) if e.kind == "RANKS"
    ]
    assert ranks == [
        {"tier": 1, "agreement": "secret-order"},
        {"tier": 2, "rule": "harbour/law"},
        {
            "tier": 3,
            "agreement": MASTER,
            "topics": ("transfers",),
            "when": "customer.location in FR",
        },
        {"tier": 4, "agreement": MASTER, "clause": "8.2"},
        {"tier": 5, "agreement": "chat-terms"},
        {"tier": 5, "agreement": MASTER},
    ]


def test_what_prevails_says_by_which_rule_and_on_what() -> None:
    first, second = (
        properties(e)
        for e in edges_of(BY_KEY["PrecedenceRule:harbour/order"])
        if e.kind == "PREVAILS_OVER"
    )
    assert first == {"rule": "harbour/order", "topics": ("privacy",)}
    assert second == {
        "rule": "harbour/order",
        "topics": ("transfers",),
        "when": "customer.location in FR",
    }


def test_an_agreement_does_not_prevail_over_itself_and_clauses_are_no_agreements() -> None:
    clause_first = order("r", Operand(agreement=MASTER, clause="1"), whole("a"), whole("a"))
    assert "PREVAILS_OVER" not in [edge.kind for edge in edges_of(clause_first)]
    by_rule = order("r", Operand(agreement=MASTER, rule=RuleId("x")), whole("a"))
    assert "PREVAILS_OVER" not in [edge.kind for edge in edges_of(by_rule)]


def test_words_that_bind_to_nothing_draw_nothing() -> None:
    assert "RANKS" not in [e.kind for e in edges_of(order("r", Operand(words="the usual terms")))]


def test_topics_that_a_tier_leaves_out_are_said() -> None:
    tier = RankedTier(members=(whole("a"),), except_topics=(TOPIC,))
    rule = PrecedenceRule(
        id=RuleId("r"), agreement=MASTER, statement="", tiers=(tier,), citations=()
    )
    assert properties(edges_of(rule)[1]) == {"tier": 1, "agreement": "a", "exceptTopics": (TOPIC,)}


def test_a_relation_carries_what_it_says() -> None:
    (edge,) = edges_of(incorporates("a", "b"))
    assert properties(edge) == {
        "key": "Relation:by-reference",
        "id": "by-reference",
        "asAmended": True,
        "statement": "It is part of this.",
        "lines": "12-14",
        "path": "8.2",
        "quote": "the laws of France",
        "verification": "VERIFIED",
    }
    assert edge.fact == "Relation:by-reference"
    (bare,) = edges_of(replace(incorporates("a", "b"), citations=(), first=YEAR, last=YEAR))
    assert properties(bare)["effectiveFrom"] == properties(bare)["effectiveTo"] == "2022"
    assert "lines" not in properties(bare)


def test_a_word_that_means_an_unknown_kind_of_thing_keeps_its_name() -> None:
    term = DefinedTerm(id="t", term="T", agreement=MASTER, means=("oddity:x", "word"), citations=())
    assert [edge.target for edge in edges_of(term)[1:]] == ["Oddity:x", "Word:"]


def test_a_place_has_a_key_of_its_own() -> None:
    assert place_key("FR") == "Jurisdiction:FR"

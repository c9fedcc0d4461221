"""What a person sees of each fact, before any server is asked."""

import pytest

from graph.facts import LABELS, key_of
from graph.model.entities import Relation, Version
from graph.records import record_of
from graph.stores.neo4j_nodes import (
    CAPTION_LENGTH,
    bare_node,
    described,
    fact_node,
    source_node,
)
from graph.stores.neo4j_places import Atlas
from graph.stores.neo4j_schema import CLASSES, MANY, by_class, class_of
from graph.stores.neo4j_steps import Step, packed
from tests.graph.stores.samples import EVERY_KIND, MASTER, SOURCES, clause, law
from tests.places import places

BY_KEY = {key_of(fact): fact for fact in EVERY_KIND if not isinstance(fact, Relation)}


@pytest.mark.parametrize(
    ("key", "caption"),
    [
        ("Topic:privacy", "Privacy"),
        ("Party:harbour-us", "Harbour Inc."),
        ("Channel:chat", "Chat"),
        ("Agreement:chat-terms", "Chat terms"),
        ("Version:harbour-master@1", "harbour-master, version 1"),
        ("DefinedTerm:the-terms", "Terms"),
        ("GoverningLawRule:harbour/law", "French law governs."),
        ("Clause:harbour-master@1#8", "8 Law"),
        ("Clause:harbour-master@1#8.2", "8.2"),
        ("Finding:harbour/finding", "No such document."),
        ("Document:master.txt", "master.txt"),
        ("ReadMark:harbour/read", "read: forum"),
    ],
)
def test_a_node_is_captioned_with_what_people_call_it(key: str, caption: str) -> None:
    assert described(BY_KEY[key])["caption"] == caption


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (
            "Party:harbour-us",
            {"aliases": ("Harbour US",), "kind": "ENTITY", "affiliateOf": "harbour"},
        ),
        (
            "Version:harbour-master@1",
            {"effectiveFrom": "2022-02", "effectiveOn": "acceptance", "agreement": MASTER},
        ),
        (
            "Version:harbour-master@2",
            {
                "lines": "1-90",
                "published": "2024-05-06",
                "periods": ("to 2024", "first use; customer.location in FR", "always"),
            },
        ),
        (
            "GoverningLawRule:harbour/law",
            {
                "label": "GoverningLawRule",
                "law": "FR",
                "agreement": MASTER,
                "lines": "12-14",
                "path": "8.2",
                "quote": "the laws of France",
                "status": "ASSERTED",
            },
        ),
        (
            "GoverningLawRule:harbour/floating",
            {
                "lawOf": "customer.location",
                "when": "(not customer.location in FR and uses talk) or customer.nonProfit = yes"
                " or plan = basic or pro or customer.since from 2020",
            },
        ),
        ("ForumRule:harbour/forum", {"forum": "COURT Paris"}),
        ("Provision:harbour/notice", {"kind": "NOTICE", "values": ("notice: P30D",)}),
        (
            "SubprocessorEngagement:harbour/subprocessor",
            {"engagedSince": "2021", "locations": ("US-CA", "DE")},
        ),
        ("PrecedenceRule:harbour/order", {"unbound": ("the usual terms",), "topics": ("privacy",)}),
        ("ReadMark:harbour/read", {"questions": ("forum",), "agreement": MASTER}),
        ("Document:master.txt", {"length": 2**53 + 1}),
        ("Clause:harbour-master@1#8.2", {"lines": "12-14", "path": "8.2"}),
    ],
)
def test_a_node_says_in_plain_words_what_the_fact_says(key: str, said: dict[str, object]) -> None:
    found = described(BY_KEY[key])
    assert {name: found.get(name) for name in said} == said


def test_every_kind_of_fact_has_a_node_of_its_label() -> None:
    labels = {fact_node(fact, record_of(fact), 3).labels[0] for fact in BY_KEY.values()}
    assert labels == {*LABELS.values()} - {"Relation"}


def test_rules_and_groups_of_products_have_a_second_label() -> None:
    def labels(key: str) -> tuple[str, ...]:
        return fact_node(BY_KEY[key], record_of(BY_KEY[key]), 3).labels

    assert labels("Provision:harbour/notice") == ("Provision", "Rule")
    assert labels("Product:suite") == ("Product", "ProductGroup")
    assert labels("Product:talk") == ("Product",)


def test_a_node_keeps_the_record_and_the_revision_that_brought_it() -> None:
    fact = clause("8")
    record = record_of(fact)
    properties = fact_node(fact, record, 7).properties
    assert properties["key"] == "Clause:harbour-master@1#8"
    assert properties["rid"] == "Clause:harbour-master@1#8#7"
    assert properties["since"] == 7
    assert properties["body"] == record.body.decode()
    assert properties["recordHash"] == record.sha256


def test_a_source_has_a_node_that_says_only_what_it_is() -> None:
    node = source_node(SOURCES[0], 2)
    assert node.labels == ("TextSource",)
    assert node.properties["caption"] == "TextSource:master.txt"


def test_a_long_caption_is_cut() -> None:
    caption = described(law("r", statement="x" * 100))["caption"]
    assert caption == "x" * (CAPTION_LENGTH - 1) + "…"


def test_a_number_too_large_for_a_property_becomes_text() -> None:
    document = BY_KEY["Document:master.txt"]
    large = type(document)(
        **{**{f: getattr(document, f) for f in document.__slots__}, "length": 2**63}
    )
    assert described(large)["length"] == str(2**63)


def test_a_value_that_no_node_can_show_is_not_dropped() -> None:
    odd = Version(agreement=MASTER, id="1", language=object())  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="cannot show"):
        described(odd)


def test_what_is_missing_is_called_by_its_name() -> None:
    node = bare_node("Missing", "Agreement:x-terms", 4, {"missing": "Agreement"})
    assert node.properties["caption"] == "x-terms"
    assert node.properties["rid"] == "Agreement:x-terms#4"


def test_a_place_stands_among_all_that_ever_contained_it() -> None:
    atlas = Atlas(places())
    assert {"FR", "EU", "EEA"} <= set(atlas.around(["FR-75C"]))
    assert atlas.around(["zz"]) == ("zz",)
    assert atlas.described("FR")["name"] == "France"
    assert atlas.described("zz") == {"code": "zz"}


def test_a_place_is_linked_to_its_groups_with_their_days() -> None:
    atlas = Atlas(places())
    links = [(edge.target, dict(edge.properties)) for edge in atlas.edges("GB")]
    assert (
        "Jurisdiction:EU",
        {"from": "1993-11-01", "to": "2020-01-31", "kind": "MEMBER"},
    ) in links
    assert all(edge.fact is None for edge in atlas.edges("GB"))
    texas = [(edge.target, edge.properties) for edge in atlas.edges("US-TX")]
    assert texas == [("Jurisdiction:US", ())]
    assert atlas.edges("zz") == ()


def test_each_key_is_of_the_class_that_its_label_says() -> None:
    for key, fact in BY_KEY.items():
        assert class_of(key) in fact_node(fact, record_of(fact), 1).labels
    assert class_of("Relation:x") is None
    assert class_of("no label") is None


def test_many_keys_of_one_class_are_looked_up_there_and_few_anywhere() -> None:
    clauses = [f"Clause:{number}" for number in range(MANY)]
    groups = [*by_class([*clauses, "Agreement:a", "odd"])]
    assert groups == [(("Clause",), tuple(clauses)), (CLASSES, ("Agreement:a", "odd"))]
    assert [*by_class([])] == []


def test_steps_are_packed_into_transactions_of_bounded_size() -> None:
    steps = [Step("s", tuple(range(size))) for size in (3_000, 900, 200, 4_000, 1)]
    assert [[len(step.rows) for step in pack] for pack in packed(steps)] == [
        [3_000, 900],
        [200],
        [4_000],
        [1],
    ]

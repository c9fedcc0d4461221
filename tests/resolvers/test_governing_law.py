"""Which law governs: stated, floating, carved out, replaced, or to be found elsewhere."""

from typing import cast

import pytest

from graph.snapshot import Snapshot
from resolvers.answers import AnswerStatus, Basis, ConflictKind, GoverningLawAnswer
from tests.resolvers.writing import (
    Written,
    ask,
    cases,
    cited,
    document,
    holes,
    inputs,
    law,
    order,
    read,
    referred,
    relation,
    rule,
    steps,
    world,
)

STATED, DEPENDS, CONFLICT = AnswerStatus.STATED, AnswerStatus.DEPENDS, AnswerStatus.CONFLICT
FLOATING = rule("governing_law", "floating", 9, law_of="customer_location")


def governing(
    told: Snapshot, agreement: str = "a", topic: str | None = None, **context: object
) -> GoverningLawAnswer:
    given: Written = {"agreement": agreement} | ({} if topic is None else {"topic": topic})
    return cast("GoverningLawAnswer", ask(told, "governingLaw", given, **context))


def code(found: GoverningLawAnswer) -> str | None:
    return None if found.law is None else found.law.code


def codes(found: GoverningLawAnswer) -> list[str | None]:
    """Give the laws of the branches, or of the candidates."""
    inside = [b.answer for b in found.branches] or [c.answer for c in found.candidates]
    return [code(cast("GoverningLawAnswer", answer)) for answer in inside]


def test_a_law_that_is_stated_is_cited() -> None:
    found = governing(world(document("a", law("one", "FR", 3))))

    assert (found.status, found.basis, code(found)) == (STATED, Basis.EXPLICIT, "FR")
    assert cited(found) == ["a:3"]


def test_an_agreement_that_nobody_knows_is_not_extracted() -> None:
    found = governing(world(document("a", law("one", "FR"))), "unheard-of")

    assert (found.status, found.trace) == (AnswerStatus.NOT_EXTRACTED, ())


# --- A law that follows the customer's place ---


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("FR", "FR"),
        ("FR-75C", "FR"),
        ("BR-SP", "BR"),
        ("GP", "FR"),
        ("US-TX", "US-TX"),
        ("AU-VIC", "AU-VIC"),
        ("GB-SCT", "GB-SCT"),
        ("GB-LND", "GB-EAW"),
        ("GB-WLS", "GB-EAW"),
        ("GB-NIR", "GB-NIR"),
        ("US", "US"),
    ],
)
def test_a_floating_law_is_that_of_the_country_or_of_its_part_with_a_law_of_its_own(
    location: str, expected: str
) -> None:
    found = governing(world(document("a", FLOATING)), customer={"location": location})

    assert (found.status, code(found)) == (STATED, expected)


@pytest.mark.parametrize("customer", [{}, {"location": "EU"}])
def test_a_floating_law_without_one_country_names_its_input(customer: Written) -> None:
    found = governing(world(document("a", FLOATING)), customer=customer)

    assert (found.status, code(found), str(found.law_of)) == (DEPENDS, None, "customer.location")
    assert inputs(found) == ["customer.location"]


def test_a_floating_law_agrees_with_a_stated_one_where_the_customer_is_there() -> None:
    told = world(document("a", FLOATING, law("fixed", "BR", 4)))

    there, elsewhere = (governing(told, customer={"location": c}) for c in ("BR-SP", "DE"))
    unknown = governing(told)

    assert (there.status, code(there), cited(there)) == (STATED, "BR", ["a:4", "a:9"])
    assert (elsewhere.status, codes(elsewhere)) == (CONFLICT, ["BR", "DE"])
    assert cases(unknown, told) == ["the customer is in Brazil", "the customer is not in Brazil"]
    assert [branch.answer.status for branch in unknown.branches] == [STATED, CONFLICT]
    assert "RULE_APPLIED w/floating" in steps(unknown)


def test_of_two_stated_places_a_floating_law_takes_the_narrower() -> None:
    told = world(document("a", FLOATING, law("state", "US-TX"), law("country", "US")))

    found = governing(told, customer={"location": "US-TX"})

    assert codes(found) == ["US", "US-TX"]
    assert [side.rules for side in found.candidates] == [("w/country",), ("w/floating", "w/state")]


# --- Several rules of one document: narrower ones are exceptions ---


def test_a_topic_carves_its_own_law_out_of_the_general_one() -> None:
    told = world(document("a", law("general", "FR"), law("data", "DE", 5, topics=["data"])))

    about_data, general = governing(told, topic="transfers"), governing(told)

    assert (code(about_data), steps(about_data)[-2:]) == (
        "DE",
        ["CARVED_OUT w/general", "VALUE_HELD w/data"],
    )
    assert code(general) == "FR"
    assert [carve.rule for carve in general.carve_outs] == ["w/data"]
    assert [topic.slug for topic in general.carve_outs[0].topics] == ["data"]


def test_a_carve_out_that_is_known_not_to_apply_is_not_named() -> None:
    special = law("data", "DE", topics=["data"], when={"plan": ["pro"]})
    told = world(document("a", law("general", "FR"), special))

    assert [c.rule for c in governing(told).carve_outs] == ["w/data"]
    assert governing(told, plan="free").carve_outs == ()


def test_a_product_carves_its_own_law_where_it_is_the_one_in_use() -> None:
    told = world(
        document("a", law("general", "FR"), law("talk", "DE", products=["talk"], channels=["sms"]))
    )

    using = governing(told, products=["talk"], channels=["sms"])
    unknown = governing(told)

    assert code(using) == "DE"
    assert (code(unknown), unknown.carve_outs[0].products) == ("FR", ("talk", "sms"))
    assert "RULE_OUT_OF_SCOPE w/talk" in steps(governing(told, products=["other"]))


def test_the_rule_about_fewer_of_the_same_subjects_is_the_narrower_one() -> None:
    told = world(
        document("a", law("two", "FR", topics=["data", "fees"]), law("one", "DE", topics=["data"]))
    )

    assert code(governing(told, topic="transfers")) == "DE"
    assert code(governing(told, topic="fees")) == "FR"


def test_neither_of_two_scopes_that_only_overlap_carves_the_other() -> None:
    narrower_subject = law("subject", "DE", topics=["transfers"])
    narrower_product = law("product", "FR", topics=["data"], products=["talk"])

    found = governing(
        world(document("a", narrower_subject, narrower_product)),
        topic="transfers",
        products=["talk"],
    )

    assert (found.status, codes(found)) == (CONFLICT, ["FR", "DE"])


def test_rules_of_topics_that_are_not_nested_stay_in_conflict() -> None:
    first = law("first", "FR", products=["suite"])
    second = law("second", "DE", channels=["sms"])

    found = governing(world(document("a", first, second)), products=["talk"], channels=["sms"])

    assert (found.conflict_kind, codes(found)) == (ConflictKind.UNRANKED, ["FR", "DE"])


@pytest.mark.parametrize(
    ("special", "general", "expected"),
    [
        ("DEFEATER", "DEFAULT", None),
        ("DEFAULT", "STRICT", "FR"),
        ("STRICT", "STRICT", "DE"),
        ("DEFAULT", "DEFAULT", "DE"),
    ],
)
def test_a_defeater_carves_nothing_and_a_strict_rule_yields_to_a_strict_one_only(
    special: str, general: str, expected: str | None
) -> None:
    told = world(
        document(
            "a",
            law("general", "FR", strength=general),
            law("data", "DE", topics=["data"], strength=special),
        )
    )

    assert code(governing(told, topic="data")) == expected


def test_an_annex_carves_its_subject_and_says_nothing_of_the_rest() -> None:
    annex = document(
        "annex",
        law("own", "DE"),
        kind="DPA",
        topics=["data"],
        relations=[relation("part", "PART_OF", "a")],
    )
    told = world(document("a", law("general", "FR")), annex)

    assert code(governing(told)) == "FR"
    assert code(governing(told, topic="transfers")) == "DE"
    assert code(governing(told, "annex")) == "DE"


def test_what_an_annex_says_of_no_subject_it_says_of_itself() -> None:
    annex = document("annex", law("own", "DE"), relations=[relation("part", "PART_OF", "a")])
    told = world(document("a", law("general", "FR")), annex)

    found = governing(told)

    assert code(found) == "FR"
    assert "RULE_OUT_OF_SCOPE w/own" in steps(found)


def test_a_document_that_is_about_a_subject_goes_before_the_general_one_above_it() -> None:
    below = document(
        "a", law("own", "DE", topics=["data"]), relations=[relation("in", "COMPLETES", "above")]
    )
    told = world(below, document("above", law("general", "FR")))

    assert code(governing(told, topic="data")) == "DE"
    assert governing(told, "a", "fees").law is not None


def test_two_documents_that_govern_together_conflict_where_nothing_ranks_them() -> None:
    told = world(
        document("a", law("own", "DE"), relations=[relation("in", "INCORPORATES", "above")]),
        document("above", law("general", "FR", topics=["disputes"])),
    )

    found = governing(told, topic="governing-law")

    assert (found.status, codes(found)) == (CONFLICT, ["FR", "DE"])


# --- Scope by agreement, by day ---


def test_a_rule_that_names_the_agreements_that_it_is_about_is_about_no_other() -> None:
    policy = document(
        "policy",
        law("for-a", "FR", agreements=["a"]),
        law("for-b", "DE", agreements=["b"]),
    )
    told = world(document("a", relations=[relation("in", "INCORPORATES", "policy")]), policy)

    found = governing(told)

    assert code(found) == "FR"
    assert "RULE_OUT_OF_SCOPE w/for-b" in steps(found)


def test_a_rule_counts_on_its_own_days_only() -> None:
    told = world(document("a", law("old", "FR", last="2020-12-31"), law("new", "DE", first="2021")))

    assert code(governing(told)) == "DE"
    assert "RULE_OUT_OF_TIME w/old" in steps(governing(told))
    assert code(governing(told, effectiveAt="2019-05-05")) == "FR"


# --- Orders, amendments and replacements ---


def test_an_order_between_two_documents_decides_and_is_cited() -> None:
    told = world(
        document(
            "a",
            law("own", "DE", 2),
            order("rank", "b", "a", line=7),
            relations=[relation("in", "INCORPORATES", "b")],
        ),
        document("b", law("other", "FR", 3)),
    )

    found = governing(told)

    assert (code(found), cited(found)) == ("FR", ["b:3", "a:7"])
    assert "PREFERENCE_USED w/other w/rank" in steps(found)


def test_an_amendment_goes_before_what_it_amends_and_the_answer_says_so() -> None:
    told = world(
        document("a", law("old", "FR", 2)),
        document(
            "b",
            law("new", "DE", 3),
            kind="AMENDMENT",
            relations=[relation("change", "AMENDS", "a", 8, since="2025")],
        ),
    )

    found = governing(told)

    assert (code(found), found.basis) == ("DE", Basis.AMENDMENT)
    assert cited(found) == ["b:3", "b:8"]
    assert code(governing(told, effectiveAt="2024-06-06")) == "FR"


def test_a_change_that_has_not_begun_puts_nothing_first() -> None:
    change = relation("change", "AMENDS", "a", since="2027-01-01")
    told = world(
        document("a", law("old", "FR"), relations=[relation("in", "INCORPORATES", "b")]),
        document("b", law("new", "DE"), relations=[change]),
    )

    assert governing(told).status is CONFLICT
    assert code(governing(told, effectiveAt="2027-01-01")) == "DE"


def test_an_amendment_without_a_day_leaves_the_answer_open() -> None:
    told = world(
        document("a", law("old", "FR")),
        document(
            "b",
            law("new", "DE"),
            kind="AMENDMENT",
            relations=[relation("change", "AMENDS", "a", clauses=["8"])],
        ),
    )

    found = governing(told)

    assert (found.status, inputs(found)) == (DEPENDS, ["attributes.in-force:b"])


def test_what_a_document_replaces_does_not_hold_even_where_it_is_silent() -> None:
    told = world(
        document(
            "a",
            order("rank", "a", "b", line=6, extent="REPLACES"),
            relations=[relation("in", "INCORPORATES", "b")],
            read=[read("seen", "governing_law")],
        ),
        document("b", law("other", "FR"), read=[read("seen-b", "governing_law")]),
    )

    found = governing(told)

    assert (found.status, code(found)) == (AnswerStatus.NOT_STATED, None)
    assert "VALUE_DEFEATED w/other" in steps(found)
    assert "a:6" in cited(found)


def test_a_strict_rule_is_not_replaced() -> None:
    told = world(
        document(
            "a",
            order("rank", "a", "b", extent="REPLACES"),
            relations=[relation("in", "INCORPORATES", "b")],
        ),
        document("b", law("other", "FR", strength="STRICT")),
    )

    assert code(governing(told)) == "FR"


def test_a_replacing_document_that_speaks_is_preferred() -> None:
    told = world(
        document(
            "a",
            law("own", "DE"),
            order("rank", "a", "b", extent="REPLACES"),
            relations=[relation("in", "INCORPORATES", "b")],
        ),
        document("b", law("other", "FR")),
    )

    assert code(governing(told)) == "DE"


def test_a_document_that_each_customer_signs_replaces_nothing_until_it_is_there() -> None:
    told = world(
        document(
            "a",
            law("own", "DE"),
            order(
                "rank", "form", "a", {"members": [{"words": "the price list"}]}, extent="REPLACES"
            ),
            relations=[relation("in", "INCORPORATES", "form")],
        ),
        referred=(referred("form", kind="ORDER_FORM"),),
    )

    assert code(governing(told)) == "DE"


def test_what_a_document_supersedes_clause_by_clause_is_replaced_in_these_clauses() -> None:
    told = world(
        document("a", law("old", "FR", path="8.1"), read=[read("seen", "governing_law")]),
        document(
            "b",
            relations=[relation("instead", "SUPERSEDES", "a", 5, clauses=["8"])],
            read=[read("seen-b", "governing_law")],
        ),
        document("c", law("kept", "IT", path="9")),
        document("d", relations=[relation("not-8", "SUPERSEDES", "c", clauses=["8"])]),
    )

    replaced, kept = governing(told), governing(told, "c")

    assert (replaced.status, "b:5" in cited(replaced)) == (AnswerStatus.NOT_STATED, True)
    assert code(kept) == "IT"


# --- "As in that document" ---


def test_the_law_of_another_document_is_derived_and_both_clauses_are_cited() -> None:
    told = world(
        document(
            "a",
            rule("governing_law", "as-there", 4, as_in="b"),
            relations=[relation("see", "REFERS_TO", "b")],
        ),
        document("b", law("there", "FR", 6)),
    )

    found = governing(told)

    assert (found.status, found.basis, code(found)) == (
        AnswerStatus.DERIVED,
        Basis.DERIVATION,
        "FR",
    )
    assert cited(found) == ["a:4", "b:6"]
    assert "LOOKED_UP w/as-there" in steps(found)


def test_a_law_as_in_a_document_that_is_not_loaded_is_a_missing_document() -> None:
    told = world(
        document("a", rule("governing_law", "as-there", 4, as_in="b")), referred=(referred("b"),)
    )

    found = governing(told)

    assert (found.status, holes(found), cited(found)) == (
        AnswerStatus.DOCUMENT_MISSING,
        ["b"],
        ["a:4"],
    )


def test_a_law_as_in_a_document_that_was_not_read_with_it_is_not_extracted() -> None:
    told = world(
        document("a", rule("governing_law", "as-there", as_in="b")),
        document("b", law("there", "FR")),
    )

    found = governing(told)

    assert found.status is AnswerStatus.NOT_EXTRACTED
    assert ("b", False) in [(s.agreement.slug, s.read) for s in found.searched]


def test_a_circle_of_references_gives_no_value() -> None:
    told = world(
        document(
            "a",
            rule("governing_law", "as-b", as_in="b"),
            relations=[relation("see-b", "REFERS_TO", "b")],
            read=[read("seen", "governing_law")],
        ),
        document(
            "b",
            rule("governing_law", "as-a", as_in="a"),
            relations=[relation("see-a", "REFERS_TO", "a")],
            read=[read("seen-b", "governing_law")],
        ),
    )

    found = governing(told)

    assert found.status is AnswerStatus.NOT_STATED
    assert [record.agreement.slug for record in found.searched] == ["a", "b"]


def test_a_reference_into_a_conflict_leads_to_the_conflict() -> None:
    told = world(
        document(
            "a",
            rule("governing_law", "as-there", 4, as_in="b"),
            relations=[relation("see", "REFERS_TO", "b")],
        ),
        document("b", law("one", "FR", 6), law("two", "DE", 7)),
    )

    found = governing(told)

    assert (found.status, codes(found)) == (CONFLICT, ["FR", "DE"])
    assert cited(found)[:3] == ["a:4", "b:6", "b:7"]


def test_a_reference_that_cannot_be_followed_leaves_a_value_of_its_own_open() -> None:
    told = world(
        document("a", law("own", "FR"), rule("governing_law", "as-there", as_in="b")),
        referred=(referred("b"),),
    )

    assert (governing(told).status, holes(governing(told))) == (
        AnswerStatus.DOCUMENT_MISSING,
        ["b"],
    )


def test_two_values_of_its_own_stay_in_conflict_beside_a_reference_that_cannot_be_followed() -> (
    None
):
    told = world(
        document(
            "a", law("own", "FR"), law("more", "DE"), rule("governing_law", "as-there", as_in="b")
        ),
        referred=(referred("b"),),
    )

    found = governing(told)

    assert (found.status, codes(found), holes(found)) == (CONFLICT, ["DE", "FR"], ["b"])


def test_a_reference_to_a_text_that_is_not_in_force_gives_no_value() -> None:
    ended = [{"id": "1", "lines": [1, 9], "periods": [{"to": "2020-12-31", "cite": []}]}]
    told = world(
        document(
            "a",
            rule("governing_law", "as-there", as_in="b"),
            relations=[relation("see", "REFERS_TO", "b")],
            read=[read("seen", "governing_law")],
        ),
        document("b", law("there", "FR"), versions=ended),
    )

    assert governing(told).status is AnswerStatus.NOT_STATED
    assert code(governing(told, effectiveAt="2020-06-06")) == "FR"


def test_a_table_too_large_to_read_still_cites_the_rules() -> None:
    rules = [
        law(f"law-{n}", "FR", n + 1, when={"attributes": {f"flag-{n}": True}}) for n in range(9)
    ]

    found = governing(world(document("a", *rules)))

    assert (found.status, found.truncated, found.branches) == (DEPENDS, True, ())
    assert cited(found) == [f"a:{n + 1}" for n in range(9)]

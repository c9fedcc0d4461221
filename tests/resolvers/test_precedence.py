"""Which of several documents, clauses or rules prevails."""

from typing import cast

import pytest

from graph.snapshot import Snapshot
from resolvers.answers import AnswerStatus, Basis, ConflictKind, PrecedenceAnswer, Ranked
from resolvers.naming import UnknownNameError
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
    steps,
    world,
)

STATED, CONFLICT, OUT = AnswerStatus.STATED, AnswerStatus.CONFLICT, AnswerStatus.OUT_OF_SCOPE
NOT_STATED = AnswerStatus.NOT_STATED
SEEN = [read("seen", "precedence", nearest=[{"lines": [8, 8]}])]


def prevailing(
    told: Snapshot, *between: str, topic: str | None = None, **context: object
) -> PrecedenceAnswer:
    given: dict[str, object] = {"between": between}
    if topic is not None:
        given["topic"] = topic
    return cast("PrecedenceAnswer", ask(told, "prevails", given, **context))


def named(ranked: Ranked | None) -> str | None:
    if ranked is None:
        return None
    return "#".join(part for part in (ranked.agreement.slug, ranked.path, ranked.rule) if part)


def levels(found: PrecedenceAnswer) -> list[list[str | None]]:
    return [[named(member) for member in tier.members] for tier in found.ranking]


def pairs(found: PrecedenceAnswer) -> list[str]:
    return [f"{named(pair.over)} > {named(pair.under)} ({pair.rule})" for pair in found.pairs]


def sides(found: PrecedenceAnswer) -> dict[str | None, str]:
    return {
        named(cast("PrecedenceAnswer", side.answer).winner): side.reason.name
        for side in found.candidates
    }


def documents(*orders: Written, names: str = "abc", **fields: object) -> Snapshot:
    """Give one document that states the orders, with others beside it."""
    first, others = names[0], names[1:]
    return world(
        document(first, *orders, **{"read": SEEN} | fields),
        *(document(name, read=[read(f"seen-{name}", "precedence")]) for name in others),
    )


# --- Orders ---


def test_an_order_of_three_has_one_winner_and_three_pairs() -> None:
    found = prevailing(documents(order("rank", "b", "a", "c", line=4)), "a", "b", "c")

    assert (found.status, found.basis, named(found.winner)) == (STATED, Basis.EXPLICIT, "b")
    assert [named(one) for one in found.defeated] == ["a", "c"]
    assert levels(found) == [["b"], ["a"], ["c"]]
    assert pairs(found) == ["b > a (w/rank)", "b > c (w/rank)", "a > c (w/rank)"]
    assert cited(found) == ["a:4"]
    assert [passage.line_start for passage in found.pairs[0].citations] == [4]


def test_two_lists_of_two_are_two_pairs_and_no_third() -> None:
    told = documents(order("one", "a", "b", line=4), order("two", "b", "c", line=5))

    found = prevailing(told, "a", "b", "c")

    assert (found.status, named(found.winner)) == (CONFLICT, None)
    assert pairs(found) == ["a > b (w/one)", "b > c (w/two)"]
    assert cited(found) == ["a:4", "a:5"]


def test_members_of_one_level_are_not_ranked_among_themselves() -> None:
    told = documents(order("rank", "a", {"members": ["b", "c"]}))

    found = prevailing(told, "a", "b", "c")

    assert (named(found.winner), levels(found)) == ("a", [["a"], ["b", "c"]])
    assert prevailing(told, "b", "c").status is NOT_STATED


def test_an_order_about_others_says_nothing_of_these() -> None:
    found = prevailing(documents(order("rank", "a", "b")), "a", "c")

    assert (found.status, found.ranking, cited(found)) == (NOT_STATED, (), ["a:8"])
    assert [record.agreement.slug for record in found.searched] == ["a", "c"]


def test_documents_that_nobody_ranks_and_nobody_read_are_unread() -> None:
    found = prevailing(world(document("a"), document("b")), "a", "b")

    assert found.status is AnswerStatus.NOT_EXTRACTED


def test_a_circle_of_clauses_has_no_winner() -> None:
    told = documents(order("one", "a", "b"), order("two", "b", "c"), order("three", "c", "a"))

    found = prevailing(told, "a", "b", "c")

    assert (found.status, found.conflict_kind, found.ranking) == (CONFLICT, ConflictKind.CYCLE, ())
    assert sides(found) == {"a": "CYCLE", "b": "CYCLE", "c": "CYCLE"}


def test_two_clauses_that_each_go_first_are_settled_by_one_that_ranks_them() -> None:
    one, two = order("one", "a", "b", line=4), order("two", "b", "a", line=5)
    above = order("above", {"members": [{"rule": "two"}]}, {"members": [{"rule": "one"}]}, line=6)

    open_, settled = (
        prevailing(documents(*rules), "a", "b") for rules in ((one, two), (one, two, above))
    )

    assert open_.conflict_kind is ConflictKind.COMPETING_PRECEDENCE
    assert (named(settled.winner), cited(settled)) == ("b", ["a:6", "a:4", "a:5"])
    assert "PREFERENCE_OVERRULED w/one" not in steps(settled)
    assert [step.detail for step in settled.trace if step.kind.name == "PREFERENCE_OVERRULED"] == [
        "w/one"
    ]


def test_words_that_bind_to_no_document_may_mean_the_other_clause() -> None:
    told = documents(order("rank", "a", {"members": [{"words": "the price list"}]}))

    of_clauses, of_documents = prevailing(told, "a#9", "b#5"), prevailing(told, "a", "b")

    assert (of_clauses.status, of_clauses.conflict_kind) == (CONFLICT, ConflictKind.DANGLING)
    assert (of_documents.status, of_documents.winner) == (NOT_STATED, None)


def test_the_stricter_requirement_goes_first_and_no_order_says_which_it_is() -> None:
    told = documents(order("stricter", "a", "b", line=4, higher_standard=True))

    found = prevailing(told, "a", "b")

    assert (found.status, found.conflict_kind) == (CONFLICT, ConflictKind.UNRANKED)
    assert (cited(found), pairs(found)) == (["a:4"], [])
    assert "PREFERENCE_UNUSED w/stricter" in steps(found)


def test_an_order_holds_when_its_condition_does() -> None:
    told = documents(order("rank", "a", "b", when={"plan": ["pro"]}))

    unknown = prevailing(told, "a", "b")

    assert named(prevailing(told, "a", "b", plan="pro").winner) == "a"
    assert prevailing(told, "a", "b", plan="free").status is NOT_STATED
    assert (unknown.status, inputs(unknown)) == (AnswerStatus.DEPENDS, ["plan"])
    assert cases(unknown, told) == ["the plan is pro", "the plan is not pro"]


def test_a_level_counts_when_its_condition_does() -> None:
    told = documents(order("rank", {"members": ["a"], "when": {"plan": ["pro"]}}, "b"))

    assert named(prevailing(told, "a", "b", plan="pro").winner) == "a"
    assert prevailing(told, "a", "b", plan="free").status is NOT_STATED


def test_an_order_that_has_ended_is_left_out() -> None:
    told = documents(order("old", "a", "b", last="2020-12-31"))

    assert "RULE_OUT_OF_TIME w/old" in steps(prevailing(told, "a", "b"))
    assert named(prevailing(told, "a", "b", effectiveAt="2020-01-01").winner) == "a"


# --- Topics ---


def test_an_order_for_a_topic_is_a_carve_out_of_the_general_question() -> None:
    told = documents(order("general", "a", "b"), order("data", "b", "a", line=5, topics=["data"]))

    general, about_data = prevailing(told, "a", "b"), prevailing(told, "a", "b", topic="fees")

    assert named(general.winner) == "a"
    assert [carve.rule for carve in general.carve_outs] == ["w/data"]
    assert [topic.slug for topic in general.carve_outs[0].topics] == ["data"]
    assert (named(about_data.winner), about_data.carve_outs) == ("a", ())
    assert [t.slug for t in about_data.ranking[0].topics] == ["fees"]
    assert "RULE_OUT_OF_SCOPE w/data" in steps(about_data)


def test_a_level_for_a_topic_counts_for_that_topic_only() -> None:
    rank = order(
        "rank",
        {"members": ["b"], "topics": ["transfers"]},
        {"members": ["a"]},
        {"members": ["b"], "except_topics": ["fees"]},
    )
    told = documents(rank)

    assert named(prevailing(told, "a", "b", topic="transfers").winner) is None
    assert named(prevailing(told, "a", "b", topic="data").winner) == "a"
    assert prevailing(told, "a", "b", topic="fees").status is NOT_STATED
    wide = prevailing(told, "a", "b", topic="data")
    assert [[topic.slug for topic in carve.topics] for carve in wide.carve_outs] == [["transfers"]]


def test_an_order_that_leaves_the_topic_out_does_not_speak_to_it() -> None:
    told = documents(order("rank", "a", "b", except_topics=["data"]))

    assert named(prevailing(told, "a", "b", topic="fees").winner) == "a"
    assert prevailing(told, "a", "b", topic="transfers").status is NOT_STATED


def test_an_order_for_a_product_is_a_carve_out_until_the_product_is_in_use() -> None:
    told = documents(order("talk", "b", "a", products=["talk"], channels=["sms"]))

    unknown = prevailing(told, "a", "b")
    using = prevailing(told, "a", "b", products=["talk"], channels=["sms"])

    assert unknown.carve_outs[0].products == ("talk", "sms")
    assert (named(using.winner), using.carve_outs) == ("b", ())


def test_a_carve_out_that_ranks_none_of_these_or_does_not_hold_is_not_named() -> None:
    told = documents(
        order("others", "a", "c", topics=["data"]),
        order("same-level", {"members": ["a", "b"]}, "c", topics=["data"]),
        order("free", "a", "b", topics=["data"], when={"plan": ["free"]}),
    )

    assert [carve.rule for carve in prevailing(told, "a", "b").carve_outs] == ["w/free"]
    assert prevailing(told, "a", "b", plan="pro").carve_outs == ()


def test_an_order_over_single_clauses_is_a_carve_out_of_the_whole_documents() -> None:
    rank = order("clause", {"members": [{"agreement": "b", "clause": "5"}]}, "a")

    found = prevailing(documents(order("general", "a", "b"), rank), "a", "b")

    assert named(found.winner) == "a"
    assert [carve.rule for carve in found.carve_outs] == ["w/clause"]


# --- Clauses and rules ---


def test_a_clause_is_ranked_by_an_order_over_what_it_lies_in() -> None:
    rank = order("clause", {"members": [{"agreement": "b", "clause": "5"}]}, "a", line=4)
    told = world(
        document("a", rank, law("own", "FR", 2, path="9")),
        document("b", law("other", "DE", 3, path="5.1")),
    )

    found = prevailing(told, "a#9", "b#5.1")

    assert (named(found.winner), levels(found)) == ("b#5.1", [["b#5.1"], ["a#9"]])
    assert named(prevailing(told, "a#9", "b#51").winner) is None


def test_clauses_that_nothing_ranks_stand_against_each_other_and_are_cited() -> None:
    told = world(
        document("a", law("own", "FR", 2, path="9")),
        document("b", law("other", "DE", 3, path="5.1")),
    )

    found = prevailing(told, "a#9", "b#5")

    assert (found.status, found.conflict_kind) == (CONFLICT, ConflictKind.UNRANKED)
    assert sides(found) == {"a#9": "UNRANKED", "b#5": "UNRANKED"}
    assert cited(found) == ["a:2", "b:3"]


def test_rules_are_ranked_by_their_ids() -> None:
    rank = order("rank", {"members": [{"rule": "own"}]}, {"members": [{"rule": "other"}]})
    told = world(
        document("a", rank, law("own", "FR", 2, path="9")), document("b", law("other", "DE", 3))
    )

    found = prevailing(told, "rule:w/other", "rule:w/own")

    assert named(found.winner) == "a#9#w/own"
    assert [named(one) for one in found.defeated] == ["b#w/other"]


def test_a_rule_that_nothing_states_is_an_unknown_name() -> None:
    with pytest.raises(UnknownNameError, match='no rule is named "w/none"'):
        prevailing(world(document("a")), "rule:w/none", "a")


# --- What belongs to the set ---


def test_an_amendment_prevails_over_what_it_amends() -> None:
    change = relation("change", "AMENDS", "a", 6, since="2025-01-01")
    told = world(document("a"), document("b", kind="AMENDMENT", relations=[change]))

    found = prevailing(told, "a", "b")

    assert (found.basis, named(found.winner)) == (Basis.AMENDMENT, "b")
    assert (pairs(found), cited(found)) == (["b > a (w/change)"], ["b:6"])


def test_an_amendment_that_has_not_begun_is_out_of_scope() -> None:
    change = relation("change", "AMENDS", "a", since="2027-01-01", when={"plan": ["pro"]})
    told = world(document("a", read=SEEN), document("b", relations=[change]))

    assert prevailing(told, "a", "b", plan="pro").status is OUT
    assert prevailing(told, "a", "b", plan="free").status is OUT
    assert named(prevailing(told, "a", "b", plan="pro", effectiveAt="2027-01-01").winner) == "b"


def test_an_amendment_of_single_clauses_prevails_over_these() -> None:
    change = relation("change", "AMENDS", "a", clauses=["8"], since="2025-01-01")
    told = world(
        document("a", law("eight", "FR", path="8.2"), law("nine", "DE", path="9")),
        document("b", relations=[change]),
    )

    assert named(prevailing(told, "a#8.2", "b").winner) == "b"
    assert named(prevailing(told, "a#9", "b").winner) is None


def test_a_document_that_does_not_belong_to_the_set_is_out_of_scope() -> None:
    told = world(
        document(
            "a",
            order("rank", "a", "b"),
            relations=[relation("in", "INCORPORATES", "b", 7, when={"plan": ["pro"]})],
        ),
        document("b"),
    )

    found = prevailing(told, "a", "b", plan="free")

    assert (found.status, cited(found)) == (OUT, ["a:7"])
    assert "MEMBER_LEFT_OUT b" in steps(found)
    assert named(prevailing(told, "a", "b", plan="pro").winner) == "a"


def test_a_document_that_is_not_in_force_is_out_of_scope_with_its_dates() -> None:
    ended = [
        {"id": "1", "lines": [1, 9], "periods": [{"to": "2020-12-31", "cite": [{"lines": [5, 5]}]}]}
    ]
    told = world(
        document("a", order("rank", "a", "b")),
        document("b", versions=ended, relations=[relation("next", "SUPERSEDES", "old")]),
        referred=(referred("old"),),
    )

    found = prevailing(told, "a", "b")

    assert (found.status, cited(found), holes(found)) == (OUT, ["b:5"], ["old"])

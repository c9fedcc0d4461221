"""No document speaks: blacked out, missing, unread, or read in full and not there."""

from typing import cast

import pytest

from graph.snapshot import Snapshot
from resolvers.answers import AnswerStatus, GoverningLawAnswer
from tests.resolvers.writing import (
    Written,
    ask,
    cited,
    document,
    holes,
    law,
    read,
    referred,
    relation,
    rule,
    steps,
    world,
)

NOT_STATED, UNREAD = AnswerStatus.NOT_STATED, AnswerStatus.NOT_EXTRACTED
MISSING = AnswerStatus.DOCUMENT_MISSING
SEEN = read("seen", "governing_law", nearest=[{"lines": [7, 7]}, {"lines": [8, 8]}])


def governing(told: Snapshot, topic: str | None = None, **context: object) -> GoverningLawAnswer:
    given: dict[str, object] = {"agreement": "a"}
    if topic is not None:
        given["topic"] = topic
    return cast("GoverningLawAnswer", ask(told, "governingLaw", given, **context))


def searched(found: GoverningLawAnswer) -> list[tuple[str, bool]]:
    return [(record.agreement.slug, record.read) for record in found.searched]


def test_what_was_read_in_full_and_is_not_there_is_not_stated_and_shows_what_comes_nearest() -> (
    None
):
    found = governing(world(document("a", read=[SEEN])))

    assert (found.status, searched(found)) == (NOT_STATED, [("a", True)])
    assert cited(found) == ["a:7", "a:8"]
    assert steps(found) == ["SILENCE_READ a governing_law"]


@pytest.mark.parametrize(
    "mark", [read("seen", "forum"), read("seen", "governing_law", topics=["data"])]
)
def test_a_text_that_was_read_for_something_else_is_unread(mark: Written) -> None:
    found = governing(world(document("a", read=[mark])))

    assert (found.status, searched(found)) == (UNREAD, [("a", False)])
    assert steps(found) == ["SILENCE_UNREAD a governing_law"]


@pytest.mark.parametrize(
    ("topic", "status"), [("data", NOT_STATED), ("transfers", NOT_STATED), ("fees", UNREAD)]
)
def test_a_text_that_was_read_for_a_subject_was_read_for_what_lies_under_it(
    topic: str, status: AnswerStatus
) -> None:
    mark = read("seen", "governing_law", topics=["data"])

    assert governing(world(document("a", read=[mark])), topic).status is status


def test_a_blacked_out_value_is_cited_where_it_stands() -> None:
    hidden = rule("governing_law", "hidden", 4, redacted=True)

    found = governing(world(document("a", hidden, read=[SEEN])))

    assert (found.status, cited(found)) == (AnswerStatus.REDACTED, ["a:4"])


def test_a_document_that_is_only_referred_to_could_say_it() -> None:
    told = world(
        document("a", relations=[relation("in", "INCORPORATES", "b", 5)], read=[SEEN]),
        referred=(referred("b"),),
    )

    found = governing(told)

    assert (found.status, holes(found), cited(found)[0]) == (MISSING, ["b"], "a:5")
    assert [shown.line_start for shown in found.holes[0].needed_by] == [5]
    assert "HOLE_FOUND b" in steps(found)


@pytest.mark.parametrize("kind", ["ORDER_FORM", "STATEMENT_OF_WORK"])
def test_what_each_customer_signs_is_missing_and_says_nothing_of_the_rest(kind: str) -> None:
    told = world(
        document("a", relations=[relation("in", "INCORPORATES", "b", 5)], read=[SEEN]),
        referred=(referred("b", kind=kind),),
    )

    found = governing(told)

    assert (found.status, holes(found)) == (NOT_STATED, ["b"])


def test_the_document_asked_about_may_itself_be_what_is_missing() -> None:
    told = world(
        document("b", relations=[relation("see", "REFERS_TO", "a", 3)]),
        referred=(referred("a"),),
    )

    found = governing(told)

    assert (found.status, holes(found), cited(found)) == (MISSING, ["a"], ["b:3"])


def test_a_signed_form_asked_about_is_missing_too() -> None:
    found = governing(world(referred=(referred("a", kind="ORDER_FORM"),)))

    assert (found.status, holes(found)) == (MISSING, ["a"])


def test_one_unread_document_of_the_set_leaves_the_silence_open() -> None:
    told = world(
        document("a", relations=[relation("in", "INCORPORATES", "b")], read=[SEEN]),
        document("b"),
    )

    found = governing(told)

    assert (found.status, searched(found)) == (UNREAD, [("a", True), ("b", False)])


def test_a_document_that_does_not_govern_for_this_customer_is_not_searched() -> None:
    only_pro = relation("in", "INCORPORATES", "b", when={"plan": ["pro"]})
    told = world(document("a", relations=[only_pro], read=[SEEN]), document("b"))

    assert governing(told, plan="free").status is NOT_STATED
    assert governing(told, plan="pro").status is UNREAD


@pytest.mark.parametrize(
    ("topic", "own", "looked_at"),
    [
        (None, [], ["a"]),
        (None, ["data"], ["a"]),
        ("fees", [], ["a", "annex"]),
        ("transfers", ["data"], ["a", "annex"]),
        ("fees", ["data"], ["a"]),
    ],
)
def test_an_annex_is_searched_for_its_own_subject_only(
    topic: str | None, own: list[str], looked_at: list[str]
) -> None:
    annex = document("annex", topics=own, relations=[relation("part", "PART_OF", "a")])
    told = world(document("a", read=[SEEN]), annex)

    assert [slug for slug, _ in searched(governing(told, topic))] == looked_at


def version(name: str, lines: list[int], **days: object) -> Written:
    return {"id": name, "lines": lines, "periods": [days]}


def test_what_was_read_of_a_version_that_has_ended_tells_nothing_of_the_one_in_force() -> None:
    told = world(
        document(
            "a",
            versions=[
                version("old", [1, 50], to="2020-12-31"),
                version("new", [51, 99], **{"from": "2021-01-01"}),
            ],
            read=[SEEN],
        )
    )

    assert governing(told).status is UNREAD
    assert governing(told, effectiveAt="2019-01-01").status is NOT_STATED


def test_a_member_that_has_ended_has_a_later_text_in_its_place() -> None:
    told = world(
        document("a", relations=[relation("in", "INCORPORATES", "b")], read=[SEEN]),
        document(
            "b",
            law("gone", "FR"),
            versions=[version("old", [1, 50], to="2020-12-31")],
            relations=[relation("before", "SUPERSEDES", "b-old", 9)],
            read=[read("seen-b", "governing_law")],
        ),
        referred=(referred("b-old"),),
    )

    found = governing(told)

    assert (found.status, holes(found)) == (MISSING, ["b-old"])
    assert "RULE_OUT_OF_TIME w/gone" in steps(found)


def test_a_document_missing_for_two_reasons_stands_once_with_both_passages() -> None:
    told = world(
        document(
            "a",
            rule("governing_law", "as-there", 4, as_in="b"),
            relations=[relation("in", "INCORPORATES", "b", 5)],
            read=[SEEN],
        ),
        referred=(referred("b"),),
    )

    found = governing(told)

    assert holes(found) == ["b"]
    assert [shown.line_start for shown in found.holes[0].needed_by] == [4, 5]

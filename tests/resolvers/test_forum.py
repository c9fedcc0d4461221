"""Courts, arbitration and mediation, each decided for itself."""

from typing import cast

from graph.snapshot import Snapshot
from resolvers.answers import AnswerStatus, ForumAnswer
from tests.resolvers.writing import (
    Written,
    ask,
    document,
    inputs,
    relation,
    rule,
    world,
)


def forum(rule_name: str, kind: str, /, **fields: object) -> Written:
    return rule("forum", rule_name, forum={"kind": kind} | fields)


FLOATING = rule("forum", "floating", seat_of="customer_location")


def decided(told: Snapshot, topic: str | None = None, **context: object) -> ForumAnswer:
    given = {"agreement": "a"} if topic is None else {"agreement": "a", "topic": topic}
    return cast("ForumAnswer", ask(told, "forum", given, **context))


def shown(found: ForumAnswer) -> list[tuple[str, str | None, str | None]]:
    return [
        (one.kind, one.name, None if one.seat is None else one.seat.code) for one in found.forums
    ]


def test_courts_and_arbitration_do_not_exclude_each_other() -> None:
    told = world(
        document(
            "a",
            forum("court", "COURT", name="Courts of Paris", seat="FR", exclusive=True),
            forum("tribunal", "ARBITRATION", seat="CH", rules="ICC", unless="law forbids it"),
        )
    )

    found = decided(told)

    assert found.status is AnswerStatus.STATED
    assert shown(found) == [("COURT", "Courts of Paris", "FR"), ("ARBITRATION", None, "CH")]
    assert [(f.exclusive, f.rules, f.unless) for f in found.forums] == [
        (True, None, None),
        (None, "ICC", "law forbids it"),
    ]


def test_rules_that_name_one_seat_agree_however_they_call_the_court() -> None:
    told = world(
        document(
            "a",
            forum("one", "COURT", seat="FR"),
            forum("two", "COURT", name="Courts of Paris", seat="FR", exclusive=False),
        )
    )

    found = decided(told)

    assert shown(found) == [("COURT", "Courts of Paris", "FR")]
    assert found.forums[0].exclusive is False


def test_courts_without_a_seat_are_told_apart_by_their_names() -> None:
    alike = world(
        document(
            "a",
            forum("one", "COURT", name="Courts of Paris"),
            forum("two", "COURT", name="courts of PARIS"),
        )
    )
    apart = world(
        document(
            "a",
            forum("one", "COURT", name="Courts of Paris"),
            forum("two", "COURT", name="Courts of Lyon"),
        )
    )

    assert shown(decided(alike)) == [("COURT", "Courts of Paris", None)]
    assert decided(apart).status is AnswerStatus.CONFLICT


def test_a_conflict_over_courts_keeps_the_arbitration_that_is_decided() -> None:
    told = world(
        document(
            "a",
            forum("one", "COURT", seat="FR"),
            forum("two", "COURT", seat="DE"),
            forum("tribunal", "ARBITRATION", seat="CH"),
        )
    )

    found = decided(told)

    assert found.status is AnswerStatus.CONFLICT
    assert shown(found) == [("ARBITRATION", None, "CH")]
    assert [shown(cast("ForumAnswer", side.answer))[-1][2] for side in found.candidates] == [
        "FR",
        "DE",
    ]


def test_courts_where_the_customer_is_are_asked_for_or_given() -> None:
    told = world(document("a", FLOATING))

    assert shown(decided(told, customer={"location": "BR-SP"})) == [("COURT", None, "BR")]
    unknown = decided(told)
    assert (unknown.status, inputs(unknown)) == (AnswerStatus.DEPENDS, ["customer.location"])
    assert shown(unknown) == [("COURT", None, None)]


def test_the_courts_of_another_document_are_taken_from_there() -> None:
    told = world(
        document(
            "a",
            rule("forum", "as-there", as_in="b"),
            relations=[relation("see", "REFERS_TO", "b")],
        ),
        document("b", forum("there", "COURT", seat="FR")),
    )

    found = decided(told, "disputes")

    assert (found.status, shown(found)) == (AnswerStatus.DERIVED, [("COURT", None, "FR")])

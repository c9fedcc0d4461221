"""Does the agreement apply at all?"""

from typing import cast

import pytest

from graph.snapshot import Snapshot
from resolvers.answers import AnswerStatus, GoverningLawAnswer
from tests.resolvers.writing import (
    Written,
    ask,
    cases,
    cited,
    document,
    holes,
    law,
    referred,
    relation,
    rule,
    steps,
    world,
)

STATED, OUT = AnswerStatus.STATED, AnswerStatus.OUT_OF_SCOPE


def governing(told: Snapshot, topic: str | None = None, /, **context: object) -> GoverningLawAnswer:
    given: dict[str, object] = {"agreement": "a"}
    if topic is not None:
        given["topic"] = topic
    return cast("GoverningLawAnswer", ask(told, "governingLaw", given, **context))


def excludes(name: str = "not-here", line: int = 3, **fields: object) -> Written:
    return rule("applicability", name, line, **{"applies": False} | fields)


def test_an_agreement_says_to_whom_it_does_not_apply() -> None:
    told = world(document("a", law("one", "FR"), excludes(when={"customer_location": ["US"]})))

    out, inside = (governing(told, customer={"location": code}) for code in ("US-TX", "DE"))
    unknown = governing(told)

    assert (out.status, cited(out), out.law) == (OUT, ["a:3"], None)
    assert "RULE_APPLIED w/not-here" in steps(out)
    assert inside.status is STATED
    assert [branch.answer.status for branch in unknown.branches] == [OUT, STATED]
    assert cases(unknown, told) == [
        "the customer is in United States",
        "the customer is not in United States",
    ]


def test_an_agreement_that_says_to_whom_it_applies_excludes_nobody() -> None:
    told = world(
        document("a", law("one", "FR"), excludes(applies=True, when={"customer_location": ["US"]}))
    )

    assert governing(told, customer={"location": "DE"}).status is STATED


def test_another_document_may_say_that_an_agreement_does_not_apply() -> None:
    policy = document("policy", excludes(agreements=["a"]))
    in_passing = document("policy", excludes())
    joined = [relation("in", "INCORPORATES", "policy")]

    said, unsaid = (
        governing(world(document("a", law("one", "FR"), relations=joined), other))
        for other in (policy, in_passing)
    )

    assert (said.status, unsaid.status) == (OUT, STATED)


@pytest.mark.parametrize(
    ("context", "status", "carved"),
    [
        ({}, STATED, ["w/not-here"]),
        ({"products": ["talk"]}, OUT, []),
        ({"products": ["talk", "other"]}, STATED, ["w/not-here"]),
        ({"products": ["other"]}, STATED, []),
    ],
)
def test_an_exclusion_of_a_product_shuts_the_agreement_when_no_other_is_in_use(
    context: dict[str, object], status: AnswerStatus, carved: list[str]
) -> None:
    told = world(document("a", law("one", "FR"), excludes(products=["talk"])))

    found = governing(told, **context)

    assert found.status is status
    assert [carve.rule for carve in found.carve_outs] == carved


def test_an_exclusion_of_a_topic_shuts_the_agreement_for_that_topic() -> None:
    told = world(document("a", law("one", "FR"), excludes(topics=["data"])))

    assert governing(told, "transfers").status is OUT
    assert governing(told).status is STATED


PERIOD = {"from": "2021-01-01", "cite": [{"lines": [7, 7]}]}


@pytest.mark.parametrize("day", ["2021-01-01", "2030-01-01"])
def test_an_agreement_applies_from_its_first_day(day: str) -> None:
    told = world(
        document(
            "a", law("one", "FR"), versions=[{"id": "1", "lines": [1, 9], "periods": [PERIOD]}]
        )
    )

    assert governing(told, effectiveAt=day).status is STATED


def test_before_its_first_day_the_dates_are_cited_and_the_earlier_text_is_what_is_missing() -> None:
    told = world(
        document(
            "a",
            law("one", "FR"),
            versions=[{"id": "1", "lines": [1, 9], "periods": [PERIOD]}],
            relations=[
                relation("before", "SUPERSEDES", "old", 8),
                relation("known-before", "SUPERSEDES", "b"),
                relation("see", "REFERS_TO", "else"),
            ],
        ),
        document("b"),
        document("c", relations=[relation("after", "SUPERSEDES", "a")]),
        referred=(referred("old"), referred("else")),
    )

    found = governing(told, effectiveAt="2020-12-31")

    assert (found.status, cited(found), holes(found)) == (OUT, ["a:7"], ["old"])
    assert [passage.line_start for passage in found.holes[0].needed_by] == [8]
    assert "VERSION_NOT_IN_FORCE a" in steps(found)


def test_what_an_excluded_member_says_does_not_count() -> None:
    told = world(
        document("a", law("own", "FR"), relations=[relation("in", "INCORPORATES", "b")]),
        document("b", law("other", "DE"), excludes(when={"plan": ["free"]})),
    )

    assert governing(told, plan="free").status is STATED
    assert governing(told, plan="pro").status is AnswerStatus.CONFLICT

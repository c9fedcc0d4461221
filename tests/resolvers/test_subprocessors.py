"""Who the subprocessors of a party are, or under an agreement."""

from typing import cast

import pytest

from graph.snapshot import Snapshot
from resolvers.answers import AnswerStatus, Basis, SubprocessorsAnswer
from resolvers.render import condition_text
from tests.resolvers.writing import (
    Written,
    ask,
    cited,
    document,
    holes,
    inputs,
    read,
    referred,
    relation,
    rule,
    steps,
    world,
)


def engages(name: str, line: int = 1, /, **fields: object) -> Written:
    return rule("subprocessor", name, line, **{"party": "cloud"} | fields)


def asked(told: Snapshot, given: Written | None = None, **context: object) -> SubprocessorsAnswer:
    found = ask(told, "subprocessors", given or {"agreement": "a"}, **context)
    return cast("SubprocessorsAnswer", found)


def names(found: SubprocessorsAnswer) -> list[str]:
    return [one.rule.removeprefix("w/") for one in found.subprocessors]


def test_an_engagement_is_shown_with_all_that_the_list_says() -> None:
    told = world(
        document(
            "a",
            engages(
                "host",
                4,
                engaged_by="acme-inc",
                locations=["FR", "US-TX"],
                purpose="hosting",
                data="all",
                contact="dpo@example.org",
                since="2020-05",
                products=["talk"],
            ),
            provider="acme",
        )
    )

    found = asked(told)

    assert (found.status, found.basis, cited(found)) == (
        AnswerStatus.STATED,
        Basis.EXPLICIT,
        ["a:4"],
    )
    (one,) = found.subprocessors
    assert one.engaged_by is not None
    assert (one.party.slug, one.engaged_by.slug) == ("cloud", "acme-inc")
    assert [place.code for place in one.locations] == ["FR", "US-TX"]
    assert (one.purpose, one.data, one.contact, str(one.since)) == (
        "hosting",
        "all",
        "dpo@example.org",
        "2020-05",
    )
    assert (one.products, one.when) == (("talk",), None)


def lists() -> Snapshot:
    return world(
        document(
            "a",
            engages("any"),
            engages("of-acme", engaged_by="acme-sas"),
            engages("of-bolt", engaged_by="bolt"),
            engages("talk", products=["talk"]),
            engages("sms", channels=["sms"]),
            engages("old", last="2020-12-31"),
            provider="acme-inc",
        ),
        document("annex", engages("annexed"), relations=[relation("part", "PART_OF", "a")]),
        document("b", engages("elsewhere"), provider="bolt"),
    )


@pytest.mark.parametrize(
    ("given", "context", "expected"),
    [
        ({"agreement": "a"}, {}, "any of-acme of-bolt sms talk annexed"),
        ({"agreement": "b"}, {}, "elsewhere"),
        ({"party": "acme"}, {}, "any of-acme sms talk annexed"),
        ({"party": "acme-inc"}, {}, "any of-acme sms talk annexed"),
        ({"party": "bolt"}, {}, "elsewhere"),
        ({"agreement": "a"}, {"products": ["other"]}, "any of-acme of-bolt sms annexed"),
        ({"agreement": "a"}, {"channels": ["voice"]}, "any of-acme of-bolt talk annexed"),
        (
            {"agreement": "a"},
            {"effectiveAt": "2020-02-02"},
            "any of-acme of-bolt old sms talk annexed",
        ),
    ],
)
def test_the_lists_of_a_party_or_of_an_agreement_are_looked_through(
    given: Written, context: dict[str, object], expected: str
) -> None:
    found = asked(lists(), given, **context)

    assert sorted(names(found)) == sorted(expected.split())


def test_what_is_about_something_else_or_another_time_is_said_in_the_steps() -> None:
    found = asked(lists(), products=["other"])

    assert {"RULE_OUT_OF_SCOPE w/talk", "RULE_OUT_OF_TIME w/old"} <= set(steps(found))


@pytest.mark.parametrize(
    ("said", "whole"),
    [((True, True), True), ((True, None), None), ((None, False), False), ((None,), None)],
)
def test_a_list_is_complete_when_every_entry_says_so(
    said: tuple[bool | None, ...],
    whole: bool | None,  # noqa: FBT001 - a column of the table
) -> None:
    rules = [
        engages(f"one-{n}", **({} if one is None else {"list_exhaustive": one}))
        for n, one in enumerate(said)
    ]

    assert asked(world(document("a", *rules))).exhaustive is whole


def test_who_may_be_engaged_is_listed_with_what_is_open() -> None:
    told = world(
        document("a", engages("always"), engages("pro", when={"plan": ["pro"]})),
    )

    found, known = asked(told), asked(told, plan="free")

    assert (found.status, inputs(found)) == (AnswerStatus.DEPENDS, ["plan"])
    assert [
        one.when and condition_text(one.when, told.catalogue) for one in found.subprocessors
    ] == [
        None,
        "the plan is pro",
    ]
    assert (names(known), "RULE_CONDITION_FAILED w/pro" in steps(known)) == (["always"], True)


def test_an_empty_list_that_was_read_in_full_is_not_stated() -> None:
    marked = read("seen", "subprocessors", nearest=[{"lines": [8, 8]}])

    found = asked(world(document("a", read=[marked], provider="acme")))

    assert (found.status, cited(found), found.exhaustive) == (
        AnswerStatus.NOT_STATED,
        ["a:8"],
        None,
    )


def test_a_list_in_an_annex_that_is_not_loaded_is_missing() -> None:
    told = world(
        document("a", relations=[relation("in", "INCORPORATES", "list", 5)]),
        referred=(referred("list"),),
    )

    assert (asked(told).status, holes(asked(told))) == (AnswerStatus.DOCUMENT_MISSING, ["list"])


def test_a_list_that_has_ended_is_out_of_scope() -> None:
    ended = [
        {"id": "1", "lines": [1, 9], "periods": [{"to": "2020-12-31"}], "cite": [{"lines": [2, 2]}]}
    ]
    told = world(
        document(
            "a",
            engages("gone"),
            versions=ended,
            relations=[relation("before", "SUPERSEDES", "old-list")],
        ),
        referred=(referred("old-list"),),
    )

    found = asked(told)

    assert (found.status, cited(found)) == (AnswerStatus.OUT_OF_SCOPE, ["a:2"])
    assert holes(found) == ["old-list"]


def test_neither_a_party_nor_an_agreement_looks_through_nothing() -> None:
    found = asked(lists(), {"party": "cloud"})

    assert (found.status, found.subprocessors) == (AnswerStatus.NOT_EXTRACTED, ())

"""Which version is in force on a day, for a customer."""

from typing import cast

import pytest

from graph.snapshot import Snapshot
from resolvers.answers import AnswerStatus, Basis, ConflictKind, VersionAnswer
from tests.resolvers.writing import (
    Written,
    ask,
    cases,
    cited,
    document,
    holes,
    inputs,
    read,
    referred,
    relation,
    steps,
    world,
)

OUT, STATED = AnswerStatus.OUT_OF_SCOPE, AnswerStatus.STATED


def period(first: str | None = None, last: str | None = None, **fields: object) -> Written:
    days = {"from": first, "to": last}
    return {key: day for key, day in days.items() if day is not None} | fields


def version(name: str, *periods: Written, **fields: object) -> Written:
    return {"id": name, "lines": [1, 99], "periods": periods} | fields


def asked(told: Snapshot, **context: object) -> VersionAnswer:
    return cast("VersionAnswer", ask(told, "versionInForce", {"agreement": "a"}, **context))


def name(found: VersionAnswer) -> str | None:
    return None if found.version is None else found.version.id


OLD = version("old", period("2020-01-01", "2022-12-31", cite=[{"lines": [3, 3]}]), archived=True)
NEW = version("new", period("2023-01-01", event="acceptance"), cite=[{"lines": [4, 4]}])


@pytest.mark.parametrize(
    ("day", "expected", "archived"),
    [("2020-01-01", "old", True), ("2022-12-31", "old", True), ("2023-01-01", "new", False)],
)
def test_the_version_of_the_day_is_in_force_from_its_first_day_to_its_last(
    day: str, expected: str, *, archived: bool
) -> None:
    found = asked(world(document("a", versions=[OLD, NEW])), effectiveAt=day)

    assert (found.status, found.basis) == (STATED, Basis.EXPLICIT)
    assert (name(found), found.archived) == (expected, archived)
    assert steps(found) == [f"VERSION_IN_FORCE a {expected}"]


def test_dates_event_and_passages_are_shown() -> None:
    told = world(document("a", versions=[OLD, NEW]))

    new, old = asked(told), asked(told, effectiveAt="2021-05-05")

    assert (str(new.in_force_from), new.in_force_to, new.event) == (
        "2023-01-01",
        None,
        "acceptance",
    )
    assert (cited(new), cited(old)) == (["a:4"], ["a:3"])


def test_before_the_first_version_none_is_in_force() -> None:
    told = world(document("a", versions=[OLD, NEW]))

    found = asked(told, effectiveAt="2019-05-05")

    assert (found.status, name(found), cited(found)) == (OUT, None, ["a:3"])
    assert steps(found) == ["VERSION_NOT_IN_FORCE a"]


def test_the_one_version_that_is_not_in_force_is_named_with_what_stands_in_its_place() -> None:
    told = world(
        document("a", versions=[OLD], relations=[relation("before", "SUPERSEDES", "b")]),
        referred=(referred("b"),),
    )

    found = asked(told, effectiveAt="2019-05-05")

    assert (found.status, name(found), str(found.in_force_from)) == (OUT, "old", "2020-01-01")
    assert holes(found) == ["b"]


def test_a_version_with_different_days_for_different_customers_is_named_without_days() -> None:
    for_new = period("2023-01-01", when={"customer_kind": ["new"]})
    for_others = period("2024-01-01", when={"not": {"customer_kind": ["new"]}})
    told = world(document("a", versions=[version("1", for_new, for_others)]))

    unknown, of_new = (
        asked(told, effectiveAt="2020-05-05", **known)
        for known in ({}, {"customer": {"kind": "new"}})
    )
    between = asked(told, effectiveAt="2023-05-05")

    assert (unknown.status, name(unknown), unknown.in_force_from) == (OUT, "1", None)
    assert (name(of_new), str(of_new.in_force_from)) == ("1", "2023-01-01")
    assert (between.status, inputs(between)) == (AnswerStatus.DEPENDS, ["customer.kind"])
    assert cases(between, told) == ["the customer is new", "the customer is not new"]
    assert [branch.answer.status for branch in between.branches] == [STATED, OUT]


def test_a_start_printed_to_the_month_is_asked_for_inside_that_month() -> None:
    told = world(document("a", versions=[version("1", period("2023-05"))]))

    assert asked(told, effectiveAt="2023-06-01").status is STATED
    assert inputs(asked(told, effectiveAt="2023-05-05")) == ["attributes.in-force:a@1"]


def test_several_versions_in_force_are_a_conflict_that_names_them() -> None:
    told = world(
        document(
            "a", versions=[OLD, version("other", period("2021-01-01"), cite=[{"lines": [6, 6]}])]
        )
    )

    found = asked(told, effectiveAt="2022-05-05")

    assert (found.status, found.conflict_kind) == (AnswerStatus.CONFLICT, ConflictKind.UNRANKED)
    assert [name(cast("VersionAnswer", side.answer)) for side in found.candidates] == [
        "old",
        "other",
    ]
    assert cited(found) == ["a:3", "a:6"]
    assert steps(found)[-1] == "CONFLICT_LEFT a UNRANKED"


def test_a_translation_in_force_beside_its_original_is_no_rival() -> None:
    told = world(
        document(
            "a",
            versions=[
                version("en", period("2020-01-01"), language="en"),
                version("fr", period("2020-01-01"), language="fr", translation_of="en"),
            ],
        )
    )

    assert name(asked(told)) == "en"


def test_a_version_without_dates_is_named_and_its_dates_are_what_is_not_stated() -> None:
    undated = version("1", archived=True)
    told = world(document("a", versions=[undated], read=[read("seen", "version")]))

    found = asked(told)

    assert (found.status, name(found), found.archived) == (AnswerStatus.NOT_STATED, "1", True)


def test_an_undated_version_may_be_the_one_in_force_when_no_dated_one_is() -> None:
    told = world(document("a", versions=[OLD, version("undated")]))

    found = asked(told, effectiveAt="2019-05-05")

    assert (found.status, name(found)) == (AnswerStatus.NOT_EXTRACTED, "undated")


def test_an_agreement_without_versions_has_none_to_name() -> None:
    found = asked(world(document("a", read=[read("seen", "version")])))

    assert (found.status, name(found), found.archived) == (AnswerStatus.NOT_STATED, None, None)

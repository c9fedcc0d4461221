"""Which documents govern together, by which way, and when."""

from datetime import date

import pytest

from graph.model.conditions import ALWAYS
from graph.model.ids import AgreementSlug
from graph.snapshot import Snapshot
from resolvers.assemble import Member, assemble, assemble_upwards
from resolvers.render import condition_text
from tests.resolvers.writing import document, relation, seen_without, world

DAY = date(2026, 1, 1)


def members(told: Snapshot, asked: str = "a", on: date | None = None) -> dict[str, Member]:
    found = assemble(AgreementSlug(asked), told.catalogue, on)
    return {member.agreement.slug: member for member in found}


def standings(told: Snapshot, asked: str = "a") -> dict[str, str]:
    return {slug: member.standing.name for slug, member in members(told, asked).items()}


def when(told: Snapshot, slug: str, on: date | None = None) -> str:
    return condition_text(members(told, on=on)[slug].when, told.catalogue)


@pytest.mark.parametrize(
    ("kind", "up", "down"),
    [
        ("PART_OF", "ABOVE", "ANNEX"),
        ("COMPLETES", "ABOVE", None),
        ("INCORPORATES", "ABOVE", None),
        ("AMENDS", "ABOVE", "AMENDMENT"),
        ("SUPERSEDES", None, "AMENDMENT"),
        ("REFERS_TO", None, None),
        ("TRANSLATES", None, None),
    ],
)
def test_a_relation_leads_up_or_down_by_its_kind(
    kind: str, up: str | None, down: str | None
) -> None:
    told = world(document("a", relations=[relation("r", kind, "b")]), document("b"))

    assert standings(told).get("b") == up
    assert standings(told, "b").get("a") == down


def test_the_set_is_closed_over_what_is_above_and_its_amendments() -> None:
    told = world(
        document("a", relations=[relation("r1", "COMPLETES", "b")]),
        document("b", relations=[relation("r2", "INCORPORATES", "c")]),
        document("c"),
        document("d", kind="AMENDMENT", relations=[relation("r3", "AMENDS", "c")]),
        document("e", relations=[relation("r4", "PART_OF", "b")]),
    )

    assert standings(told) == {"a": "ASKED", "b": "ABOVE", "c": "ABOVE", "d": "AMENDMENT"}
    assert [step.id for step in members(told)["d"].via] == ["w/r1", "w/r2", "w/r3"]


def test_annexes_bring_what_changes_them_and_what_they_make_their_own() -> None:
    told = world(
        document("a"),
        document(
            "b", relations=[relation("r1", "PART_OF", "a"), relation("r2", "INCORPORATES", "c")]
        ),
        document("c", relations=[relation("r3", "COMPLETES", "z")]),
        document("d", relations=[relation("r4", "AMENDS", "b")]),
        document("e", relations=[relation("r5", "PART_OF", "b")]),
        document("z"),
    )

    assert standings(told) == {
        "a": "ASKED",
        "b": "ANNEX",
        "c": "ANNEX",
        "d": "ANNEX",
        "e": "ANNEX",
    }
    upwards = assemble_upwards(AgreementSlug("a"), told.catalogue, DAY)
    assert [member.agreement.slug for member in upwards] == ["a"]


def test_each_document_stands_once_also_in_a_circle() -> None:
    told = world(
        document("a", relations=[relation("r1", "INCORPORATES", "b")]),
        document("b", relations=[relation("r2", "INCORPORATES", "a")]),
    )

    assert list(members(told)) == ["a", "b"]
    assert members(told)["a"].when == ALWAYS


PRO, SMALL = {"plan": ["pro"]}, {"customer_size": ["small"]}


def test_a_member_by_two_ways_belongs_by_either_of_them() -> None:
    told = world(
        document(
            "a",
            relations=[
                relation("r1", "INCORPORATES", "b", when=PRO),
                relation("r2", "INCORPORATES", "c", when=SMALL),
            ],
        ),
        document("b", relations=[relation("r3", "INCORPORATES", "c")]),
        document("c"),
    )

    assert when(told, "c") == "the customer's size is small or the plan is pro"


def test_a_way_that_needs_more_than_another_is_no_other_way() -> None:
    told = world(
        document(
            "a",
            relations=[
                relation("r1", "INCORPORATES", "b", when=PRO),
                relation("r2", "INCORPORATES", "d", when=PRO),
            ],
        ),
        document("b", relations=[relation("r3", "INCORPORATES", "c", when=SMALL)]),
        document("d", relations=[relation("r4", "INCORPORATES", "c", when=PRO)]),
        document("c"),
    )

    assert when(told, "c") == "the plan is pro"


def test_a_condition_that_stands_twice_on_a_way_stands_once() -> None:
    told = world(
        document("a", relations=[relation("r1", "INCORPORATES", "b", when=PRO)]),
        document("b", relations=[relation("r2", "INCORPORATES", "c", when=PRO)]),
        document("c"),
    )

    assert when(told, "c") == "the plan is pro"


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2020", None, "always"),
        (None, "2025-12-31", "never"),
        ("2027-01-01", None, "never"),
        ("2026", None, '"in force:w/r1" is true'),
        (None, "2026", "always"),
        (None, "2026-01", "always"),
    ],
)
def test_the_days_of_a_relation_count_when_a_day_is_asked_about(
    since: str | None, until: str | None, said: str
) -> None:
    days = {"since": since, "until": until}
    dated = relation("r1", "INCORPORATES", "b", **{k: v for k, v in days.items() if v is not None})
    told = world(document("a", relations=[dated]), document("b"))

    assert when(told, "b", DAY) == said
    assert when(told, "b") == "always"


def test_what_may_not_be_seen_is_no_member() -> None:
    told = world(document("a", relations=[relation("r", "INCORPORATES", "b")]), document("b"))

    assert list(members(seen_without("b", told))) == ["a"]
    assert members(seen_without("a", told)) == {}

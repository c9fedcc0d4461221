"""Which place lies in which on a day?"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.model.ids import JurisdictionCode
from graph.places import (
    Jurisdiction,
    JurisdictionKind,
    MembershipKind,
    Places,
    UnknownJurisdictionError,
    load_places,
)
from graph.truth import Truth

FILE = Path(__file__).parents[2] / "data" / "places" / "places.json"
TODAY = date(2026, 11, 24)
# They have codes of their own, but are no states of the Union.
TERRITORIES = {"AX", "BL", "GF", "GI", "GP", "MF", "MQ", "RE", "YT"}
T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("place", "container", "truth"),
    [
        ("US", "US", T),
        ("US-TX", "US", T),
        ("US", "US-TX", U),
        ("US-TX", "US-NY", F),
        ("US-TX", "CA", F),
        ("PR", "US", T),
        ("US-PR", "PR", T),
        ("FR", "EU", T),
        ("FR-75", "EU", T),
        ("FR-75", "EEA", T),
        ("FR-67", "FR-GES", T),
        ("EU", "FR", U),
        ("EU", "FR-75", U),
        ("EU", "EEA", T),
        ("EEA", "EU", U),
        ("NO", "EEA", T),
        ("NO", "EU", F),
        ("EU", "NO", F),
        ("CH", "EU", F),
        ("CH", "EEA", F),
        ("GB", "EU", F),
        ("GB-ENG", "GB-EAW", T),
        ("GB-EAW", "GB-ENG", U),
        ("GB-NIR", "GB", T),
        ("GB-NIR", "GB-GBN", F),
        ("AX", "FI", T),
        ("SJ", "EEA", U),
        ("EEA", "SJ", U),
        ("NO-22", "EEA", T),
        ("NO-21", "EEA", F),
        *(((code, "EU", T)) for code in ("GP", "MQ", "RE", "GF", "YT", "MF", "AX", "FR-974")),
        *(((code, "EU", F)) for code in ("NC", "PF", "BL", "GL", "FO", "AW", "JE", "IM", "GI")),
    ],
)
def test_a_place_lies_in_another_today(
    places: Places, place: str, container: str, truth: Truth
) -> None:
    assert places.within(place, container, TODAY) is truth


@pytest.mark.parametrize(
    ("place", "container", "last_day", "truths"),
    [
        ("FR", "EU", date(1993, 10, 31), (F, T)),
        ("AT", "EU", date(1994, 12, 31), (F, T)),
        ("AT", "EEA", date(1993, 12, 31), (F, T)),
        ("LI", "EEA", date(1995, 4, 30), (F, T)),
        ("PL-14", "EU", date(2004, 4, 30), (F, T)),
        ("RO", "EU", date(2006, 12, 31), (F, T)),
        ("RO", "EEA", date(2007, 7, 31), (F, T)),
        ("HR", "EU", date(2013, 6, 30), (F, T)),
        ("HR", "EEA", date(2014, 4, 11), (F, T)),
        ("GB", "EU", date(2020, 12, 31), (T, F)),
        ("GB-SCT", "EEA", date(2020, 12, 31), (T, F)),
        ("GI", "EU", date(2020, 12, 31), (T, F)),
        ("EU", "GB", date(2020, 12, 31), (U, F)),
        ("YT", "EU", date(2013, 12, 31), (F, T)),
        ("YT", "FR", date(2013, 12, 31), (U, T)),
        ("BL", "EU", date(2011, 12, 31), (T, F)),
        ("BL", "FR", date(2011, 12, 31), (T, U)),
        ("EU", "EEA", date(1993, 12, 31), (F, T)),
        ("EU", "EEA", date(2006, 12, 31), (T, U)),
        ("EU", "EEA", date(2007, 7, 31), (U, T)),
        ("EEA", "EU", date(2014, 4, 11), (U, U)),
    ],
)
def test_membership_turns_on_its_day(
    places: Places, place: str, container: str, last_day: date, truths: tuple[Truth, Truth]
) -> None:
    before, after = truths
    assert places.within(place, container, last_day) is before
    assert places.within(place, container, last_day + timedelta(days=1)) is after


@pytest.mark.parametrize(
    ("territory", "state"),
    [
        ("NC", "FR"),
        ("HK", "CN"),
        ("TW-TPE", "CN"),
        ("CW", "NL"),
        ("BQ-SA", "NL"),
        ("NO-21", "NO"),
        ("XK", "RS"),
        ("XK", "RS-KM"),
        ("RS-25", "XK"),
    ],
)
def test_a_territory_set_apart_is_neither_inside_nor_outside(
    places: Places, territory: str, state: str
) -> None:
    assert places.within(territory, state, TODAY) is U
    assert places.within(state, territory, TODAY) is U


@pytest.mark.parametrize(
    ("day", "union", "area"),
    [
        (date(1993, 10, 31), 0, 0),
        (date(1993, 11, 1), 12, 0),
        (date(1994, 1, 1), 12, 17),
        (date(1995, 1, 1), 15, 17),
        (date(1995, 5, 1), 15, 18),
        (date(2004, 5, 1), 25, 28),
        (date(2007, 1, 1), 27, 28),
        (date(2007, 8, 1), 27, 30),
        (date(2013, 7, 1), 28, 30),
        (date(2014, 4, 12), 28, 31),
        (date(2020, 1, 31), 28, 31),
        (date(2020, 2, 1), 28, 31),
        (date(2020, 12, 31), 28, 31),
        (date(2021, 1, 1), 27, 30),
        (TODAY, 27, 30),
    ],
)
def test_the_states_of_the_union_and_the_area_are_as_many_as_they_were(
    places: Places, day: date, union: int, area: int
) -> None:
    states = [place.code for place in places.countries() if place.code not in TERRITORIES]
    counts = [sum(places.within(s, group, day) is T for s in states) for group in ("EU", "EEA")]
    assert counts == [union, area]


def test_the_row_that_decides_is_given_with_its_kind_and_its_source(places: Places) -> None:
    member = places.membership("GB-SCT", "EU", date(2020, 1, 31))
    transition = places.membership("GB-SCT", "EU", date(2020, 2, 1))

    assert member is not None
    assert (member.member, member.kind, member.end) == (
        "GB",
        MembershipKind.MEMBER,
        date(2020, 1, 31),
    )
    assert transition is not None
    assert transition.kind is MembershipKind.TRANSITION
    assert transition.source == "Withdrawal Agreement 2019, Articles 126 and 127"
    assert places.membership("GB-SCT", "EU", date(2021, 1, 1)) is None
    assert places.membership("EU", "EEA", TODAY) is None


def test_a_territory_is_in_the_union_by_the_row_of_its_state(places: Places) -> None:
    row = places.membership("FR-971", "EU", TODAY)
    assert row is not None
    assert row.member == "FR"


@pytest.mark.parametrize(
    ("code", "day", "codes"),
    [
        ("FR-67", TODAY, "FR-6AE FR-GES FR EU EEA"),
        ("FR-67", date(2013, 7, 1), "FR-6AE FR-GES FR EEA EU"),
        ("YT", date(2013, 12, 31), ""),
        ("EU", TODAY, "EEA"),
        ("GB-WLS", TODAY, "GB-EAW GB-GBN GB"),
    ],
)
def test_ancestors_come_from_the_nearest_to_the_widest(
    places: Places, code: str, day: date, codes: str
) -> None:
    assert [place.code for place in places.ancestors(code, day)] == codes.split()


def test_children_are_parts_and_the_members_of_the_day(places: Places) -> None:
    assert [p.code for p in places.children("FI", TODAY)][:2] == ["AX", "FI-02"]
    assert "YT" in {p.code for p in places.children("FR", TODAY)}
    assert "YT" not in {p.code for p in places.children("FR", date(2013, 12, 31))}
    assert [p.code for p in places.children("GB", TODAY)] == ["GB-GBN", "GB-NIR"]
    assert len(places.children("EU", TODAY)) == 27
    assert places.children("EU", date(1993, 10, 31)) == ()
    assert places.children("MC-MC", TODAY) == ()


def test_countries_are_all_that_have_a_country_code_in_order(places: Places) -> None:
    codes = [place.code for place in places.countries()]
    assert codes == sorted(codes)
    assert len(codes) == 250


@pytest.mark.parametrize(
    ("code", "own"),
    [("FR-971", "GP"), ("FR-75", "FR-75C"), ("UK", "GB"), ("USA", "US"), ("EU", "EU")],
)
def test_every_code_of_a_place_gets_it(places: Places, code: str, own: str) -> None:
    place = places.get(code)
    assert place is not None
    assert place.code == own


def test_a_code_that_is_not_there_gets_nothing(places: Places) -> None:
    assert places.get("ZZ") is None
    assert places.get("us-tx") is None


def test_a_jurisdiction_has_its_names_kind_and_parent(places: Places) -> None:
    assert places.get("GB-EAW") == Jurisdiction(
        code=JurisdictionCode("GB-EAW"),
        name="England and Wales",
        name_fr="Angleterre et Pays de Galles",
        kind=JurisdictionKind.SUBDIVISION,
        parent=JurisdictionCode("GB-GBN"),
    )


@pytest.mark.parametrize(("place", "container"), [("ZZ", "FR"), ("FR", "ZZ")])
def test_a_code_that_is_not_there_is_refused_in_a_sentence(
    places: Places, place: str, container: str
) -> None:
    for refuse in (places.within, places.membership):
        with pytest.raises(UnknownJurisdictionError) as refused:
            refuse(place, container, TODAY)
        assert refused.value.code == "ZZ"
        assert str(refused.value) == (
            "'ZZ' is not the code of a jurisdiction: give a country (DE), a subdivision (US-CA)"
            " or a group (EU, EEA)"
        )


def test_ancestors_and_children_of_what_is_not_there_are_refused(places: Places) -> None:
    for refuse in (places.ancestors, places.children):
        with pytest.raises(UnknownJurisdictionError, match="'ZZ' is not the code"):
            refuse("ZZ", TODAY)

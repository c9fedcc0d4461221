"""What is refused in a table of places, and does ours agree with its sources?"""

import csv
import json
from datetime import date
from pathlib import Path

import pycountry
import pytest

from graph.model.ids import JurisdictionCode
from graph.places import JurisdictionKind, Places, PlacesDataError, load_places
from graph.truth import Truth

FOLDER = Path(__file__).parents[2] / "data" / "places"
TEXT = (FOLDER / "places.json").read_text(encoding="utf-8")
Rows = dict[str, list[list[str]]]


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(TEXT)


def _small() -> Rows:
    return {
        "groups": [["EU", "European Union", "Union européenne", ""]],
        "countries": [["FR", "France", "France", ""], ["GP", "Guadeloupe", "Guadeloupe", "FR"]],
        "subdivisions": [["FR-IDF", "Île-de-France", "", "FR"]],
        "codes": [["FRA", "FR"]],
        "aliases": [["French law", "FR"]],
        "apart": [],
        "memberships": [
            ["FR", "EU", "1993-11-01", "1999-12-31", "MEMBER", "an act"],
            ["FR", "EU", "2000-01-01", "", "TRANSITION", "another act"],
        ],
    }


def _problems(text: str) -> tuple[str, ...]:
    with pytest.raises(PlacesDataError) as refused:
        load_places(text)
    return refused.value.problems


def test_a_small_table_in_order_is_read() -> None:
    place = load_places(json.dumps(_small())).get("FR-IDF")
    assert place is not None
    assert place.name_fr is None
    assert place.kind is JurisdictionKind.SUBDIVISION


def test_a_last_day_at_the_end_of_the_calendar_is_read() -> None:
    rows = _small()
    rows["memberships"][1][3] = "9999-12-31"
    assert load_places(json.dumps(rows)).get("FR") is not None


def test_a_membership_of_one_day_holds_on_that_day_alone() -> None:
    rows = _small()
    rows["memberships"] = [["FR", "EU", "2000-02-29", "2000-02-29", "MEMBER", "an act"]]
    places = load_places(json.dumps(rows))
    days = (date(2000, 2, 28), date(2000, 2, 29), date(2000, 3, 1))
    assert [places.within("GP", "EU", day) for day in days] == [
        Truth.FALSE,
        Truth.TRUE,
        Truth.FALSE,
    ]


def test_a_text_that_is_not_json_is_refused() -> None:
    (problem,) = _problems("{")
    assert problem.startswith("it is not JSON: ")


def test_a_text_that_is_not_an_object_is_refused() -> None:
    assert _problems("[]") == ("an object is expected, with the rows under their keys",)


def test_every_fault_of_shape_is_named_with_its_row() -> None:
    rows: dict[str, object] = dict(_small())
    del rows["apart"]
    rows["codes"] = [["FRA", "FR"], ["FRA"], "FRA", ["FRA", None]]
    rows["memberships"] = [
        ["FR", "EU", "1993-11-31", "", "MEMBER", "an act"],
        ["FR", "EU", "1993-11-01", "", "FRIEND", "an act"],
    ]
    assert _problems(json.dumps(rows)) == (
        "codes, row 2: 2 texts are expected, not ['FRA']",
        "codes, row 3: 2 texts are expected, not FRA",
        "codes, row 4: 2 texts are expected, not ['FRA', None]",
        "apart: a list of rows is expected",
        "memberships, FR, EU, 1993-11-31, , MEMBER, an act: day is out of range for month",
        "memberships, FR, EU, 1993-11-01, , FRIEND, an act: 'FRIEND' is not a valid MembershipKind",
    )


@pytest.mark.parametrize(
    ("key", "row", "problem"),
    [
        ("countries", ["FR", "Francia", "", ""], "the code FR stands for more than one place"),
        ("codes", ["GP", "FR"], "the code GP stands for more than one place"),
        ("codes", ["FRA", "GP"], "the code FRA stands for more than one place"),
        ("codes", ["BEL", "BE"], "code BEL: there is no place BE"),
        ("aliases", ["Belgian law", "BE"], "alias Belgian law: there is no place BE"),
        ("apart", ["NC", "FR"], "apart NC/FR: there is no place NC"),
        ("apart", ["GP", "BE"], "apart GP/BE: there is no place BE"),
        ("subdivisions", ["BE-BRU", "", "", "BE"], "BE-BRU: its parent BE is not in the table"),
        (
            "memberships",
            ["BE", "EU", "1993-11-01", "", "MEMBER", ""],
            "BE in EU from 1993-11-01: there is no place BE",
        ),
        (
            "memberships",
            ["FR", "EEA", "1994-01-01", "", "MEMBER", ""],
            "FR in EEA from 1994-01-01: there is no place EEA",
        ),
        (
            "memberships",
            ["GP", "EU", "1994-01-01", "1993-12-31", "MEMBER", ""],
            "GP in EU from 1994-01-01: the last day is before the first",
        ),
        (
            "memberships",
            ["FR", "EU", "1990-01-01", "1993-11-01", "MEMBER", ""],
            "FR in EU from 1993-11-01: shares days with FR in EU from 1990-01-01",
        ),
        (
            "memberships",
            ["FR", "EU", "2025-01-01", "", "MEMBER", ""],
            "FR in EU from 2000-01-01: shares days with FR in EU from 2025-01-01",
        ),
    ],
)
def test_a_row_that_contradicts_the_others_is_refused(
    key: str, row: list[str], problem: str
) -> None:
    rows = _small()
    rows[key].append(row)
    assert problem in _problems(json.dumps(rows))


def test_parents_in_a_circle_are_refused() -> None:
    rows = _small()
    rows["countries"][0][3] = "FR-IDF"
    assert _problems(json.dumps(rows)) == (
        "FR: its line of parents turns in a circle: FR, FR-IDF",
        "GP: its line of parents turns in a circle: GP, FR, FR-IDF",
        "FR-IDF: its line of parents turns in a circle: FR-IDF, FR",
    )


def test_the_refusal_says_one_fault_a_line() -> None:
    with pytest.raises(PlacesDataError) as refused:
        load_places("[]")
    assert str(refused.value).splitlines() == [
        "the table of places cannot be used:",
        "an object is expected, with the rows under their keys",
    ]


def test_our_countries_are_those_of_iso_3166_1_and_kosovo(places: Places) -> None:
    ours = {place.code for place in places.countries()}
    assert ours == {country.alpha_2 for country in pycountry.countries} | {"XK"}


def test_every_three_letter_code_gets_its_country(places: Places) -> None:
    for country in pycountry.countries:
        assert places.get(country.alpha_3) is places.get(country.alpha_2)


def test_our_subdivisions_are_those_of_iso_3166_2_but_for_named_differences(
    places: Places,
) -> None:
    ours = {p.code for p in places.by_code.values() if p.kind is JurisdictionKind.SUBDIVISION}
    theirs = {subdivision.code for subdivision in pycountry.subdivisions}
    # ISO 3166-2 prints them in a note, not in the list: two nations with one law, and three.
    assert ours - theirs == {"GB-EAW", "GB-GBN"}
    # Each stands for a place that has another code with us.
    twice = {
        *("CN-HK", "CN-MO", "CN-TW", "FI-01", "NL-AW", "NL-CW", "NL-SX"),
        *("FR-971", "FR-972", "FR-973", "FR-974", "FR-976"),
        *("FR-BL", "FR-MF", "FR-NC", "FR-PF", "FR-PM", "FR-TF", "FR-WF"),
        *("NL-BQ1", "NL-BQ2", "NL-BQ3"),
        *("US-AS", "US-GU", "US-MP", "US-PR", "US-UM", "US-VI"),
    }
    assert theirs - ours == twice
    assert all(places.get(code) for code in twice)


def test_our_parents_are_those_of_iso_3166_2_but_for_named_differences(places: Places) -> None:
    differing = set()
    for theirs in pycountry.subdivisions:
        ours = places.by_code.get(theirs.code)
        if ours is not None and ours.parent != (theirs.parent_code or theirs.country_code):
            differing.add(theirs.code)
    # Great Britain, and England with Wales, stand between the nations and the Kingdom.
    nations = {"GB-ENG", "GB-SCT", "GB-WLS"}
    # Svalbard and Jan Mayen have a country code together.
    islands = {"NO-21", "NO-22"}
    # Cities with county rights are listed beside the county in which they lie.
    cities = {code for code in differing if code.startswith("HU-")}
    assert len(cities) == 23
    assert differing == nations | islands | cities


def test_the_table_holds_what_the_hand_written_tables_say(places: Places) -> None:
    rows: Rows = json.loads(TEXT)
    assert rows["memberships"] == _table("memberships.csv")
    assert rows["apart"] == [row[:2] for row in _table("apart.csv")]
    for code, own, _ in _table("codes.csv"):
        assert [code, own] in rows["codes"]
    for code, parent, _ in _table("parents.csv"):
        assert places.by_code[JurisdictionCode(code)].parent == parent
    for code, name, name_fr, aliases in _table("names.csv"):
        place = places.by_code[JurisdictionCode(code)]
        assert (name or place.name, name_fr or place.name_fr) == (place.name, place.name_fr)
        for alias in filter(None, aliases.split(";")):
            assert [alias, code] in rows["aliases"]


def test_every_row_of_the_hand_written_tables_says_why() -> None:
    for name in ("apart.csv", "codes.csv", "memberships.csv", "parents.csv"):
        assert all(row[-1] for row in _table(name))


def test_no_name_carries_a_footnote_sign(places: Places) -> None:
    for place in places.by_code.values():
        assert place.name
        assert not set(place.name + (place.name_fr or "")) & set("¹²³†*=")


def _table(name: str) -> list[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]

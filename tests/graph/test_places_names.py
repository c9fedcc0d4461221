"""Which place is a name taken for?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.places import Places, load_places
from graph.places.names import fold

FILE = Path(__file__).parents[2] / "data" / "places" / "places.json"


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("FR", "FR"),
        (" us-tx ", "US-TX"),
        ("usa", "US"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("the United States of America", "US"),
        ("les États-Unis", "US"),
        ("L'Irlande", "IE"),
        ("L\u2019Irlande", "IE"),
        ("The Netherlands", "NL"),
        ("Holland", "NL"),
        ("South Korea", "KR"),
        ("republic of korea", "KR"),
        ("COREE DU SUD", "KR"),
        ("cote d'ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Czech Republic", "CZ"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Saint Lucia", "LC"),
        ("St. Lucia", "LC"),
        ("Bosnia and Herzegovina", "BA"),
        ("Hong Kong", "HK"),
        ("Great Britain", "GB-GBN"),
        ("England and Wales", "GB-EAW"),
        ("England & Wales", "GB-EAW"),
        ("English law", "GB-EAW"),
        ("droit anglais", "GB-EAW"),
        ("Droit français", "FR"),
        ("Scotland", "GB-SCT"),
        ("Écosse", "GB-SCT"),
        ("Irlande du Nord", "GB-NIR"),
        ("State of Delaware", "US-DE"),
        ("l'État du Delaware", "US-DE"),
        ("Commonwealth of Massachusetts", "US-MA"),
        ("Province of Ontario", "CA-ON"),
        ("Quebec", "CA-QC"),
        ("Nouvelle-Galles du Sud", "AU-NSW"),
        ("Victoria", "AU-VIC"),
        ("New York", "US-NY"),
        ("Californie", "US-CA"),
        ("Bavière", "DE-BY"),
        ("Île-de-France", "FR-IDF"),
        ("Luxembourg", "LU"),
        ("La Réunion", "RE"),
        ("Union européenne", "EU"),
        ("EEE", "EEA"),
        ("European Economic Area", "EEA"),
        ("EST", "EE"),
        ("Est", "BF-08"),
    ],
)
def test_a_name_is_found_whatever_its_language_case_and_accents(
    places: Places, text: str, code: str
) -> None:
    place = places.find(text)
    assert place is not None
    assert place.code == code


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Georgia", ["GE", "US-GA"]),
        ("la Géorgie", ["GE", "US-GA"]),
        ("Congo", ["CD", "CG"]),
        ("Korea", ["KP", "KR"]),
        ("Punjab", ["IN-PB", "PK-PB"]),
        ("É.-U.", ["EU", "US"]),
    ],
)
def test_a_name_of_several_places_is_no_place_but_all_are_offered(
    places: Places, text: str, choices: list[str]
) -> None:
    assert places.find(text) is None
    assert [place.code for place in places.nearest(text)] == choices


@pytest.mark.parametrize("text", ["", " ", "?", "Atlantis", "British law", "US日本", "the ", "-"])
def test_what_names_no_place_finds_none(places: Places, text: str) -> None:
    assert places.find(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Frnace", "FR"),
        ("delawre", "US-DE"),
        ("the Nederlands", "NL"),
        ("England and Wels", "GB-EAW"),
        ("US-TXX", "US-TX"),
        ("Allemange", "DE"),
    ],
)
def test_the_nearest_place_to_a_slip_comes_first(places: Places, text: str, code: str) -> None:
    assert places.nearest(text)[0].code == code


def test_no_more_places_are_offered_than_asked_for(places: Places) -> None:
    assert len(places.nearest("Georgia", limit=1)) == 1
    assert len(places.nearest("Gorgia", limit=2)) == 2
    assert places.nearest("x" * 100_000) == ()


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Texas", "texas"),
        ("St. Gallen", "saint gallen"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("Møre og Romsdal", "more og romsdal"),
        ("Val-d\u2019Oise", "val d oise"),
        ("日本", "??"),
    ],
)
def test_names_are_compared_without_case_accents_and_punctuation(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(max_size=30))
def test_a_folded_name_is_its_own_folded_form(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_every_place_is_found_by_its_code_and_by_its_name_unless_that_is_shared(
    places: Places,
) -> None:
    shared = 0
    for place in places.by_code.values():
        assert places.find(place.code) is place
        named = places.find(place.name)
        if named is not place:
            assert named is not None or len(places.nearest(place.name, limit=9)) > 1
            shared += 1
    assert shared < 250

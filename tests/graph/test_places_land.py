"""Does every answer about two places agree with their land?

The land is counted from the rows of the table by the plainest means: each place has land of its
own, and all the land of what lies in it.
"""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.places import Places, load_places
from graph.truth import Truth

FILE = Path(__file__).parents[2] / "data" / "places" / "places.json"
T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@cache
def _places() -> Places:
    return load_places(FILE.read_text(encoding="utf-8"))


@cache
def _rows() -> dict[str, list[list[str]]]:
    rows: dict[str, list[list[str]]] = json.loads(FILE.read_text(encoding="utf-8"))
    return rows


@cache
def _above(day: date) -> Mapping[str, frozenset[str]]:
    rows, on = _rows(), day.isoformat()
    over: dict[str, list[str]] = {row[0]: [] for row in rows["groups"]}
    for code, _, _, parent in rows["countries"] + rows["subdivisions"]:
        over[code] = [parent] if parent else []
    for member, group, first, last, _, _ in rows["memberships"]:
        if first <= on <= (last or "9999-12-31"):
            over[member].append(group)

    def climb(code: str) -> set[str]:
        return {code}.union(*(climb(outer) for outer in over[code]))

    return {code: frozenset(climb(code)) for code in over}


@cache
def _land(day: date) -> Mapping[str, frozenset[str]]:
    land: dict[str, set[str]] = {code: set() for code in _above(day)}
    for code, above in _above(day).items():
        if code not in {"EU", "EEA"}:
            for outer in above:
                land[outer].add(code)
    return {code: frozenset(parts) for code, parts in land.items()}


@cache
def _apart(day: date) -> frozenset[tuple[str, str]]:
    pairs = {
        (code, state)
        for territory, state in _rows()["apart"]
        for code, above in _above(day).items()
        if territory in above
    }
    return frozenset(pairs | {(state, code) for code, state in pairs})


def _expected(place: str, container: str, day: date) -> Truth:
    inner, outer = _land(day)[place], _land(day)[container]
    if place == container or (inner and inner <= outer):
        return T
    return U if inner & outer or (place, container) in _apart(day) else F


@cache
def _turning_days() -> tuple[date, ...]:
    """The days on which a membership begins, those after its last, and the day before each."""
    rows, step = _rows()["memberships"], timedelta(days=1)
    begins = {date.fromisoformat(row[2]) for row in rows}
    begins |= {date.fromisoformat(row[3]) + step for row in rows if row[3]}
    return (date.min, *sorted(begins | {day - step for day in begins}), date.max)


def test_every_country_and_group_agrees_with_its_land_on_every_turning_day() -> None:
    places = _places()
    codes = [row[0] for key in ("groups", "countries") for row in _rows()[key]]
    asked = 0
    for day, group, code in product(_turning_days(), ("EU", "EEA"), codes):
        assert places.within(code, group, day) is _expected(code, group, day), (code, group, day)
        assert places.within(group, code, day) is _expected(group, code, day), (group, code, day)
        asked += 2
    assert asked == 2 * 2 * 252 * len(_turning_days())


_days = st.sampled_from(_turning_days())
_hot = ["EU", "EEA", "FR", "YT", "BL", "NC", "NO", "SJ", "NO-22", "CN", "TW", "XK", "RS", "RS-KM"]
_codes = st.sampled_from(_hot) | st.sampled_from(sorted(_above(date.max)))


@st.composite
def _lines(draw: st.DrawFn) -> tuple[str, str, str, date]:
    """Three places of which the later ones are likely to contain the earlier ones."""
    place, day = draw(_codes), draw(_days)
    near = st.sampled_from(sorted(_above(day)[place])) | _codes
    return place, draw(near), draw(near), day


@settings(deadline=None)  # the first example of a day gathers its rows
@given(_lines())
def test_any_two_places_agree_with_their_land(line: tuple[str, str, str, date]) -> None:
    one, other, _, day = line
    assert _places().within(one, other, day) is _expected(one, other, day)
    assert _places().within(other, one, day) is _expected(other, one, day)


@settings(deadline=None)  # the first example of a day gathers its rows
@given(_codes, _days)
def test_every_place_lies_in_itself(code: str, day: date) -> None:
    assert _places().within(code, code, day) is T


@settings(deadline=None)  # the first example of a day gathers its rows
@given(_lines())
def test_what_lies_in_a_part_lies_in_the_whole(line: tuple[str, str, str, date]) -> None:
    one, two, three, day = line
    within = _places().within
    if within(one, two, day) is T and within(two, three, day) is T:
        assert within(one, three, day) is T


@settings(deadline=None)  # the first example of a day gathers its rows
@given(_lines())
def test_outside_holds_both_ways_and_inside_only_for_one_place(
    line: tuple[str, str, str, date],
) -> None:
    one, other, _, day = line
    there, back = _places().within(one, other, day), _places().within(other, one, day)
    assert (there is F) == (back is F)
    assert (there is T and back is T) == (one == other)


@settings(deadline=None)  # the first example of a day gathers its rows
@given(_lines())
def test_ancestors_and_membership_say_the_same_as_within(
    line: tuple[str, str, str, date],
) -> None:
    one, other, _, day = line
    ancestors = {place.code for place in _places().ancestors(one, day)}
    assert (other in ancestors or one == other) == (_places().within(one, other, day) is T)
    if _places().membership(one, other, day) is not None:
        assert other in ancestors

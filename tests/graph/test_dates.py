"""Dates as precise as the text: a year, a month or a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.dates import PartialDate, has_begun, has_not_ended, parse_partial_date
from graph.truth import Truth

YEAR, MONTH, DAY = "2022", "2022-02", "2024-02-29"


def read(text: str) -> PartialDate:
    found = parse_partial_date(text)
    assert found is not None
    return found


@pytest.mark.parametrize("text", [YEAR, MONTH, DAY, "0001", "9999-12-31"])
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(read(text)) == text


@given(st.dates())
def test_every_day_of_the_calendar_is_read(day: date) -> None:
    found = read(day.isoformat())

    assert found.earliest == found.latest == day


@pytest.mark.parametrize(
    "text",
    ["", "0000", "22", "2022-13", "2022-00", "2023-02-29", "2022-02-31", "2022-2-1", "2022-02-",
     " 2022", "2022\n", "28/02/2022"],
)  # fmt: skip
def test_what_is_no_date_of_the_calendar_is_not_read(text: str) -> None:
    assert parse_partial_date(text) is None


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        (YEAR, date(2022, 1, 1), date(2022, 12, 31)),
        (MONTH, date(2022, 2, 1), date(2022, 2, 28)),
        (DAY, date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_date_means_any_day_of_its_precision(text: str, earliest: date, latest: date) -> None:
    assert (read(text).earliest, read(text).latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("start", "on", "begun"),
    [
        (None, date(2000, 1, 1), Truth.TRUE),
        (MONTH, date(2022, 1, 31), Truth.FALSE),
        (MONTH, date(2022, 2, 1), Truth.UNKNOWN),
        (MONTH, date(2022, 2, 27), Truth.UNKNOWN),
        (MONTH, date(2022, 2, 28), Truth.TRUE),
        (DAY, date(2024, 2, 28), Truth.FALSE),
        (DAY, date(2024, 2, 29), Truth.TRUE),
    ],
)
def test_whether_something_has_begun_is_unknown_inside_its_first_month(
    start: str | None, on: date, begun: Truth
) -> None:
    assert has_begun(None if start is None else read(start), on) is begun


@pytest.mark.parametrize(
    ("last", "on", "still"),
    [
        (None, date(2099, 1, 1), Truth.TRUE),
        (MONTH, date(2022, 2, 1), Truth.TRUE),
        (MONTH, date(2022, 2, 2), Truth.UNKNOWN),
        (MONTH, date(2022, 2, 28), Truth.UNKNOWN),
        (MONTH, date(2022, 3, 1), Truth.FALSE),
        (DAY, date(2024, 2, 29), Truth.TRUE),
        (DAY, date(2024, 3, 1), Truth.FALSE),
    ],
)
def test_the_last_day_is_in_force(last: str | None, on: date, still: Truth) -> None:
    assert has_not_ended(None if last is None else read(last), on) is still

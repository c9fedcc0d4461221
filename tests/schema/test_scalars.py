from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from graphql import GraphQLError, GraphQLScalarType, parse_value

from graph.model.dates import PartialDate
from schema.building import executable_schema


def scalar(name: str) -> GraphQLScalarType:
    found = executable_schema().type_map[name]
    assert isinstance(found, GraphQLScalarType)
    return found


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("Date", "2024-05-31", date(2024, 5, 31)),
        ("DateTime", "2024-05-31T12:00:00Z", datetime(2024, 5, 31, 12, tzinfo=UTC)),
        ("DateTime", "2024-05-31T14:00:00+02:00", datetime(2024, 5, 31, 12, tzinfo=UTC)),
        ("JurisdictionCode", " US-CA ", "US-CA"),
    ],
)
def test_a_value_is_read_from_a_variable_as_from_the_document(
    name: str, text: str, value: object
) -> None:
    assert scalar(name).coerce_input_value(text) == value
    assert scalar(name).parse_literal(parse_value(f'"{text}"')) == value


DAY = "a day as 2024-05-31"
MOMENT = "a moment with its offset, as 2024-05-31T12:00:00Z or 2024-05-31T14:00:00+02:00"
PLACE = "an ISO 3166-1 code (DE), an ISO 3166-2 code (US-CA, AU-NSW) or a group (EU, EEA)"


@pytest.mark.parametrize(
    ("name", "given", "shown", "accepted"),
    [
        ("Date", "2024-13-01", '"2024-13-01"', DAY),
        ("Date", "20240531", '"20240531"', DAY),
        ("Date", "2024-05", '"2024-05"', DAY),
        ("Date", 20240531, "20240531", DAY),
        ("Date", "x" * 200, f'"{"x" * 39}…', DAY),
        ("DateTime", "2024-05-31T12:00:00", '"2024-05-31T12:00:00"', MOMENT),
        ("DateTime", "yesterday", '"yesterday"', MOMENT),
        ("DateTime", "0001-01-01T00:00:00+10:00", '"0001-01-01T00:00:00+10:00"', MOMENT),
        ("JurisdictionCode", " ", '" "', PLACE),
        ("JurisdictionCode", True, "True", PLACE),
    ],
)
def test_a_variable_that_is_not_accepted_says_what_is(
    name: str, given: object, shown: str, accepted: str
) -> None:
    with pytest.raises(GraphQLError) as refused:
        scalar(name).coerce_input_value(given)

    assert refused.value.message == f"{shown} was given; accepted is {accepted}"
    assert refused.value.extensions == {"code": "BAD_USER_INPUT"}


@pytest.mark.parametrize("literal", ['"2024-13-01"', "5", "[5]", "DAY"])
def test_a_literal_that_is_not_accepted_says_what_is_and_where(literal: str) -> None:
    node = parse_value(literal)

    with pytest.raises(GraphQLError) as refused:
        scalar("Date").parse_literal(node)

    assert refused.value.message == f"{literal} was given; accepted is {DAY}"
    assert refused.value.nodes == [node]


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("Date", date(2024, 5, 31), "2024-05-31"),
        ("DateTime", datetime(2024, 5, 31, 12, tzinfo=UTC), "2024-05-31T12:00:00Z"),
        (
            "DateTime",
            datetime(2024, 5, 31, 14, tzinfo=timezone(timedelta(hours=2))),
            "2024-05-31T12:00:00Z",
        ),
        ("PartialDate", PartialDate(year=2022, month=2), "2022-02"),
        ("JurisdictionCode", "FR", "FR"),
        ("URL", "https:// misprinted.example", "https:// misprinted.example"),
        ("JSON", {"kind": "all", "parts": []}, {"kind": "all", "parts": []}),
    ],
)
def test_a_value_is_written(name: str, value: object, written: object) -> None:
    assert scalar(name).coerce_output_value(value) == written


def test_only_a_time_is_written_as_a_time() -> None:
    with pytest.raises(TypeError, match="a time was expected, not str"):
        scalar("DateTime").coerce_output_value("2024-05-31")

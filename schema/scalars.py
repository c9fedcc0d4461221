"""How are dates, addresses and codes written in requests and responses?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NewType

import strawberry
from graphql import GraphQLError, StringValueNode, ValueNode, print_ast
from strawberry.types.scalar import ScalarDefinition

from graph.model.dates import PartialDate
from graph.model.ids import JurisdictionCode
from schema.codes import Code

URL = NewType("URL", str)
JSON = NewType("JSON", object)

PLACES_ACCEPTED = "an ISO 3166-1 code (DE), an ISO 3166-2 code (US-CA, AU-NSW) or a group (EU, EEA)"
_LONGEST = 100
_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads a scalar that is written as a text; ``parse`` gives None for what is not accepted."""

    accepted: str
    parse: Callable[[str], object | None]

    def value(self, given: object) -> object:
        """Read the value of a variable."""
        read = self._read(given)
        if read is None:
            raise self._refused(f'"{given}"' if isinstance(given, str) else str(given), None)
        return read

    def literal(self, node: ValueNode, _variables: object = None) -> object:
        """Read a value that stands in the document."""
        read = self._read(node.value) if isinstance(node, StringValueNode) else None
        if read is None:
            raise self._refused(print_ast(node), node)
        return read

    def _read(self, given: object) -> object | None:
        return self.parse(given) if isinstance(given, str) and len(given) <= _LONGEST else None

    def _refused(self, given: str, node: ValueNode | None) -> GraphQLError:
        shown = given if len(given) <= _SHOWN else f"{given[:_SHOWN]}…"
        return GraphQLError(
            f"{shown} was given; accepted is {self.accepted}",
            nodes=node,
            extensions={"code": Code.BAD_USER_INPUT.value},
        )


def _date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None  # "20240531" is a date too, but not of RFC 3339


def _time(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return None if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):  # the second: an offset that leads out of the calendar
        return None


def _time_text(moment: object) -> str:
    if not isinstance(moment, datetime):
        message = f"a time was expected, not {type(moment).__name__}"
        raise TypeError(message)
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _code(text: str) -> str | None:
    return text.strip() or None


def _as_it_is(value: object) -> object:
    return value


_DAY = Reader(accepted="a day as 2024-05-31", parse=_date)
_MOMENT = Reader(
    accepted="a moment with its offset, as 2024-05-31T12:00:00Z or 2024-05-31T14:00:00+02:00",
    parse=_time,
)
_PLACE = Reader(accepted=PLACES_ACCEPTED, parse=_code)

SCALARS: Mapping[object, ScalarDefinition] = {
    date: strawberry.scalar(
        name="Date",
        description="A day of the calendar, as `2024-05-31`.",
        specified_by_url="https://scalars.graphql.org/andimarek/local-date",
        serialize=str,
        parse_value=_DAY.value,
        parse_literal=_DAY.literal,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="A moment with its offset from UTC, as `2024-05-31T12:00:00Z` (RFC 3339).",
        serialize=_time_text,
        parse_value=_MOMENT.value,
        parse_literal=_MOMENT.literal,
    ),
    JurisdictionCode: strawberry.scalar(
        name="JurisdictionCode",
        description=(
            "ISO 3166-1 alpha-2 (DE), ISO 3166-2 (US-CA, AU-NSW) or a group (EU, EEA). "
            "In a request a name of the place, English or French, is accepted too."
        ),
        serialize=str,
        parse_value=_PLACE.value,
        parse_literal=_PLACE.literal,
    ),
    PartialDate: strawberry.scalar(
        name="PartialDate",
        description="A date as precise as the text that gives it: `2022`, `2022-02` or `2022-02-28`.",
        serialize=str,
    ),
    URL: strawberry.scalar(
        name="URL",
        description="A web address as the document prints it, its misprints included.",
        serialize=str,
    ),
    JSON: strawberry.scalar(
        name="JSON",
        description="A value of JSON: an object, a list, a text, a number, true, false or null.",
        serialize=_as_it_is,
    ),
}

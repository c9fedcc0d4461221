"""What condition do the words of ``when:`` in a fact file say?"""

from collections.abc import Callable, Iterator

from graph.model.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    ChoiceTest,
    Condition,
    DateTest,
    FlagTest,
    Input,
    Not,
    PlaceTest,
    UseTest,
    Variable,
)
from graph.model.dates import PartialDate, parse_partial_date
from graph.model.ids import ChannelSlug, JurisdictionCode, ProductSlug
from loaders.facts.shape_base import When

VARIABLES = {
    "customer_location": Variable(input=Input.CUSTOMER_LOCATION),
    "customer_size": Variable(input=Input.CUSTOMER_SIZE),
    "customer_non_profit": Variable(input=Input.CUSTOMER_NON_PROFIT),
    "customer_since": Variable(input=Input.CUSTOMER_SINCE),
    "customer_role": Variable(input=Input.CUSTOMER_ROLE),
    "customer_kind": Variable(input=Input.CUSTOMER_KIND),
    "phone_number_country": Variable(input=Input.PHONE_NUMBER_COUNTRY),
    "agent_country": Variable(input=Input.AGENT_COUNTRY),
    "recipient_country": Variable(input=Input.RECIPIENT_COUNTRY),
    "plan": Variable(input=Input.PLAN),
}
PLACES = ("customer_location", "phone_number_country", "agent_country", "recipient_country")
CHOICES = ("customer_size", "customer_role", "customer_kind", "plan")


class BadValueError(ValueError):
    """A value of a condition that the calendar or the table of places does not know."""

    def __init__(
        self, path: tuple[str | int, ...], given: str, accepted: str, nearest: str | None = None
    ) -> None:
        super().__init__(given)
        self.path = path
        self.given = given
        self.accepted = accepted
        self.nearest = nearest


CheckPlace = Callable[[str, tuple[str | int, ...]], JurisdictionCode]
"""Gives the code of a place, or raises BadValueError for the path."""


def variable_named(name: str) -> Variable | None:
    """Give the input of that name: ``customer_location``, or ``attributes.anything``."""
    if name.startswith("attributes."):
        return Variable(input=Input.ATTRIBUTE, attribute=name.removeprefix("attributes."))
    return VARIABLES.get(name)


def build_condition(
    when: When | None, path: tuple[str | int, ...], check_place: CheckPlace
) -> Condition:
    """Build the condition; one part stands for itself, none means always."""
    if when is None:
        return ALWAYS
    parts = tuple(_parts(when, path, check_place))
    return parts[0] if len(parts) == 1 else AllOf(parts=parts)


def _parts(when: When, path: tuple[str | int, ...], check_place: CheckPlace) -> Iterator[Condition]:
    yield from _place_tests(when, path, check_place)
    yield from _plain_tests(when, path)
    yield from _attribute_tests(when)
    for number, part in enumerate(when.all or ()):
        yield build_condition(part, (*path, "all", number), check_place)
    if when.any is not None:
        parts = (
            build_condition(part, (*path, "any", number), check_place)
            for number, part in enumerate(when.any)
        )
        yield AnyOf(parts=tuple(parts))
    if when.not_ is not None:
        yield Not(part=build_condition(when.not_, (*path, "not"), check_place))


def _place_tests(
    when: When, path: tuple[str | int, ...], check_place: CheckPlace
) -> Iterator[Condition]:
    for name in PLACES:
        codes: tuple[str, ...] | None = getattr(when, name)
        if codes is not None:
            within = tuple(
                check_place(code, (*path, name, number)) for number, code in enumerate(codes)
            )
            yield PlaceTest(variable=VARIABLES[name], within=within)


def _plain_tests(when: When, path: tuple[str | int, ...]) -> Iterator[Condition]:
    for name in CHOICES:
        values: tuple[str, ...] | None = getattr(when, name)
        if values is not None:
            yield ChoiceTest(variable=VARIABLES[name], one_of=values)
    if when.customer_non_profit is not None:
        yield FlagTest(variable=VARIABLES["customer_non_profit"], value=when.customer_non_profit)
    if when.customer_since is not None:
        yield DateTest(
            variable=VARIABLES["customer_since"],
            first=build_date(when.customer_since.first, (*path, "customer_since", "from")),
            last=build_date(when.customer_since.last, (*path, "customer_since", "to")),
        )
    if when.uses is not None:
        yield UseTest(
            products=tuple(ProductSlug(slug) for slug in when.uses.products),
            channels=tuple(ChannelSlug(slug) for slug in when.uses.channels),
        )


def _attribute_tests(when: When) -> Iterator[Condition]:
    for name, value in (when.attributes or {}).items():
        variable = Variable(input=Input.ATTRIBUTE, attribute=name)
        if isinstance(value, bool):
            yield FlagTest(variable=variable, value=value)
        else:
            yield ChoiceTest(variable=variable, one_of=value)


def build_date(text: str | None, path: tuple[str | int, ...]) -> PartialDate | None:
    """Read a date; a day that the calendar does not have is a BadValueError."""
    if text is None:
        return None
    found = parse_partial_date(text)
    if found is None:
        raise BadValueError(
            path, f"the date {text}", "a day of the calendar, for example 2024-02-29"
        )
    return found

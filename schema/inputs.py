"""What may a request say about the customer, the products and the day?"""

from collections.abc import Sequence
from datetime import date, datetime

import strawberry

from graph.model.dates import PartialDate
from graph.model.ids import JurisdictionCode
from resolvers.context import Attribute, Context, Doctrine
from resolvers.naming import UnknownNameError
from schema.faults import InputError
from schema.fields import about
from schema.names import LONGEST_NAME, Names, bounded, each
from schema.scalars import PLACES_ACCEPTED


@strawberry.input(
    description="What is known of the customer; what is left out or null is unknown, never no."
)
class CustomerInput:
    """The customer."""

    location: JurisdictionCode | None = about("Where the customer is.")
    size: str | None = about("How big it is, in a word of the documents.")
    non_profit: bool | None = about("Whether it is a non-profit organisation.")
    since: date | None = about("Since when it is a customer.")
    role: str | None = about("Its role, in a word of the documents: brand, ISV …")
    kind: str | None = about("Its kind, in a word of the documents: new, existing …")


@strawberry.input(description="The value of a condition that a document names itself.")
class AttributeInput:
    """A named value."""

    name: str = about("Its name, as requiredInputs gives it after `attributes.`.")
    value: str = about("`true`, `false`, a word or the code of a place.")


@strawberry.input(
    description="What is known of the case; what is left out or null is unknown, never no."
)
class ContextInput:
    """The case."""

    effective_at: date | None = about(
        "The day that the question is about; default: today (UTC). The answer says it."
    )
    known_at: datetime | None = about(
        "The moment whose knowledge counts: what was loaded later is left aside. Default: now."
    )
    customer: CustomerInput | None = about("The customer.")
    products: list[strawberry.ID] | None = about("All products in use; a list given is complete.")
    channels: list[strawberry.ID] | None = about("All channels in use; a list given is complete.")
    plan: strawberry.ID | None = about("The plan.")
    phone_number_country: JurisdictionCode | None = about("Where the phone number is from.")
    agent_country: JurisdictionCode | None = about("Where the agents are.")
    recipient_country: JurisdictionCode | None = about("Where the recipient is.")
    attributes: list[AttributeInput] | None = about(
        "Values of conditions that documents name themselves; each name once."
    )
    doctrines: list[Doctrine] = strawberry.field(
        default_factory=list,
        description="Rules of interpretation to use although no document states them.",
    )


_UNKNOWN = CustomerInput(
    location=None, size=None, non_profit=None, since=None, role=None, kind=None
)


def read_context(stated: ContextInput | None, names: Names, today: date) -> Context:
    """Give the context of a question.

    Raises:
        InputError: a place is not known, a list or a text is too long, or an attribute stands twice.
        UnknownNameError: a product or channel has no such name.
    """
    if stated is None:
        return Context(effective_at=today)
    customer = stated.customer or _UNKNOWN
    return Context(
        effective_at=stated.effective_at or today,
        customer_location=_place(names, "customer.location", customer.location),
        customer_size=_word("customer.size", customer.size),
        customer_non_profit=customer.non_profit,
        customer_since=None if customer.since is None else _whole_day(customer.since),
        customer_role=_word("customer.role", customer.role),
        customer_kind=_word("customer.kind", customer.kind),
        products=each(names.product, stated.products, "products"),
        channels=each(names.channel, stated.channels, "channels"),
        plan=_word("plan", stated.plan),
        phone_number_country=_place(names, "phoneNumberCountry", stated.phone_number_country),
        agent_country=_place(names, "agentCountry", stated.agent_country),
        recipient_country=_place(names, "recipientCountry", stated.recipient_country),
        attributes=_attributes(stated.attributes),
        doctrines=tuple(dict.fromkeys(bounded(stated.doctrines, "doctrines"))),
    )


def _place(names: Names, argument: str, text: str | None) -> JurisdictionCode | None:
    if text is None:
        return None
    try:
        return names.place(text)
    except UnknownNameError as error:
        raise InputError(argument, f"{error}; accepted is {PLACES_ACCEPTED}") from error


def _whole_day(day: date) -> PartialDate:
    return PartialDate(year=day.year, month=day.month, day=day.day)


def _attributes(stated: Sequence[AttributeInput] | None) -> tuple[Attribute, ...]:
    values: dict[str, Attribute] = {}
    for attribute in bounded(stated, "attributes"):
        name = _short("attributes.name", attribute.name)
        argument = f"attributes.{name}"
        if name in values:
            twice = "it stands twice; accepted is each name once"
            raise InputError(argument, twice)
        values[name] = Attribute(name=name, value=_short(argument, attribute.value))
    return tuple(values.values())


def _word(argument: str, text: str | None) -> str | None:
    return None if text is None else _short(argument, text)


def _short(argument: str, text: str) -> str:
    """Give a text as it was given.

    Raises:
        InputError: it is too long to be a name or a word.
    """
    if len(text) > LONGEST_NAME:
        message = f"a text of {len(text)} characters was given; accepted are {LONGEST_NAME}"
        raise InputError(argument, message)
    return text

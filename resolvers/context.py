"""What is known of the customer, the products and the day that a question is about?"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from graph.model.conditions import Input, Variable
from graph.model.dates import PartialDate
from graph.model.ids import ChannelSlug, JurisdictionCode, ProductSlug


class Doctrine(Enum):
    """A rule of interpretation that no document states. Off unless the caller turns it on."""

    SPECIFIC_OVER_GENERAL = "SPECIFIC_OVER_GENERAL"
    LATER_OVER_EARLIER = "LATER_OVER_EARLIER"
    ANNEX_RANKS_WITH_AGREEMENT = "ANNEX_RANKS_WITH_AGREEMENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A document's own named condition, and its value: ``true``, ``false`` or a word."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known. None means unknown, never no; a list of products or channels that is given is complete."""

    effective_at: date
    customer_location: JurisdictionCode | None = None
    customer_size: str | None = None
    customer_non_profit: bool | None = None
    customer_since: PartialDate | None = None
    customer_role: str | None = None
    customer_kind: str | None = None
    products: tuple[ProductSlug, ...] | None = None
    channels: tuple[ChannelSlug, ...] | None = None
    plan: str | None = None
    phone_number_country: JurisdictionCode | None = None
    agent_country: JurisdictionCode | None = None
    recipient_country: JurisdictionCode | None = None
    attributes: tuple[Attribute, ...] = ()
    doctrines: tuple[Doctrine, ...] = ()

    def place(self, variable: Variable) -> JurisdictionCode | None:
        """Give the place that an input names, if it is known."""
        match variable.input:
            case Input.CUSTOMER_LOCATION:
                return self.customer_location
            case Input.PHONE_NUMBER_COUNTRY:
                return self.phone_number_country
            case Input.AGENT_COUNTRY:
                return self.agent_country
            case Input.RECIPIENT_COUNTRY:
                return self.recipient_country
            case _:
                text = self.word(variable)
                return None if text is None else JurisdictionCode(text)

    def word(self, variable: Variable) -> str | None:
        """Give the word that an input has, if it is known; a yes-or-no input gives ``true`` or ``false``."""
        match variable.input:
            case Input.CUSTOMER_SIZE:
                return self.customer_size
            case Input.CUSTOMER_ROLE:
                return self.customer_role
            case Input.CUSTOMER_KIND:
                return self.customer_kind
            case Input.PLAN:
                return self.plan
            case Input.CUSTOMER_NON_PROFIT:
                return (
                    None
                    if self.customer_non_profit is None
                    else str(self.customer_non_profit).lower()
                )
            case _:
                named = (
                    attribute.value
                    for attribute in self.attributes
                    if attribute.name == variable.attribute
                )
                return next(named, None)

"""When does a rule apply? Conjunction, disjunction and negation over typed tests on the context."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from graph.model.dates import PartialDate
from graph.model.ids import ChannelSlug, JurisdictionCode, ProductSlug


class Input(Enum):
    """An input of a question that a condition may test; the value is its name in the API."""

    CUSTOMER_LOCATION = "customer.location"
    CUSTOMER_SIZE = "customer.size"
    CUSTOMER_NON_PROFIT = "customer.nonProfit"
    CUSTOMER_SINCE = "customer.since"
    CUSTOMER_ROLE = "customer.role"
    CUSTOMER_KIND = "customer.kind"
    PHONE_NUMBER_COUNTRY = "phoneNumberCountry"
    AGENT_COUNTRY = "agentCountry"
    RECIPIENT_COUNTRY = "recipientCountry"
    PLAN = "plan"
    PRODUCTS = "products"
    CHANNELS = "channels"
    ATTRIBUTE = "attributes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One input; ``attribute`` names which, when the input is a document's own."""

    input: Input
    attribute: str | None = None

    def __str__(self) -> str:
        """Give the name that the API uses: ``customer.location``, ``attributes.separate-agreement``."""
        return self.input.value if self.attribute is None else f"attributes.{self.attribute}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTest:
    """The place lies in one of these jurisdictions (Texas lies in the United States, not the reverse)."""

    kind: Literal["place"] = "place"
    variable: Variable
    within: tuple[JurisdictionCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceTest:
    """The input has one of these values, compared without case."""

    kind: Literal["choice"] = "choice"
    variable: Variable
    one_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagTest:
    """The yes-or-no input has this value."""

    kind: Literal["flag"] = "flag"
    variable: Variable
    value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateTest:
    """The date is ``first`` or later, and ``last`` or earlier; either end may be open."""

    kind: Literal["date"] = "date"
    variable: Variable
    first: PartialDate | None = None
    last: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UseTest:
    """The customer uses one of these products (or a member of these groups) or channels."""

    kind: Literal["use"] = "use"
    products: tuple[ProductSlug, ...] = ()
    channels: tuple[ChannelSlug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Every part holds; without parts, always."""

    kind: Literal["all"] = "all"
    parts: "tuple[Condition, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one part holds; without parts, never."""

    kind: Literal["any"] = "any"
    parts: "tuple[Condition, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """The part does not hold."""

    kind: Literal["not"] = "not"
    part: "Condition"


Test = PlaceTest | ChoiceTest | FlagTest | DateTest | UseTest
Condition = PlaceTest | ChoiceTest | FlagTest | DateTest | UseTest | AllOf | AnyOf | Not

ALWAYS = AllOf()

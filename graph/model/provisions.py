"""Who must, may or must not do what: a provision with its typed values."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from graph.model.rules import Rule


class ProvisionKind(Enum):
    """What a provision does; the list is closed."""

    OBLIGATION = "OBLIGATION"
    PROHIBITION = "PROHIBITION"
    RIGHT = "RIGHT"
    CONDITION = "CONDITION"
    LIMIT = "LIMIT"
    FEE = "FEE"
    DEADLINE = "DEADLINE"
    NOTICE = "NOTICE"
    RETENTION = "RETENTION"
    LIABILITY = "LIABILITY"
    INDEMNITY = "INDEMNITY"
    INSURANCE = "INSURANCE"
    SECURITY_MEASURE = "SECURITY_MEASURE"
    SUPPORT_LEVEL = "SUPPORT_LEVEL"
    CERTIFICATION = "CERTIFICATION"
    COVERAGE = "COVERAGE"
    EXCLUSION = "EXCLUSION"
    WAIVER = "WAIVER"
    TERMINATION = "TERMINATION"
    TRANSFER_MECHANISM = "TRANSFER_MECHANISM"
    STATUTE = "STATUTE"
    DEFINITION = "DEFINITION"
    CONTACT = "CONTACT"
    CROSS_REFERENCE = "CROSS_REFERENCE"
    DISAPPLIED_SECTION = "DISAPPLIED_SECTION"
    REPLACED_SECTION = "REPLACED_SECTION"


class ValueKind(Enum):
    """How the text of a value is to be read."""

    DURATION = "DURATION"
    DATE = "DATE"
    MONEY = "MONEY"
    PERCENTAGE = "PERCENTAGE"
    QUANTITY = "QUANTITY"
    URL = "URL"
    PARTY = "PARTY"
    SECTION = "SECTION"
    TEXT = "TEXT"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionValue:
    """One labelled value: ``P30D`` (DURATION), ``1000000`` with unit ``USD`` (MONEY)."""

    label: str
    kind: ValueKind
    value: str
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Rule):
    """What a party must, may or must not do. A deadline says what it runs from."""

    kind: Literal["provision"] = "provision"
    type: ProvisionKind
    bearer: str | None = None
    beneficiary: str | None = None
    values: tuple[ProvisionValue, ...] = ()
    runs_from: str | None = None
    exhaustive: bool | None = None

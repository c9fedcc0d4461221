"""What did one look at the machine find?"""

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """Whether something works; a risk works, and may not do what is hoped for."""

    WELL = "well"
    RISK = "risk"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was looked at, what was found, and what to do about it."""

    name: str
    state: State
    told: str
    settle: str | None = None


def well(name: str, told: str) -> Check:
    """Say that something works."""
    return Check(name=name, state=State.WELL, told=told)


def risk(name: str, told: str, settle: str) -> Check:
    """Say that something is not as one may hope."""
    return Check(name=name, state=State.RISK, told=told, settle=settle)


def broken(name: str, told: str, settle: str) -> Check:
    """Say that something does not work."""
    return Check(name=name, state=State.BROKEN, told=told, settle=settle)

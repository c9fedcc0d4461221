"""What do the rules that apply support, slot by slot, and what comes out of each slot?"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from resolvers.answers import Answer, Hole, Searched
from resolvers.decision import Decision, Support

A = TypeVar("A", bound=Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """The value to which a reference leads that cannot be followed: it may be any."""

    rule: str


@dataclass(slots=True)
class Gathered(Generic[A]):
    """What the rules that apply support, and where references lead that give no value."""

    slots: dict[str, list[Support[Hashable]]] = field(default_factory=dict)
    unread: dict[str, A] = field(default_factory=dict)  # by the rule that refers
    searched: list[Searched] = field(default_factory=list)

    def support(self, slot: str, support: Support[Hashable]) -> None:
        """Note that a rule supports a value."""
        self.slots.setdefault(slot, []).append(support)

    @property
    def holes(self) -> list[Hole]:
        """What is missing to follow the references."""
        return [hole for answer in self.unread.values() for hole in answer.holes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[A]):
    """The decision for each slot, or, where there is none to show, the answer."""

    decisions: dict[str, Decision[Hashable]]
    stop: A | None = None
    holes: tuple[Hole, ...] = ()

    @property
    def held(self) -> bool:
        """Whether every slot has a value that holds."""
        return all(decision.held is not None for decision in self.decisions.values())


def unread_in(decision: "Decision[Hashable]") -> str | None:
    """Give the rule whose reference leaves a slot open: its value would hold, or is all that stands against one."""
    sides = decision.sides if decision.held is None else (decision.held,)
    unread = [side.value.rule for side in sides if isinstance(side.value, Unread)]
    known = len(sides) - len(unread)
    return unread[0] if unread and known <= 1 else None

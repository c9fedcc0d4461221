"""Which value holds among rules that apply, and if none does, why not?

Team defeat: a value holds if some rule supports it and every rule for another value is beaten by
some supporter. Otherwise ambiguity blocks: nothing is picked by order, date or length.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import networkx as nx

from graph.model.ids import RuleId
from graph.model.rules import Rule, Strength
from resolvers.answers import ConflictKind
from resolvers.preferences import (
    Order,
    Preference,
    PreferenceKind,
    has_words,
    named_by,
    pairs_of_rules,
)
from resolvers.trace import StepKind, Trace

V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Generic[V]):
    """A rule that applies, and the value that it supports; ``through`` are the rules that a reference led to."""

    rule: Rule
    value: V
    through: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Generic[V]):
    """One value with the rules for it; ``reason`` says why it did not hold alone, None if it did."""

    value: V
    rules: tuple[Rule, ...]
    through: tuple[Rule, ...] = ()
    reason: ConflictKind | None = None

    @property
    def speaks(self) -> bool:
        """Whether some rule supports the value: a defeater only blocks others."""
        return any(rule.strength is not Strength.DEFEATER for rule in self.rules)

    @property
    def supporters(self) -> tuple[Rule, ...]:
        """The rules that support the value."""
        return tuple(rule for rule in self.rules if rule.strength is not Strength.DEFEATER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Generic[V]):
    """``held`` is the value that holds; without it, ``sides`` are in conflict for ``conflict``.

    Neither is there when nothing speaks: defeaters alone support no value. ``used`` are the preferences by which the
    value holds, ``standing`` all that count: not overruled one level up, not opposed, not in a cycle.
    """

    held: Side[V] | None
    sides: tuple[Side[V], ...]
    conflict: ConflictKind | None
    used: tuple[Preference, ...] = ()
    standing: tuple[Preference, ...] = ()


def decide(
    supports: Sequence[Support[V]],
    preferences: Sequence[Preference],
    orders: Sequence[Order],
    trace: Trace,
) -> Decision[V]:
    """Decide among the supports of values that exclude one another; ``orders`` are those that count here."""
    sides = _sides(supports)
    if not any(side.speaks for side in sides):
        return Decision(held=None, sides=(), conflict=None)
    strict = tuple(
        side for side in sides if any(rule.strength is Strength.STRICT for rule in side.rules)
    )
    if strict:
        return _decide_strictly(strict, sides, trace)
    if len(sides) == 1:
        trace.record(StepKind.VALUE_HELD, rule=sides[0].supporters[0].id)
        return Decision(held=sides[0], sides=sides, conflict=None)
    return _Contest(sides, preferences, orders, trace).decide()


def _sides(supports: Sequence[Support[V]]) -> tuple[Side[V], ...]:
    by_value: dict[V, list[Support[V]]] = {}
    for support in supports:
        by_value.setdefault(support.value, []).append(support)
    return tuple(
        Side(
            value=value,
            rules=tuple(support.rule for support in found),
            through=tuple(dict.fromkeys(rule for support in found for rule in support.through)),
        )
        for value, found in by_value.items()
    )


def _decide_strictly(
    strict: tuple[Side[V], ...], sides: tuple[Side[V], ...], trace: Trace
) -> Decision[V]:
    if len(strict) == 1:
        ruling = next(r for r in strict[0].rules if r.strength is Strength.STRICT)
        for side in sides:
            if side is not strict[0]:
                trace.record(StepKind.VALUE_DEFEATED, rule=side.rules[0].id, other=ruling.id)
        trace.record(StepKind.VALUE_HELD, rule=ruling.id, detail=Strength.STRICT.value)
        return Decision(held=strict[0], sides=sides, conflict=None)
    trace.record(StepKind.CONFLICT_LEFT, detail=ConflictKind.STRICT.value)
    against = tuple(replace(side, reason=ConflictKind.STRICT) for side in strict)
    return Decision(held=None, sides=against, conflict=ConflictKind.STRICT)


class _Contest(Generic[V]):
    """Default rules for different values, and the preferences among them."""

    def __init__(
        self,
        sides: tuple[Side[V], ...],
        preferences: Sequence[Preference],
        orders: Sequence[Order],
        trace: Trace,
    ) -> None:
        self.sides = sides
        self.orders = orders
        self.trace = trace
        self.value_of = {
            rule.id: number for number, side in enumerate(sides) for rule in side.rules
        }
        standing = self._one_level_up(self._between_values(preferences))
        self.competing = tuple(_opposed(standing))
        opposed = frozenset(self.competing)
        self.cyclic = _in_cycles([p for p in standing if p not in opposed])
        settled = opposed.union(self.cyclic)
        self.edges = tuple(p for p in standing if p not in settled)
        for preference in (*self.competing, *self.cyclic):
            self._record(StepKind.PREFERENCE_IN_CYCLE, preference)
        self.beaten_by = [
            frozenset(p.under for p in self.edges if p.over in {r.id for r in side.supporters})
            for side in sides
        ]

    def decide(self) -> Decision[V]:
        for number, side in enumerate(self.sides):
            if side.speaks and all(self._beats(number, n) for n in range(len(self.sides))):
                return self._won_by(side)
        open_sides = self._without_beaten()
        reasons = tuple(replace(side, reason=self._reason(side)) for side in open_sides)
        kind = min((side.reason for side in reasons if side.reason), key=list(ConflictKind).index)
        self.trace.record(StepKind.CONFLICT_LEFT, detail=kind.value)
        return Decision(held=None, sides=reasons, conflict=kind, standing=self.edges)

    def _won_by(self, side: Side[V]) -> Decision[V]:
        own = {rule.id for rule in side.supporters}
        used = tuple(preference for preference in self.edges if preference.over in own)
        for preference in used:
            self._record(StepKind.PREFERENCE_USED, preference)
        self.trace.record(StepKind.VALUE_HELD, rule=side.supporters[0].id)
        return Decision(held=side, sides=self.sides, conflict=None, used=used, standing=self.edges)

    def _beats(self, number: int, other: int) -> bool:
        """Tell whether every rule of the other side is beaten by some supporter of the one; each beats itself."""
        return number == other or all(
            rule.id in self.beaten_by[number] for rule in self.sides[other].rules
        )

    def _without_beaten(self) -> tuple[Side[V], ...]:
        """Leave out what loses to all that is left: it is decided, though the others are not."""
        left = list(range(len(self.sides)))
        while (lost := next((n for n in left if self._loses_to_all(n, left)), None)) is not None:
            self.trace.record(StepKind.VALUE_DEFEATED, rule=self.sides[lost].rules[0].id)
            left.remove(lost)
        return tuple(self.sides[number] for number in left)

    def _loses_to_all(self, number: int, left: Sequence[int]) -> bool:
        return all(self._beats(other, number) for other in left if other != number)

    def _reason(self, side: Side[V]) -> ConflictKind:
        own = {rule.id for rule in side.rules}
        if any(p.over in own or p.under in own for p in self.cyclic):
            return ConflictKind.CYCLE
        if any(p.over in own or p.under in own for p in self.competing):
            return ConflictKind.COMPETING_PRECEDENCE
        return ConflictKind.DANGLING if self._dangles(side) else ConflictKind.UNRANKED

    def _dangles(self, side: Side[V]) -> bool:
        """Tell whether an order ranks this side or one against it, and words that may mean the other of the two."""
        return any(
            bool(named_by(order, side.rules)) != bool(named_by(order, other.rules))
            for order in self.orders
            if has_words(order)
            for other in self.sides
            if other.value != side.value
        )

    def _between_values(self, preferences: Sequence[Preference]) -> list[Preference]:
        """Keep the preferences between rules of different values: equal values support each other."""
        apart: list[Preference] = []
        for preference in preferences:
            over, under = self.value_of.get(preference.over), self.value_of.get(preference.under)
            if over is None or under is None or over == under:
                self._record(StepKind.PREFERENCE_UNUSED, preference)
            else:
                apart.append(preference)
        return apart

    def _record(self, kind: StepKind, preference: Preference) -> None:
        self.trace.record(kind, rule=preference.over, other=preference.under, detail=preference.by)

    def _one_level_up(self, preferences: list[Preference]) -> list[Preference]:
        """Drop what a clause that ranks precedence clauses puts behind its opposite; once, no further up."""
        above = frozenset(pair for order in self.orders for pair in pairs_of_rules(order))
        opposite = _clauses_by_pair(preferences)
        standing: list[Preference] = []
        for preference in preferences:
            against = opposite.get((preference.under, preference.over), ())
            if any((by, preference.by) in above for by in against):
                self._record(StepKind.PREFERENCE_OVERRULED, preference)
            else:
                standing.append(preference)
        return standing


def _clauses_by_pair(
    preferences: Iterable[Preference],
) -> dict[tuple[RuleId, RuleId], list[str]]:
    clauses: dict[tuple[RuleId, RuleId], list[str]] = {}
    for preference in preferences:
        clauses.setdefault((preference.over, preference.under), []).append(preference.by)
    return clauses


def _opposed(preferences: Sequence[Preference]) -> list[Preference]:
    """Give the preferences that another clause states the other way round."""
    clauses = _clauses_by_pair(preferences)
    return [p for p in preferences if any(by != p.by for by in clauses.get((p.under, p.over), ()))]


def _in_cycles(preferences: Sequence[Preference]) -> tuple[Preference, ...]:
    """Give the edges inside a cycle of rules: they decide nothing."""
    drawn: nx.DiGraph[RuleId] = nx.DiGraph()
    drawn.add_edges_from((p.over, p.under) for p in preferences)
    home = {
        rule: number
        for number, group in enumerate(nx.strongly_connected_components(drawn))
        for rule in group
    }
    return tuple(p for p in preferences if home[p.over] == home[p.under])


def rests_on_amendment(decision: "Decision[V]") -> bool:
    """Tell whether the value holds because an amendment put it before another."""
    return any(preference.kind is PreferenceKind.AMENDMENT for preference in decision.used)

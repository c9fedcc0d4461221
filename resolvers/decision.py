"""Which value holds among rules that apply, and if none does, why not?

Team defeat: a value holds if some rule supports it and every rule for another value is beaten by
some supporter. Otherwise ambiguity blocks: nothing is picked by order, date or length.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import networkx as nx

from graph.model.rules import Rule, Strength
from resolvers.answers import ConflictKind
from resolvers.preferences import Order, Preference, PreferenceKind
from resolvers.trace import StepKind, Trace

V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Generic[V]):
    """A rule that applies, and the value that it supports."""

    rule: Rule
    value: V


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Generic[V]):
    """One value with the rules for it; ``reason`` says why it did not hold alone, None if it did."""

    value: V
    rules: tuple[Rule, ...]
    reason: ConflictKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Generic[V]):
    """``held`` is the value that holds; without it, ``sides`` are in conflict for ``conflict``."""

    held: Side[V] | None
    sides: tuple[Side[V], ...]
    conflict: ConflictKind | None
    used: tuple[Preference, ...] = ()


def decide(
    supports: Sequence[Support[V]],
    preferences: Sequence[Preference],
    orders: Sequence[Order],
    trace: Trace,
) -> Decision[V]:
    """Decide among at least one support."""
    sides = _sides(supports)
    speaking = tuple(
        side for side in sides if any(r.strength is not Strength.DEFEATER for r in side.rules)
    )
    if len(sides) == 1 and speaking:
        trace.record(StepKind.VALUE_HELD, rule=sides[0].rules[0].id)
        return Decision(held=sides[0], sides=sides, conflict=None)
    strict = tuple(
        side for side in sides if any(rule.strength is Strength.STRICT for rule in side.rules)
    )
    if strict:
        return _decide_strictly(strict, sides, trace)
    return _Contest(sides, speaking, preferences, orders, trace).decide()


def _sides(supports: Sequence[Support[V]]) -> tuple[Side[V], ...]:
    by_value: dict[V, list[Rule]] = {}
    for support in supports:
        by_value.setdefault(support.value, []).append(support.rule)
    return tuple(Side(value=value, rules=tuple(rules)) for value, rules in by_value.items())


def _decide_strictly(
    strict: tuple[Side[V], ...], sides: tuple[Side[V], ...], trace: Trace
) -> Decision[V]:
    if len(strict) == 1:
        trace.record(StepKind.VALUE_HELD, rule=strict[0].rules[0].id, detail=Strength.STRICT.value)
        return Decision(held=strict[0], sides=sides, conflict=None)
    trace.record(StepKind.CONFLICT_LEFT, detail=ConflictKind.STRICT.value)
    against = tuple(Side(value=s.value, rules=s.rules, reason=ConflictKind.STRICT) for s in strict)
    return Decision(held=None, sides=against, conflict=ConflictKind.STRICT)


class _Contest(Generic[V]):
    """Default rules for different values, and the preferences among them."""

    def __init__(
        self,
        sides: tuple[Side[V], ...],
        speaking: tuple[Side[V], ...],
        preferences: Sequence[Preference],
        orders: Sequence[Order],
        trace: Trace,
    ) -> None:
        self.sides = sides
        self.speaking = speaking
        self.trace = trace
        self.value_of = {
            rule.id: number for number, side in enumerate(sides) for rule in side.rules
        }
        apart = [p for p in preferences if self._between_values(p)]
        for preference in preferences:
            if preference not in apart:
                self._record(StepKind.PREFERENCE_UNUSED, preference)
        standing = self._one_level_up(apart, orders)
        self.competing = frozenset(p for p in standing if self._opposed(p, standing))
        self.cyclic = self._in_cycles([p for p in standing if p not in self.competing])
        self.edges = tuple(p for p in standing if p not in self.competing and p not in self.cyclic)
        for preference in (*self.competing_in_order(standing), *self.cyclic):
            self._record(StepKind.PREFERENCE_IN_CYCLE, preference)

    def competing_in_order(self, standing: Sequence[Preference]) -> tuple[Preference, ...]:
        return tuple(preference for preference in standing if preference in self.competing)

    def decide(self) -> Decision[V]:
        winners = [side for side in self.speaking if self._beats_all_others(side)]
        if len(winners) == 1:
            return self._won_by(winners[0])
        # A value that some rule beats, unanswered, cannot hold; it is still shown as a side.
        reasons = tuple(
            Side(value=side.value, rules=side.rules, reason=self._reason(side))
            for side in self.sides
        )
        kind = min((side.reason for side in reasons if side.reason), key=list(ConflictKind).index)
        self.trace.record(StepKind.CONFLICT_LEFT, detail=kind.value)
        return Decision(held=None, sides=reasons, conflict=kind)

    def _won_by(self, side: Side[V]) -> Decision[V]:
        own = {rule.id for rule in side.rules}
        used = tuple(preference for preference in self.edges if preference.over in own)
        for preference in used:
            self._record(StepKind.PREFERENCE_USED, preference)
        self.trace.record(StepKind.VALUE_HELD, rule=side.rules[0].id)
        return Decision(held=side, sides=self.sides, conflict=None, used=used)

    def _beats_all_others(self, side: Side[V]) -> bool:
        own = {rule.id for rule in side.rules}
        beaten = {preference.under for preference in self.edges if preference.over in own}
        return all(
            rule.id in beaten for other in self.sides if other is not side for rule in other.rules
        )

    def _reason(self, side: Side[V]) -> ConflictKind:
        touching = {rule.id for rule in side.rules}
        if any(p.over in touching or p.under in touching for p in self.cyclic):
            return ConflictKind.CYCLE
        if any(p.over in touching or p.under in touching for p in self.competing):
            return ConflictKind.COMPETING_PRECEDENCE
        return ConflictKind.UNRANKED

    def _between_values(self, preference: Preference) -> bool:
        over, under = self.value_of.get(preference.over), self.value_of.get(preference.under)
        return over is not None and under is not None and over != under

    def _record(self, kind: StepKind, preference: Preference) -> None:
        self.trace.record(kind, rule=preference.over, other=preference.under, detail=preference.by)

    def _one_level_up(
        self, preferences: list[Preference], orders: Sequence[Order]
    ) -> list[Preference]:
        """Drop what a clause that ranks precedence clauses puts behind its opposite; once, no further up."""
        above = {(over, under) for order in orders for over, under in _ranked_rules(order)}
        standing: list[Preference] = []
        for preference in preferences:
            opposites = [
                p for p in preferences if (p.over, p.under) == (preference.under, preference.over)
            ]
            if any((opposite.by, preference.by) in above for opposite in opposites):
                self._record(StepKind.PREFERENCE_OVERRULED, preference)
            else:
                standing.append(preference)
        return standing

    def _opposed(self, preference: Preference, standing: Sequence[Preference]) -> bool:
        """Tell whether another clause ranks the same two values the other way round."""
        mine = self._values(preference)
        return any(
            self._values(p) == (mine[1], mine[0]) and p.by != preference.by for p in standing
        )

    def _values(self, preference: Preference) -> tuple[int, int]:
        return self.value_of[preference.over], self.value_of[preference.under]

    def _in_cycles(self, preferences: list[Preference]) -> tuple[Preference, ...]:
        """Give the edges inside a cycle of values: they decide nothing."""
        drawn: nx.DiGraph[int] = nx.DiGraph()
        drawn.add_edges_from(self._values(preference) for preference in preferences)
        home = {
            value: n
            for n, group in enumerate(nx.strongly_connected_components(drawn))
            for value in group
        }
        return tuple(p for p in preferences if home[self._values(p)[0]] == home[self._values(p)[1]])


def _ranked_rules(order: Order) -> list[tuple[str, str]]:
    """Give the pairs of rules that an order ranks by name."""
    levels = [[m.rule for m in active.tier.members if m.rule is not None] for active in order.tiers]
    return [
        (a, b)
        for i, higher in enumerate(levels)
        for lower in levels[i + 1 :]
        for a in higher
        for b in lower
    ]


def standing_preferences(
    supports: Sequence[Support[V]], preferences: Sequence[Preference], orders: Sequence[Order]
) -> tuple[Preference, ...]:
    """Give the preferences that count: not overruled one level up, not opposed, not in a cycle."""
    sides = _sides(supports)
    return _Contest(sides, sides, preferences, orders, Trace()).edges


def rests_on_amendment(decision: "Decision[V]") -> bool:
    """Tell whether the value holds because an amendment put it before another."""
    return any(preference.kind is PreferenceKind.AMENDMENT for preference in decision.used)

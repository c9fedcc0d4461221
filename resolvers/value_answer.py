"""How does an answer look whose slots have been decided, or stay in conflict?"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from graph.model.ids import AgreementSlug
from graph.model.reading import QuestionKind
from graph.model.rules import Rule
from graph.truth import Truth
from resolvers.answers import (
    Answer,
    AnswerCitation,
    AnswerStatus,
    Basis,
    Candidate,
    CarveOut,
    ConflictKind,
    Hole,
    Searched,
)
from resolvers.applicable import Live
from resolvers.citing import cite, cite_rules, topics_named
from resolvers.conditions import Situation
from resolvers.decision import Decision, Side, Support, rests_on_amendment
from resolvers.silence import holes_of, joined, merged_holes
from resolvers.trace import Trace
from resolvers.value_kind import Found, Kind
from resolvers.value_support import Unread
from resolvers.world import World

R = TypeVar("R", bound=Rule)
A = TypeVar("A", bound=Answer)
Decisions = Mapping[str, Decision[Hashable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing(Generic[R, A]):
    """Shows decisions of one kind in one world."""

    kind: Kind[R, A]
    world: World

    def decided(
        self, decisions: Decisions, situation: Situation, unread: Sequence[Hole], trace: Trace
    ) -> A:
        """Show the values; the set's missing documents stand beside them."""
        answer = self._held(
            replace(self.kind.empty, status=AnswerStatus.STATED), decisions, situation
        )
        if all(self._is_derived(slot, decision) for slot, decision in decisions.items()):
            status = AnswerStatus.DERIVED if answer.status is AnswerStatus.STATED else answer.status
            answer = replace(answer, status=status, basis=Basis.DERIVATION)
        elif any(rests_on_amendment(decision) for decision in decisions.values()):
            answer = replace(answer, basis=Basis.AMENDMENT)
        else:
            answer = replace(answer, basis=Basis.EXPLICIT)
        members = tuple(m for m in self.world.members if joined(m, situation) is Truth.TRUE)
        used = [preference.by for d in decisions.values() for preference in d.used]
        return replace(
            answer,
            citations=tuple(dict.fromkeys((*answer.citations, *cite_reasons(used, self.world)))),
            holes=merged_holes((*unread, *holes_of(members, self.world))),
            trace=trace.steps,
        )

    def conflict(
        self, decisions: Decisions, situation: Situation, unread: Sequence[Hole], trace: Trace
    ) -> A:
        """Show each side of the slots that nothing settles, with the values of those that are decided."""
        base = self._held(
            replace(self.kind.empty, status=AnswerStatus.STATED), decisions, situation
        )
        sides = [
            (slot, side)
            for slot, decision in decisions.items()
            if decision.held is None
            for side in decision.sides
            if not isinstance(side.value, Unread)
        ]
        candidates = tuple(
            Candidate(
                answer=self._shown(base, slot, side, situation),
                reason=side.reason or ConflictKind.UNRANKED,
                rules=tuple(rule.id for rule in side.rules),
            )
            for slot, side in sides
        )
        kinds = (decision.conflict for decision in decisions.values() if decision.conflict)
        cited = (citation for candidate in candidates for citation in candidate.answer.citations)
        return replace(
            base,
            status=AnswerStatus.CONFLICT,
            required_inputs=(),
            conflict_kind=min(kinds, key=list(ConflictKind).index),
            candidates=candidates,
            citations=tuple(dict.fromkeys(cited)),
            holes=merged_holes(unread),
            trace=trace.steps,
        )

    def _held(self, answer: A, decisions: Decisions, situation: Situation) -> A:
        for slot, decision in decisions.items():
            if decision.held is not None:
                answer = self._shown(answer, slot, decision.held, situation)
        return answer

    def _shown(self, answer: A, slot: str, side: "Side[Hashable]", situation: Situation) -> A:
        rules = tuple(
            rule for rule in (*side.rules, *side.through) if isinstance(rule, self.kind.rules)
        )
        cited = dict.fromkeys((*answer.citations, *cite_rules(rules, self.world.catalogue)))
        found = Found(slot=slot, value=side.value, rules=rules)
        return self.kind.show(replace(answer, citations=tuple(cited)), found, situation)

    def _is_derived(self, slot: str, decision: "Decision[Hashable]") -> bool:
        """Tell whether no rule states the value itself: a reference leads to it."""
        rules = () if decision.held is None else decision.held.supporters
        return not any(
            slot == own
            for rule in rules
            if isinstance(rule, self.kind.rules)
            for own, _ in self.kind.values_of(rule)
        )


def cite_reasons(names: Sequence[str], world: World) -> tuple[AnswerCitation, ...]:
    """Cite what put one thing before another: a clause that ranks or replaces, or an amendment's own clause."""
    used = frozenset(names)
    rules = [rule for rule in world.rules if rule.id in used]
    relations = (
        citation
        for found in world.catalogue.relations_from.values()
        for relation in found
        if relation.id in used
        for citation in relation.citations
    )
    return (*cite_rules(rules, world.catalogue), *cite(relations, world.catalogue))


def reached(rule: Rule, side: "Side[Hashable]") -> Support[Hashable]:
    """Give the support that a rule lends to the value to which its reference leads."""
    return Support(rule=rule, value=side.value, through=(*side.rules, *side.through))


def unreadable(
    empty: A, looked_for: QuestionKind, target: AgreementSlug, rule: Rule, world: World
) -> A:
    """Say that the document in which the value is to be found is not there, or was not read with this one."""
    agreement = world.catalogue.agreements.by_slug.get(target)
    cited = cite_rules((rule,), world.catalogue)
    if agreement is not None and agreement.known:
        unread = Searched(agreement=agreement, looked_for=looked_for.value, read=False, nearest=())
        return replace(
            empty, status=AnswerStatus.NOT_EXTRACTED, searched=(unread,), citations=cited
        )
    holes = () if agreement is None else (Hole(agreement=agreement, needed_by=cited),)
    return replace(empty, status=AnswerStatus.DOCUMENT_MISSING, holes=holes, citations=cited)


def carve_outs_of(narrower: "Sequence[Live[R]]", world: World) -> tuple[CarveOut, ...]:
    """Give the rules that speak to a part of the question only, unless it is known that they do not apply."""
    return tuple(
        CarveOut(
            topics=topics_named(live.topics, world.catalogue),
            products=(*live.rule.scope.products, *live.rule.scope.channels),
            rule=live.rule.id,
            statement=live.rule.statement,
            citations=cite(live.rule.citations, world.catalogue),
        )
        for live in narrower
        if live.applies(world.situation) is not Truth.FALSE
    )

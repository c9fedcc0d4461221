"""How is a question decided whose rules each give a value: law, forum, language, contracting party?

The kinds differ in their rules, in what the value of a rule is, and in how the answer shows it. What
is here is the same for all: gather, filter, decide in each case of the unknown inputs, explain silence.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from graph.model.conditions import Condition
from graph.model.ids import AgreementSlug, JurisdictionCode
from graph.model.rules import PrecedenceRule, Rule
from graph.truth import Truth
from resolvers.answers import Answer, AnswerStatus, CarveOut
from resolvers.applicable import (
    Live,
    Speaking,
    Subject,
    record_application,
    record_membership,
    speaking_rules,
)
from resolvers.carving import without_general
from resolvers.citing import cite_rules
from resolvers.conditions import Situation
from resolvers.decision import Decision, Support, decide
from resolvers.floating import equalities, known, settled, stated_places
from resolvers.out_of_scope import Gate, gate_of, shut
from resolvers.preferences import (
    Order,
    amendment_conditions,
    bind_preferences,
    conditions_of,
    counting,
    speaking_orders,
    touching,
)
from resolvers.replacing import replacements, without_replaced
from resolvers.residuals import decide_in_each_case
from resolvers.silence import Sought, explain_silence, merged_holes
from resolvers.trace import StepKind, Trace
from resolvers.value_answer import Showing, carve_outs_of, cite_reasons, reached, unreadable
from resolvers.value_kind import Kind
from resolvers.value_support import Gathered, Outcome, Unread, unread_in
from resolvers.world import World, selection_with_references, world_above

R = TypeVar("R", bound=Rule)
A = TypeVar("A", bound=Answer)
_NO_VALUE = (AnswerStatus.NOT_STATED, AnswerStatus.OUT_OF_SCOPE)


def answer_single_value(kind: "Kind[R, A]", subject: Subject, world: World) -> A:
    """Answer a question that has one value."""
    if world.member(subject.agreement) is None:
        return replace(kind.empty, status=AnswerStatus.NOT_EXTRACTED)
    trace = Trace()
    inquiry = _Inquiry(kind, subject, world, trace)
    answer = decide_in_each_case(
        world.situation,
        inquiry.conditions(),
        lambda situation: inquiry.answer(situation, trace.copy()),
        kind.empty,
    )
    if answer.branches or answer.truncated:
        answer = inquiry.with_open_steps(answer, trace)
    return replace(answer, carve_outs=inquiry.carve_outs())


class _Inquiry(Generic[R, A]):
    """One question about one agreement: what is gathered once, and the decision for each case.

    A clause that says that the value is the one of another document leads to an inquiry about that one; ``via`` are the
    agreements on the way, so that a circle of references ends.
    """

    def __init__(
        self,
        kind: "Kind[R, A]",
        subject: Subject,
        world: World,
        trace: Trace,
        via: tuple[AgreementSlug, ...] = (),
    ) -> None:
        self.kind = kind
        self.subject = subject
        self.world = world
        self.via = (*via, subject.agreement)
        self.gate: Gate = gate_of(world, subject, trace)
        self.speaking: Speaking[R] = speaking_rules(world, kind.rules, subject, trace)
        own = [r for r in world.of_kind(PrecedenceRule) if world.member(r.agreement) is not None]
        self.orders: tuple[Order, ...] = speaking_orders(
            world, own, (subject.topic, kind.topic), trace
        )
        plain = speaking_orders(world, own, (subject.topic,), Trace())
        self.replacements = replacements(plain, world)
        self.references = dict(self._references())
        self.stated: Mapping[str, tuple[JurisdictionCode, ...]] = {}
        self.adopt(
            {
                slot: stated_places(value for own, value in self.values() if own == slot)
                for slot, _ in self.values()
            }
        )

    def adopt(self, stated: Mapping[str, tuple[JurisdictionCode, ...]]) -> None:
        """Compare values that follow an input with these places, here and where references lead."""
        self.stated = stated
        for inquiry in self.references.values():
            inquiry.adopt(stated)

    def _references(self) -> "Iterator[tuple[AgreementSlug, _Inquiry[R, A]]]":
        for target in dict.fromkeys(self.kind.refers_to(live.rule) for live in self.speaking.live):
            if target is None or target in self.via or not self._is_read(target):
                continue  # no reference, a circle, or a document that is told apart when the rule applies
            world = world_above(target, self.world)
            subject = Subject(agreement=target, topic=world.default_topic(target))
            yield target, _Inquiry(self.kind, subject, world, Trace(), self.via)

    def _is_read(self, target: AgreementSlug) -> bool:
        agreement = self.world.catalogue.agreements.by_slug.get(target)
        read = selection_with_references(self.via[:1], self.world.catalogue).stated_in
        return agreement is not None and agreement.known and target in read

    def values(self) -> list[tuple[str, Hashable]]:
        """Give every value that may be supported, with its slot."""
        situation = self.world.situation
        own = [
            (slot, known(value, situation))
            for live in self.speaking.live
            if live.applies(situation) is not Truth.FALSE
            for slot, value in self.kind.values_of(live.rule)
        ]
        return own + [pair for inquiry in self.references.values() for pair in inquiry.values()]

    def conditions(self) -> Sequence[Condition]:
        """Give every condition on which the answer may hang."""
        rules = [live.rule for live in self.speaking.live]
        replacing = (r.when for r in self.replacements if any(r.replaces(rule) for rule in rules))
        floating = (
            test
            for slot in self.stated
            for test in equalities([value for own, value in self.values() if own == slot])
        )
        return (
            *self.gate.conditions,
            *(live.when for live in self.speaking.live),
            *conditions_of(touching(self.orders, rules)),
            *amendment_conditions(rules, self.world),
            *replacing,
            *floating,
            *(c for inquiry in self.references.values() for c in inquiry.conditions()),
        )

    def answer(self, situation: Situation, trace: Trace) -> A:
        """Answer in a situation in which nothing is open."""
        outcome = self.settle(situation, trace)
        if outcome.stop is not None:
            return outcome.stop
        showing = Showing(kind=self.kind, world=self.world)
        show = showing.decided if outcome.held else showing.conflict
        return show(outcome.decisions, situation, outcome.holes, trace)

    def settle(self, situation: Situation, trace: Trace) -> "Outcome[A]":
        """Decide each slot."""
        closed = shut(self.gate, self.subject.agreement, self.world, situation, trace)
        if closed is not None:
            answer = replace(
                self.kind.empty,
                status=AnswerStatus.OUT_OF_SCOPE,
                citations=closed.citations,
                holes=closed.holes,
                trace=trace.steps,
            )
            return Outcome(decisions={}, stop=answer)
        applied = [
            live
            for live in self.speaking.live
            if record_application(live, situation, trace) is Truth.TRUE
        ]
        for live in applied:
            record_membership(live.member, trace)
        kept = without_general(applied, self.kind.refers_to, self.world.catalogue, trace)
        return self._among(kept, situation, trace)

    def _among(self, kept: "list[Live[R]]", situation: Situation, trace: Trace) -> "Outcome[A]":
        gathered = self._gather(kept, situation, trace)
        orders = counting(self.orders, situation)
        holding = tuple(r for r in self.replacements if r.holds(situation))
        replaced: list[str] = []
        decisions: dict[str, Decision[Hashable]] = {}
        for slot, supports in gathered.slots.items():
            rules = [support.rule for support in supports]
            preferences = bind_preferences(orders, rules, self.world, situation)
            left, by = without_replaced(supports, holding, preferences, trace)
            replaced += by
            decision = decide(left, preferences, orders, trace)
            if decision.sides:
                decisions[slot] = decision
        blocked = next(filter(None, map(unread_in, decisions.values())), None)
        if blocked is not None:
            stop = replace(gathered.unread[blocked], trace=trace.steps)
            return Outcome(decisions={}, stop=stop)
        if not decisions:
            stop = self._silent(kept, situation, gathered, replaced, trace)
            return Outcome(decisions={}, stop=stop)
        return Outcome(decisions=decisions, holes=tuple(gathered.holes))

    def _gather(self, kept: "list[Live[R]]", situation: Situation, trace: Trace) -> "Gathered[A]":
        gathered: Gathered[A] = Gathered()
        for live in kept:
            for slot, value in self.kind.values_of(live.rule):
                meant = settled(value, self.stated.get(slot, ()), situation)
                gathered.support(slot, Support(rule=live.rule, value=meant))
            target = self.kind.refers_to(live.rule)
            if target is not None:
                self._follow(live.rule, target, gathered, situation, trace)
        for name in gathered.unread:
            rule = next(live.rule for live in kept if live.rule.id == name)
            for slot in gathered.slots:
                if slot not in self._own_slots(rule):
                    gathered.support(slot, Support(rule=rule, value=Unread(rule=name)))
        return gathered

    def _own_slots(self, rule: R) -> tuple[str, ...]:
        return tuple(slot for slot, _ in self.kind.values_of(rule))

    def _follow(
        self,
        rule: R,
        target: AgreementSlug,
        gathered: "Gathered[A]",
        situation: Situation,
        trace: Trace,
    ) -> None:
        """Take the values that another document gives, or the answer that says why it gives none."""
        trace.record(StepKind.LOOKED_UP, agreement=target, rule=rule.id)
        inquiry = self.references.get(target)
        cited = cite_rules((rule,), self.world.catalogue)
        if target in self.via:
            return  # a circle of references gives no value
        if inquiry is None:
            missing = unreadable(self.kind.empty, self.kind.looked_for, target, rule, self.world)
            gathered.unread[rule.id] = missing
            return
        outcome = inquiry.settle(situation, trace)
        if outcome.stop is None and outcome.held:
            for slot, decision in outcome.decisions.items():
                if decision.held is not None and slot not in self._own_slots(rule):
                    gathered.support(slot, reached(rule, decision.held))
            return
        answer = inquiry.answer(situation, trace) if outcome.stop is None else outcome.stop
        if answer.status in _NO_VALUE:
            gathered.searched += answer.searched
        else:
            citations = tuple(dict.fromkeys((*cited, *answer.citations)))
            gathered.unread[rule.id] = replace(answer, citations=citations)

    def _silent(
        self,
        kept: "list[Live[R]]",
        situation: Situation,
        gathered: "Gathered[A]",
        replaced: Sequence[str],
        trace: Trace,
    ) -> A:
        redacted = tuple(live.rule for live in kept if live.rule.redacted)
        referring = [live.rule for live in kept if self.kind.refers_to(live.rule) is not None]
        sought = Sought(kind=self.kind.looked_for, topic=self.subject.topic, annexes=False)
        silence = explain_silence(self.world, situation, sought, trace, redacted)
        cited = (*cite_rules(referring, self.world.catalogue), *cite_reasons(replaced, self.world))
        unread = next(iter(gathered.unread.values()), None)
        answer = replace(self.kind.empty, status=silence.status) if unread is None else unread
        searched = (*answer.searched, *silence.searched, *gathered.searched)
        return replace(
            answer,
            searched=tuple(dict.fromkeys(searched)),
            holes=merged_holes((*answer.holes, *silence.holes)),
            citations=tuple(dict.fromkeys((*answer.citations, *cited, *silence.citations))),
            trace=trace.steps,
        )

    def with_open_steps(self, answer: A, trace: Trace) -> A:
        """Say on which inputs each rule hangs, and cite what the branches cite."""
        for live in self.speaking.live:
            record_application(live, self.world.situation, trace)
        cited = [citation for branch in answer.branches for citation in branch.answer.citations]
        if answer.truncated:
            cited += cite_rules([live.rule for live in self.speaking.live], self.world.catalogue)
        citations = tuple(dict.fromkeys((*answer.citations, *cited)))
        return replace(answer, trace=trace.steps, citations=citations)

    def carve_outs(self) -> tuple[CarveOut, ...]:
        """Give the rules that speak to a part of the question only, unless it is known that they do not apply."""
        excluded = carve_outs_of(self.gate.narrower, self.world)
        return (*carve_outs_of(self.speaking.narrower, self.world), *excluded)

"""How is a question decided whose rules each give a value: law, forum, language, contracting party?

The kinds differ in their rules, in what the value of a rule is, and in how the answer shows it. What
is here is the same for all: gather, filter, decide in each case of the unknown inputs, explain silence.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from graph.model.conditions import Condition
from graph.model.ids import AgreementSlug, TopicSlug
from graph.model.reading import QuestionKind
from graph.model.rules import Rule
from graph.truth import Truth
from resolvers.answers import Answer, AnswerCitation, AnswerStatus, Basis, Candidate, CarveOut, Hole
from resolvers.applicable import Live, Speaking, Subject, record_application, speaking_rules
from resolvers.assemble import Standing
from resolvers.citing import cite, cite_rules, topics_named
from resolvers.conditions import Situation, both
from resolvers.decision import Decision, Side, Support, decide, rests_on_amendment
from resolvers.out_of_scope import Gate, gate_of, shut
from resolvers.preferences import Order, bind_preferences, conditions_of, named_by, speaking_orders
from resolvers.residuals import decide_in_each_case
from resolvers.silence import Sought, explain_silence, holes_of, joined
from resolvers.trace import StepKind, Trace
from resolvers.world import World, build_world

R = TypeVar("R", bound=Rule)
A = TypeVar("A", bound=Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[R, A]):
    """What makes one kind of question different.

    ``values_of`` gives the canonical values that a rule supports in a situation, each with its slot: values of one
    slot exclude one another, those of different slots (courts and arbitration, party and address) do not.
    ``refers_to`` gives the agreement in which the rule says that the value is to be found.
    ``show`` puts the value of a slot, for which these rules stand, into the answer.
    ``topic`` is the subject of the question itself: an order of precedence may be limited to it.
    """

    rules: type[R]
    looked_for: QuestionKind
    empty: A
    values_of: Callable[[R, Situation], Sequence[tuple[str, Hashable]]]
    refers_to: Callable[[R], AgreementSlug | None]
    show: Callable[[A, str, Sequence[R], Situation], A]
    topic: TopicSlug
    keep: Callable[[R], bool] = lambda _: True


def answer_single_value(kind: "Kind[R, A]", subject: Subject, world: World) -> A:
    """Answer a question that has one value."""
    trace = Trace()
    return _Inquiry(kind, subject, world, trace).answer()


class _Inquiry(Generic[R, A]):
    """One question on its way: what is gathered once, and the decision for each case."""

    def __init__(self, kind: "Kind[R, A]", subject: Subject, world: World, trace: Trace) -> None:
        self.kind = kind
        self.subject = subject
        self.world = world
        self.trace = trace
        self.gate: Gate = gate_of(world, subject, trace)
        own: Speaking[R] = speaking_rules(world, kind.rules, subject, trace, kind.keep)
        self.speaking = replace(own, live=(*own.live, *self._elsewhere(own.live)))
        self.orders: tuple[Order, ...] = speaking_orders(world, subject.topic, trace, kind.topic)

    def _elsewhere(self, own: "tuple[Live[R], ...]") -> "Iterator[Live[R]]":
        """Follow "as in that document" to one that does not govern with the agreement: its rules speak here too."""
        for live in own:
            target = self.kind.refers_to(live.rule)
            if target is None or self.world.member(target) is not None:
                continue
            there = build_world((target,), self.world.slice, self.world.context)
            subject = Subject(agreement=target, topic=self.subject.topic)
            found = speaking_rules(there, self.kind.rules, subject, Trace(), self.kind.keep)
            for other in found.live:
                yield replace(other, when=both(live.when, other.when))

    def answer(self) -> A:
        if self.world.member(self.subject.agreement) is None:
            return replace(self.kind.empty, status=AnswerStatus.NOT_EXTRACTED)
        answer = decide_in_each_case(
            self.world.situation, self._conditions(), self._decide, self.kind.empty
        )
        if answer.status is AnswerStatus.DEPENDS:
            answer = self._with_open_steps(answer)
        return replace(answer, carve_outs=self._carve_outs())

    def _conditions(self) -> Sequence[Condition]:
        relevant = tuple(live.when for live in self.speaking.live)
        rules = [live.rule for live in self.speaking.live]
        orders = conditions_of([o for o in self.orders if len(named_by(o, rules)) > 1])
        return (*self.gate.conditions, *relevant, *orders)

    def _with_open_steps(self, answer: A) -> A:
        trace = Trace()
        for live in self.speaking.live:
            record_application(live, self.world.situation, trace)
        cited = [citation for branch in answer.branches for citation in branch.answer.citations]
        return replace(
            answer,
            trace=(*self.trace.steps, *trace.steps),
            citations=tuple(dict.fromkeys((*answer.citations, *cited))),
        )

    def _decide(self, situation: Situation) -> A:
        trace = self.trace.copy()
        closed = shut(self.gate, self.subject.agreement, self.world, situation, trace)
        if closed is not None:
            return replace(
                self.kind.empty,
                status=AnswerStatus.OUT_OF_SCOPE,
                citations=closed.citations,
                holes=closed.holes,
                trace=trace.steps,
            )
        applied = [
            live
            for live in self.speaking.live
            if record_application(live, situation, trace) is Truth.TRUE
        ]
        return self._among(self._without_general(applied, trace), situation, trace)

    def _without_general(self, applied: "list[Live[R]]", trace: Trace) -> "list[Live[R]]":
        """Leave out general rules from whose scope a rule of the same document, or of its annex, carves the topic."""
        kept: list[Live[R]] = []
        for general in applied:
            carving = next((special for special in applied if self._carves(special, general)), None)
            if carving is None:
                kept.append(general)
            else:
                trace.record(
                    StepKind.CARVED_OUT,
                    agreement=general.rule.agreement,
                    rule=general.rule.id,
                    other=carving.rule.id,
                )
        return kept

    def _carves(self, special: "Live[R]", general: "Live[R]") -> bool:
        if self.kind.refers_to(special.rule) == general.rule.agreement:
            return False  # it takes its value from there
        same = special.rule.agreement == general.rule.agreement
        annex = special.member.standing is Standing.ANNEX or (
            special.member.standing is Standing.ASKED and general.member.standing is Standing.ABOVE
        )
        return (same or annex) and self._narrower(_topics_of(special), _topics_of(general))

    def _narrower(self, special: Sequence[TopicSlug], general: Sequence[TopicSlug]) -> bool:
        """Tell whether every topic of one lies under the other's, and the other has more."""
        if not special or tuple(special) == tuple(general):
            return False
        within = self.world.catalogue.is_topic_within
        return (
            all(any(within(topic, wide) for wide in general) for topic in special)
            if general
            else True
        )

    def _among(self, applied: "list[Live[R]]", situation: Situation, trace: Trace) -> A:
        slots: dict[str, list[Support[Hashable]]] = {}
        unread: list[Hole] = []
        referring = [live.rule for live in applied if self.kind.refers_to(live.rule) is not None]
        for live in applied:
            for slot, value in self.kind.values_of(live.rule, situation):
                slots.setdefault(slot, []).append(Support(rule=live.rule, value=value))
            unread += self._looked_up(live, trace)
        if not slots:
            return self._silent(applied, situation, unread, trace)
        decisions = {
            slot: self._decision(supports, situation, trace) for slot, supports in slots.items()
        }
        for slot, decision in decisions.items():
            if decision.held is None:
                return self._conflict(slot, decision, situation, trace)
        answer = self._decided(decisions, situation, tuple(unread), trace)
        return self._with_references(answer, decisions.values(), referring)

    def _decision(
        self, supports: list[Support[Hashable]], situation: Situation, trace: Trace
    ) -> Decision[Hashable]:
        rules = [support.rule for support in supports]
        preferences = bind_preferences(self.orders, rules, self.world, situation)
        return decide(supports, preferences, self.orders, trace)

    def _looked_up(self, live: "Live[R]", trace: Trace) -> list[Hole]:
        """A value that is to be found in another document is a hole where that one is not loaded."""
        target = self.kind.refers_to(live.rule)
        agreement = None if target is None else self.world.catalogue.agreements.by_slug.get(target)
        if agreement is None:
            return []
        trace.record(StepKind.LOOKED_UP, agreement=agreement.slug, rule=live.rule.id)
        if agreement.known:
            return []
        return [
            Hole(agreement=agreement, needed_by=cite(live.rule.citations, self.world.catalogue))
        ]

    def _silent(
        self, applied: "list[Live[R]]", situation: Situation, unread: list[Hole], trace: Trace
    ) -> A:
        redacted = tuple(live.rule for live in applied if live.rule.redacted)
        sought = Sought(kind=self.kind.looked_for, topic=self.subject.topic)
        silence = explain_silence(self.world, situation, sought, trace, redacted)
        missing = bool(unread) and silence.status is not AnswerStatus.REDACTED
        cited = [citation for hole in unread for citation in hole.needed_by]
        return replace(
            self.kind.empty,
            status=AnswerStatus.DOCUMENT_MISSING if missing else silence.status,
            searched=silence.searched,
            holes=tuple(dict.fromkeys((*unread, *silence.holes))),
            citations=tuple(dict.fromkeys((*cited, *silence.citations))),
            trace=trace.steps,
        )

    def _decided(
        self,
        decisions: dict[str, Decision[Hashable]],
        situation: Situation,
        unread: tuple[Hole, ...],
        trace: Trace,
    ) -> A:
        answer = replace(self.kind.empty, status=AnswerStatus.STATED)
        for slot, decision in decisions.items():
            if decision.held is not None:
                answer = self._shown(answer, slot, decision.held, situation)
        members = tuple(m for m in self.world.members if joined(m, situation) is Truth.TRUE)
        amended = any(rests_on_amendment(decision) for decision in decisions.values())
        return replace(
            answer,
            basis=Basis.AMENDMENT if amended else Basis.EXPLICIT,
            citations=tuple(
                dict.fromkeys((*answer.citations, *self._preferring(decisions.values())))
            ),
            holes=tuple(dict.fromkeys((*unread, *holes_of(members, self.world)))),
            trace=trace.steps,
        )

    def _with_references(
        self, answer: A, decisions: Iterable[Decision[Hashable]], referring: Sequence[R]
    ) -> A:
        """Cite the clauses that say that the value is to be found where it was found."""
        sources = {rule.agreement for d in decisions if d.held is not None for rule in d.held.rules}
        used = [rule for rule in referring if self.kind.refers_to(rule) in sources]
        cited = dict.fromkeys((*cite_rules(used, self.world.catalogue), *answer.citations))
        return replace(answer, citations=tuple(cited))

    def _preferring(self, decisions: Iterable[Decision[Hashable]]) -> tuple[AnswerCitation, ...]:
        """Cite what put the value before another: the clause that ranks, or the amendment."""
        used = {preference.by for decision in decisions for preference in decision.used}
        rules = [rule for rule in self.world.rules if rule.id in used]
        relations = (
            r
            for found in self.world.catalogue.relations_from.values()
            for r in found
            if r.id in used
        )
        amending = cite(
            (c for relation in relations for c in relation.citations), self.world.catalogue
        )
        return (*cite_rules(rules, self.world.catalogue), *amending)

    def _shown(self, answer: A, slot: str, side: "Side[Hashable]", situation: Situation) -> A:
        rules = [rule for rule in side.rules if isinstance(rule, self.kind.rules)]
        cited = dict.fromkeys((*answer.citations, *cite_rules(rules, self.world.catalogue)))
        return self.kind.show(replace(answer, citations=tuple(cited)), slot, rules, situation)

    def _conflict(
        self, slot: str, decision: Decision[Hashable], situation: Situation, trace: Trace
    ) -> A:
        stated = replace(self.kind.empty, status=AnswerStatus.STATED)
        candidates = tuple(
            Candidate(
                answer=self._shown(stated, slot, side, situation),
                reason=side.reason or decision.conflict,
                rules=tuple(rule.id for rule in side.rules),
            )
            for side in decision.sides
            if decision.conflict is not None
        )
        cited = (citation for candidate in candidates for citation in candidate.answer.citations)
        return replace(
            self.kind.empty,
            status=AnswerStatus.CONFLICT,
            conflict_kind=decision.conflict,
            candidates=candidates,
            citations=tuple(dict.fromkeys(cited)),
            trace=trace.steps,
        )

    def _carve_outs(self) -> tuple[CarveOut, ...]:
        return tuple(
            CarveOut(
                topics=topics_named(live.topics, self.world.catalogue),
                products=(*live.rule.scope.products, *live.rule.scope.channels),
                rule=live.rule.id,
                statement=live.rule.statement,
                citations=cite(live.rule.citations, self.world.catalogue),
            )
            for live in self.speaking.narrower
        )


def _topics_of(live: "Live[R]") -> tuple[TopicSlug, ...]:
    return live.topics or live.member.agreement.topics

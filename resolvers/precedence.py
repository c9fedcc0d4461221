"""Which of several agreements, clauses or rules prevails?

What is asked about are contenders; they are ranked by what the documents say, pair by pair. A pair
that no clause ranks is not ranked: an order of three from two clauses has two pairs, not three.
"""

from collections.abc import Sequence
from dataclasses import replace

import networkx as nx

from graph.model.conditions import ALWAYS, Condition
from graph.model.ids import RuleId, TopicSlug
from graph.model.reading import QuestionKind
from graph.model.rules import PrecedenceRule, Rule
from graph.truth import Truth
from resolvers.answers import (
    AnswerCitation,
    AnswerStatus,
    Basis,
    Candidate,
    CarveOut,
    ConflictKind,
    PrecedenceAnswer,
    Ranked,
    StatedPair,
    Tier,
)
from resolvers.applicable import never
from resolvers.assemble import assemble
from resolvers.citing import cite, cite_rules, topics_named
from resolvers.conditions import Situation, both, either, evaluate
from resolvers.contenders import Contender, contender_of
from resolvers.decision import Decision, Support, decide, standing_preferences
from resolvers.preferences import (
    Order,
    Preference,
    PreferenceKind,
    bind_preferences,
    conditions_of,
    named_by,
    speaking_orders,
)
from resolvers.questions import Prevails
from resolvers.residuals import decide_in_each_case
from resolvers.scope import Coverage, thing_coverage, topic_coverage
from resolvers.silence import Sought, explain_silence
from resolvers.trace import StepKind, Trace
from resolvers.world import World, in_force, rule_in_time


def resolve_precedence(question: Prevails, world: World) -> PrecedenceAnswer:
    """Answer the question from the facts of the world."""
    inquiry = _Inquiry(question, world)
    answer = decide_in_each_case(
        world.situation, inquiry.conditions(), inquiry.decide, inquiry.empty
    )
    cited = [citation for branch in answer.branches for citation in branch.answer.citations]
    return replace(
        answer,
        carve_outs=inquiry.carve_outs(),
        citations=tuple(dict.fromkeys((*answer.citations, *cited))),
        trace=answer.trace or inquiry.trace.steps,
    )


class _Inquiry:
    """The contenders and the orders that speak to the topic."""

    def __init__(self, question: Prevails, world: World) -> None:
        self.world = world
        self.topic = question.topic
        self.trace = Trace()
        self.contenders = tuple(
            contender_of(n, operand, world) for n, operand in enumerate(question.between)
        )
        self.orders: tuple[Order, ...] = speaking_orders(world, self.topic, self.trace)
        self.empty = PrecedenceAnswer(
            status=AnswerStatus.NOT_EXTRACTED, effective_at=world.context.effective_at
        )

    def conditions(self) -> Sequence[Condition]:
        return (*conditions_of(self._touching()), *(self._counts(c) for c in self.contenders))

    def _touching(self) -> tuple[Order, ...]:
        """Give the orders that rank at least two of the contenders."""
        rules = [contender.rule for contender in self.contenders]
        return tuple(order for order in self.orders if len(named_by(order, rules)) > 1)

    def _counts(self, contender: Contender) -> Condition:
        """Give the condition under which a contender is a document of the set at all, and in force."""
        slug = contender.shown.agreement.slug
        others = (c.shown.agreement.slug for c in self.contenders if c is not contender)
        ways = [
            m.when
            for other in others
            for m in assemble(other, self.world.catalogue, self.world.context.effective_at)
            if m.agreement.slug == slug
        ]
        versions = [
            in_force(version, self.world) for version in self.world.catalogue.versions.get(slug, ())
        ]
        return both(either(*ways) if ways else ALWAYS, either(*versions) if versions else ALWAYS)

    def decide(self, situation: Situation) -> PrecedenceAnswer:
        trace = self.trace.copy()
        left_out = [
            c for c in self.contenders if evaluate(self._counts(c), situation.test) is Truth.FALSE
        ]
        if left_out:
            return self._out_of_scope(left_out, trace)
        rules = [contender.rule for contender in self.contenders]
        preferences = bind_preferences(self.orders, rules, self.world, situation)
        if not preferences:
            return self._unranked(situation, trace)
        supports = [Support(rule=rule, value=rule.id) for rule in rules]
        decision = decide(supports, preferences, self.orders, trace)
        pairs = self._pairs(standing_preferences(supports, preferences, self.orders))
        cited = (
            *cite_rules(self._rules_used(preferences), self.world.catalogue),
            *self._amendments_used(preferences),
        )
        shown = replace(
            self.empty,
            ranking=self._ranking(pairs),
            pairs=pairs,
            citations=cited,
            trace=trace.steps,
        )
        return (
            self._won(decision, shown)
            if decision.held is not None
            else self._undecided(decision, shown)
        )

    def _out_of_scope(self, left_out: Sequence[Contender], trace: Trace) -> PrecedenceAnswer:
        for contender in left_out:
            trace.record(StepKind.MEMBER_LEFT_OUT, agreement=contender.shown.agreement.slug)
        slugs = [contender.shown.agreement.slug for contender in left_out]
        periods = [
            citation
            for slug in slugs
            for version in self.world.catalogue.versions.get(slug, ())
            for period in version.periods
            for citation in period.citations
        ]
        joins = [
            c
            for slug in slugs
            for r in self.world.catalogue.relations_to.get(slug, ())
            for c in r.citations
        ]
        return replace(
            self.empty,
            status=AnswerStatus.OUT_OF_SCOPE,
            citations=cite((*periods, *joins), self.world.catalogue),
            trace=trace.steps,
        )

    def _won(self, decision: Decision[RuleId], shown: PrecedenceAnswer) -> PrecedenceAnswer:
        winner = None if decision.held is None else decision.held.value
        amended = any(preference.kind is PreferenceKind.AMENDMENT for preference in decision.used)
        return replace(
            shown,
            status=AnswerStatus.STATED,
            basis=Basis.AMENDMENT if amended else Basis.EXPLICIT,
            winner=next(c.shown for c in self.contenders if c.rule.id == winner),
            defeated=tuple(c.shown for c in self.contenders if c.rule.id != winner),
        )

    def _undecided(self, decision: Decision[RuleId], shown: PrecedenceAnswer) -> PrecedenceAnswer:
        candidates = tuple(
            Candidate(
                answer=replace(
                    self.empty, status=AnswerStatus.STATED, winner=self._shown(side.value)
                ),
                reason=side.reason or ConflictKind.UNRANKED,
                rules=(),
            )
            for side in decision.sides
        )
        return replace(
            shown,
            status=AnswerStatus.CONFLICT,
            conflict_kind=decision.conflict,
            candidates=candidates,
        )

    def _shown(self, rule: RuleId) -> Ranked:
        return next(contender.shown for contender in self.contenders if contender.rule.id == rule)

    def _unranked(self, situation: Situation, trace: Trace) -> PrecedenceAnswer:
        """No clause ranks them: a conflict where clauses are set against each other, a silence where documents are."""
        clauses = all(c.shown.path is not None or c.shown.rule is not None for c in self.contenders)
        if clauses:
            cited = cite((c for one in self.contenders for c in one.cited), self.world.catalogue)
            conflict = replace(self.empty, citations=cited, trace=trace.steps)
            sides = decide(
                [Support(rule=c.rule, value=c.rule.id) for c in self.contenders], (), (), trace
            )
            return self._undecided(sides, conflict)
        sought = Sought(kind=QuestionKind.PRECEDENCE, topic=self.topic)
        silence = explain_silence(self.world, situation, sought, trace)
        return replace(
            self.empty,
            status=silence.status,
            searched=silence.searched,
            holes=silence.holes,
            citations=silence.citations,
            trace=trace.steps,
        )

    def _rules_used(self, preferences: Sequence[Preference]) -> list[Rule]:
        used = {preference.by for preference in preferences}
        above = {order.rule.id for order in self.orders if _ranks_rules(order, used)}
        return [rule for rule in self.world.rules if rule.id in used | above]

    def _amendments_used(self, preferences: Sequence[Preference]) -> tuple[AnswerCitation, ...]:
        used = {preference.by for preference in preferences}
        found = (
            r for rs in self.world.catalogue.relations_from.values() for r in rs if r.id in used
        )
        return cite((c for relation in found for c in relation.citations), self.world.catalogue)

    def _pairs(self, preferences: Sequence[Preference]) -> tuple[StatedPair, ...]:
        by_id = {rule.id: rule for rule in self.world.rules}
        return tuple(
            StatedPair(
                over=self._shown(preference.over),
                under=self._shown(preference.under),
                rule=RuleId(preference.by),
                citations=cite(by_id[RuleId(preference.by)].citations, self.world.catalogue)
                if preference.by in by_id
                else (),
            )
            for preference in preferences
        )

    def _ranking(self, pairs: Sequence[StatedPair]) -> tuple[Tier, ...]:
        """Give the levels that the pairs leave, highest first; those that no pair names stand apart, last."""
        place = {contender.shown: number for number, contender in enumerate(self.contenders)}
        drawn: nx.DiGraph[int] = nx.DiGraph()
        drawn.add_edges_from((place[pair.over], place[pair.under]) for pair in pairs)
        if not nx.is_directed_acyclic_graph(drawn):
            return ()
        levels = [sorted(level) for level in nx.topological_generations(drawn)]
        topics = () if self.topic is None else topics_named((self.topic,), self.world.catalogue)
        return tuple(
            Tier(members=tuple(self.contenders[number].shown for number in level), topics=topics)
            for level in levels
        )

    def carve_outs(self) -> tuple[CarveOut, ...]:
        """Give what the orders say of narrower topics, and of single clauses of the agreements asked about."""
        found: dict[CarveOut, None] = {}
        for rule in self.world.of_kind(PrecedenceRule):
            if never(both(rule_in_time(rule, self.world), rule.when)):
                continue
            topics = self._narrower_topics(rule)
            things = thing_coverage(
                rule.scope.products, self.world.context.products, self.world.catalogue
            )
            narrower = bool(topics) or things is Coverage.NARROWER
            if narrower and self._separates(rule):
                carve = CarveOut(
                    topics=topics_named(topics, self.world.catalogue),
                    products=(*rule.scope.products, *rule.scope.channels),
                    rule=rule.id,
                    statement=rule.statement,
                    citations=cite(rule.citations, self.world.catalogue),
                )
                found[carve] = None
        return tuple(found)

    def _narrower_topics(self, rule: PrecedenceRule) -> tuple[TopicSlug, ...]:
        """Give the topics below the one asked about for which the order ranks something of its own."""
        lists = [rule.scope.topics, *(tier.topics for tier in rule.tiers)]
        within = self.world.catalogue.is_topic_within
        return tuple(
            dict.fromkeys(
                topic
                for topics in lists
                if topic_coverage(topics, (), self.topic, self.world.catalogue) is Coverage.NARROWER
                for topic in topics
                if self.topic is None or within(topic, self.topic)
            )
        )

    def _separates(self, rule: PrecedenceRule) -> bool:
        """Tell whether the order puts two of the agreements asked about on different levels."""
        slugs = {contender.shown.agreement.slug for contender in self.contenders}
        places = [
            {member.agreement for member in tier.members if member.agreement in slugs}
            for tier in rule.tiers
        ]
        levels = [place for place in places if place]
        return len(levels) > 1 and len(set().union(*levels)) > 1


def _ranks_rules(order: Order, used: set[str]) -> bool:
    named = {m.rule for active in order.tiers for m in active.tier.members if m.rule is not None}
    return bool(named & used)

"""Which of several agreements, clauses or rules prevails?

What is asked about are contenders; they are ranked by what the documents say, pair by pair. A pair
that no clause ranks is not ranked: an order of three from two clauses has two pairs, not three.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import networkx as nx

from graph.model.conditions import Condition
from graph.model.ids import AgreementSlug, RuleId, TopicSlug
from graph.model.reading import QuestionKind
from graph.model.rules import PrecedenceRule
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
from resolvers.citing import cite, topics_named
from resolvers.conditions import Situation, both, evaluate
from resolvers.contenders import Contender, contenders_of
from resolvers.decision import Decision, Support, decide, rests_on_amendment
from resolvers.out_of_scope import texts_in_its_place
from resolvers.preferences import (
    Order,
    Preference,
    amendment_conditions,
    bind_preferences,
    conditions_of,
    counting,
    pairs_of_rules,
    speaking_orders,
    touching,
)
from resolvers.questions import Prevails
from resolvers.residuals import decide_in_each_case
from resolvers.scope import Coverage, coverage_of, topic_coverage
from resolvers.silence import Sought, explain_silence
from resolvers.trace import StepKind, Trace
from resolvers.value_answer import cite_reasons
from resolvers.world import World, rule_in_time


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
        self.contenders = contenders_of(question.between, world)
        self.rules = [contender.rule for contender in self.contenders]
        orders = speaking_orders(world, world.of_kind(PrecedenceRule), (self.topic,), self.trace)
        self.orders = touching(orders, self.rules)
        self.empty = PrecedenceAnswer(
            status=AnswerStatus.NOT_EXTRACTED, effective_at=world.context.effective_at
        )

    def conditions(self) -> Sequence[Condition]:
        return (
            *conditions_of(self.orders),
            *amendment_conditions(self.rules, self.world),
            *(contender.counts for contender in self.contenders),
        )

    def decide(self, situation: Situation) -> PrecedenceAnswer:
        trace = self.trace.copy()
        left_out = [c for c in self.contenders if evaluate(c.counts, situation.test) is Truth.FALSE]
        if left_out:
            return self._out_of_scope(left_out, trace)
        orders = counting(self.orders, situation)
        preferences = bind_preferences(orders, self.rules, self.world, situation)
        if not preferences:
            return self._unranked(orders, situation, trace)
        supports = [Support(rule=rule, value=rule.id) for rule in self.rules]
        decision = decide(supports, preferences, orders, trace)
        pairs = self._pairs(decision.standing)
        shown = replace(
            self.empty,
            ranking=self._ranking(pairs),
            pairs=pairs,
            citations=self._reasons(preferences, orders),
            trace=trace.steps,
        )
        return (
            self._won(decision, shown)
            if decision.held is not None
            else self._undecided(decision, shown)
        )

    def _out_of_scope(self, left_out: Sequence[Contender], trace: Trace) -> PrecedenceAnswer:
        for contender in left_out:
            trace.record(StepKind.MEMBER_LEFT_OUT, agreement=contender.agreement)
        slugs = dict.fromkeys(contender.agreement for contender in left_out)
        periods = [
            citation
            for slug in slugs
            for version in self.world.catalogue.versions.get(slug, ())
            for period in version.periods
            for citation in period.citations
        ]
        joins = [
            citation
            for slug in slugs
            for relation in self.world.catalogue.relations_to.get(slug, ())
            for citation in relation.citations
        ]
        return replace(
            self.empty,
            status=AnswerStatus.OUT_OF_SCOPE,
            citations=cite((*periods, *joins), self.world.catalogue),
            holes=tuple(hole for slug in slugs for hole in texts_in_its_place(slug, self.world)),
            trace=trace.steps,
        )

    def _won(self, decision: Decision[RuleId], shown: PrecedenceAnswer) -> PrecedenceAnswer:
        winner = None if decision.held is None else decision.held.value
        return replace(
            shown,
            status=AnswerStatus.STATED,
            basis=Basis.AMENDMENT if rests_on_amendment(decision) else Basis.EXPLICIT,
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

    def _unranked(
        self, orders: Sequence[Order], situation: Situation, trace: Trace
    ) -> PrecedenceAnswer:
        """No clause ranks them: a conflict where clauses are set against each other, a silence where documents are.

        A conflict too where the stricter of two requirements applies: no order says which is stricter.
        """
        stricter = tuple(order.rule.id for order in orders if order.rule.higher_standard)
        if stricter or not any(contender.is_whole for contender in self.contenders):
            passages = [passage for c in self.contenders for passage in c.cited]
            cited = (*cite(passages, self.world.catalogue), *cite_reasons(stricter, self.world))
            conflict = replace(self.empty, citations=cited)
            supports = [Support(rule=rule, value=rule.id) for rule in self.rules]
            decision = decide(supports, (), orders, trace)
            return self._undecided(decision, replace(conflict, trace=trace.steps))
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

    def _reasons(
        self, preferences: Sequence[Preference], orders: Sequence[Order]
    ) -> tuple[AnswerCitation, ...]:
        """Cite the clauses that rank, and those that rank these clauses."""
        used = dict.fromkeys(preference.by for preference in preferences)
        above = [o.rule.id for o in orders for pair in pairs_of_rules(o) if used.keys() & set(pair)]
        return cite_reasons((*used, *above), self.world)

    def _pairs(self, preferences: Sequence[Preference]) -> tuple[StatedPair, ...]:
        return tuple(
            StatedPair(
                over=self._shown(preference.over),
                under=self._shown(preference.under),
                rule=RuleId(preference.by),
                citations=cite_reasons((preference.by,), self.world),
            )
            for preference in preferences
        )

    def _ranking(self, pairs: Sequence[StatedPair]) -> tuple[Tier, ...]:
        """Give the levels that the pairs leave, highest first; what no pair names is in none.

        A level that stands before another need not rank before it: only the pairs say what is ranked.
        """
        place = {contender.shown: number for number, contender in enumerate(self.contenders)}
        drawn: nx.DiGraph[int] = nx.DiGraph()
        drawn.add_edges_from((place[pair.over], place[pair.under]) for pair in pairs)
        levels = [sorted(level) for level in nx.topological_generations(drawn)]
        topics = () if self.topic is None else topics_named((self.topic,), self.world.catalogue)
        return tuple(
            Tier(members=tuple(self.contenders[number].shown for number in level), topics=topics)
            for level in levels
        )

    def carve_outs(self) -> tuple[CarveOut, ...]:
        """Give what the orders say of narrower topics and products, and of single clauses of the agreements."""
        slugs = frozenset(contender.agreement for contender in self.contenders)
        carves = (
            rule
            for rule in self.world.of_kind(PrecedenceRule)
            if self._may_count(rule) and self._is_part(rule) and _separates(rule, slugs)
        )
        return tuple(
            CarveOut(
                topics=topics_named(self._narrower_topics(rule), self.world.catalogue),
                products=(*rule.scope.products, *rule.scope.channels),
                rule=rule.id,
                statement=rule.statement,
                citations=cite(rule.citations, self.world.catalogue),
            )
            for rule in carves
        )

    def _may_count(self, rule: PrecedenceRule) -> bool:
        when = both(
            self.world.membership(rule.agreement), rule_in_time(rule, self.world), rule.when
        )
        return evaluate(when, self.world.situation.test) is not Truth.FALSE

    def _is_part(self, rule: PrecedenceRule) -> bool:
        """Tell whether an order speaks to a part of the question only: of its subjects, or of the documents."""
        world = self.world
        coverage = coverage_of(rule, rule.scope.topics, self.topic, world.context, world.catalogue)
        if coverage is not Coverage.COVERS:
            return coverage is Coverage.NARROWER
        whole = all(contender.is_whole for contender in self.contenders)
        clauses = any(m.clause is not None for tier in rule.tiers for m in tier.members)
        return bool(self._narrower_topics(rule)) or (whole and clauses)

    def _narrower_topics(self, rule: PrecedenceRule) -> tuple[TopicSlug, ...]:
        lists = [rule.scope.topics, *(tier.topics for tier in rule.tiers)]
        return tuple(
            dict.fromkeys(
                topic
                for topics in lists
                if topic_coverage(topics, (), self.topic, self.world.catalogue) is Coverage.NARROWER
                for topic in topics
                if self.topic is None or self.world.catalogue.is_topic_within(topic, self.topic)
            )
        )


def _separates(rule: PrecedenceRule, slugs: frozenset[AgreementSlug]) -> bool:
    """Tell whether an order puts two of the agreements, or clauses of theirs, on different levels."""
    levels = [frozenset(m.agreement for m in tier.members if m.agreement) for tier in rule.tiers]
    return any(
        len((higher | lower) & slugs) > 1 and higher & slugs and lower & slugs
        for higher, lower in combinations(levels, 2)
    )

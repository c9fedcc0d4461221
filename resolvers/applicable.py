"""Which rules of one kind speak to the question, under which condition, and why do the others not?"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.model.conditions import Condition
from graph.model.ids import AgreementSlug, TopicSlug
from graph.model.rules import Rule
from graph.truth import Truth
from resolvers.assemble import Member, Standing
from resolvers.conditions import Situation, both, evaluate, open_tests, variable_of
from resolvers.scope import Coverage, coverage_of
from resolvers.trace import StepKind, Trace
from resolvers.world import World, rule_in_time

R = TypeVar("R", bound=Rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The agreement asked about, and the topic, if the question has one."""

    agreement: AgreementSlug
    topic: TopicSlug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Live(Generic[R]):
    """A rule that speaks to the question when ``when`` holds. ``topics`` is its scope with that of its document."""

    rule: R
    member: Member
    topics: tuple[TopicSlug, ...]
    when: Condition

    def applies(self, situation: Situation) -> Truth:
        """Tell whether it applies."""
        return evaluate(self.when, situation.test)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking(Generic[R]):
    """The rules that speak to the whole question, and those that speak only to a part of it."""

    live: tuple[Live[R], ...]
    narrower: tuple[Live[R], ...]


def speaking_rules(world: World, kind: type[R], subject: Subject, trace: Trace) -> "Speaking[R]":
    """Sort the rules of one kind by what they have to do with the question; each exclusion is recorded."""
    live: list[Live[R]] = []
    narrower: list[Live[R]] = []
    for rule in world.of_kind(kind):
        member = world.member(rule.agreement)
        if member is None:
            continue  # a document outside the set: it was read for what it says of those inside
        found = _stand(rule, member, world, subject.agreement)
        coverage = coverage_of(rule, found.topics, subject.topic, world.context, world.catalogue)
        if never(found.when):
            trace.record(StepKind.RULE_OUT_OF_TIME, agreement=rule.agreement, rule=rule.id)
        elif coverage is Coverage.OUTSIDE or not _is_about(found, subject.agreement):
            trace.record(StepKind.RULE_OUT_OF_SCOPE, agreement=rule.agreement, rule=rule.id)
        elif coverage is Coverage.COVERS:
            live.append(found)
        else:
            narrower.append(found)
    return Speaking(live=tuple(live), narrower=tuple(narrower))


def _stand(rule: R, member: Member, world: World, asked: AgreementSlug) -> "Live[R]":
    return Live(
        rule=rule,
        member=member,
        topics=effective_topics(rule, member, asked),
        when=both(member.when, rule_in_time(rule, world), rule.when),
    )


def _is_about(live: "Live[R]", asked: AgreementSlug) -> bool:
    """Tell whether a rule means the agreement asked about: what an annex says of no topic, it says of itself."""
    named = live.rule.scope.agreements
    if named:
        return asked in named
    return live.member.standing is not Standing.ANNEX or bool(live.topics)


def effective_topics(rule: Rule, member: Member, asked: AgreementSlug) -> tuple[TopicSlug, ...]:
    """Give the topics of a rule: its own, else those of the whole document, unless that document is asked about."""
    if rule.scope.topics or member.agreement.slug == asked:
        return rule.scope.topics
    return member.agreement.topics


def never(condition: Condition) -> bool:
    """Tell whether a condition is false whatever the inputs: by its dates alone."""
    return evaluate(condition, lambda _: Truth.UNKNOWN) is Truth.FALSE


def record_application(live: "Live[R]", situation: Situation, trace: Trace) -> Truth:
    """Record whether a rule applies, and on which input it failed or hangs."""
    return record_truth(live.rule, live.when, situation, trace)


def record_membership(member: Member, trace: Trace) -> None:
    """Record by which relations a document came to govern with the one asked about."""
    if member.via:
        way = ", ".join(relation.id for relation in member.via)
        trace.record(StepKind.MEMBER_JOINED, agreement=member.agreement.slug, detail=way)


def record_truth(rule: Rule, when: Condition, situation: Situation, trace: Trace) -> Truth:
    """Record whether a rule applies under a condition."""
    truth = evaluate(when, situation.test)
    kinds = {
        Truth.TRUE: StepKind.RULE_APPLIED,
        Truth.FALSE: StepKind.RULE_CONDITION_FAILED,
        Truth.UNKNOWN: StepKind.RULE_CONDITION_UNKNOWN,
    }
    inputs = dict.fromkeys(str(variable_of(test)) for test in open_tests(when, situation.test))
    trace.record(
        kinds[truth], agreement=rule.agreement, rule=rule.id, detail=", ".join(inputs) or None
    )
    return truth

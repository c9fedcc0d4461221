"""Which rules of one kind speak to the question, under which condition, and why do the others not?"""

from collections.abc import Callable
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


def speaking_rules(
    world: World,
    kind: type[R],
    subject: Subject,
    trace: Trace,
    keep: Callable[[R], bool] = lambda _: True,
) -> "Speaking[R]":
    """Sort the rules of one kind by what they have to do with the question; each exclusion is recorded."""
    live: list[Live[R]] = []
    narrower: list[Live[R]] = []
    for rule in filter(keep, world.of_kind(kind)):
        found = _stand(rule, world, subject.agreement)
        if found is None:
            continue  # a rule about another document than the one asked about: it was read for its order only
        coverage = coverage_of(rule, found.topics, subject.topic, world.context, world.catalogue)
        if never(found.when):
            trace.record(StepKind.RULE_OUT_OF_TIME, agreement=rule.agreement, rule=rule.id)
        elif coverage is Coverage.COVERS:
            live.append(found)
        elif coverage is Coverage.NARROWER:
            narrower.append(found)
        else:
            trace.record(StepKind.RULE_OUT_OF_SCOPE, agreement=rule.agreement, rule=rule.id)
    return Speaking(live=tuple(live), narrower=tuple(narrower))


def _stand(rule: R, world: World, asked: AgreementSlug) -> "Live[R] | None":
    """Say where a rule stands towards the agreement asked about; None when it is not about it."""
    member = world.member(rule.agreement)
    named = rule.scope.agreements
    if member is None:
        return None
    topics = effective_topics(rule, member, asked)
    if named and asked not in named:
        return None
    if member.standing is Standing.ANNEX and not topics and not named:
        return None
    return Live(
        rule=rule,
        member=member,
        topics=topics,
        when=both(member.when, rule_in_time(rule, world), rule.when),
    )


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
    truth = live.applies(situation)
    kinds = {
        Truth.TRUE: StepKind.RULE_APPLIED,
        Truth.FALSE: StepKind.RULE_CONDITION_FAILED,
        Truth.UNKNOWN: StepKind.RULE_CONDITION_UNKNOWN,
    }
    inputs = dict.fromkeys(str(variable_of(test)) for test in open_tests(live.when, situation.test))
    trace.record(
        kinds[truth],
        agreement=live.rule.agreement,
        rule=live.rule.id,
        detail=", ".join(inputs) or None,
    )
    return truth

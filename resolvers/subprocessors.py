"""Who are the subprocessors of a party, or under an agreement: where, for what, for which products?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.catalogue import Catalogue
from graph.model.conditions import Condition
from graph.model.ids import AgreementSlug, PartySlug
from graph.model.reading import QuestionKind
from graph.model.rules import SubprocessorEngagement
from graph.truth import Truth
from resolvers.answers import AnswerStatus, Basis, ResolvedEngagement, SubprocessorsAnswer
from resolvers.applicable import never, record_truth
from resolvers.citing import cite, cite_rules
from resolvers.conditions import Situation, both, residual
from resolvers.out_of_scope import closed_by_date
from resolvers.questions import Subprocessors
from resolvers.residuals import decide_in_each_case
from resolvers.silence import Sought, explain_silence
from resolvers.trace import StepKind, Trace
from resolvers.vendor import affiliates_of, agreements_of_vendor
from resolvers.world import World, rule_in_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Engaged:
    """An engagement about what was asked, and the condition under which it holds."""

    rule: SubprocessorEngagement
    when: Condition


def asked_agreements(question: Subprocessors, catalogue: Catalogue) -> tuple[AgreementSlug, ...]:
    """Give the agreements that are looked through: those of the party, or the one asked about with its annexes."""
    if question.party is not None:
        return agreements_of_vendor(question.party, catalogue)
    return () if question.agreement is None else (question.agreement,)


def resolve_subprocessors(question: Subprocessors, world: World) -> SubprocessorsAnswer:
    """Answer the question from the facts of the world."""
    inquiry = _Inquiry(question, world)
    answer = decide_in_each_case(world.situation, inquiry.conditions, inquiry.decide, inquiry.empty)
    if answer.status is not AnswerStatus.DEPENDS:
        return answer
    return inquiry.listing(answer, world.situation)


class _Inquiry:
    """The engagements in the documents that were asked about."""

    def __init__(self, question: Subprocessors, world: World) -> None:
        self.world = world
        self.trace = Trace()
        self.question = question
        self.asked = asked_agreements(question, world.catalogue)
        self.engaging = self._engaging()
        self.empty = SubprocessorsAnswer(
            status=AnswerStatus.NOT_EXTRACTED, effective_at=world.context.effective_at
        )
        self.engaged = tuple(self._engaged())

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return tuple(engaged.when for engaged in self.engaged)

    def _engaging(self) -> tuple[PartySlug, ...] | None:
        party = self.question.party
        return None if party is None else affiliates_of(party, self.world.catalogue)

    def _engaged(self) -> Iterator[Engaged]:
        for rule in filter(self._is_about, self.world.of_kind(SubprocessorEngagement)):
            when = both(
                self.world.membership(rule.agreement), rule_in_time(rule, self.world), rule.when
            )
            if never(when):
                self.trace.record(StepKind.RULE_OUT_OF_TIME, agreement=rule.agreement, rule=rule.id)
            elif self._is_outside(rule):
                self.trace.record(
                    StepKind.RULE_OUT_OF_SCOPE, agreement=rule.agreement, rule=rule.id
                )
            else:
                yield Engaged(rule=rule, when=when)

    def _is_outside(self, rule: SubprocessorEngagement) -> bool:
        """Leave out an engagement for other products or channels than those in use; a list that is given is complete."""
        context = self.world.context
        return not (
            self._meets(rule.scope.products, context.products)
            and self._meets(rule.scope.channels, context.channels)
        )

    def _meets(self, about: Sequence[str], given: Sequence[str] | None) -> bool:
        if not about or given is None:
            return True
        groups = self.world.catalogue.product_and_groups
        return any(group in about for slug in given for group in groups(slug))

    def _is_about(self, rule: SubprocessorEngagement) -> bool:
        """Leave out another party's list, which was read with the documents around it."""
        if self.engaging is not None:
            return rule.engaged_by is None or rule.engaged_by in self.engaging
        return self.world.member(rule.agreement) is not None

    def decide(self, situation: Situation) -> SubprocessorsAnswer:
        answer = self.listing(self.empty, situation)
        if answer.subprocessors:
            return replace(answer, status=AnswerStatus.STATED, basis=Basis.EXPLICIT)
        closed = closed_by_date(self.asked, self.world)
        if closed is not None:
            return replace(
                answer,
                status=AnswerStatus.OUT_OF_SCOPE,
                citations=closed.citations,
                holes=closed.holes,
            )
        trace = Trace(answer.trace)
        sought = Sought(kind=QuestionKind.SUBPROCESSORS)
        silence = explain_silence(self.world, situation, sought, trace)
        return replace(
            answer,
            status=silence.status,
            searched=silence.searched,
            holes=silence.holes,
            citations=silence.citations,
            trace=trace.steps,
        )

    def listing(self, answer: SubprocessorsAnswer, situation: Situation) -> SubprocessorsAnswer:
        """Put into an answer who is engaged, and who may be with what is open of the condition."""
        trace = self.trace.copy()
        engaged = [
            one
            for one in self.engaged
            if record_truth(one.rule, one.when, situation, trace) is not Truth.FALSE
        ]
        return replace(
            answer,
            subprocessors=tuple(self._shown(one, situation) for one in engaged),
            exhaustive=_exhaustive([one.rule for one in engaged]),
            citations=cite_rules([one.rule for one in engaged], self.world.catalogue),
            trace=trace.steps,
        )

    def _shown(self, engaged: Engaged, situation: Situation) -> ResolvedEngagement:
        rule, catalogue = engaged.rule, self.world.catalogue
        return ResolvedEngagement(
            party=catalogue.parties.by_slug[rule.party],
            engaged_by=None
            if rule.engaged_by is None
            else catalogue.parties.by_slug.get(rule.engaged_by),
            locations=tuple(
                place
                for code in rule.locations
                if (place := catalogue.places.get(code)) is not None
            ),
            purpose=rule.purpose,
            data=rule.data,
            contact=rule.contact,
            since=rule.since,
            products=rule.scope.products,
            rule=rule.id,
            citations=cite(rule.citations, catalogue),
            when=residual(engaged.when, situation.test),
        )


def _exhaustive(rules: Sequence[SubprocessorEngagement]) -> bool | None:
    said = [rule.list_exhaustive for rule in rules]
    if False in said:
        return False
    return True if said and all(value is True for value in said) else None

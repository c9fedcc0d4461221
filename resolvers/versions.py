"""Which version of an agreement is in force on a day, for this customer?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model.conditions import Condition
from graph.model.entities import Period, Version
from graph.model.ids import AgreementSlug
from graph.model.reading import QuestionKind
from graph.truth import Truth
from resolvers.answers import AnswerStatus, Basis, Candidate, ConflictKind, VersionAnswer
from resolvers.citing import cite
from resolvers.conditions import Situation, evaluate
from resolvers.out_of_scope import texts_in_its_place
from resolvers.questions import VersionInForce
from resolvers.residuals import decide_in_each_case
from resolvers.silence import Sought, explain_silence
from resolvers.trace import StepKind, Trace
from resolvers.world import World, period_holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A version with one of its periods, and the condition under which that period covers the day."""

    version: Version
    period: Period
    when: Condition


def resolve_version(question: VersionInForce, world: World) -> VersionAnswer:
    """Answer the question from the facts of the world."""
    inquiry = _Inquiry(question.agreement, world)
    answer = decide_in_each_case(world.situation, inquiry.conditions, inquiry.decide, inquiry.empty)
    cited = [citation for branch in answer.branches for citation in branch.answer.citations]
    return replace(answer, citations=tuple(dict.fromkeys((*answer.citations, *cited))))


class _Inquiry:
    """The dated versions of one agreement."""

    def __init__(self, asked: AgreementSlug, world: World) -> None:
        self.asked = asked
        self.world = world
        self.versions = world.catalogue.versions.get(asked, ())
        self.dated = tuple(
            Dated(
                version=version,
                period=period,
                when=period_holds(period, f"{asked}@{version.id}", world.context),
            )
            for version in self.versions
            for period in version.periods
        )
        self.empty = VersionAnswer(
            status=AnswerStatus.NOT_EXTRACTED, effective_at=world.context.effective_at
        )

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return tuple(dated.when for dated in self.dated)

    def decide(self, situation: Situation) -> VersionAnswer:
        trace = Trace()
        holding = _originals(
            [dated for dated in self.dated if evaluate(dated.when, situation.test) is Truth.TRUE]
        )
        if not holding:
            if self.dated and all(version.periods for version in self.versions):
                return self._closed(situation, trace)
            return self._undated(situation, trace)
        trace.record(StepKind.VERSION_IN_FORCE, agreement=self.asked, detail=holding[0].version.id)
        if len({dated.version.id for dated in holding}) > 1:
            return self._several(holding, trace)
        return self._shown(holding[0], AnswerStatus.STATED, trace)

    def _shown(self, dated: Dated, status: AnswerStatus, trace: Trace) -> VersionAnswer:
        return replace(
            self.empty,
            status=status,
            basis=Basis.EXPLICIT,
            version=dated.version,
            archived=dated.version.archived,
            in_force_from=dated.period.first,
            in_force_to=dated.period.last,
            event=dated.period.event,
            citations=cite(
                (*dated.period.citations, *dated.version.citations), self.world.catalogue
            ),
            trace=trace.steps,
        )

    def _several(self, holding: Sequence[Dated], trace: Trace) -> VersionAnswer:
        candidates = tuple(
            Candidate(
                answer=self._shown(dated, AnswerStatus.STATED, trace),
                reason=ConflictKind.UNRANKED,
                rules=(),
            )
            for dated in holding
        )
        trace.record(
            StepKind.CONFLICT_LEFT, agreement=self.asked, detail=ConflictKind.UNRANKED.value
        )
        return replace(
            self.empty,
            status=AnswerStatus.CONFLICT,
            conflict_kind=ConflictKind.UNRANKED,
            candidates=candidates,
            citations=tuple(
                dict.fromkeys(c for candidate in candidates for c in candidate.answer.citations)
            ),
            trace=trace.steps,
        )

    def _closed(self, situation: Situation, trace: Trace) -> VersionAnswer:
        """None is in force: say so, and name the version if there is one, its dates if they are one customer's."""
        trace.record(StepKind.VERSION_NOT_IN_FORCE, agreement=self.asked)
        own = [d for d in self.dated if evaluate(d.period.when, situation.test) is Truth.TRUE]
        shown = own or list(self.dated)
        periods = (citation for dated in shown for citation in dated.period.citations)
        answer = replace(
            self.empty,
            citations=cite(periods, self.world.catalogue),
            trace=trace.steps,
        )
        if len(shown) == 1:
            answer = self._shown(shown[0], AnswerStatus.OUT_OF_SCOPE, trace)
        elif len({dated.version.id for dated in shown}) == 1:
            version = shown[0].version
            answer = replace(answer, version=version, archived=version.archived)
        holes = texts_in_its_place(self.asked, self.world)
        return replace(answer, status=AnswerStatus.OUT_OF_SCOPE, holes=holes)

    def _undated(self, situation: Situation, trace: Trace) -> VersionAnswer:
        sought = Sought(kind=QuestionKind.VERSION)
        own = replace(self.world, members=self.world.members[:1])
        silence = explain_silence(own, situation, sought, trace)
        undated = [version for version in self.versions if not version.periods]
        version = undated[0] if len(undated) == 1 else None
        return replace(
            self.empty,
            status=silence.status,
            version=version,
            archived=None if version is None else version.archived,
            searched=silence.searched,
            holes=silence.holes,
            citations=silence.citations,
            trace=trace.steps,
        )


def _originals(holding: Sequence[Dated]) -> list[Dated]:
    """Leave out a translation that is in force beside the text from which it was made."""
    return [
        dated
        for dated in holding
        if not any(
            other.version.id != dated.version.id
            and other.version.language is not None
            and other.version.language == dated.version.translation_of
            for other in holding
        )
    ]

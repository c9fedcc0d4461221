"""Where is a dispute decided? Courts, arbitration and mediation are decided each for itself."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from graph.model.conditions import Variable
from graph.model.ids import AgreementSlug, TopicSlug
from graph.model.reading import QuestionKind
from graph.model.rules import ForumKind, ForumRule
from graph.names import fold
from resolvers.answers import AnswerStatus, ForumAnswer, ResolvedForum
from resolvers.applicable import Subject
from resolvers.conditions import Situation
from resolvers.questions import ForumQuestion
from resolvers.single_value import answer_single_value
from resolvers.value_kind import Found, Kind
from resolvers.world import World


def resolve_forum(question: ForumQuestion, world: World) -> ForumAnswer:
    """Answer the question from the facts of the world."""
    topic = question.topic or world.default_topic(question.agreement)
    kind = Kind(
        rules=ForumRule,
        looked_for=QuestionKind.FORUM,
        empty=ForumAnswer(
            status=AnswerStatus.NOT_EXTRACTED, effective_at=world.context.effective_at
        ),
        values_of=_values_of,
        refers_to=_refers_to,
        show=_show,
        topic=TopicSlug("jurisdiction"),
    )
    return answer_single_value(kind, Subject(agreement=question.agreement, topic=topic), world)


def _refers_to(rule: ForumRule) -> AgreementSlug | None:
    return rule.as_in


def _values_of(rule: ForumRule) -> Sequence[tuple[str, Hashable]]:
    """Rules that name the same seat agree, however they call the court."""
    if rule.forum is not None:
        named = ("named", fold(rule.forum.name or ""))
        return ((rule.forum.kind.value, rule.forum.seat or named),)
    return () if rule.seat_of is None else ((ForumKind.COURT.value, rule.seat_of),)


def _show(answer: ForumAnswer, found: Found[ForumRule], situation: Situation) -> ForumAnswer:
    stated = [rule.forum for rule in found.rules if rule.forum is not None]
    seat = found.value if isinstance(found.value, str) else None
    shown = ResolvedForum(
        kind=found.slot,
        name=next((forum.name for forum in stated if forum.name is not None), None),
        seat=None if seat is None else situation.catalogue.places.get(seat),
        exclusive=next((forum.exclusive for forum in stated if forum.exclusive is not None), None),
        rules=next((forum.rules for forum in stated if forum.rules is not None), None),
        unless=next((forum.unless for forum in stated if forum.unless is not None), None),
    )
    answer = replace(answer, forums=(*answer.forums, shown))
    if isinstance(found.value, Variable):
        inputs = (*answer.required_inputs, found.value)
        return replace(answer, status=AnswerStatus.DEPENDS, required_inputs=inputs)
    return answer

"""Where is a dispute decided? Courts, arbitration and mediation are decided each for itself."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from graph.model.ids import AgreementSlug, TopicSlug
from graph.model.reading import QuestionKind
from graph.model.rules import Forum, ForumKind, ForumRule
from graph.names import fold
from resolvers.answers import AnswerStatus, ForumAnswer, ResolvedForum
from resolvers.applicable import Subject
from resolvers.conditions import Situation
from resolvers.governing_law import place_given
from resolvers.questions import ForumQuestion
from resolvers.single_value import Kind, answer_single_value
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


def _values_of(rule: ForumRule, situation: Situation) -> Sequence[tuple[str, Hashable]]:
    """Rules that name the same seat agree, however they call the court."""
    if rule.forum is not None:
        return ((rule.forum.kind.value, rule.forum.seat or fold(rule.forum.name or "")),)
    if rule.seat_of is not None:
        return ((ForumKind.COURT.value, place_given(rule.seat_of, situation) or rule.seat_of),)
    return ()


def _show(
    answer: ForumAnswer, slot: str, rules: Sequence[ForumRule], situation: Situation
) -> ForumAnswer:
    stated = [rule.forum for rule in rules if rule.forum is not None]
    floating = next((rule.seat_of for rule in rules if rule.seat_of is not None), None)
    seat = next((forum.seat for forum in stated if forum.seat), None)
    if seat is None and floating is not None:
        seat = place_given(floating, situation)
    shown = ResolvedForum(
        kind=slot,
        name=_first(stated, "name"),
        seat=None if seat is None else situation.catalogue.places.get(seat),
        exclusive=next((forum.exclusive for forum in stated if forum.exclusive is not None), None),
        rules=_first(stated, "rules"),
        unless=_first(stated, "unless"),
    )
    answer = replace(answer, forums=(*answer.forums, shown))
    if seat is None and floating is not None:
        return replace(answer, status=AnswerStatus.DEPENDS, required_inputs=(floating,))
    return answer


def _first(forums: Sequence[Forum], field: str) -> str | None:
    return next((value for forum in forums if (value := getattr(forum, field)) is not None), None)

"""Which language version of an agreement counts?"""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from graph.model.ids import AgreementSlug, TopicSlug
from graph.model.reading import QuestionKind
from graph.model.rules import LanguageRule
from resolvers.answers import AnswerStatus, LanguageAnswer
from resolvers.applicable import Subject
from resolvers.conditions import Situation
from resolvers.questions import LanguageOfRecord
from resolvers.single_value import Kind, answer_single_value
from resolvers.world import World


def resolve_language(question: LanguageOfRecord, world: World) -> LanguageAnswer:
    """Answer the question from the facts of the world."""
    kind = Kind(
        rules=LanguageRule,
        looked_for=QuestionKind.LANGUAGE,
        empty=LanguageAnswer(
            status=AnswerStatus.NOT_EXTRACTED, effective_at=world.context.effective_at
        ),
        values_of=_values_of,
        refers_to=_refers_to,
        show=_show,
        topic=TopicSlug("language"),
    )
    topic = world.default_topic(question.agreement)
    return answer_single_value(kind, Subject(agreement=question.agreement, topic=topic), world)


def _refers_to(rule: LanguageRule) -> AgreementSlug | None:
    del rule
    return None


def _values_of(rule: LanguageRule, situation: Situation) -> Sequence[tuple[str, Hashable]]:
    del situation
    return (("language", (rule.language.casefold(), rule.official)),)


def _show(
    answer: LanguageAnswer, slot: str, rules: Sequence[LanguageRule], situation: Situation
) -> LanguageAnswer:
    del slot, situation
    return replace(answer, language=rules[0].language, official=rules[0].official)

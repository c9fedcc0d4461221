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
from resolvers.single_value import answer_single_value
from resolvers.value_kind import Found, Kind
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


def _values_of(rule: LanguageRule) -> Sequence[tuple[str, Hashable]]:
    """A clause that only denies a version its rank names none that counts."""
    return (("language", rule.language.casefold()),) if rule.official else ()


def _show(
    answer: LanguageAnswer, found: Found[LanguageRule], situation: Situation
) -> LanguageAnswer:
    del situation
    rule = found.rules[0]
    return replace(answer, language=rule.language, official=rule.official)

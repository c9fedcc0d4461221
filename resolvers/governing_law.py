"""Which law governs an agreement?

Law, courts, seat, language and contracting party are separate questions: none is inferred from
another, and a law that a text names as an example to respect is no choice of law.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from graph.model.conditions import Variable
from graph.model.ids import AgreementSlug, TopicSlug
from graph.model.reading import QuestionKind
from graph.model.rules import GoverningLawRule
from resolvers.answers import AnswerStatus, GoverningLawAnswer
from resolvers.applicable import Subject
from resolvers.conditions import Situation
from resolvers.questions import GoverningLaw
from resolvers.single_value import answer_single_value
from resolvers.value_kind import Found, Kind
from resolvers.world import World


def resolve_governing_law(question: GoverningLaw, world: World) -> GoverningLawAnswer:
    """Answer the question from the facts of the world."""
    topic = question.topic or world.default_topic(question.agreement)
    empty = GoverningLawAnswer(
        status=AnswerStatus.NOT_EXTRACTED, effective_at=world.context.effective_at
    )
    kind = Kind(
        rules=GoverningLawRule,
        looked_for=QuestionKind.GOVERNING_LAW,
        empty=empty,
        values_of=_values_of,
        refers_to=_refers_to,
        show=_show,
        topic=TopicSlug("governing-law"),
    )
    return answer_single_value(kind, Subject(agreement=question.agreement, topic=topic), world)


def _refers_to(rule: GoverningLawRule) -> AgreementSlug | None:
    return rule.as_in


def _values_of(rule: GoverningLawRule) -> Sequence[tuple[str, Hashable]]:
    value = rule.law if rule.law_of is None else rule.law_of
    return () if value is None else (("law", value),)


def _show(
    answer: GoverningLawAnswer,
    found: Found[GoverningLawRule],
    situation: Situation,
) -> GoverningLawAnswer:
    if isinstance(found.value, Variable):
        return replace(
            answer,
            status=AnswerStatus.DEPENDS,
            law_of=found.value,
            required_inputs=(found.value,),
        )
    return replace(answer, law=situation.catalogue.places.get(str(found.value)))

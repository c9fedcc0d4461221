"""Which law governs an agreement?

Law, courts, seat, language and contracting party are separate questions: none is inferred from
another, and a law that a text names as an example to respect is no choice of law.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from graph.model.conditions import Variable
from graph.model.ids import AgreementSlug, JurisdictionCode
from graph.model.reading import QuestionKind
from graph.model.rules import GoverningLawRule
from graph.places import JurisdictionKind
from resolvers.answers import AnswerStatus, GoverningLawAnswer
from resolvers.applicable import Subject
from resolvers.conditions import Situation
from resolvers.questions import GoverningLaw
from resolvers.single_value import Kind, answer_single_value
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
    )
    return answer_single_value(kind, Subject(agreement=question.agreement, topic=topic), world)


def _refers_to(rule: GoverningLawRule) -> AgreementSlug | None:
    return rule.as_in


def _values_of(rule: GoverningLawRule, situation: Situation) -> Sequence[tuple[str, Hashable]]:
    if rule.law_of is not None:
        return (("law", place_given(rule.law_of, situation) or rule.law_of),)
    return () if rule.law is None else (("law", rule.law),)


def place_given(variable: Variable, situation: Situation) -> JurisdictionCode | None:
    """Give the place of an input, if it is given and is one place: a group has no law of its own."""
    code = situation.context.place(variable)
    place = None if code is None else situation.catalogue.places.get(code)
    return None if place is None or place.kind is JurisdictionKind.GROUP else place.code


def _show(
    answer: GoverningLawAnswer, slot: str, rules: Sequence[GoverningLawRule], situation: Situation
) -> GoverningLawAnswer:
    del slot
    rule = rules[0]
    code = rule.law if rule.law_of is None else place_given(rule.law_of, situation)
    if code is not None:
        return replace(answer, law=situation.catalogue.places.get(code))
    floating = () if rule.law_of is None else (rule.law_of,)
    return replace(
        answer, status=AnswerStatus.DEPENDS, law_of=rule.law_of, required_inputs=floating
    )

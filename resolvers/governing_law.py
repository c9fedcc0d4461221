"""Which law governs an agreement?

Law, courts, seat, language and contracting party are separate questions: none is inferred from
another, and a law that a text names as an example to respect is no choice of law.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from graph.model.conditions import Variable
from graph.model.ids import AgreementSlug, JurisdictionCode, TopicSlug
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
        topic=TopicSlug("governing-law"),
    )
    return answer_single_value(kind, Subject(agreement=question.agreement, topic=topic), world)


def _refers_to(rule: GoverningLawRule) -> AgreementSlug | None:
    return rule.as_in


def _values_of(rule: GoverningLawRule, situation: Situation) -> Sequence[tuple[str, Hashable]]:
    if rule.law_of is not None:
        return (("law", place_given(rule.law_of, situation) or rule.law_of),)
    return () if rule.law is None else (("law", rule.law),)


_LAWS_OF_THEIR_OWN = frozenset({"AU", "CA", "GB", "US"})
"""Countries in which a state, a province or a part of the kingdom has its own law of contract."""


def place_given(variable: Variable, situation: Situation) -> JurisdictionCode | None:
    """Give the place whose law or courts an input names: the country, or its part where the parts have laws of their own.

    None where it is not given, or names a group of countries: a group has no law of its own.
    """
    places = situation.catalogue.places
    code = situation.place(variable)
    place = None if code is None else places.get(code)
    if place is None or place.kind is JurisdictionKind.GROUP:
        return None
    if place.parent is None or place.parent in _LAWS_OF_THEIR_OWN:
        return place.code
    return place.parent


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

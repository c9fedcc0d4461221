"""What makes one kind of question with a value different from another: law, forum, language, party?"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.model.ids import AgreementSlug, TopicSlug
from graph.model.reading import QuestionKind
from graph.model.rules import Rule
from resolvers.answers import Answer
from resolvers.conditions import Situation

R = TypeVar("R", bound=Rule)
A = TypeVar("A", bound=Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[R]):
    """The value of one slot, with the rules for it, those that a reference led to among them."""

    slot: str
    value: Hashable
    rules: tuple[R, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[R, A]):
    """The rules of a kind, what the value of a rule is, and how the answer shows it.

    ``values_of`` gives the canonical values that a rule supports, each with its slot: values of one slot exclude one
    another, those of different slots (courts and arbitration, party and address) do not. A text is the code of a place
    or a name; a value that follows an input is that input.
    ``refers_to`` gives the agreement in which the rule says that the value is to be found.
    ``show`` puts the value of a slot into the answer.
    ``topic`` is the subject of the question itself: an order of precedence may be limited to it.
    """

    rules: type[R]
    looked_for: QuestionKind
    empty: A
    values_of: Callable[[R], Sequence[tuple[str, Hashable]]]
    refers_to: Callable[[R], AgreementSlug | None]
    show: Callable[[A, Found[R], Situation], A]
    topic: TopicSlug

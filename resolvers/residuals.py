"""What is the answer when inputs are unknown: the same in every case, or a table of branches?

Every combination of the cells of the unknown inputs is decided. Inputs that change nothing are left
out, and combinations with the same answer are merged to the shortest table that can be read.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from typing import TypeVar

from graph.model.conditions import ALWAYS, AnyOf, ChoiceTest, Condition, Not, PlaceTest
from resolvers.answers import Answer, AnswerCitation, AnswerStatus, Branch
from resolvers.cells import Cell, cells_of
from resolvers.conditions import Situation, both, open_tests, variable_of

MOST_COMBINATIONS = 256

A = TypeVar("A", bound=Answer)
Combination = tuple[int, ...]
Box = tuple[frozenset[int], ...]
"""For each input, the cells that a branch covers."""


def decide_in_each_case(
    situation: Situation,
    conditions: Sequence[Condition],
    decide: Callable[[Situation], A],
    silent: A,
) -> A:
    """Decide for every case of the inputs that leave one of the conditions open.

    ``silent`` is the answer without a value that a DEPENDS answer is made from.
    """
    tests = tuple(
        dict.fromkeys(t for condition in conditions for t in open_tests(condition, situation.test))
    )
    if not tests:
        return decide(situation)
    inputs = cells_of(tests, situation)
    if inputs is None or prod(len(cells) for cells in inputs) > MOST_COMBINATIONS:
        variables = tuple(dict.fromkeys(map(variable_of, tests)))
        return replace(
            silent, status=AnswerStatus.DEPENDS, required_inputs=variables, truncated=True
        )
    answers = {
        combination: decide(_assuming(situation, inputs, combination))
        for combination in product(*(range(len(cells)) for cells in inputs))
    }
    return _fold(answers, inputs, silent)


def _assuming(
    situation: Situation, inputs: tuple[tuple[Cell, ...], ...], combination: Combination
) -> Situation:
    assumed = dict(situation.assumed)
    places = dict(situation.places)
    for cells, index in zip(inputs, combination, strict=True):
        cell = cells[index]
        assumed.update(cell.outcomes)
        if cell.place is not None:
            places[cell.variable] = cell.place
    return replace(situation, assumed=assumed, places=places)


def promise_of(answer: Answer) -> Answer:
    """Give what an answer says, without how it was found: two branches with one promise are one branch."""
    return replace(
        answer,
        trace=(),
        citations=(),
        holes=(),
        searched=(),
        carve_outs=(),
        summary="",
        branches=(),
    )


def _fold(answers: dict[Combination, A], inputs: tuple[tuple[Cell, ...], ...], silent: A) -> A:
    promises = {combination: promise_of(answer) for combination, answer in answers.items()}
    first = next(iter(answers))
    needed = [place for place in range(len(inputs)) if _matters(place, promises)]
    if not needed:
        return _joined([answers[combination] for combination in answers])
    groups: dict[Answer, list[Combination]] = {}
    for combination, promise in promises.items():
        if all(
            combination[place] == first[place]
            for place in range(len(inputs))
            if place not in needed
        ):
            groups.setdefault(promise, []).append(tuple(combination[place] for place in needed))
    axes = tuple(inputs[place] for place in needed)
    rest = tuple(len(axis) - 1 for axis in axes)
    in_order = sorted(groups.items(), key=lambda item: rest in item[1])  # "elsewhere" comes last
    alike: dict[Answer, list[A]] = {}
    for combination, promise in promises.items():
        alike.setdefault(promise, []).append(answers[combination])
    branches = tuple(
        Branch(when=_when(group, axes), answer=_joined(alike[promise]))
        for promise, group in in_order
    )
    inner = (variable for branch in branches for variable in branch.answer.required_inputs)
    return replace(
        silent,
        status=AnswerStatus.DEPENDS,
        required_inputs=tuple(dict.fromkeys((*(axis[0].variable for axis in axes), *inner))),
        branches=branches,
    )


def _matters(place: int, promises: dict[Combination, Answer]) -> bool:
    """Tell whether some two combinations that differ only in this input promise different things."""
    seen: dict[Combination, Answer] = {}
    for combination, promise in promises.items():
        rest = (*combination[:place], *combination[place + 1 :])
        if seen.setdefault(rest, promise) != promise:
            return True
    return False


def _joined(answers: list[A]) -> A:
    """Give the first of answers with one promise, with the citations of all."""
    citations: dict[AnswerCitation, None] = {}
    for answer in answers:
        citations.update(dict.fromkeys(answer.citations))
    return replace(answers[0], citations=tuple(citations))


def _when(group: list[Combination], axes: tuple[tuple[Cell, ...], ...]) -> Condition:
    boxes = _merged([tuple(frozenset((index,)) for index in combination) for combination in group])
    parts = tuple(
        both(*(_side(axis, covered) for axis, covered in zip(axes, box, strict=True)))
        for box in boxes
    )
    return parts[0] if len(parts) == 1 else AnyOf(parts=parts)


def _merged(boxes: list[Box]) -> list[Box]:
    """Join boxes that differ in one input until none can be joined."""
    for number, box in enumerate(boxes):
        for other_number in range(number + 1, len(boxes)):
            other = boxes[other_number]
            apart = [
                place for place, (one, two) in enumerate(zip(box, other, strict=True)) if one != two
            ]
            if len(apart) == 1:
                place = apart[0]
                joined = (*box[:place], box[place] | other[place], *box[place + 1 :])
                rest = [b for n, b in enumerate(boxes) if n not in (number, other_number)]
                return _merged([joined, *rest])
    return boxes


def _side(axis: tuple[Cell, ...], covered: frozenset[int]) -> Condition:
    """Say which cells of one input are covered; the last cell is the rest, said by what it is not."""
    if len(covered) == len(axis):
        return ALWAYS
    if len(axis) - 1 in covered and len(covered) > 1:
        left_out = _one_of([axis[index].when for index in range(len(axis)) if index not in covered])
        return Not(part=left_out)
    return _one_of([axis[index].when for index in sorted(covered)])


def _one_of(conditions: list[Condition]) -> Condition:
    """Join alternatives; tests of places on one input become one test."""
    places = [c for c in conditions if isinstance(c, PlaceTest)]
    if len(places) == len(conditions) and len({place.variable for place in places}) == 1:
        codes = dict.fromkeys(code for place in places for code in place.within)
        return PlaceTest(variable=places[0].variable, within=tuple(codes))
    choices = [c for c in conditions if isinstance(c, ChoiceTest)]
    if len(choices) == len(conditions) and len({choice.variable for choice in choices}) == 1:
        words = dict.fromkeys(word for choice in choices for word in choice.one_of)
        return ChoiceTest(variable=choices[0].variable, one_of=tuple(words))
    return conditions[0] if len(conditions) == 1 else AnyOf(parts=tuple(conditions))

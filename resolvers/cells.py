"""Into which cases do the unknown inputs fall, and what describes each case?

A cell fixes the outcome of every open test on one input. Only outcomes that some value of the input
can have together are cells: no customer is both in Texas and outside the United States.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product

from graph.model.conditions import (
    AllOf,
    AnyOf,
    ChoiceTest,
    Condition,
    DateTest,
    FlagTest,
    Not,
    PlaceTest,
    Test,
    UseTest,
    Variable,
)
from graph.model.dates import PartialDate
from graph.model.ids import JurisdictionCode
from graph.places import JurisdictionKind
from graph.truth import Truth
from resolvers.conditions import Situation, date_within, variable_of

Vector = tuple[bool, ...]
MOST_TRIED = 3  # a description of more tests is not worth the search
_TRUTH = {True: Truth.TRUE, False: Truth.FALSE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One case of one input: the outcome of each test on it, and the condition that says so.

    ``place`` is the one place that the case leaves, if it leaves one only.
    """

    variable: Variable
    outcomes: tuple[tuple[Test, Truth], ...]
    when: Condition
    place: JurisdictionCode | None = None


def cells_of(tests: Sequence[Test], situation: Situation) -> tuple[tuple[Cell, ...], ...]:
    """Give the cells of each input that the tests are about; inputs in the order in which they are first tested."""
    by_variable: dict[Variable, list[Test]] = {}
    for test in tests:
        by_variable.setdefault(variable_of(test), []).append(test)
    return tuple(
        _cells(variable, tuple(found), situation) for variable, found in by_variable.items()
    )


def _cells(variable: Variable, tests: tuple[Test, ...], situation: Situation) -> tuple[Cell, ...]:
    vectors = tuple(dict.fromkeys(_vectors(tests, situation)))
    ordered = sorted(vectors, key=lambda vector: [not value for value in vector])
    alone = _lone_places(tests, situation)
    return tuple(
        Cell(
            variable=variable,
            outcomes=tuple(
                (test, _TRUTH[value]) for test, value in zip(tests, vector, strict=True)
            ),
            when=_description(tests, vector, vectors),
            place=alone.get(vector),
        )
        for vector in ordered
    )


def _lone_places(tests: tuple[Test, ...], situation: Situation) -> dict[Vector, JurisdictionCode]:
    """Give, for the cases that leave one place only, that place: who is "in France" is in France."""
    asked = [test for test in tests if isinstance(test, PlaceTest)]
    if len(asked) < len(tests):
        return {}
    known = situation.context.place(asked[0].variable)
    within, on = situation.catalogue.places.within, situation.context.effective_at
    places: dict[Vector, list[JurisdictionCode]] = {}
    for code in _candidate_places(asked, situation, known):
        places.setdefault(_place_vector(code, asked, situation), []).append(code)
    named = [code for test in asked for code in test.within]
    return {
        vector: codes[0]
        for vector, codes in places.items()
        if len(codes) == 1
        and not any(code != codes[0] and within(code, codes[0], on) is Truth.TRUE for code in named)
    }


def _vectors(tests: tuple[Test, ...], situation: Situation) -> Iterator[Vector]:
    if all(isinstance(test, PlaceTest) for test in tests):
        return _place_vectors([test for test in tests if isinstance(test, PlaceTest)], situation)
    if all(isinstance(test, DateTest) for test in tests):
        return _date_vectors([test for test in tests if isinstance(test, DateTest)])
    if any(isinstance(test, UseTest) for test in tests):
        return product((True, False), repeat=len(tests))
    return _word_vectors([test for test in tests if isinstance(test, ChoiceTest | FlagTest)])


def _place_vectors(tests: Sequence[PlaceTest], situation: Situation) -> Iterator[Vector]:
    known = situation.context.place(tests[0].variable)
    for place in _candidate_places(tests, situation, known):
        yield _place_vector(place, tests, situation)


def _place_vector(
    place: JurisdictionCode, tests: Sequence[PlaceTest], situation: Situation
) -> Vector:
    within, on = situation.catalogue.places.within, situation.context.effective_at
    return tuple(any(within(place, c, on) is Truth.TRUE for c in test.within) for test in tests)


def _candidate_places(
    tests: Sequence[PlaceTest], situation: Situation, known: JurisdictionCode | None
) -> Iterator[JurisdictionCode]:
    """Every country, and the subdivisions that a test names; a country stands for its parts that no test names."""
    places, on = situation.catalogue.places, situation.context.effective_at
    named = (code for test in tests for code in test.within)
    codes = dict.fromkeys((*(place.code for place in places.countries()), *named))
    groups = {
        code for code, place in places.by_code.items() if place.kind is JurisdictionKind.GROUP
    }
    for code in codes:
        if code not in groups and (known is None or places.within(code, known, on) is Truth.TRUE):
            yield code


def _date_vectors(tests: Sequence[DateTest]) -> Iterator[Vector]:
    days = sorted(
        {
            day
            for test in tests
            for edge in (test.first, test.last)
            if edge
            for day in _days_around(edge)
        }
    )
    for day in days:
        given = PartialDate(year=day.year, month=day.month, day=day.day)
        outcomes = [date_within(given, test) for test in tests]
        if Truth.UNKNOWN not in outcomes:
            yield tuple(outcome is Truth.TRUE for outcome in outcomes)


def _days_around(edge: PartialDate) -> tuple[date, ...]:
    one = timedelta(days=1)
    return (edge.earliest - one, edge.earliest, edge.latest, edge.latest + one)


def _word_vectors(tests: Sequence[ChoiceTest | FlagTest]) -> Iterator[Vector]:
    """One vector for each word that a test names, and one for any other word."""
    accepted = [_accepted(test) for test in tests]
    words = dict.fromkeys(word for group in accepted for word in group)
    if any(isinstance(test, FlagTest) for test in tests):
        words |= dict.fromkeys(("true", "false"))
    for word in words:
        yield tuple(word in group for group in accepted)
    if not all(isinstance(test, FlagTest) for test in tests):
        yield tuple(False for _ in tests)


def _accepted(test: ChoiceTest | FlagTest) -> tuple[str, ...]:
    if isinstance(test, FlagTest):
        return (str(test.value).lower(),)
    return tuple(word.casefold() for word in test.one_of)


def _description(tests: Sequence[Test], vector: Vector, vectors: Iterable[Vector]) -> Condition:
    """Say the case with as few tests as tell it from the other cases."""
    needed = _telling_tests(vector, list(vectors))
    parts = tuple(tests[i] for i in needed if vector[i])
    denied = tuple(tests[i] for i in needed if not vector[i])
    if not denied:
        return parts[0] if len(parts) == 1 else AllOf(parts=parts)
    refused = Not(part=denied[0] if len(denied) == 1 else AnyOf(parts=denied))
    return refused if not parts else AllOf(parts=(*parts, refused))


def _telling_tests(vector: Vector, vectors: list[Vector]) -> list[int]:
    """Give the fewest positions whose values only this vector has; those that hold go before those that do not."""
    rivals = [other for other in vectors if other != vector]
    order = [i for i, value in enumerate(vector) if value] + [
        i for i, value in enumerate(vector) if not value
    ]
    for size in range(1, len(order)):
        for positions in combinations(order, size):
            if all(any(other[i] != vector[i] for i in positions) for other in rivals):
                return sorted(positions)
        if size == MOST_TRIED:
            break
    return order

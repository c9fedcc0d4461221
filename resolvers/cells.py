"""Into which cases do the unknown inputs fall, and what describes each case?

A cell fixes the outcome of every open test on one input. Only outcomes that some value of the input
can have together are cells: no customer is both in Texas and outside the United States.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

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
MOST_CELLS = 256
_TRUTH = {True: Truth.TRUE, False: Truth.FALSE}
_BOTH = (True, False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One case of one input: the outcome of each test on it, and the condition that says so.

    ``place`` is the one place that the case leaves, if it leaves one only.
    """

    variable: Variable
    outcomes: tuple[tuple[Test, Truth], ...]
    when: Condition
    place: JurisdictionCode | None = None


def cells_of(tests: Sequence[Test], situation: Situation) -> tuple[tuple[Cell, ...], ...] | None:
    """Give the cells of each input that the tests are about; inputs in the order in which they are first tested.

    None where one input alone falls into more than MOST_CELLS: nobody reads such a table.
    """
    by_variable: dict[Variable, list[Test]] = {}
    for test in tests:
        by_variable.setdefault(variable_of(test), []).append(test)
    found: list[tuple[Cell, ...]] = []
    for variable, about in by_variable.items():
        vectors = _distinct(_vectors(about, situation))
        if len(vectors) > MOST_CELLS:
            return None
        found.append(_cells(variable, about, vectors, _lone_places(about, situation)))
    return tuple(found)


def _distinct(vectors: Iterable[Vector]) -> list[Vector]:
    """Give each vector once, and no more than one too many of them."""
    found: dict[Vector, None] = {}
    for vector in vectors:
        found[vector] = None
        if len(found) > MOST_CELLS:
            break
    return list(found)


def _cells(
    variable: Variable,
    tests: Sequence[Test],
    vectors: Sequence[Vector],
    alone: Mapping[Vector, JurisdictionCode],
) -> tuple[Cell, ...]:
    ordered = sorted(vectors, key=lambda vector: [not value for value in vector])
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


def _lone_places(tests: Sequence[Test], situation: Situation) -> Mapping[Vector, JurisdictionCode]:
    """Give, for the cases that leave one place only, that place: who is "in France" is in France."""
    asked = [test for test in tests if isinstance(test, PlaceTest)]
    if len(asked) < len(tests):
        return {}
    places: dict[Vector, dict[JurisdictionCode, None]] = {}
    for place, vector in _placed_vectors(asked, situation):
        places.setdefault(vector, {})[place] = None
    within, on = situation.catalogue.places.within, situation.context.effective_at
    named = [code for test in asked for code in test.within]
    lone = {vector: next(iter(found)) for vector, found in places.items() if len(found) == 1}
    return {
        vector: place
        for vector, place in lone.items()
        if not any(code != place and within(code, place, on) is Truth.TRUE for code in named)
    }


def _vectors(tests: Sequence[Test], situation: Situation) -> Iterable[Vector]:
    places = [test for test in tests if isinstance(test, PlaceTest)]
    dates = [test for test in tests if isinstance(test, DateTest)]
    uses = [test for test in tests if isinstance(test, UseTest)]
    words = [test for test in tests if isinstance(test, ChoiceTest | FlagTest)]
    if len(places) == len(tests):
        return (vector for _, vector in _placed_vectors(places, situation))
    if len(dates) == len(tests):
        return _date_vectors(dates, situation)
    if len(uses) == len(tests):
        return _use_vectors(uses, situation)
    if len(words) == len(tests):
        return _word_vectors(words)
    return product(_BOTH, repeat=len(tests))  # a word in one clause and a place in another


def _placed_vectors(
    tests: Sequence[PlaceTest], situation: Situation
) -> Iterator[tuple[JurisdictionCode, Vector]]:
    known = situation.place(tests[0].variable)
    for place in _candidate_places(tests, situation, known):
        for vector in product(*(_outcomes(place, test, situation) for test in tests)):
            yield place, vector


def _outcomes(place: JurisdictionCode, test: PlaceTest, situation: Situation) -> tuple[bool, ...]:
    """Give what a test can say of a place: both, where it is open whether the one lies in the other."""
    within, on = situation.catalogue.places.within, situation.context.effective_at
    truths = {code: within(place, code, on) for code in test.within}
    if Truth.TRUE in truths.values():
        return (True,)
    apart = (
        within(code, place, on) is not Truth.TRUE
        for code, truth in truths.items()
        if truth is Truth.UNKNOWN
    )
    return _BOTH if any(apart) else (False,)


def _candidate_places(
    tests: Sequence[PlaceTest], situation: Situation, known: JurisdictionCode | None
) -> Iterator[JurisdictionCode]:
    """Every country, and the subdivisions that a test names; a country stands for its parts that no test names."""
    places, on = situation.catalogue.places, situation.context.effective_at
    named = (code for test in tests for code in test.within)
    own = () if known is None else (known,)
    for code in dict.fromkeys((*(place.code for place in places.countries()), *named, *own)):
        place = places.get(code)
        group = place is not None and place.kind is JurisdictionKind.GROUP
        if not group and (known is None or places.within(code, known, on) is Truth.TRUE):
            yield code


def _date_vectors(tests: Sequence[DateTest], situation: Situation) -> Iterator[Vector]:
    """One vector for each stretch of days between the edges; a date that is known to the month stays inside it."""
    known = situation.context.customer_since
    days = {
        day
        for test in tests
        for edge in (test.first, test.last)
        if edge
        for day in _days_around(edge)
    }
    if known is not None:
        inside = {day for day in days if known.earliest <= day <= known.latest}
        days = inside | {known.earliest, known.latest}
    for day in sorted(days):
        given = PartialDate(year=day.year, month=day.month, day=day.day)
        outcomes = [date_within(given, test) for test in tests]
        yield from product(*(_of_date(outcome) for outcome in outcomes))


def _of_date(outcome: Truth) -> tuple[bool, ...]:
    """A day inside an edge that is printed to the month only may lie on either side of it."""
    return _BOTH if outcome is Truth.UNKNOWN else (outcome is Truth.TRUE,)


def _days_around(edge: PartialDate) -> tuple[date, ...]:
    before = max(edge.earliest.toordinal() - 1, date.min.toordinal())
    inside = min(edge.earliest.toordinal() + 1, edge.latest.toordinal())
    after = min(edge.latest.toordinal() + 1, date.max.toordinal())
    around = map(date.fromordinal, (before, inside, after))
    return (edge.earliest, edge.latest, *around)


def _use_vectors(tests: Sequence[UseTest], situation: Situation) -> Iterable[Vector]:
    """One vector for each set of things in use: a set satisfies what one of its members satisfies."""
    catalogue = situation.catalogue
    wanted = [frozenset((*test.products, *test.channels)) for test in tests]
    named = (slug for test in tests for slug in (*test.products, *test.channels))
    things = (*catalogue.products.by_slug, *catalogue.channels.by_slug, *named)
    alone = dict.fromkeys(
        tuple(not one.isdisjoint(catalogue.product_and_groups(thing)) for one in wanted)
        for thing in dict.fromkeys(things)
    )
    found: dict[Vector, None] = {tuple(False for _ in tests): None}
    for vector in alone:
        joined = [tuple(map(any, zip(vector, other, strict=True))) for other in found]
        found.update(dict.fromkeys(joined))
        if len(found) > MOST_CELLS:
            break
    return found


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
        return (str(test.value).casefold(),)
    return tuple(word.casefold() for word in test.one_of)


def _description(tests: Sequence[Test], vector: Vector, vectors: Iterable[Vector]) -> Condition:
    """Say the case with few tests that tell it from the other cases."""
    needed = _telling_tests(vector, list(vectors))
    parts = tuple(tests[i] for i in needed if vector[i])
    denied = tuple(tests[i] for i in needed if not vector[i])
    if not denied:
        return parts[0] if len(parts) == 1 else AllOf(parts=parts)
    refused = Not(part=denied[0] if len(denied) == 1 else AnyOf(parts=denied))
    return refused if not parts else AllOf(parts=(*parts, refused))


def _telling_tests(vector: Vector, vectors: list[Vector]) -> list[int]:
    """Give positions whose values only this vector has: each time the one that tells it from the most of the others.

    Where two tell as many, one whose test holds goes before one whose test does not.
    """
    rivals = [other for other in vectors if other != vector]
    order = sorted(range(len(vector)), key=lambda i: (not vector[i], i))
    chosen: list[int] = []
    while rivals:
        best = max(order, key=lambda i: sum(other[i] != vector[i] for other in rivals))
        chosen.append(best)
        rivals = [other for other in rivals if other[best] == vector[best]]
    return sorted(chosen)

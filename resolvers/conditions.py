"""Does a condition hold, given what is known and what is assumed of the rest?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import assert_never

from graph.catalogue import Catalogue
from graph.model.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    ChoiceTest,
    Condition,
    DateTest,
    FlagTest,
    Input,
    Not,
    PlaceTest,
    Test,
    UseTest,
    Variable,
)
from graph.model.dates import PartialDate
from graph.model.ids import JurisdictionCode
from graph.truth import Truth, all_of, any_of, negate
from resolvers.context import Context

Assumptions = Mapping[Test, Truth]
"""Tests whose outcome is assumed: a cell of the inputs that are not known."""

NOTHING_ASSUMED: Assumptions = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What conditions are tested against."""

    context: Context
    catalogue: Catalogue
    assumed: Assumptions = field(default_factory=lambda: NOTHING_ASSUMED)
    places: Mapping[Variable, JurisdictionCode] = field(default_factory=dict)

    def test(self, test: Test) -> Truth:
        """Give the outcome of one test: as assumed, else as the context says."""
        assumed = self.assumed.get(test)
        return self._known(test) if assumed is None else assumed

    def _known(self, test: Test) -> Truth:
        match test:
            case PlaceTest():
                return self._place(test)
            case ChoiceTest():
                return _choice(test, self.context.word(test.variable))
            case FlagTest():
                return _flag(test, self.context.word(test.variable))
            case DateTest():
                return date_within(self.context.customer_since, test)
            case UseTest():
                return self._use(test)
            case _:
                assert_never(test)

    def place(self, variable: Variable) -> JurisdictionCode | None:
        """Give the place that an input names, or the one that an assumed case leaves; None when it is no place."""
        given = self.places.get(variable) or self.context.place(variable)
        place = None if given is None else self.catalogue.places.get(given)
        return None if place is None else place.code

    def _place(self, test: PlaceTest) -> Truth:
        place = self.place(test.variable)
        if place is None:
            return Truth.UNKNOWN
        within, on = self.catalogue.places.within, self.context.effective_at
        return any_of(within(place, container, on) for container in test.within)

    def _use(self, test: UseTest) -> Truth:
        if test.products:
            return self._used(self.context.products, test.products)
        return self._used(self.context.channels, test.channels)

    def _used(self, given: tuple[str, ...] | None, wanted: tuple[str, ...]) -> Truth:
        if given is None:
            return Truth.UNKNOWN
        covered = {group for slug in given for group in self.catalogue.product_and_groups(slug)}
        return Truth.TRUE if any(slug in covered for slug in wanted) else Truth.FALSE


def _choice(test: ChoiceTest, word: str | None) -> Truth:
    if word is None:
        return Truth.UNKNOWN
    accepted = {value.casefold() for value in test.one_of}
    return Truth.TRUE if word.casefold() in accepted else Truth.FALSE


def _flag(test: FlagTest, word: str | None) -> Truth:
    if word is None:
        return Truth.UNKNOWN
    return Truth.TRUE if word.casefold() == str(test.value).casefold() else Truth.FALSE


def date_within(given: PartialDate | None, test: DateTest) -> Truth:
    """Tell whether a date lies in the range of a test; partial dates on either side may leave it open."""
    if given is None:
        return Truth.UNKNOWN
    after = Truth.TRUE if test.first is None else _not_before(given, test.first)
    before = Truth.TRUE if test.last is None else _not_before(test.last, given)
    return all_of((after, before))


def _not_before(later: PartialDate, earlier: PartialDate) -> Truth:
    if later.earliest >= earlier.latest:
        return Truth.TRUE
    return Truth.FALSE if later.latest < earlier.earliest else Truth.UNKNOWN


def evaluate(condition: Condition, test: Callable[[Test], Truth]) -> Truth:
    """Give the value of a condition from the outcomes of its tests, in Kleene's strong logic."""
    match condition:
        case AllOf():
            return all_of(evaluate(part, test) for part in condition.parts)
        case AnyOf():
            return any_of(evaluate(part, test) for part in condition.parts)
        case Not():
            return negate(evaluate(condition.part, test))
        case UseTest(products=[_, *_], channels=[_, *_]):
            return any_of(test(one) for one in _uses_apart(condition))
        case _:
            return test(condition)


def tests_in(condition: Condition) -> Iterator[Test]:
    """Give every test of a condition, in the order of the text."""
    match condition:
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from tests_in(part)
        case Not():
            yield from tests_in(condition.part)
        case UseTest(products=[_, *_], channels=[_, *_]):
            yield from _uses_apart(condition)
        case _:
            yield condition


def _uses_apart(both_uses: UseTest) -> tuple[UseTest, UseTest]:
    """Products and channels are two inputs: a test of both is one of either."""
    return UseTest(products=both_uses.products), UseTest(channels=both_uses.channels)


def open_tests(condition: Condition, test: Callable[[Test], Truth]) -> tuple[Test, ...]:
    """Give the tests that leave an undecided condition undecided; none when it is decided."""
    if evaluate(condition, test) is not Truth.UNKNOWN:
        return ()
    return tuple(dict.fromkeys(t for t in tests_in(condition) if test(t) is Truth.UNKNOWN))


def residual(condition: Condition, test: Callable[[Test], Truth]) -> Condition | None:
    """Give what is still open of a condition that is UNKNOWN, with the decided parts taken out; None when decided."""
    if evaluate(condition, test) is not Truth.UNKNOWN:
        return None
    match condition:
        case AllOf() | AnyOf():
            parts = tuple(
                part for whole in condition.parts if (part := residual(whole, test)) is not None
            )
            if len(parts) == 1:
                return parts[0]
            return AllOf(parts=parts) if isinstance(condition, AllOf) else AnyOf(parts=parts)
        case Not():
            inner = residual(condition.part, test)
            return None if inner is None else Not(part=inner)
        case UseTest(products=[_, *_], channels=[_, *_]):
            return residual(AnyOf(parts=_uses_apart(condition)), test)
        case _:
            return condition


def variable_of(test: Test) -> Variable:
    """Give the input that a test is about."""
    if isinstance(test, UseTest):
        return Variable(input=Input.PRODUCTS if test.products else Input.CHANNELS)
    return test.variable


def both(*conditions: Condition) -> Condition:
    """Join conditions; those that always hold are left out."""
    parts = tuple(c for c in conditions if not (isinstance(c, AllOf) and not c.parts))
    return parts[0] if len(parts) == 1 else AllOf(parts=parts)


def either(*conditions: Condition) -> Condition:
    """Join alternatives; a condition and its denial together always hold."""
    flat = [p for c in conditions for p in (c.parts if isinstance(c, AnyOf) else (c,))]
    parts = tuple(dict.fromkeys(flat))
    if ALWAYS in parts or any(Not(part=part) in parts for part in parts):
        return ALWAYS
    return parts[0] if len(parts) == 1 else AnyOf(parts=parts)


def day_reached(name: str, truth: Truth) -> Condition:
    """Give a condition for a day that the text prints too coarsely to compare.

    The day is then an input of its own, ``attributes.in-force:NAME``, that a caller who knows it can give.
    """
    match truth:
        case Truth.TRUE:
            return AllOf()
        case Truth.FALSE:
            return AnyOf()
        case Truth.UNKNOWN:
            return FlagTest(
                variable=Variable(input=Input.ATTRIBUTE, attribute=f"in-force:{name}"), value=True
            )
        case _:
            assert_never(truth)

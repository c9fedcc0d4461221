"""What is a value that follows an input, as the law of the place where the customer is?

Given one place, it is that place. Not given, it stays the input; whether it equals a place that
another clause states then hangs on the input, and is tested like any other condition.
"""

from collections.abc import Hashable, Iterable, Sequence

from graph.model.conditions import PlaceTest, Variable
from graph.model.ids import JurisdictionCode
from graph.places import JurisdictionKind
from graph.truth import Truth
from resolvers.conditions import Situation

_LAWS_OF_THEIR_OWN = ("AU", "CA", "GB", "GB-GBN", "US")
"""Places of which each part has its own law of contract: a state, a province, a part of the kingdom or of Great Britain."""


def place_given(variable: Variable, situation: Situation) -> JurisdictionCode | None:
    """Give the place whose law or courts an input names: the country, or its part where the parts have laws of their own.

    None where it is not given, or names a group of countries: a group has no law of its own.
    """
    places = situation.catalogue.places
    code = situation.place(variable)
    place = None if code is None else places.get(code)
    if place is None or place.kind is JurisdictionKind.GROUP:
        return None
    while place.parent is not None and place.parent not in _LAWS_OF_THEIR_OWN:
        place = places.by_code[place.parent]
    return place.code


def known(value: Hashable, situation: Situation) -> Hashable:
    """Give the place in the place of an input that gives one; any other value as it is."""
    return (place_given(value, situation) or value) if isinstance(value, Variable) else value


def stated_places(values: Iterable[Hashable]) -> tuple[JurisdictionCode, ...]:
    """Give the places among values: a value is a place's code, an input, or what is neither."""
    return tuple(dict.fromkeys(JurisdictionCode(v) for v in values if isinstance(v, str)))


def equalities(values: Sequence[Hashable]) -> tuple[PlaceTest, ...]:
    """Give the tests on which it hangs whether a value that follows an input equals one that is stated."""
    inputs = dict.fromkeys(value for value in values if isinstance(value, Variable))
    return tuple(
        PlaceTest(variable=variable, within=(code,))
        for variable in inputs
        for code in stated_places(values)
    )


def settled(value: Hashable, stated: Sequence[JurisdictionCode], situation: Situation) -> Hashable:
    """Give the value that a floating value has in a situation: the stated place that it lies in, else its own."""
    if not isinstance(value, Variable):
        return value
    within, on = situation.catalogue.places.within, situation.context.effective_at
    meant = [
        code
        for code in stated
        if situation.test(PlaceTest(variable=value, within=(code,))) is Truth.TRUE
    ]
    narrowest = [
        code for code in meant if all(within(code, other, on) is Truth.TRUE for other in meant)
    ]
    return narrowest[0] if narrowest else known(value, situation)

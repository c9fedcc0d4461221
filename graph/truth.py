"""What follows from conditions that are true, false, or not known?

The logic is Kleene's strong one: UNKNOWN stays UNKNOWN until a known value alone decides.
"""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """The value of a condition. It has no truth value in Python, so UNKNOWN never passes for one."""

    TRUE = "TRUE"
    FALSE = "FALSE"
    UNKNOWN = "UNKNOWN"

    def __bool__(self) -> bool:
        """Refuses ``if truth:``, in which UNKNOWN would silently count as TRUE.

        Raises:
            TypeError: always.
        """
        message = f"{self} is not a boolean: compare it, for example 'value is Truth.TRUE'"
        raise TypeError(message)


_NEGATIONS = {
    Truth.TRUE: Truth.FALSE,
    Truth.FALSE: Truth.TRUE,
    Truth.UNKNOWN: Truth.UNKNOWN,
}


def negate(value: Truth) -> Truth:
    """TRUE for FALSE and FALSE for TRUE; the negation of what is not known is not known."""
    return _NEGATIONS[_checked(value)]


def all_of(values: Iterable[Truth]) -> Truth:
    """FALSE as soon as one value is FALSE, else UNKNOWN if one is UNKNOWN, else TRUE.

    All of no values is TRUE. Values after the first FALSE are not asked for.
    """
    return _combined(values, decisive=Truth.FALSE, otherwise=Truth.TRUE)


def any_of(values: Iterable[Truth]) -> Truth:
    """TRUE as soon as one value is TRUE, else UNKNOWN if one is UNKNOWN, else FALSE.

    Any of no values is FALSE. Values after the first TRUE are not asked for.
    """
    return _combined(values, decisive=Truth.TRUE, otherwise=Truth.FALSE)


def _combined(values: Iterable[Truth], *, decisive: Truth, otherwise: Truth) -> Truth:
    result = otherwise
    for value in values:
        if _checked(value) is decisive:
            return decisive
        if value is Truth.UNKNOWN:
            result = Truth.UNKNOWN
    return result


def _checked(value: object) -> Truth:
    """A boolean would otherwise pass for a value that decides nothing, that is for TRUE or FALSE."""
    if not isinstance(value, Truth):
        message = f"{value!r} is not a Truth: give Truth.TRUE, Truth.FALSE or Truth.UNKNOWN"
        raise TypeError(message)
    return value

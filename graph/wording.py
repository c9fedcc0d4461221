"""How does a condition read in one line, for somebody who looks at the graph by hand?

Written with the inputs' own names and codes, not in sentences: a node of the graph has no catalogue
at hand to look names up in.
"""

from collections.abc import Sequence
from typing import assert_never

from graph.model.conditions import (
    AllOf,
    AnyOf,
    ChoiceTest,
    Condition,
    DateTest,
    FlagTest,
    Not,
    PlaceTest,
    UseTest,
)
from graph.model.dates import PartialDate


def condition_line(condition: Condition) -> str:  # noqa: C901, PLR0911 - one line a kind
    """Give the condition as text, as ``customer.location in DE, FR and not plan = basic``; empty: always."""
    match condition:
        case AllOf():
            return _joined(condition.parts, " and ")
        case AnyOf():
            return _joined(condition.parts, " or ") or "never"
        case Not():
            return f"not {_part(condition.part)}"
        case PlaceTest():
            return f"{condition.variable} in {', '.join(condition.within)}"
        case ChoiceTest():
            return f"{condition.variable} = {' or '.join(condition.one_of)}"
        case FlagTest():
            return f"{condition.variable} = {'yes' if condition.value else 'no'}"
        case DateTest():
            return f"{condition.variable} {span_line(condition.first, condition.last)}"
        case UseTest():
            return f"uses {' or '.join((*condition.products, *condition.channels))}"
        case _:
            assert_never(condition)


def span_line(first: PartialDate | None, last: PartialDate | None) -> str:
    """Give a span of days as text: ``from 2022-02 to 2023``; empty when both ends are open."""
    ends = [f"from {first}" if first else "", f"to {last}" if last else ""]
    return " ".join(end for end in ends if end)


def _joined(parts: Sequence[Condition], word: str) -> str:
    return word.join(_part(part) for part in parts)


def _part(condition: Condition) -> str:
    line = condition_line(condition) or "always"
    is_list = isinstance(condition, AllOf | AnyOf) and len(condition.parts) > 1
    return f"({line})" if is_list else line

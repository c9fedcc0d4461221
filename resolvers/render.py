"""How does a condition, a step or an answer read in plain words? Nothing is decided here."""

from collections.abc import Callable, Sequence
from typing import assert_never

from graph.catalogue import Catalogue
from graph.model.conditions import (
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
from resolvers.trace import StepKind, TraceStep

_SUBJECTS = {
    Input.CUSTOMER_LOCATION: "the customer is in",
    Input.PHONE_NUMBER_COUNTRY: "the phone number is from",
    Input.AGENT_COUNTRY: "the agents are in",
    Input.RECIPIENT_COUNTRY: "the recipient is in",
    Input.CUSTOMER_SIZE: "the customer's size is",
    Input.CUSTOMER_ROLE: "the customer's role is",
    Input.CUSTOMER_KIND: "the customer is",
    Input.CUSTOMER_NON_PROFIT: "the customer is a non-profit organisation",
    Input.CUSTOMER_SINCE: "the customer became one",
    Input.PLAN: "the plan is",
    Input.PRODUCTS: "the customer uses",
    Input.CHANNELS: "the customer uses",
    Input.ATTRIBUTE: "",
}


def condition_text(condition: Condition, catalogue: Catalogue) -> str:
    """Say a condition as a clause that can follow "if"; what always holds reads "always"."""
    match condition:
        case AllOf(parts=()):
            return "always"
        case AnyOf(parts=()):
            return "never"
        case AllOf():
            return " and ".join(_part(part, catalogue) for part in condition.parts)
        case AnyOf():
            return " or ".join(_part(part, catalogue) for part in condition.parts)
        case Not():
            return _denied(condition.part, catalogue)
        case _:
            return _test_text(condition, catalogue, positive=True)


def _part(condition: Condition, catalogue: Catalogue) -> str:
    text = condition_text(condition, catalogue)
    return (
        f"({text})" if isinstance(condition, AllOf | AnyOf) and len(condition.parts) > 1 else text
    )


def _denied(condition: Condition, catalogue: Catalogue) -> str:
    if isinstance(condition, AnyOf):
        return " and ".join(_denied(part, catalogue) for part in condition.parts)
    if isinstance(condition, AllOf | Not):
        return f"it is not so that {condition_text(condition, catalogue)}"
    return _test_text(condition, catalogue, positive=False)


def _test_text(test: Test, catalogue: Catalogue, *, positive: bool) -> str:
    match test:
        case PlaceTest():
            names = _alternatives([place_name(code, catalogue) for code in test.within])
            return f"{_subject(test.variable, positive=positive)} {names}"
        case ChoiceTest():
            return (
                f"{_subject(test.variable, positive=positive)} {_alternatives(list(test.one_of))}"
            )
        case FlagTest():
            return _flag_text(test, positive=positive)
        case DateTest():
            return f"{_subject(test.variable, positive=positive)} {_range_text(test)}"
        case UseTest():
            return f"the customer {'uses' if positive else 'does not use'} {_alternatives([*test.products, *test.channels])}"
        case _:
            assert_never(test)


def _subject(variable: Variable, *, positive: bool) -> str:
    text = _SUBJECTS[variable.input] or f"{variable} is"
    if positive:
        return text
    words = ((" is", " is not"), (" are ", " are not "), (" became ", " did not become "))
    denied = next((one, other) for one, other in words if one in text)
    return text.replace(*denied, 1)


def _flag_text(test: FlagTest, *, positive: bool) -> str:
    holds = test.value is positive
    if test.variable.input is Input.CUSTOMER_NON_PROFIT:
        return f"the customer is {'' if holds else 'not '}a non-profit organisation"
    name = (test.variable.attribute or str(test.variable)).replace("-", " ")
    return f'"{name}" is {"true" if holds else "not true"}'


def _range_text(test: DateTest) -> str:
    ends = [
        f"on or after {test.first}" if test.first else "",
        f"on or before {test.last}" if test.last else "",
    ]
    return " and ".join(end for end in ends if end)


def _alternatives(words: Sequence[str]) -> str:
    if len(words) < 2:  # noqa: PLR2004 - one word has no "or"
        return "".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


def place_name(code: str, catalogue: Catalogue) -> str:
    """Give the English name of a place; a subdivision with its country."""
    place = catalogue.places.get(code)
    if place is None:
        return code
    parent = None if place.parent is None else catalogue.places.get(place.parent)
    return place.name if parent is None else f"{place.name} ({parent.name})"


_STEPS: dict[StepKind, Callable[[str, str, str], str]] = {
    StepKind.MEMBER_JOINED: lambda subject, _, detail: f"{subject} governs with it ({detail}).",
    StepKind.MEMBER_LEFT_OUT: lambda subject, *_: f"{subject} does not govern here.",
    StepKind.HOLE_FOUND: lambda subject, *_: f"{subject} is referred to and is not loaded.",
    StepKind.RULE_APPLIED: lambda subject, *_: f"{subject} applies.",
    StepKind.RULE_OUT_OF_TIME: lambda subject, *_: f"{subject} is not in force on that day.",
    StepKind.RULE_OUT_OF_SCOPE: lambda subject, *_: f"{subject} is about something else.",
    StepKind.RULE_CONDITION_FAILED: lambda subject, *_: (
        f"The condition of {subject} does not hold."
    ),
    StepKind.RULE_CONDITION_UNKNOWN: lambda subject, _, detail: (
        f"Whether {subject} applies depends on {detail or 'what is not given'}."
    ),
    StepKind.CARVED_OUT: lambda subject, other, _: (
        f"{other} has its own rule for this, so {subject} is left out."
    ),
    StepKind.PREFERENCE_USED: lambda subject, other, detail: (
        f"{subject} goes before {other}, by {detail}."
    ),
    StepKind.PREFERENCE_UNUSED: lambda subject, other, detail: (
        f"{detail} ranks {subject} before {other}, which do not differ here."
        if detail
        else f"{subject} puts the stricter requirement first and ranks no document."
    ),
    StepKind.PREFERENCE_IN_CYCLE: lambda subject, other, detail: (
        f"{detail} ranks {subject} before {other}, and another clause says the opposite."
    ),
    StepKind.PREFERENCE_OVERRULED: lambda subject, other, detail: (
        f"{detail} would rank {subject} before {other}, but another clause ranks above it."
    ),
    StepKind.VALUE_HELD: lambda subject, *_: f"What {subject} says holds.",
    StepKind.VALUE_DEFEATED: lambda subject, *_: f"What {subject} says is beaten.",
    StepKind.CONFLICT_LEFT: lambda _, __, detail: (
        f"No value holds ({detail.lower().replace('_', ' ')})."
    ),
    StepKind.LOOKED_UP: lambda subject, _, detail: (
        f"The value is to be found in {subject}.{detail}"
    ),
    StepKind.SILENCE_READ: lambda subject, _, detail: (
        f"{subject} was read in full for {detail.replace('_', ' ')}: it says nothing."
    ),
    StepKind.SILENCE_UNREAD: lambda subject, _, detail: (
        f"{subject} has not been read for {detail.replace('_', ' ')}."
    ),
    StepKind.VERSION_IN_FORCE: lambda subject, _, detail: (
        f"Version {detail} of {subject} is in force."
    ),
    StepKind.VERSION_NOT_IN_FORCE: lambda subject, *_: (
        f"No version of {subject} is in force on that day."
    ),
}


def step_text(step: TraceStep, catalogue: Catalogue) -> str:
    """Say one step of a trace as a sentence."""
    agreement = None if step.agreement is None else catalogue.agreements.by_slug.get(step.agreement)
    title = "the document" if agreement is None else agreement.title
    subject = title if step.rule is None or step.kind is StepKind.LOOKED_UP else step.rule
    return _STEPS[step.kind](subject, step.other or "another rule", step.detail or "")

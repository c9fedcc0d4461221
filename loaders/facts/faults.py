"""How is what does not fit the shape of a fact file told in words?"""

from collections.abc import Callable, Sequence

import orjson
from pydantic_core import ErrorDetails

from loaders.facts.fields import fields_at
from loaders.facts.problems import nearest_word
from loaders.facts.shape_base import FORMS
from loaders.facts.yaml_tree import Path

Words = tuple[str, str, str | None]
"""What was given, what is accepted, and the nearest good word."""

FIELDS_SHOWN = 12
LONGEST_SHOWN = 60
_SPANS = (("lines",), ("part",))


def is_consequence(fault: ErrorDetails) -> bool:
    """Tell whether a list is called too short only because an item of it has a fault of its own."""
    least = fault.get("ctx", {}).get("min_length", 0)
    given = fault["input"]
    return fault["type"] == "too_short" and isinstance(given, list) and len(given) >= least


def words_of(fault: ErrorDetails) -> Words:
    """Say what was given at a place of the file, and what is accepted there."""
    path: Path = tuple(step for step in fault["loc"] if step not in FORMS)
    words = _WORDS.get(fault["type"], _of_value)
    return words(fault, path)


def _of_unknown_field(_: ErrorDetails, path: Path) -> Words:
    field, fields = str(path[-1]), fields_at(path[:-1])
    return f'unknown field "{field}"{_where(path[:-1])}', _some(fields), nearest_word(field, fields)


def _of_missing(fault: ErrorDetails, path: Path) -> Words:
    if isinstance(path[-1], int):  # a number of a span
        return f"{path[-2]}: {_shown(fault['input'])}", "two numbers: [first, last]", None
    return f'the field "{path[-1]}"{_where(path[:-1])} is missing', f"{path[-1]}: …", None


def _of_kind(fault: ErrorDetails, _: Path) -> Words:
    context = fault["ctx"]
    kinds = _listed(str(context["expected_tags"]))
    return (
        f'unknown kind "{context["tag"]}"',
        ", ".join(kinds),
        nearest_word(str(context["tag"]), kinds),
    )


def _of_no_kind(*_: object) -> Words:
    return "a rule without a kind", "kind: governing_law, forum, precedence …", None


def _of_choice(fault: ErrorDetails, path: Path) -> Words:
    expected = str(fault["ctx"]["expected"])
    given = _shown(fault["input"])
    near = nearest_word(given.strip("'"), _listed(expected))
    return f"{_field(path)}: {given}", expected.replace("'", ""), near


_WORDS: dict[str, Callable[[ErrorDetails, Path], Words]] = {
    "extra_forbidden": _of_unknown_field,
    "missing": _of_missing,
    "union_tag_invalid": _of_kind,
    "union_tag_not_found": _of_no_kind,
    "enum": _of_choice,
}


def _of_value(fault: ErrorDetails, path: Path) -> Words:
    given = f"{_field(path)}: {_shown(fault['input'])}" if path else _whole_file(fault["input"])
    return given, _accepted(fault, path), None


def _whole_file(value: object) -> str:
    return "an empty file" if value is None else f"a file that is {_shown(value)}"


def _accepted(fault: ErrorDetails, path: Path) -> str:
    """Say what is accepted: of this value, else at places like this, else of any of its type."""
    kind, context = fault["type"], fault.get("ctx", {})
    match kind:
        case "string_pattern_mismatch":
            return _PATTERNS[context["pattern"]]
        case "greater_than_equal":
            return f"{context['ge']} or more"
        case _ if path[-1:] in _SPANS:
            return "two numbers: [first, last]"
        case _:
            return _suggested(fault, path) or _ACCEPTED.get(kind) or fault["msg"]


def _suggested(fault: ErrorDetails, path: Path) -> str | None:
    given = fault["input"]
    match fault["type"]:
        case "string_type" if isinstance(given, bool | int | float):
            return f'text: write "{_shown(given)}", in quotes, if that is what is meant'
        case "bool_type" if path[-2:-1] == ("attributes",):
            return f"true, false, or a list of words: [{given}]"
        case "tuple_type" if isinstance(given, str):
            return f"a list: [{given}]"
        case "dict_type" if path[-2:-1] == ("rules",):
            return "fields, the first of them kind: governing_law, forum, precedence …"
        case "model_type":
            return f"fields: {_some(fields_at(path))}"
        case _:
            return None


_ACCEPTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "too_short": "at least one",
    "dict_type": "names with values, for example {signed: true}",
}
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case words joined by hyphens, for example acme-terms",
    r"^[0-9a-f]{64}$": "64 hexadecimal digits",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "a date: 2022, 2022-02 or 2022-02-28",
    r"^((agreement|party|product|channel):[a-z0-9]+(-[a-z0-9]+)*|jurisdiction:[A-Z0-9-]+)$": (
        "agreement:SLUG, party:SLUG, product:SLUG, channel:SLUG or jurisdiction:CODE"
    ),
}


def _field(path: Path) -> str:
    return next(str(step) for step in reversed(path) if isinstance(step, str))


def _listed(text: str) -> list[str]:
    return [word.strip("' ") for word in text.replace(" or ", ", ").split(",")]


def _some(fields: Sequence[str]) -> str:
    more = " …" if len(fields) > FIELDS_SHOWN else ""
    return ", ".join(fields[:FIELDS_SHOWN]) + more


def _shown(value: object) -> str:
    text = repr(value) if isinstance(value, str) else orjson.dumps(value).decode()
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _where(path: Path) -> str:
    words = [step for step in path if isinstance(step, str)]
    if not words:
        return ""
    if len(words) > 1 and words[-2] == "rules":
        return f" in a {words[-1]} rule"
    return f" in {words[-1]}"

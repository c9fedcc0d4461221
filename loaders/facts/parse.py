"""Does a fact file have the published shape, and if not, what exactly is wrong where?"""

import types
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

import orjson
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from loaders.facts.problems import Problem, nearest_word
from loaders.facts.shape import FactFile
from loaders.facts.yaml_tree import Path, YamlTree, read_yaml

_UNKNOWN_FIELD = "extra_forbidden"
FIELDS_SHOWN = 12
_ACCEPTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list, for example [1, 2]",
    "too_short": "more items",
    "too_long": "fewer items: [first, last]",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """A fact file of the right shape, with the places of its parts for later messages."""

    name: str
    content: FactFile
    tree: YamlTree

    def problem(self, path: Path, given: str, accepted: str, nearest: str | None = None) -> Problem:
        """Make a problem at the place of ``path``."""
        place = self.tree.position(path)
        return Problem(
            file=self.name,
            line=place.line,
            column=place.column,
            given=given,
            accepted=accepted,
            nearest=nearest,
        )


def parse_fact_file(text: str, name: str) -> ParsedFile | tuple[Problem, ...]:
    """Read one fact file; on any fault give all the faults instead."""
    tree, problems = read_yaml(text, name)
    if problems:
        return problems
    try:
        content = FactFile.model_validate_json(orjson.dumps(tree.value))
    except ValidationError as error:
        return tuple(_problem(details, tree, name) for details in error.errors(include_url=False))
    return ParsedFile(name=name, content=content, tree=tree)


def _problem(details: ErrorDetails, tree: YamlTree, name: str) -> Problem:
    path: Path = tuple(details["loc"])
    place = tree.position(path)
    given, accepted, nearest = _words(details, path)
    return Problem(
        file=name,
        line=place.line,
        column=place.column,
        given=given,
        accepted=accepted,
        nearest=nearest,
    )


def _words(details: ErrorDetails, path: Path) -> tuple[str, str, str | None]:
    field = next((str(step) for step in reversed(path) if isinstance(step, str)), "the file")
    kind = details["type"]
    if kind == _UNKNOWN_FIELD:
        fields = fields_at(path[:-1])
        where = _where(path[:-1])
        return f'unknown field "{field}"{where}', _some(fields), nearest_word(field, fields)
    if kind == "missing":
        return f'the field "{field}"{_where(path[:-1])} is missing', f"{field}: …", None
    if kind == "union_tag_invalid":
        given = str(details.get("ctx", {}).get("tag", ""))
        accepted = [
            word.strip("' ")
            for word in str(details.get("ctx", {}).get("expected_tags", "")).split(",")
        ]
        return f'unknown kind "{given}"', ", ".join(accepted), nearest_word(given, accepted)
    if kind == "union_tag_not_found":
        return "a rule without a kind", "kind: governing_law, forum, precedence …", None
    return f"{field}: {_shown(details['input'])}", _accepted(details), None


def _accepted(details: ErrorDetails) -> str:
    given = details["input"]
    if details["type"] == "string_type" and isinstance(given, bool | int | float):
        return f'text: write "{_shown(given)}", in quotes, if that is what is meant'
    return _ACCEPTED.get(details["type"]) or _pydantic_words(details)


def _some(fields: list[str]) -> str:
    more = " …" if len(fields) > FIELDS_SHOWN else ""
    return ", ".join(fields[:FIELDS_SHOWN]) + more


def _pydantic_words(details: ErrorDetails) -> str:
    context = details.get("ctx", {})
    if "expected" in context:
        return str(context["expected"]).replace("'", "")
    if "pattern" in context:
        return _PATTERNS.get(str(context["pattern"]), f"text like {context['pattern']}")
    return details["msg"].removeprefix("Input should be ").removeprefix("Value error, ")


_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case words joined by hyphens, for example acme-terms",
    r"^[0-9a-f]{64}$": "64 hexadecimal digits",
    r"^((agreement|party|product|channel):[a-z0-9]+(-[a-z0-9]+)*|jurisdiction:[A-Z0-9-]+)$": (
        "agreement:SLUG, party:SLUG, product:SLUG, channel:SLUG or jurisdiction:CODE"
    ),
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "a date: 2022, 2022-02 or 2022-02-28",
}


def _shown(value: object) -> str:
    text = repr(value) if isinstance(value, str) else orjson.dumps(value).decode()
    return text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004 - what fits on a line


def _where(path: Path) -> str:
    words = [step for step in path if isinstance(step, str)]
    if not words:
        return ""
    if len(words) > 1 and words[-2] == "rules":
        return f" in a {words[-1]} rule"
    return f" in {words[-1]}"


def fields_at(path: Path) -> list[str]:
    """Give the fields that the shape accepts at a path of the file."""
    models: list[type[BaseModel]] = [FactFile]
    for step in path:
        if isinstance(step, str):
            models = _models_below(models, step)
    return list(dict.fromkeys(name for model in models for name in _own_first(model)))


def _own_first(model: type[BaseModel]) -> list[str]:
    """Give the fields as files write them, those of the kind itself before those that all rules have."""
    own = [name for name in model.__annotations__ if name in model.model_fields]
    names = [*own, *(name for name in model.model_fields if name not in own)]
    return [model.model_fields[name].alias or name for name in names if name != "kind"]


def _models_below(models: list[type[BaseModel]], step: str) -> list[type[BaseModel]]:
    """Go down one field; a step that is no field is the tag of an alternative."""
    found: list[type[BaseModel]] = []
    for model in models:
        for name, info in model.model_fields.items():
            if step in (name, info.alias):
                found += _models_in(info.annotation)
    if found:
        return found
    tagged = [model for model in models if _tag(model) == step or model.__name__ == step]
    return tagged or models


def _tag(model: type[BaseModel]) -> str | None:
    info = model.model_fields.get("kind")
    arguments = get_args(info.annotation) if info is not None else ()
    return arguments[0] if arguments and isinstance(arguments[0], str) else None


def _models_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - any annotation can stand here
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (tuple, dict, Union, types.UnionType, Annotated):
        return [model for argument in get_args(annotation) for model in _models_in(argument)]
    return []

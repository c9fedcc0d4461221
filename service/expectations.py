"""Does a store still answer as the people who own the contracts expect?

An expectation names a question, its arguments, and a subset of the answer; ``never`` is what a wrong system says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from loaders.facts.problems import LoadRefusedError, PathProblem, Problem, nearest_word
from loaders.facts.yaml_tree import YamlTree, read_yaml
from service.asking import AskedBadlyError, Asking, Json
from service.comparing import missing, present
from service.operations import OPERATIONS, operation

ENDINGS = (".yaml", ".yml")
Loc = tuple[str | int, ...]


class Expectation(BaseModel):
    """One expected answer."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    name: str
    category: str
    ask: str | None = None
    graphql: str | None = None
    given: Annotated[Json, Field(alias="with")] = {}
    expect: Json
    never: Json = {}
    note: str | None = None


FIELDS = [info.alias or name for name, info in Expectation.model_fields.items()]


class ExpectationFile(BaseModel):
    """A file of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    expectations: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one expectation: nothing in ``faults`` when it is met."""

    file: str
    expectation: Expectation
    faults: tuple[str, ...]


def read_expectations(path: Path) -> Iterator[tuple[Path, ExpectationFile]]:
    """Read an expectation file, or each of a folder.

    Raises:
        LoadRefusedError: with every problem of every file.
    """
    inside = sorted(path.rglob("*")) if path.is_dir() else [path]
    files = [file for file in inside if file == path or file.suffix in ENDINGS]
    problems: list[Problem] = [] if files else [_unreadable(path, "a folder without one")]
    for file in files:
        read = _read_one(file)
        if isinstance(read, ExpectationFile):
            yield file, read
        else:
            problems += read
    if problems:
        raise LoadRefusedError(tuple(problems), "nothing was asked")


def _read_one(file: Path) -> ExpectationFile | tuple[Problem, ...]:
    try:
        text = file.read_text("utf-8-sig")
    except OSError as error:
        return (_unreadable(file, f"it cannot be read ({error.strerror})"),)
    except UnicodeDecodeError:
        return (_unreadable(file, "it is not UTF-8"),)
    tree, problems = read_yaml(text, str(file))
    if problems:
        return problems
    try:
        content = ExpectationFile.model_validate_json(orjson.dumps(tree.value))
    except ValidationError as error:
        return tuple(
            _problem(file, tree, details["loc"], *_words(details))
            for details in error.errors(include_url=False)
        )
    return tuple(_bad_questions(file, tree, content)) or content


def _unreadable(file: Path, given: str) -> Problem:
    accepted = "an expectation file (.yaml, .yml), or a folder of them"
    return PathProblem(file=str(file), line=0, given=given, accepted=accepted)


def _words(details: ErrorDetails) -> tuple[str, str, str | None]:
    """Say what was given, what is accepted, and the nearest good word."""
    field = str(details["loc"][-1]) if details["loc"] else "the file"
    match details["type"]:
        case "extra_forbidden":
            return f'unknown field "{field}"', ", ".join(FIELDS), nearest_word(field, FIELDS)
        case "missing":
            return f'the field "{field}" is missing', f"{field}: …", None
        case kind:
            given = "an empty file" if details["input"] is None else str(details["input"])[:60]
            return f"{field}: {given}", _ACCEPTED.get(kind, details["msg"]), None


_ACCEPTED = {
    "string_type": "text",
    "tuple_type": "a list of expectations",
    "dict_type": "names with values, for example {status: STATED}",
    "model_type": "expectations: with a list of them",
}


def _bad_questions(file: Path, tree: YamlTree, content: ExpectationFile) -> Iterator[Problem]:
    for number, one in enumerate(content.expectations):
        path: Loc = ("expectations", number)
        if (one.ask is None) == (one.graphql is None):
            given = "an expectation with " + ("both" if one.ask else "none") + " of ask and graphql"
            yield _problem(file, tree, path, given, "ask: a question, or graphql: an operation")
        elif one.ask is not None:
            for place, given, accepted, near in _misnamed(one.ask, one.given):
                yield _problem(file, tree, (*path, *place), given, ", ".join(accepted), near)


def _misnamed(question: str, arguments: Json) -> Iterator[tuple[Loc, str, list[str], str | None]]:
    """Give what no question and no argument of the question is called: GraphQL would pass over the latter."""
    questions = list(OPERATIONS)
    if question not in questions:
        yield ("ask",), f'the question "{question}"', questions, nearest_word(question, questions)
        return
    accepted = list(operation(question).variables)
    for name in arguments:
        if name not in accepted:
            near = nearest_word(name, accepted)
            yield ("with", name), f'the argument "{name}" of {question}', accepted, near


def _problem(  # noqa: PLR0913, PLR0917 - what a problem is made of
    file: Path, tree: YamlTree, path: Loc, given: str, accepted: str, nearest: str | None = None
) -> Problem:
    place = tree.position(path)
    return Problem(
        file=str(file),
        line=place.line,
        column=place.column,
        given=given,
        accepted=accepted,
        nearest=nearest,
    )


async def run_expectation(file: str, expectation: Expectation, asking: Asking) -> Result:
    """Ask, and compare."""
    try:
        found = await _ask(expectation, asking)
    except AskedBadlyError as error:
        return Result(file=file, expectation=expectation, faults=(f"{error.code}: {error}",))
    faults = (*missing(found, expectation.expect), *present(found, expectation.never))
    return Result(file=file, expectation=expectation, faults=faults)


async def _ask(expectation: Expectation, asking: Asking) -> Json:
    if expectation.graphql is not None:
        return await asking.run(expectation.graphql, expectation.given)
    return await asking.question(expectation.ask or "", expectation.given)

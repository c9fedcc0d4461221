"""Does a store still answer as the people who own the contracts expect?

An expectation names a question, its arguments, and a subset of the answer: what is named must be there. In a list, each
expected item must be met by some item. A citation is met by one that overlaps its lines. ``never`` is what a wrong
system says: none of it may be there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, cast

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from loaders.facts.problems import LoadRefusedError, Problem
from loaders.facts.yaml_tree import YamlTree, read_yaml
from service.asking import AskedBadlyError, Asking, Json


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
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    problems: list[Problem] = []
    if not files or not all(file.is_file() for file in files):
        problems.append(
            Problem(
                file=str(path),
                line=1,
                given="no expectation file",
                accepted="a .yaml file, or a folder of them",
            )
        )
    for file in files if not problems else []:
        read = _read_one(file)
        if isinstance(read, ExpectationFile):
            yield file, read
        else:
            problems += read
    if problems:
        raise LoadRefusedError(tuple(problems))


def _read_one(file: Path) -> ExpectationFile | tuple[Problem, ...]:
    tree, problems = read_yaml(file.read_text("utf-8"), str(file))
    if problems:
        return problems
    try:
        return ExpectationFile.model_validate_json(orjson.dumps(tree.value))
    except ValidationError as error:
        return tuple(
            _problem(file, tree, tuple(details["loc"]), details["msg"])
            for details in error.errors()
        )


def _problem(file: Path, tree: YamlTree, path: tuple[str | int, ...], told: str) -> Problem:
    place = tree.position(path)
    where = ".".join(map(str, path))
    accepted = "name, category, ask (or graphql), with, expect, never, note"
    return Problem(
        file=str(file),
        line=place.line,
        column=place.column,
        given=f"{where}: {told}",
        accepted=accepted,
    )


async def run_expectation(file: str, expectation: Expectation, asking: Asking) -> Result:
    """Ask, and compare."""
    try:
        found = await _ask(expectation, asking)
    except AskedBadlyError as error:
        return Result(file=file, expectation=expectation, faults=(f"{error.code}: {error}",))
    faults = [*_missing(found, expectation.expect, ""), *_present(found, expectation.never)]
    return Result(file=file, expectation=expectation, faults=tuple(faults))


async def _ask(expectation: Expectation, asking: Asking) -> Json:
    if expectation.graphql is not None:
        return await asking.run(expectation.graphql, expectation.given)
    return await asking.question(expectation.ask or "", expectation.given)


def _missing(found: object, wanted: object, where: str) -> Iterator[str]:
    """Say what of the wanted is not in the found."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            if key not in found:
                yield f"{where}{key} is not in the answer"
            elif _are_passages(value):
                yield from _uncited(cast("list[Json]", found[key]), cast("list[Json]", value))
            else:
                yield from _missing(found[key], value, f"{where}{key}.")
    elif isinstance(wanted, list) and isinstance(found, list):
        yield from _not_among(found, wanted, where)
    elif found != wanted:
        yield f"{where.rstrip('.')} is {_short(found)}, expected {_short(wanted)}"


def _are_passages(wanted: object) -> bool:
    """Tell whether a list names passages by file and lines, wherever in an answer it stands."""
    items = wanted if isinstance(wanted, list) else []
    return bool(items) and all(isinstance(item, dict) and "lines" in item for item in items)


def _not_among(found: Sequence[object], wanted: Sequence[object], where: str) -> Iterator[str]:
    if not wanted and found:
        yield f"{where.rstrip('.')} is not empty: {_short(found)}"
    for item in wanted:
        if not any(meets(one, item) for one in found):
            yield f"{where.rstrip('.')} has nothing that meets {_short(item)}; it is {_short(found)}"


def meets(found: object, wanted: object) -> bool:
    """Tell whether a part of an answer has all that is wanted of it."""
    return not any(True for _ in _missing(found, wanted, ""))


def _uncited(found: list[Json], wanted: list[Json]) -> Iterator[str]:
    for passage in wanted:
        if not any(_is_at(citation, passage) for citation in found):
            cited = ", ".join(f"{c['file']}:{c['lineStart']}-{c['lineEnd']}" for c in found)
            yield f"nothing cites {passage.get('file')} {passage.get('lines')}; cited: {cited or 'nothing'}"


def _is_at(citation: Json, passage: Json) -> bool:
    lines = cast("list[int]", passage.get("lines", [1, 10**9]))
    first, last = cast("int", citation["lineStart"]), cast("int", citation["lineEnd"])
    named = str(citation["file"]).startswith(str(passage.get("file", "")))
    return named and first <= lines[-1] and lines[0] <= last


def _present(found: Json, never: Json) -> Iterator[str]:
    for key, value in never.items():
        alternatives = (
            value if isinstance(value, list) and not isinstance(found.get(key), list) else [value]
        )
        for unwanted in alternatives:
            if key in found and meets(found[key], unwanted):
                yield f"{key} is {_short(unwanted)}, which must never be said"


def _short(value: object) -> str:
    text = orjson.dumps(value).decode()
    return text if len(text) <= 160 else text[:157] + "…"  # noqa: PLR2004 - what can be read at a glance

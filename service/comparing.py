"""Does an answer have what is expected of it, and nothing that it must never say?

What is named must be there. In a list, each expected item must be met by some item. A passage, named by its file and
lines, is met by a citation that overlaps them.
"""

from collections.abc import Iterator, Sequence
from typing import cast

import orjson

from service.asking import Json


def missing(found: object, wanted: object, where: str = "") -> Iterator[str]:
    """Say what of the wanted is not in the found."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            if key not in found:
                yield f"{where}{key} is not in the answer"
            else:
                yield from missing(found[key], value, f"{where}{key}.")
    elif isinstance(wanted, list) and isinstance(found, list):
        told = _uncited if _are_passages(wanted) else _not_among
        yield from told(found, wanted, where)
    elif found != wanted:
        yield f"{where.rstrip('.')} is {_short(found)}, expected {_short(wanted)}"


def _are_passages(wanted: Sequence[object]) -> bool:
    """Tell whether a list names passages by file and lines, wherever in an answer it stands."""
    return bool(wanted) and all(isinstance(item, dict) and "lines" in item for item in wanted)


def _not_among(found: Sequence[object], wanted: Sequence[object], where: str) -> Iterator[str]:
    if not wanted and found:
        yield f"{where.rstrip('.')} is not empty: {_short(found)}"
    for item in wanted:
        if not any(meets(one, item) for one in found):
            yield f"{where.rstrip('.')} has nothing that meets {_short(item)}; it is {_short(found)}"


def meets(found: object, wanted: object) -> bool:
    """Tell whether a part of an answer has all that is wanted of it."""
    return not any(True for _ in missing(found, wanted))


def _uncited(found: Sequence[Json], wanted: Sequence[Json], where: str) -> Iterator[str]:
    passages = [one for one in found if isinstance(one, dict) and "lineStart" in one]
    for passage in wanted:
        if not any(_is_at(citation, passage) for citation in passages):
            cited = ", ".join(f"{c['file']}:{c['lineStart']}-{c['lineEnd']}" for c in passages)
            named = f"{passage.get('file')} {passage['lines']}"
            yield f"{where.rstrip('.')} has nothing at {named}; it has {cited or 'nothing'}"


def _is_at(citation: Json, passage: Json) -> bool:
    lines = cast("list[int]", passage["lines"])
    first, last = cast("int", citation["lineStart"]), cast("int", citation["lineEnd"])
    named = str(citation["file"]).startswith(str(passage.get("file", "")))
    return named and first <= lines[-1] and lines[0] <= last


def present(found: Json, never: Json) -> Iterator[str]:
    """Say what is in the found although it must never be; of a list of values for one, none may be it."""
    for key, value in never.items():
        if key not in found:
            yield f"{key}, of which something must never be said, is not in the answer: is it misspelt?"
            continue
        for unwanted in _alternatives(found[key], value):
            if meets(found[key], unwanted):
                yield f"{key} is {_short(unwanted)}, which must never be said"


def _alternatives(found: object, unwanted: object) -> list[object]:
    """Give what must not be there one by one; in a list, as lists of one."""
    if not isinstance(unwanted, list) or not unwanted:
        return [unwanted]
    return [[item] for item in unwanted] if isinstance(found, list) else unwanted


def _short(value: object) -> str:
    text = orjson.dumps(value).decode()
    return text if len(text) <= 160 else text[:157] + "…"  # noqa: PLR2004 - what can be read at a glance

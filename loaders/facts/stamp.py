"""Which hashes belong into a fact file, so that each cited passage can be checked?

The text of the file is edited in place: comments, order and layout stay as they are.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.facts.parse import ParsedFile
from loaders.facts.problems import Problem
from loaders.facts.yaml_tree import Json, Path
from loaders.text.passages import PartOutsideLinesError, cut, passage_sha256
from loaders.text.source import LinesOutsideTextError, SourceText

_LINE_END = re.compile(r"\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """The file with its hashes, how many of them are new or changed, and the passages that no text has."""

    text: str
    changed: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    start: int
    end: int
    words: str


def stamp(parsed: ParsedFile, text: str, sources: Mapping[str, SourceText]) -> Stamped:
    """Write the sha256 of every cited passage whose text is given; passages of other texts are left alone."""
    edits: list[_Edit] = []
    problems: list[Problem] = []
    for path, passage, file in _passages(parsed.tree.value, (), parsed.content.file):
        source = sources.get(file) if isinstance(file, str) else None
        if source is None:
            continue  # the text is not at hand: what stands there stays
        try:
            wanted = _hash(source, passage)
        except (LinesOutsideTextError, PartOutsideLinesError) as error:
            problems.append(
                parsed.problem(path, str(error), "lines, and a part inside them, that the text has")
            )
            continue
        if passage.get("sha256") != wanted:
            edits.append(_edit(parsed, path, passage, text, wanted))
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return Stamped(text=text, changed=len(edits), problems=tuple(problems))


def _passages(value: Json, path: Path, file: Json) -> Iterator[tuple[Path, dict[str, Json], Json]]:
    """Give every mapping that cites lines, with the file that it cites: its own, else that of its version or family.

    A version's own lines tell where it stands and are no passage.
    """
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _passages(item, (*path, number), file)
    elif isinstance(value, dict):
        own = value.get("file") or file
        is_version = len(path) > 1 and path[-2] == "versions"
        if "lines" in value and not is_version:
            yield path, value, own
        for key, item in value.items():
            yield from _passages(item, (*path, key), own if is_version else file)


def _hash(source: SourceText, passage: dict[str, Json]) -> str:
    lines, part = passage["lines"], passage.get("part")
    first, last = (int(str(line)) for line in lines) if isinstance(lines, list) else (0, 0)
    bounds = (int(str(part[0])), int(str(part[1]))) if isinstance(part, list) else None
    return passage_sha256(cut(source, (first, last), bounds).quote)


def _edit(
    parsed: ParsedFile, path: Path, passage: dict[str, Json], text: str, wanted: str
) -> _Edit:
    if "sha256" in passage:
        start, end = parsed.tree.spans[*path, "sha256"]
        return _Edit(start=start, end=end, words=wanted)
    after = "part" if "part" in passage else "lines"
    # The end of a list in block style is where the next thing begins; that of its last number is its own.
    _, end = parsed.tree.spans[*path, after, 1]
    if path in parsed.tree.flow:
        end = text.index("]", end) + 1
        return _Edit(start=end, end=end, words=f", sha256: {wanted}")
    column = parsed.tree.positions[*path, after].column
    line_end = _LINE_END.search(text, end)
    place, newline = (line_end.start(), line_end[0]) if line_end else (len(text), "\n")
    return _Edit(start=place, end=place, words=f"{newline}{' ' * (column - 1)}sha256: {wanted}")

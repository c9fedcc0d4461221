"""What does a YAML text say, and on which line and column stands each part of it?

Built on the event stream, without recursion: anchors and aliases (an alias bomb is small on disk)
and deep nesting are refused before anything is built, and tags, which could say that a value is
not what it looks like. Plain scalars follow YAML 1.2: ``NO`` is the country, a date is text. A
duplicate key is a problem, not the last one silently.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

import yaml
from yaml.error import Mark
from yaml.reader import ReaderError

from loaders.facts.problems import Problem

MAX_DEPTH = 40
Path = tuple[str | int, ...]
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

# What has more digits is a name made of digits, as of an entry in a register, and is text.
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_FLOAT = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where something stands: both counted from 1, as editors do."""

    line: int
    column: int


_START = Position(line=1, column=1)


@dataclass(slots=True, kw_only=True)
class YamlTree:
    """The value, and the position of each key and item by its path."""

    value: Json = None
    positions: dict[Path, Position] = field(default_factory=dict)
    spans: dict[Path, tuple[int, int]] = field(
        default_factory=dict
    )  # of each value, in code points
    flow: set[Path] = field(default_factory=set)  # the mappings written as {a: b}

    def position(self, path: Path) -> Position:
        """Give the position of the path, or of the nearest part above it that is there."""
        known: Path = ()
        for step in path:
            if (*known, step) in self.positions:  # a step that is not there is a tag of the shape
                known = (*known, step)
        return self.positions.get(known, _START)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read."""

    value: dict[str, Json] | list[Json]
    path: Path
    start: int
    key: str | None = None


class _Refused(Exception):  # noqa: N818 - an inner signal, never seen outside
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_yaml(text: str, file: str) -> tuple[YamlTree, tuple[Problem, ...]]:
    """Read one YAML document. With problems, the tree is what could be read until then."""
    builder = _Builder(file)
    try:
        builder.read(yaml.parse(text, Loader=yaml.CSafeLoader))
    except _Refused as refused:
        return builder.tree, (*builder.problems, refused.problem)
    except yaml.YAMLError as error:
        return builder.tree, (*builder.problems, _syntax_problem(error, file, text))
    return builder.tree, tuple(builder.problems)


def _syntax_problem(error: yaml.YAMLError, file: str, text: str) -> Problem:
    if isinstance(error, ReaderError):
        before = text.encode()[: error.position]
        told, place = error.reason, Position(line=before.count(b"\n") + 1, column=1)
    else:
        told = ", ".join(
            filter(None, [getattr(error, "context", None), getattr(error, "problem", None)])
        )
        mark = getattr(error, "problem_mark", None)
        place = Position(line=mark.line + 1, column=mark.column + 1) if mark else _START
    return Problem(
        file=file,
        line=place.line,
        column=place.column,
        given=f"this is not YAML: {told}",
        accepted="a mapping with two-space indentation, for example `family: acme`",
    )


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.tree = YamlTree()
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.documents = 0

    def read(self, events: Iterable[yaml.Event]) -> None:
        for event in events:
            match event:
                case yaml.AliasEvent():
                    raise self._refusal(event, f"the alias *{event.anchor}")
                case yaml.DocumentStartEvent():
                    self._start_document(event)
                case yaml.ScalarEvent():
                    self._check_plain(event)
                    self._scalar(event)
                case yaml.MappingStartEvent():
                    self._open(event, {})
                case yaml.SequenceStartEvent():
                    self._open(event, [])
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._close(event)
                case _:
                    pass

    def _start_document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _Refused(
                self._problem(event, "a second document (---)", "one document in a file")
            )

    def _check_plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            raise self._refusal(event, f"the anchor &{event.anchor}")
        if event.tag is not None:
            given = f"the tag {event.tag}"
            raise _Refused(self._problem(event, given, "values without tags, as they look"))

    def _refusal(self, event: yaml.Event, given: str) -> _Refused:
        return _Refused(
            self._problem(
                event, given, "values written out: anchors and aliases are not used in fact files"
            )
        )

    def _problem(self, event: yaml.Event, given: str, accepted: str) -> Problem:
        place = _position(event)
        return Problem(
            file=self.file, line=place.line, column=place.column, given=given, accepted=accepted
        )

    def _open(self, event: yaml.CollectionStartEvent, value: dict[str, Json] | list[Json]) -> None:
        self._check_plain(event)
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(
                self._problem(event, "nesting deeper than 40 levels", "at most 40 levels")
            )
        if self._expects_key():
            raise _Refused(self._problem(event, "a list or mapping as a key", "a word as a key"))
        path = self._place(value, event)
        if event.flow_style:
            self.tree.flow.add(path)
        self.stack.append(_Open(value, path, start=cast("Mark", event.start_mark).index))

    def _close(self, event: yaml.Event) -> None:
        done = self.stack.pop()
        self.tree.spans[done.path] = (done.start, cast("Mark", event.end_mark).index)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and self._expects_key():
            self._take_key(top, event)
            return
        path = self._place(_scalar_value(event), event)
        self.tree.spans[path] = (
            cast("Mark", event.start_mark).index,
            cast("Mark", event.end_mark).index,
        )

    def _expects_key(self) -> bool:
        return (
            bool(self.stack)
            and isinstance(self.stack[-1].value, dict)
            and self.stack[-1].key is None
        )

    def _take_key(self, top: _Open, event: yaml.ScalarEvent) -> None:
        path = (*top.path, event.value)
        if path in self.tree.positions:
            first = self.tree.positions[path]
            self.problems.append(
                self._problem(
                    event,
                    f'the key "{event.value}" twice',
                    f"each key once (the first is on line {first.line})",
                )
            )
        top.key = event.value
        self._mark(path, event)

    def _mark(self, path: Path, event: yaml.Event) -> None:
        self.tree.positions.setdefault(path, _position(event))

    def _place(self, value: Json, event: yaml.Event) -> Path:
        if not self.stack:
            self.tree.value = value
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            path = (*top.path, len(top.value))
            self._mark(path, event)
            top.value.append(value)
            return path
        key = top.key or ""
        top.value[key] = value
        top.key = None
        return (*top.path, key)


def _position(event: yaml.Event) -> Position:
    mark = cast("Mark", event.start_mark)  # the parser gives every event one
    return Position(line=mark.line + 1, column=mark.column + 1)


def _scalar_value(event: yaml.ScalarEvent) -> Json:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text

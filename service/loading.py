"""How do fact files and texts get from the disk into the graph: all of them, or none?"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from graph.facts import Fact
from graph.places import Places
from graph.records import Commit, Revision, plan_commit
from graph.store import GraphStore, RevisionMovedError
from loaders.facts.build import Family, build_family
from loaders.facts.parse import ParsedFile, parse_fact_file
from loaders.facts.problems import LoadRefusedError, PathProblem, Problem
from loaders.holdings import Holdings, add, read_holdings
from loaders.ingest import facts_of, records_of
from loaders.text.encoding import UndecodableError
from loaders.text.source import SourceText, read_text

FACT_ENDINGS = (".yaml", ".yml")
TEXT_ENDINGS = (".txt", ".md", ".markdown")
LARGEST_FILE = 100 * 1024 * 1024
TRIES = 5
_ACCEPTED = "a fact file (.yaml, .yml), a text (.txt, .md, .markdown), or a folder of them"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What was read from the disk, ready to be loaded; ``passed_over``: the files of folders that are neither."""

    families: tuple[Family, ...]
    texts: tuple[SourceText, ...]
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load did.

    ``changed`` is False where the graph held all of it already, or where the load with its key had been done before
    (``resent``); ``revision`` is then the one that holds it.
    """

    revision: Revision
    changed: bool
    resent: bool
    added: int
    retired: int
    holdings: Holdings
    facts: tuple[Fact, ...]


Progress = Callable[[str], None]
"""Told the name of each file before it is read."""


def _silent(_: str) -> None:
    return None


def read_inputs(paths: Iterable[Path], places: Places, progress: Progress = _silent) -> Inputs:
    """Read fact files and texts, folders walked in the order of their names.

    Raises:
        LoadRefusedError: with every problem of every file.
    """
    found = _find_files(paths)
    problems = list(found.problems)
    families: list[tuple[Path, Family]] = []
    texts: list[tuple[Path, SourceText]] = []
    for path in found.files.values():
        progress(path.name)
        read = _read_one(path, places)
        match read:
            case Family():
                families.append((path, read))
            case SourceText():
                texts.append((path, read))
            case _:
                problems += read
    problems += _named_twice("family", [(path, family.name) for path, family in families])
    problems += _named_twice("text", [(path, text.file) for path, text in texts])
    if problems:
        raise LoadRefusedError(tuple(problems))
    return Inputs(
        families=tuple(family for _, family in families),
        texts=tuple(text for _, text in texts),
        passed_over=tuple(map(str, found.passed_over)),
    )


@dataclass(slots=True)
class _Found:
    """The files of a load, each once however it is named, and what of the paths cannot be used."""

    files: dict[Path, Path] = field(default_factory=dict)
    passed_over: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, path: Path) -> None:
        self.files.setdefault(path.resolve(), path)


def _find_files(paths: Iterable[Path]) -> _Found:
    found = _Found()
    for path in paths:
        if path.is_dir():
            _walk(path, found)
        elif path.exists():
            found.add(path)
        else:
            found.problems.append(_path_problem(path, "no such file or folder", _ACCEPTED))
    return found


def _walk(folder: Path, found: _Found) -> None:
    """Find what can be loaded in a folder; hidden files and folders are left alone."""

    def refuse(error: OSError) -> None:
        found.problems.append(_unreadable(Path(error.filename), error))

    inside: list[Path] = []
    for base, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside += [Path(base, name) for name in names if not name.startswith(".")]
    before = len(found.files)
    for path in sorted(inside):
        if _is_loadable(path) and not _is_expectations(path):
            found.add(path)
        else:
            found.passed_over.append(path)
    if len(found.files) == before and not found.problems:
        given = "a folder with nothing to load in it"
        found.problems.append(_path_problem(folder, given, _ACCEPTED))


def _is_loadable(path: Path) -> bool:
    return path.suffix.lower() in FACT_ENDINGS + TEXT_ENDINGS


def _is_expectations(path: Path) -> bool:
    """Tell whether a file is for ``contract-graph test``; one that cannot be read is not, and is told of later."""
    if path.suffix.lower() not in FACT_ENDINGS:
        return False
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return False
    return any(line.startswith(b"expectations:") for line in lines)


def _read_one(path: Path, places: Places) -> Family | SourceText | tuple[Problem, ...]:
    if not _is_loadable(path):
        return (_path_problem(path, f'a file that ends in "{path.suffix}"', _ACCEPTED),)
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            accepted = f"files up to {LARGEST_FILE} bytes"
            return (_path_problem(path, f"a file of {size} bytes", accepted),)
        data = path.read_bytes()
    except OSError as error:
        return (_unreadable(path, error),)
    is_text = path.suffix.lower() in TEXT_ENDINGS
    return _read_text(path, data) if is_text else _read_facts(path, data, places)


def _read_text(path: Path, data: bytes) -> SourceText | tuple[Problem, ...]:
    try:
        return read_text(path.name, data)
    except UndecodableError as error:
        given = f"it cannot be read as text: {error.reason}"
        accepted = (
            "plain text in UTF-8, in UTF-16 or UTF-32 with a byte order mark, or in Windows-1252"
        )
        return (Problem(file=str(path), line=0, given=given, accepted=accepted),)


def _read_facts(path: Path, data: bytes, places: Places) -> Family | tuple[Problem, ...]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        given = f"the byte 0x{data[error.start]:02X}, which is not UTF-8"
        return (
            Problem(file=str(path), line=line, given=given, accepted="a fact file saved as UTF-8"),
        )
    parsed = parse_fact_file(text, str(path))
    return build_family(parsed, places) if isinstance(parsed, ParsedFile) else parsed


def _path_problem(path: Path, given: str, accepted: str) -> Problem:
    return PathProblem(file=str(path), line=0, given=given, accepted=accepted)


def _unreadable(path: Path, error: OSError) -> Problem:
    given = f"it cannot be read ({error.strerror})"
    return _path_problem(path, given, "what this user may read")


_DISTINCT = {
    "family": "one file for each family: join them, or give one of them another name",
    "text": "texts of different names: facts cite a text by its name, whatever its folder",
}


def _named_twice(kind: str, named: Sequence[tuple[Path, str]]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, name in named:
        if name in first:
            given = f'the {kind} "{name}" a second time: it is in {first[name]} too'
            yield Problem(file=str(path), line=0, given=given, accepted=_DISTINCT[kind])
        first.setdefault(name, path)


async def load(
    store: GraphStore,
    inputs: Inputs,
    places: Places,
    now: Callable[[], datetime],
    idempotency_key: str | None = None,
) -> Loaded:
    """Load inputs into a store, all or nothing; what a family or file said before is replaced.

    Loading the same again changes nothing. A resend with its key has one effect.

    Raises:
        StoreError: the store failed; nothing is half there.
    """
    for _ in range(TRIES):
        planned = await plan(store, inputs, places, now, idempotency_key)
        if planned.commit is None:
            return planned.loaded
        try:
            await store.commit(planned.commit)
        except RevisionMovedError:
            continue  # somebody loaded in between: compute it again from what is there now
        return planned.loaded
    message = f"other loads kept coming in between, {TRIES} times; try again"
    raise RevisionMovedError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a load would do; ``commit`` is None where it would change nothing."""

    loaded: Loaded
    commit: Commit | None


async def plan(
    store: GraphStore,
    inputs: Inputs,
    places: Places,
    now: Callable[[], datetime],
    idempotency_key: str | None = None,
) -> Planned:
    """Compute a load without writing it."""
    head, live = await store.live()
    holdings = add(read_holdings(await store.sources()), inputs.families, inputs.texts)
    done = None if idempotency_key is None else await store.committed(idempotency_key)
    facts = facts_of(holdings, places)
    commit = (
        None
        if done is not None
        else plan_commit(head, live, records_of(holdings, facts), now(), idempotency_key)
    )
    loaded = Loaded(
        revision=(done or head) if commit is None else commit.revision,
        changed=commit is not None,
        resent=done is not None,
        added=0 if commit is None else len(commit.added),
        retired=0 if commit is None else len(commit.retired),
        holdings=holdings,
        facts=facts,
    )
    return Planned(loaded=loaded, commit=commit)

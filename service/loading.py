"""How do fact files and texts get from the disk into the graph: all of them, or none?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from graph.facts import Fact
from graph.places import Places
from graph.records import Commit, Revision, plan_commit
from graph.store import GraphStore, RevisionMovedError
from loaders.facts.build import Family, build_family
from loaders.facts.parse import ParsedFile, parse_fact_file
from loaders.facts.problems import LoadRefusedError, Problem
from loaders.holdings import Holdings, add, read_holdings
from loaders.ingest import facts_of, records_of
from loaders.text.encoding import UndecodableError
from loaders.text.source import SourceText, read_text

FACT_ENDINGS = (".yaml", ".yml")
TEXT_ENDINGS = (".txt", ".md", ".markdown")
LARGEST_FILE = 100 * 1024 * 1024
TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What was read from the disk, ready to be loaded."""

    families: tuple[Family, ...]
    texts: tuple[SourceText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load did. ``changed`` is False where the graph held all of it already."""

    revision: Revision
    changed: bool
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
    problems: list[Problem] = []
    families: list[Family] = []
    texts: list[SourceText] = []
    for path in _files(paths, problems):
        progress(path.name)
        read = _read_one(path, places)
        match read:
            case Family():
                families.append(read)
            case SourceText():
                texts.append(read)
            case _:
                problems += read
    problems += _named_twice(families, texts)
    if problems:
        raise LoadRefusedError(tuple(problems))
    return Inputs(families=tuple(families), texts=tuple(texts))


def _files(paths: Iterable[Path], problems: list[Problem]) -> list[Path]:
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = [
                p
                for p in sorted(path.rglob("*"))
                if p.is_file() and not _is_hidden(p.relative_to(path))
            ]
            found.update(
                dict.fromkeys(p for p in inside if p.suffix.lower() in FACT_ENDINGS + TEXT_ENDINGS)
            )
        elif path.is_file():
            found[path] = None
        else:
            problems.append(
                _problem(
                    path,
                    "no such file or folder",
                    "a fact file (.yaml), a text (.txt, .md), or a folder",
                )
            )
    return list(found)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read_one(path: Path, places: Places) -> Family | SourceText | tuple[Problem, ...]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return (
                _problem(
                    path,
                    f"a file of {path.stat().st_size} bytes",
                    f"files up to {LARGEST_FILE} bytes",
                ),
            )
        data = path.read_bytes()
    except OSError as error:
        return (
            _problem(
                path, f"it cannot be read ({error.strerror})", "a file that this user may read"
            ),
        )
    if path.suffix.lower() in TEXT_ENDINGS:
        return _read_text(path, data)
    if path.suffix.lower() in FACT_ENDINGS:
        return _read_facts(path, data, places)
    return (
        _problem(
            path, f'a file that ends in "{path.suffix}"', ", ".join(FACT_ENDINGS + TEXT_ENDINGS)
        ),
    )


def _read_text(path: Path, data: bytes) -> SourceText | tuple[Problem, ...]:
    try:
        return read_text(path.name, data)
    except UndecodableError as error:
        return (
            _problem(
                path, str(error), "text in UTF-8, UTF-16 with a byte-order mark, or Windows-1252"
            ),
        )


def _read_facts(path: Path, data: bytes, places: Places) -> Family | tuple[Problem, ...]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return (
            Problem(
                file=str(path),
                line=line,
                given="a byte that is not UTF-8",
                accepted="a fact file in UTF-8",
            ),
        )
    parsed = parse_fact_file(text, str(path))
    return build_family(parsed, places) if isinstance(parsed, ParsedFile) else parsed


def _problem(path: Path, given: str, accepted: str) -> Problem:
    return Problem(file=str(path), line=1, given=given, accepted=accepted)


def _named_twice(families: Sequence[Family], texts: Sequence[SourceText]) -> list[Problem]:
    names = [family.name for family in families]
    files = [text.file for text in texts]
    again = [(name, "family") for name in dict.fromkeys(names) if names.count(name) > 1]
    again += [(name, "text") for name in dict.fromkeys(files) if files.count(name) > 1]
    return [
        Problem(
            file=name,
            line=1,
            given=f'the {kind} "{name}" twice in one load',
            accepted=f"one file for each {kind}",
        )
        for name, kind in again
    ]


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
        added=0 if commit is None else len(commit.added),
        retired=0 if commit is None else len(commit.retired),
        holdings=holdings,
        facts=facts,
    )
    return Planned(loaded=loaded, commit=commit)

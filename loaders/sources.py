"""Which files are to be read, and what is in them? The only module here that opens files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.text import SourceText, read_text

SUFFIXES = (".markdown", ".md", ".txt")
MEGABYTE = 1_000_000
LARGEST = 100 * MEGABYTE
MOST_LINES = 1_000_000


class SourceError(Exception):
    """A path that cannot be read as a source: which one, and why."""

    def __init__(self, *, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}."


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSources:
    """The files that were found, in order, and everything that could not be taken."""

    files: tuple[Path, ...]
    problems: tuple[SourceError, ...]


def find_sources(paths: Iterable[Path]) -> FoundSources:
    """Find the text files among files and folders, each once, in the order of their names.

    Folders are walked; what is hidden in them, and files with another suffix, are not sources.
    What is given by name must be one: all problems are collected.
    """
    files: set[Path] = set()
    problems: list[SourceError] = []
    for path in paths:
        found = list(_sources_in(path))
        problems += [one for one in found if isinstance(one, SourceError)]
        files.update(one for one in found if isinstance(one, Path))
    return FoundSources(files=tuple(sorted(files)), problems=tuple(problems))


def read_source(path: Path, *, root: Path | None = None, largest: int = LARGEST) -> SourceText:
    """Read a file of at most ``largest`` bytes; it is named relative to ``root`` where one is given.

    Raises:
        SourceError: the file cannot be read, or is too large.
        UndecodableError: the file holds no text.
    """
    try:
        size = path.stat().st_size
        if size > largest:
            raise SourceError(path=path, reason=_too_large(size, largest))
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(path=path, reason=_reason(error)) from error
    name = path if root is None else path.relative_to(root)
    source = read_text(name.as_posix(), data)
    if source.line_count > MOST_LINES:
        reason = (
            f"it has {source.line_count:,} lines, and at most {MOST_LINES:,} are read; "
            "split it, one agreement a file"
        )
        raise SourceError(path=path, reason=reason)
    return source


def _sources_in(path: Path) -> Iterator[Path | SourceError]:
    if path.is_dir():
        found = False
        for one in _walk(path):
            found = True
            yield one
        if not found:
            accepted = ", ".join(SUFFIXES)
            yield SourceError(path=path, reason=f"no file with one of {accepted} is in this folder")
    elif not path.exists():
        yield SourceError(path=path, reason="there is no such file or folder")
    elif path.suffix.lower() not in SUFFIXES:
        accepted = ", ".join(SUFFIXES)
        yield SourceError(
            path=path, reason=f"a source is a text with one of {accepted}, not {path.suffix!r}"
        )
    else:
        yield path


def _walk(folder: Path) -> Iterator[Path | SourceError]:
    """Yield the sources of a folder; a linked folder is left out, for it may lead in a circle."""
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            entries = sorted(here.iterdir())
        except OSError as error:
            yield SourceError(path=here, reason=_reason(error))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                if entry.is_symlink():
                    reason = "a link to a folder is not followed; give the folder itself"
                    yield SourceError(path=entry, reason=reason)
                else:
                    pending.append(entry)
            elif entry.suffix.lower() in SUFFIXES:
                yield entry


def _too_large(size: int, largest: int) -> str:
    return (
        f"it has {size / MEGABYTE:,.1f} MB, and at most {largest / MEGABYTE:,.1f} MB are read; "
        "split it, one agreement a file"
    )


def _reason(error: OSError) -> str:
    return f"it cannot be read ({error.strerror or error})"

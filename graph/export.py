"""How does a whole graph travel between stores, without a changed byte?

Lines of JSON: a head that names the format, then the revisions, then the records with the revision that brought each
and the one that retired it. The last line counts them, so that a file that was cut off is noticed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from graph.records import DatedRecord, History, Record, Revision

FORMAT = "contract-graph-export"
LAYOUT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    format: str = FORMAT
    layout: int = LAYOUT


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    line: Literal["revision"] = "revision"
    revision: Revision
    idempotency_key: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    line: Literal["record"] = "record"
    key: str
    label: str
    body: str
    since: int
    until: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    line: Literal["end"] = "end"
    revisions: int
    records: int


_HEAD = TypeAdapter(_Head)
_LINE: TypeAdapter[_Made | _Kept | _End] = TypeAdapter(_Made | _Kept | _End)


class ExportError(ValueError):
    """A file is no export, or is damaged; ``str`` says at which line and why."""


def is_export(first_line: bytes) -> bool:
    """Tell whether a file that begins with this line is an export."""
    try:
        return _HEAD.validate_json(first_line).format == FORMAT
    except ValidationError:
        return False


def write_export(history: History) -> Iterator[bytes]:
    """Give the lines of an export, each with its line end."""
    yield _HEAD.dump_json(_Head()) + b"\n"
    for revision, key in history.revisions:
        yield _LINE.dump_json(_Made(revision=revision, idempotency_key=key)) + b"\n"
    for dated in history.records:
        record = dated.record
        kept = _Kept(
            key=record.key,
            label=record.label,
            body=record.body.decode(),
            since=dated.since,
            until=dated.until,
        )
        yield _LINE.dump_json(kept) + b"\n"
    yield (
        _LINE.dump_json(_End(revisions=len(history.revisions), records=len(history.records)))
        + b"\n"
    )


def read_export(lines: Iterable[bytes]) -> History:
    """Read what :func:`write_export` wrote.

    Raises:
        ExportError: it is something else, of a newer layout, or incomplete.
    """
    numbered = enumerate(lines, start=1)
    _check_head(next(numbered, (1, b""))[1])
    revisions: list[tuple[Revision, str | None]] = []
    records: list[DatedRecord] = []
    end: _End | None = None
    for number, line in numbered:
        read = _read_line(number, line)
        match read:
            case _Made():
                revisions.append((read.revision, read.idempotency_key))
            case _Kept():
                record = Record(key=read.key, label=read.label, body=read.body.encode())
                records.append(DatedRecord(record=record, since=read.since, until=read.until))
            case _End():
                end = read
    if end is None or (end.revisions, end.records) != (len(revisions), len(records)):
        message = "the export is cut off: its last line does not count what stands before it; make it again"
        raise ExportError(message)
    return History(revisions=tuple(revisions), records=tuple(records))


def _check_head(line: bytes) -> None:
    try:
        head = _HEAD.validate_json(line)
    except ValidationError as error:
        message = f"this is no export of a contract graph: its first line is not {{'format': '{FORMAT}', …}}"
        raise ExportError(message) from error
    if head.format != FORMAT or head.layout > LAYOUT:
        message = f"the export has layout {head.layout}; this contract-graph reads up to {LAYOUT}: update it"
        raise ExportError(message)


def _read_line(number: int, line: bytes) -> _Made | _Kept | _End:
    try:
        return _LINE.validate_json(line)
    except ValidationError as error:
        message = (
            f"line {number} of the export is damaged: {error.errors(include_url=False)[0]['msg']}"
        )
        raise ExportError(message) from error

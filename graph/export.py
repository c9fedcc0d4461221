"""How does a whole graph travel between stores, without a changed byte?

Lines of JSON: a head that names the format, then the revisions, then the records with the revision that brought each
and the one that retired it. The last line counts them and carries the sha256 of everything before it, so that a file
that was cut off or changed on its way is noticed.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter, ValidationError

from graph.records import DatedRecord, History, Record, Revision

FORMAT: Final = "contract-graph-export"
LAYOUT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    format: Literal["contract-graph-export"]
    layout: int


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
    sha256: str


_Line = Annotated[_Made | _Kept | _End, Field(discriminator="line")]
_HEAD = TypeAdapter(_Head)
_LINE: TypeAdapter[_Made | _Kept | _End] = TypeAdapter(_Line)


class ExportError(ValueError):
    """A file is no export, or is damaged; ``str`` says at which line and why."""


def is_export(first_line: bytes) -> bool:
    """Tell whether a file that begins with this line is an export, of whatever layout."""
    try:
        _HEAD.validate_json(first_line)
    except ValidationError:
        return False
    return True


def write_export(history: History) -> Iterator[bytes]:
    """Give the lines of an export, each with its line end."""
    digest = hashlib.sha256()
    for line in _lines(history):
        digest.update(line)
        yield line
    yield _written(
        _End(
            revisions=len(history.revisions),
            records=len(history.records),
            sha256=digest.hexdigest(),
        )
    )


def _lines(history: History) -> Iterator[bytes]:
    yield _HEAD.dump_json(_Head(format=FORMAT, layout=LAYOUT)) + b"\n"
    for revision, key in history.revisions:
        yield _written(_Made(revision=revision, idempotency_key=key))
    for dated in history.records:
        record = dated.record
        kept = _Kept(
            key=record.key,
            label=record.label,
            body=record.body.decode(),
            since=dated.since,
            until=dated.until,
        )
        yield _written(kept)


def _written(line: _Made | _Kept | _End) -> bytes:
    return _LINE.dump_json(line) + b"\n"


def read_export(lines: Iterable[bytes]) -> History:
    """Read what :func:`write_export` wrote.

    Raises:
        ExportError: it is something else, of a newer layout, damaged or incomplete.
    """
    numbered = enumerate(lines, start=1)
    _, head = next(numbered, (1, b""))
    _check_head(head)
    digest = hashlib.sha256(head)
    revisions: list[tuple[Revision, str | None]] = []
    records: list[DatedRecord] = []
    end: _End | None = None
    for number, line in numbered:
        if end is not None:
            message = f"the export goes on after its last line, at line {number}: make it again"
            raise ExportError(message)
        read = _read_line(number, line)
        match read:
            case _Made():
                revisions.append((read.revision, read.idempotency_key))
            case _Kept():
                record = Record(key=read.key, label=read.label, body=read.body.encode())
                records.append(DatedRecord(record=record, since=read.since, until=read.until))
            case _:
                end = read
                continue
        digest.update(line)
    _check_end(end, _End(revisions=len(revisions), records=len(records), sha256=digest.hexdigest()))
    return History(revisions=tuple(revisions), records=tuple(records))


def _check_head(line: bytes) -> None:
    try:
        head = _HEAD.validate_json(line)
    except ValidationError as error:
        message = f'this is no export of a contract graph: its first line is not {{"format":"{FORMAT}", …}}'
        raise ExportError(message) from error
    if head.layout > LAYOUT:
        message = f"the export has layout {head.layout}, and this contract-graph reads up to {LAYOUT}: update it"
        raise ExportError(message)


def _check_end(told: _End | None, found: _End) -> None:
    if told is None:
        message = f"the export is cut off after {found.records} records: its last line is missing; make it again"
        raise ExportError(message)
    if told != found:
        message = (
            f"the export is damaged: its last line tells of {told.revisions} revisions and {told.records} records with "
            f"sha256 {told.sha256[:12]}…, and there are {found.revisions} and {found.records} with "
            f"{found.sha256[:12]}…; make it again"
        )
        raise ExportError(message)


def _read_line(number: int, line: bytes) -> _Made | _Kept | _End:
    try:
        return _LINE.validate_json(line)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        message = f"line {number} of the export is damaged ({fault['msg']}); make it again"
        raise ExportError(message) from error

"""How is the file of the embedded store opened, laid out, and read when something is wrong with it?

TRUNCATE + FULL: of the modes of SQLite, the one that lost nothing in simulated power cuts, also on the
versions before 3.51.3 whose write-ahead log can be corrupted by two processes.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.store import StoreDataError, StoreError, StoreUnavailableError, StoreWriteError

APPLICATION_ID = 0x43475248  # "CGRH": tells our files from those of others
SCHEMA_VERSION = 1
BUSY_SECONDS = 5.0

_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE revisions (
    number INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    idempotency_key TEXT UNIQUE
) STRICT;
CREATE TABLE records (
    key TEXT NOT NULL,
    since INTEGER NOT NULL REFERENCES revisions (number) DEFERRABLE INITIALLY DEFERRED,
    until INTEGER,
    label TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (key, since)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX live_records ON records (key) WHERE until IS NULL;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


def connect(path: str, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the file, or a store in memory for ``:memory:``; a new file gets its tables.

    Raises:
        StoreDataError: the file is another program's, of a newer version, or damaged.
        StoreUnavailableError: it cannot be opened, or another process holds it for too long.
        StoreWriteError: it cannot be written.
    """
    with translated(path):
        connection = sqlite3.connect(
            _address(path, read_only=read_only),
            uri=True,
            isolation_level=None,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
        )
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            _check(connection, path)
            if not read_only:
                connection.execute("PRAGMA journal_mode = TRUNCATE")
        except BaseException:
            connection.close()
            raise
    return connection


def _address(path: str, *, read_only: bool) -> str:
    if path == ":memory:":
        return "file::memory:"
    mode = "ro" if read_only else "rwc"
    return f"{Path(path).absolute().as_uri()}?mode={mode}"


def _check(connection: sqlite3.Connection, path: str) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application == 0 and version == 0 and tables == 0:
        connection.executescript(_SCHEMA)
    elif application != APPLICATION_ID:
        message = f"{path} is a file of another program, not a contract graph; it was left as it is"
        raise StoreDataError(message)
    elif version > SCHEMA_VERSION:
        message = (
            f"{path} was written by a newer contract-graph (layout {version}, this one knows {SCHEMA_VERSION}); "
            "it was left as it is: update contract-graph"
        )
        raise StoreDataError(message)


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn what SQLite raises into an error of the port, with a sentence for the person who runs it."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(error, path) from error


def _translation(error: sqlite3.Error, path: str) -> StoreError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return StoreWriteError(
            f"{path} could not be written ({error}): is the disk full? Nothing was changed"
        )
    if name.startswith("SQLITE_READONLY"):
        return StoreWriteError(
            f"{path} is read-only ({error}); nothing was changed. Give write access, or another --store"
        )
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return StoreDataError(
            f"{path} is not a contract graph, or is damaged ({error}); it was left as it is"
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreUnavailableError(
            f"another process has been writing to {path} for more than {BUSY_SECONDS:.0f} seconds"
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return StoreUnavailableError(
            f"{path} cannot be opened: does its folder exist, and may it be written?"
        )
    return StoreError(f"{path}: {error}")

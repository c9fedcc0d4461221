"""What does loading the corpus cost, against the bare inserts of the same rows?

python -m benchmarks.load [TEXTS]
"""

import asyncio
import sqlite3
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import ratio
from graph.places import Places
from graph.records import DatedRecord
from graph.stores.sqlite import SqliteStore
from service.bootstrap import read_places, utc_now
from service.bundled import facts_folder
from service.loading import load, read_inputs


async def load_all(path: str, places: Places, paths: list[Path]) -> tuple[DatedRecord, ...]:
    """Load everything into a new store, and give its rows."""
    store = SqliteStore(path, places)
    await load(store, read_inputs(paths, places), places, utc_now)
    records = (await store.history()).records
    await store.close()
    return records


def insert_bare(path: str, rows: list[tuple[str, int, str, str, bytes]]) -> None:
    """Write the same rows into a table of the same shape, in one durable transaction."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN")
    connection.execute(
        "CREATE TABLE records (key TEXT, since INTEGER, label TEXT, sha256 TEXT, body BLOB, PRIMARY KEY (key, since)) WITHOUT ROWID"
    )
    connection.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?)", rows)
    connection.execute("COMMIT")
    connection.close()


def main() -> None:
    """Print the ratio."""
    texts = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/seeds")
    places = read_places()
    paths = [facts_folder(), *([texts] if texts.is_dir() else [])]
    with tempfile.TemporaryDirectory() as folder:
        names = iter(range(10_000))

        def new() -> str:
            return str(Path(folder) / f"{next(names)}.sqlite")

        records = asyncio.run(load_all(new(), places, paths))
        rows = [
            (d.record.key, d.since, d.record.label, d.record.sha256, d.record.body) for d in records
        ]
        print(f"{len(rows)} rows, {sum(len(row[4]) for row in rows) / 1e6:.1f} MB")
        ratio(
            "load of the corpus",
            lambda: asyncio.run(load_all(new(), places, paths)),
            lambda: insert_bare(new(), rows),
            against_name="the bare inserts of the same rows",
        )


if __name__ == "__main__":
    main()

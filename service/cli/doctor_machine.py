"""Is what contract-graph needs on this machine: Python, SQLite, and the files that come with it?"""

import sqlite3
import sys
from collections.abc import Iterator

from loaders.facts.problems import LoadRefusedError
from service.bootstrap import graphiql_build, read_places
from service.bundled import demo_folder, facts_folder, places_file
from service.cli.health import Check, broken, risk, well
from service.loading import read_inputs

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 37, 0)  # has strict tables
_FEATURES = {
    "JSON": "SELECT json('{}')",
    "full-text search (FTS5)": "CREATE VIRTUAL TABLE temp.probe USING fts5(words)",
}


def check_python(version: tuple[int, ...] = tuple(sys.version_info[:3])) -> Check:
    """Look at the version of Python."""
    told = f"Python {_dotted(version)}"
    if version < OLDEST_PYTHON:
        return broken("python", f"{told} is too old", f"use {_dotted(OLDEST_PYTHON)} or newer")
    return well("python", told)


def check_sqlite(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> Check:
    """Look at the version of SQLite and at what it was built with."""
    told = f"SQLite {_dotted(version)}"
    if version < OLDEST_SQLITE:
        settle = f"use a Python built with SQLite {_dotted(OLDEST_SQLITE)} or newer, or Neo4j"
        return broken("sqlite", f"{told} is too old", settle)
    missing = [name for name, statement in _FEATURES.items() if not _runs(statement)]
    if missing:
        settle = "use a Python whose SQLite has it, or Neo4j"
        return broken("sqlite", f"{told} without {' and '.join(missing)}", settle)
    return well("sqlite", f"{told} with {' and '.join(_FEATURES)}")


def _runs(statement: str) -> bool:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(statement)
    except sqlite3.Error:
        return False
    finally:
        connection.close()
    return True


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def check_bundled() -> Iterator[Check]:
    """Look for the table of places, the bundled facts and the demo set, and read them."""
    try:
        places = read_places()
    except (OSError, ValueError) as error:
        told = f"the table of places at {places_file()} cannot be read: {error}"
        yield broken("bundled", told, "install contract-graph again")
        return
    yield well("bundled", f"the table of places: {places_file()}")
    for name, folder in (("facts", facts_folder()), ("demo set", demo_folder() / "facts")):
        try:
            families = read_inputs([folder], places).families
        except LoadRefusedError as error:
            told = f"the {name} at {folder} cannot be read: {error}"
            yield broken("bundled", told, "install contract-graph again")
        else:
            yield well("bundled", f"{len(families)} families of the {name}: {folder}")


def check_graphiql() -> Check:
    """Look whether GraphiQL has been built."""
    built = graphiql_build()
    if built is None:
        settle = "with Node 20.19 or later, type: make web"
        return risk("graphiql", "it has not been built, so /graphiql is the plain page", settle)
    return well("graphiql", f"built: {built}")

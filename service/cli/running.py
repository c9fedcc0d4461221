"""How does a command run: with its settings and store, its output in two streams, its errors as exit codes?

Data goes to stdout and nothing else does; what is for people goes to stderr. Exit codes: 0 well, 1 a finding of error
level or an answer that fails its requirement, 2 wrong usage, 3 the store is not reachable.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from enum import IntEnum
from typing import Annotated, TypeVar

import orjson
import typer
from rich.console import Console

from graph.export import ExportError
from graph.places import Places
from graph.store import GraphStore, StoreError, StoreUnavailableError
from loaders.facts.problems import LoadRefusedError
from resolvers.naming import UnknownNameError
from service.bootstrap import opened_store, read_places
from service.settings import Settings, SettingsError, read_settings

JSON_LAYOUT = 1
T = TypeVar("T")


class ExitCode(IntEnum):
    """What a script can rely on."""

    WELL = 0
    FINDING = 1
    USAGE = 2
    UNREACHABLE = 3


StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        help="sqlite:///PATH, neo4j://HOST:PORT or demo; else CONTRACT_GRAPH_STORE, else a file of the user.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write data as JSON to stdout.")]

notes = Console(stderr=True, highlight=False)
data = Console(highlight=False)


def settings_with(store: str | None) -> Settings:
    """Read the settings; a store named on the command line goes before the environment."""
    settings = read_settings(os.environ)
    return settings if store is None else replace(settings, store=store)


def run(store: str | None, work: Callable[[GraphStore, Places], Awaitable[T]]) -> T:
    """Open the store, do the work, close it; an error becomes a sentence on stderr and an exit code."""
    return guarded(lambda: asyncio.run(_with_store(settings_with(store), work)))


async def _with_store(settings: Settings, work: Callable[[GraphStore, Places], Awaitable[T]]) -> T:
    places = read_places()
    async with opened_store(settings, places) as opened:
        return await work(opened, places)


def guarded(work: Callable[[], T]) -> T:
    """Do the work; what a person can mend ends the command with a sentence and its exit code."""
    try:
        return work()
    except (LoadRefusedError, ExportError) as error:
        raise _ended(error, ExitCode.FINDING) from error
    except (SettingsError, UnknownNameError) as error:
        raise _ended(error, ExitCode.USAGE) from error
    except StoreUnavailableError as error:
        raise _ended(error, ExitCode.UNREACHABLE) from error
    except StoreError as error:
        raise _ended(error, ExitCode.FINDING) from error


def _ended(error: Exception, code: ExitCode) -> typer.Exit:
    notes.print(str(error), markup=False, soft_wrap=True)
    return typer.Exit(code)


def write_json(value: dict[str, object]) -> None:
    """Write one JSON object to stdout, with the version of its layout."""
    sys.stdout.buffer.write(
        orjson.dumps({"layout": JSON_LAYOUT} | value, option=orjson.OPT_INDENT_2) + b"\n"
    )
    sys.stdout.buffer.flush()

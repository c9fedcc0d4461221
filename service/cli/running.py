"""How does a command run: with its settings and store, its errors as sentences and exit codes?

Exit codes: 0 well, 1 a finding of error level or an answer that fails its requirement, 2 wrong usage, 3 the store is
not reachable.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

import structlog
import typer

from graph.export import ExportError
from graph.places import Places
from graph.store import GraphStore, StoreError, StoreUnavailableError
from loaders.facts.problems import LoadRefusedError
from service.bootstrap import opened_store, read_places
from service.cli.options import ExitCode
from service.cli.output import OutputError, notes
from service.settings import Settings, SettingsError, read_settings

T = TypeVar("T")


def settings_with(store: str | None) -> Settings:
    """Read the settings; a store named on the command line goes before the environment."""
    settings = read_settings(os.environ)
    return settings if store is None else replace(settings, store=store)


def run(
    store: str | None,
    work: Callable[[GraphStore, Places], Awaitable[T]],
    *,
    must_exist: bool = True,
) -> T:
    """Open the store, do the work, close it; an error becomes a sentence on stderr and an exit code.

    ``must_exist``: an embedded store that is not there is an error; else it is made.
    """
    return guarded(
        lambda: asyncio.run(_with_store(settings_with(store), work, must_exist=must_exist))
    )


async def _with_store(
    settings: Settings, work: Callable[[GraphStore, Places], Awaitable[T]], *, must_exist: bool
) -> T:
    places = read_places()
    async with opened_store(settings, places, must_exist=must_exist) as opened:
        return await work(opened, places)


def guarded(work: Callable[[], T]) -> T:
    """Do the work; what a person can mend ends the command with a sentence and its exit code."""
    structlog.configure(logger_factory=_log_to_stderr)
    try:
        return work()
    except LoadRefusedError as error:
        raise _ended(error, ExitCode.USAGE if error.is_misuse else ExitCode.FINDING) from error
    except (SettingsError, OutputError) as error:
        raise _ended(error, ExitCode.USAGE) from error
    except StoreUnavailableError as error:
        raise _ended(error, ExitCode.UNREACHABLE) from error
    except (ExportError, StoreError) as error:
        raise _ended(error, ExitCode.FINDING) from error


def _log_to_stderr(*_: object) -> structlog.PrintLogger:
    return structlog.PrintLogger(sys.stderr)


def _ended(error: Exception, code: ExitCode) -> typer.Exit:
    notes.print(str(error))
    return typer.Exit(code)

"""How is a machine examined, and what is said about it?"""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from service.bootstrap import read_places
from service.cli.doctor_machine import check_bundled, check_graphiql, check_python, check_sqlite
from service.cli.doctor_store import check_exposure, check_folder, check_store
from service.cli.doctor_texts import check_texts
from service.cli.health import Check, State, broken
from service.cli.options import ExitCode
from service.cli.output import data, write_json
from service.settings import Settings, SettingsError, read_settings


def examine(texts: Sequence[Path], store: str | None, *, as_json: bool) -> None:
    """Examine everything, say all of it, and end with exit code 1 where something does not work."""
    checks = _checks(texts, store)
    if as_json:
        write_json({"checks": [_plain(check) for check in checks]})
    else:
        for check in checks:
            data.print(f"{check.state.value:<7} {check.name:<9} {check.told}")
            if check.settle:
                data.print(f"{'':<17} {check.settle}")
    if any(check.state is State.BROKEN for check in checks):
        raise typer.Exit(ExitCode.FINDING)


def _checks(texts: Sequence[Path], store: str | None) -> list[Check]:
    checks = [check_python(), check_sqlite(), *check_bundled(), check_graphiql()]
    try:
        settings = read_settings(os.environ)
    except SettingsError as error:
        checks.append(broken("settings", str(error), "mend the environment variables"))
    else:
        checks += _store_checks(settings if store is None else replace(settings, store=store))
    if texts and all(
        check.state is not State.BROKEN for check in checks if check.name == "bundled"
    ):
        checks.append(check_texts(texts, read_places()))
    return checks


def _store_checks(settings: Settings) -> list[Check]:
    return [check_folder(settings), asyncio.run(check_store(settings)), check_exposure(settings)]


def _plain(check: Check) -> dict[str, object]:
    return {
        "name": check.name,
        "state": check.state.value,
        "message": check.told,
        "settle": check.settle,
    }

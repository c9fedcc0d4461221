"""How fast the command line starts: help needs none of the libraries that take time."""

import runpy
import subprocess
import sys

import pytest

from tests.cli.calling import Done, call_process

SLOW = (
    "strawberry",
    "neo4j",
    "networkx",
    "graphql",
    "starlette",
    "uvicorn",
    "yaml",
    "sqlite3",
    "rich.progress",
)
PROBE = """
import sys
from typer.testing import CliRunner
from service.cli import app
result = CliRunner().invoke(app, sys.argv[1:])
print(result.exit_code, *(name for name in %r if name in sys.modules))
"""


def loaded_by(*words: str) -> Done:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROBE % (SLOW,), *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return Done(code=0, out=done.stdout.strip(), err=done.stderr)


@pytest.mark.parametrize("words", [["--help"], ["ask", "--help"], ["serve", "--help"]])
def test_help_imports_nothing_that_takes_time(words: list[str]) -> None:
    assert loaded_by(*words).out == "0"


def test_loading_needs_no_api_and_no_server() -> None:
    code, *loaded = loaded_by("load", "nowhere").out.split()

    assert code == "2"
    assert not set(loaded) & {"strawberry", "neo4j", "networkx", "graphql", "starlette", "uvicorn"}


def test_the_command_line_runs_as_a_module() -> None:
    done = call_process("--help")

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Usage:")


def test_the_command_line_is_called_by_its_script_and_as_a_module(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["contract-graph", "--help"])

    with pytest.raises(SystemExit) as ended:
        runpy.run_module("service.cli", run_name="__main__")

    assert ended.value.code == 0
    assert "contract-graph [OPTIONS] COMMAND" in capsys.readouterr().out

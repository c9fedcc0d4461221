"""How does a test call the command line, in this process or in one of its own?"""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from typer.testing import CliRunner

from service.cli import app


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a call: its exit code, and what stands on each stream."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - as the command writes it
        """Read stdout, which must be one JSON object of the known layout and nothing else."""
        read = orjson.loads(self.out)
        assert read.pop("layout") == 1
        return read


def call(*words: object, store: str | None = None) -> Done:
    """Call a command in this process; a fault of the program fails the test."""
    line = [*map(str, words), *(["--store", store] if store else [])]
    result = CliRunner().invoke(app, line, catch_exceptions=False)
    return Done(code=result.exit_code, out=result.stdout, err=result.stderr)


def call_process(*words: object, env: Mapping[str, str] | None = None) -> Done:
    """Call a command in a process of its own."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "service.cli", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **(env or {})},
    )
    return Done(code=done.returncode, out=done.stdout, err=done.stderr)

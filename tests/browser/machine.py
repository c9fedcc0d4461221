"""What must a machine have before a test can drive a real browser, and what does this one lack?"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where the parts are, or would be: a program that was not found is None."""

    chromium: Path | None
    node: Path | None
    driver: Path
    graphiql: Path


def find_machine() -> Machine:
    return Machine(
        chromium=find_program("chromium"),
        node=find_program("node"),
        driver=_HERE / "node_modules" / "playwright-core",
        graphiql=_ROOT / "web" / "graphiql" / "dist",
    )


def find_missing(machine: Machine, *, with_graphiql: bool) -> tuple[str, ...]:
    """One command for each part that is missing, in the order in which to type them."""
    parts = (
        (machine.chromium is not None, "apt-get install -y chromium"),
        (machine.node is not None, "apt-get install -y nodejs npm (20 or later)"),
        (machine.driver.is_dir(), "npm ci --prefix tests/browser"),
        ((machine.graphiql / "index.html").is_file() or not with_graphiql, "make web"),
    )
    return tuple(command for is_there, command in parts if not is_there)


def require(machine: Machine, *, with_graphiql: bool, in_ci: bool) -> None:
    """Skips the test where a part is missing, with what to type; in CI that is a failure."""
    missing = find_missing(machine, with_graphiql=with_graphiql)
    if not missing:
        return
    sentence = f"NO BROWSER TEST RAN: this machine lacks a part. Type: {'; '.join(missing)}"
    if in_ci:
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def find_program(name: str) -> Path | None:
    found = shutil.which(name)
    return None if found is None else Path(found)

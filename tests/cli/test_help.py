"""Help: each command says what it does with an example, and the examples work."""

import re
import shlex
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from service.cli import app
from tests.cli.calling import call

COMMANDS = (
    "load",
    "ask",
    "test",
    "check",
    "export",
    "info",
    "schema",
    "anchor",
    "doctor",
    "serve",
    "demo",
)
FACTS = """family: acme
title: Acme
file: acme.txt
agreements:
  - slug: acme-terms
    title: Acme terms
    kind: POLICY
    versions: [{id: "1"}]
    rules:
      - {kind: governing_law, id: law, law: FR, lines: [1, 1], statement: French law governs.}
"""


EXPECTATION = """expectations:
  - name: France
    category: law
    ask: governingLaw
    with: {agreement: acme-terms}
    expect: {status: STATED, law: {code: FR}}
"""


def example(command: str) -> list[str]:
    helped = re.sub(r"\s+", " ", call(command, "--help").out)
    (found,) = re.findall(r"Example: contract-graph (.*?) (?:Arguments|Options):", helped)
    return shlex.split(found)


def test_the_commands_are_these_and_each_says_in_a_line_what_it_does() -> None:
    helped = call("--help").out
    listed = re.findall(r"^  ([a-z]+) {2,}\S", helped.partition("Commands:")[2], re.MULTILINE)

    assert tuple(listed) == COMMANDS
    assert "Exit codes: 0 well; 1 a finding of error level" in re.sub(r"\s+", " ", helped)


def test_without_a_command_the_commands_are_listed_and_it_is_wrong_usage() -> None:
    done = call()

    assert done.code == 2
    assert "Commands:" in done.out + done.err


def test_a_command_that_there_is_not_is_wrong_usage() -> None:
    done = call("laod")

    assert done.code == 2
    assert done.out == ""
    assert "No such command 'laod'" in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_is_for(command: str) -> None:
    group = get_command(app)
    assert isinstance(group, TyperGroup)

    params = group.commands[command].params

    assert [one.name for one in params if not getattr(one, "help", None)] == []


@pytest.mark.usefixtures("quick_demo")
@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in {"serve", "demo"}])
def test_the_example_of_each_command_works(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("my-contracts", "facts", "texts", "expectations"):
        (tmp_path / folder).mkdir()
    for folder in ("my-contracts", "facts"):
        (tmp_path / folder / "acme.yaml").write_text(FACTS)
    (tmp_path / "texts" / "acme.txt").write_text("The law of France governs.\n")
    (tmp_path / "expectations" / "law.yaml").write_text(EXPECTATION)
    monkeypatch.chdir(tmp_path)
    assert call("load", "my-contracts").code == 0

    done = call(*example(command))

    assert done.code == 0, done.err

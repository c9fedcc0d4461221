"""Where what a command says goes: data to stdout, the rest to stderr, and plain on both."""

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from service.cli.output import OutputError, Writer, write_bytes
from tests.cli.calling import call_process

ESCAPE = "\x1b"


def test_text_is_written_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    Writer(stderr=False).print("acme.yaml:100:9  [bold] :smile: " + "long " * 40)

    assert capsys.readouterr().out == "acme.yaml:100:9  [bold] :smile: " + "long " * 40 + "\n"


def test_a_table_that_goes_to_a_file_has_a_line_for_each_row(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Writer(stderr=True).table(("name", "what it is"), [("a", "x" * 200), ("条款", "[y]")])

    assert capsys.readouterr().err == f"name  what it is\na     {'x' * 200}\n条款  [y]\n"


def test_a_table_on_a_terminal_is_wrapped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Writer(stderr=False)
    monkeypatch.setattr(writer.console, "_force_terminal", True)
    monkeypatch.setattr(writer.console, "_width", 40)

    writer.table(("name", "what it is"), [("a", "word " * 20)])

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 2
    assert all(len(line) <= 40 for line in lines)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: No such file or directory"):
        write_bytes([b"x"], tmp_path / "away" / "file")
    with pytest.raises(OutputError, match="cannot be written: Is a directory"):
        write_bytes([b"x"], tmp_path)


def on_a_terminal(*words: str, env: dict[str, str]) -> str:
    """Call a command whose streams are a terminal."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "service.cli", *words],
        stdout=theirs,
        stderr=theirs,
        stdin=theirs,
        env={**os.environ, "TERM": "xterm-256color", **env},
    )
    os.close(theirs)
    read = bytearray()
    with suppress(OSError):  # raised when the other end is closed
        while True:
            read += os.read(ours, 65536)
    done.wait(60)
    os.close(ours)
    return read.decode()


def test_a_terminal_without_colour_gets_plain_text(harbour: str) -> None:
    written = on_a_terminal("check", "--store", harbour, env={"NO_COLOR": "1"})

    assert "findings" in written
    assert ESCAPE not in written


def test_a_pipe_gets_plain_text_and_no_progress(harbour: str, tmp_path: Path) -> None:
    (tmp_path / "acme.txt").write_text("Acme.\n")

    done = call_process(
        "load", tmp_path / "acme.txt", "--dry-run", "--store", harbour, env={"FORCE_COLOR": ""}
    )

    assert done.code == 0
    assert done.out == ""
    assert ESCAPE not in done.err
    assert "reading" not in done.err


def test_a_reader_that_goes_away_early_is_no_fault(harbour: str) -> None:
    command = [sys.executable, "-m", "service.cli", "export", "--store", harbour]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603 - our own program
        assert running.stdout is not None
        assert running.stderr is not None
        begun = running.stdout.read(20)
        running.stdout.close()
        told = running.stderr.read()

    assert begun == b'{"format":"contract-'
    assert b"Traceback" not in told

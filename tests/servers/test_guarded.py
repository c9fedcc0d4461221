import os
import runpy
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from tests.servers.guard import run_guarded
from tests.servers.guarded import GUARD, GuardedProcess

SLEEP = ("sleep", "600")
IGNORES_STOP = ("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.05; done")
ROOT = Path(__file__).parents[2]
PARENT = """
import os, signal, sys
from pathlib import Path
from tests.servers.guarded import GuardedProcess

process = GuardedProcess(("sleep", "600"), Path(sys.argv[1]))
print(process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def test_a_program_runs_until_it_is_stopped(tmp_path: Path) -> None:
    process = GuardedProcess(SLEEP, tmp_path / "out")
    before = (process.ended, is_running(process.pid))

    process.stop()

    assert before == (False, True)
    assert (process.ended, is_running(process.pid)) == (True, False)


def test_a_program_that_does_not_stop_is_killed(tmp_path: Path) -> None:
    output = tmp_path / "out"
    process = GuardedProcess(IGNORES_STOP, output)
    wait_until(lambda: output.read_text(encoding="utf-8") == "deaf\n")

    process.stop(patience=0.2)

    assert not is_running(process.pid)


def test_stopping_and_killing_what_has_ended_changes_nothing(tmp_path: Path) -> None:
    process = GuardedProcess(("true",), tmp_path / "out")
    wait_until(lambda: process.ended)

    process.stop()
    process.kill()

    assert process.ended


def test_what_a_program_prints_is_added_to_the_file(tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.write_text("before\n", encoding="utf-8")
    process = GuardedProcess(("sh", "-c", "echo one; echo two >&2"), output)
    wait_until(lambda: process.ended)
    process.stop()

    assert output.read_text(encoding="utf-8") == "before\none\ntwo\n"


def test_a_program_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"/nowhere/java could not be started; .*out says why"):
        GuardedProcess(("/nowhere/java",), tmp_path / "out")

    assert "FileNotFoundError" in (tmp_path / "out").read_text(encoding="utf-8")


def test_a_program_is_killed_when_the_tests_that_started_it_are_killed(tmp_path: Path) -> None:
    tests = subprocess.run(  # noqa: S603 - this Python, with the text above
        [sys.executable, "-c", PARENT, str(tmp_path / "out")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert tests.returncode == -signal.SIGKILL
    wait_until(lambda: not is_running(int(tests.stdout)))


def test_a_program_outlives_the_thread_that_started_it(tmp_path: Path) -> None:
    started: list[GuardedProcess] = []
    thread = Thread(target=lambda: started.append(GuardedProcess(SLEEP, tmp_path / "out")))
    thread.start()
    thread.join()
    time.sleep(0.2)

    assert is_running(started[0].pid)
    started[0].stop()


def test_a_program_whose_guard_was_killed_is_ended_all_the_same(tmp_path: Path) -> None:
    process = GuardedProcess(SLEEP, tmp_path / "out")
    os.kill(process._guard.pid, signal.SIGKILL)

    process.stop()

    wait_until(lambda: not is_running(process.pid))


def test_the_guard_names_the_program_and_ends_with_its_exit_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, theirs = socket.socketpair()
    monkeypatch.setattr(sys, "argv", [str(GUARD), str(theirs.detach()), "sh", "-c", "exit 7"])

    with ours, pytest.raises(SystemExit) as ended:
        runpy.run_path(str(GUARD), run_name="__main__")

    assert ended.value.code == 7


def test_the_guard_kills_the_program_when_the_lifeline_closes() -> None:
    ours, theirs = socket.socketpair()
    ours.close()

    with theirs:
        assert run_guarded(theirs, SLEEP) == signal.SIGKILL

"""What ends a started program when the tests that started it are gone, however they went?

A program of its own between the tests and the server:

    python guard.py LIFELINE COMMAND...

LIFELINE is the number of an inherited socket. The guard writes the process id of the command to
it. When the other end closes, as it does when the tests end or are killed, the command is killed.
A signal at the parent's death would be shorter, but the system sends it when the *thread* that
started the program ends, and tests start servers from threads.
"""

import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress


def run_guarded(lifeline: socket.socket, command: Sequence[str]) -> int:
    """Runs the command to its end, or until the lifeline closes.

    Returns the command's exit code, or the number of the signal that ended it.
    """
    child = subprocess.Popen(command)  # noqa: S603 - the command line of whoever starts the guard
    threading.Thread(target=_end_with, args=(lifeline, child), daemon=True).start()
    return abs(child.wait())


def _end_with(lifeline: socket.socket, child: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):  # a reset says the same as an orderly end: nobody is there any more
        lifeline.sendall(str(child.pid).encode())
        lifeline.recv(1)
    child.kill()


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as from_the_tests:
        sys.exit(run_guarded(from_the_tests, sys.argv[2:]))

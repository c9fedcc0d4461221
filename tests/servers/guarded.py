"""How do tests run a program that cannot outlive them?"""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

GUARD = Path(__file__).with_name("guard.py")
PROMPT_SECONDS = 30
STOP_SECONDS = 20


class GuardedProcess:
    """A running program, in a session of its own, with a guard that ends it when we are gone."""

    def __init__(self, command: Sequence[str], output: Path) -> None:
        """Starts the command; what it prints is added to the file `output`."""
        self._lifeline, theirs = socket.socketpair()
        with theirs, output.open("ab") as out:
            self._guard = subprocess.Popen(  # noqa: S603 - our own guard
                [sys.executable, str(GUARD), str(theirs.fileno()), *command],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )
        self._lifeline.settimeout(PROMPT_SECONDS)
        said = self._lifeline.recv(32)
        if not said:
            self._close()
            message = f"{command[0]} could not be started; {output} says why"
            raise OSError(message)
        self.pid = int(said)

    @property
    def ended(self) -> bool:
        return self._guard.poll() is not None

    def stop(self, patience: float = STOP_SECONDS) -> None:
        """Asks the program to end, and kills it when it has not after `patience` seconds."""
        self._send(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._guard.wait(patience)
        self.kill()

    def kill(self) -> None:
        """Ends the program at once, as a power cut would; it is gone when this returns."""
        self._send(signal.SIGKILL)
        self._close()

    def _send(self, number: signal.Signals) -> None:
        # The guard ends right after it has seen the program's end: while it runs, the process
        # id is the program's.
        if not self.ended:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def _close(self) -> None:
        if self._lifeline.fileno() == -1:  # closed before
            return
        self._lifeline.close()
        self._guard.wait(PROMPT_SECONDS)
        # Should somebody have killed the guard alone, the program is what is left of its group.
        with suppress(ProcessLookupError):
            os.killpg(self._guard.pid, signal.SIGKILL)

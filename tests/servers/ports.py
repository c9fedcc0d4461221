"""Which ports of this machine are free?"""

import itertools
import os
import socket
from contextlib import ExitStack

HOST = "127.0.0.1"
FIRST = 20_000
COUNT = 12_000  # all below the ports that systems give to outgoing connections

_steps = itertools.count(os.getpid() * 16)


def free_ports(count: int) -> tuple[int, ...]:
    """Returns ports that are free now; another process may still take one before it is used.

    A port that was handed out is not handed out again soon, so two servers that are started
    at the same time get different ones.
    """
    with ExitStack() as held:
        return tuple(_bind_next(held) for _ in range(count))


def _bind_next(held: ExitStack) -> int:
    for step in itertools.islice(_steps, COUNT):
        port = FIRST + step % COUNT
        try:
            held.enter_context(socket.socket()).bind((HOST, port))
        except OSError:  # taken: the next one
            continue
        return port
    message = f"no port from {FIRST} to {FIRST + COUNT - 1} is free"
    raise OSError(message)

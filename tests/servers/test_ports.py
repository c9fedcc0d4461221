import socket
from contextlib import ExitStack

import pytest

from tests.servers import ports
from tests.servers.ports import HOST, free_ports


def test_free_ports_can_be_bound_and_differ() -> None:
    found = free_ports(3)

    with ExitStack() as held:
        for port in found:
            held.enter_context(socket.socket()).bind((HOST, port))
    assert len(set(found)) == 3


def test_ports_are_not_handed_out_twice_in_a_row() -> None:
    assert set(free_ports(2)).isdisjoint(free_ports(2))


def test_a_taken_port_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    (taken,) = free_ports(1)
    monkeypatch.setattr(ports, "_steps", iter([taken - ports.FIRST, taken - ports.FIRST + 7]))

    with socket.socket() as other:
        other.bind((HOST, taken))
        assert free_ports(1) == (taken + 7,)


def test_when_no_port_is_free_the_error_says_where_it_looked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ports, "COUNT", 0)

    with pytest.raises(OSError, match="no port from 20000 to"):
        free_ports(1)

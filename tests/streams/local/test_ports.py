"""Ports are free when they are given out."""

import socket

import pytest

from streams.local.errors import LocalKafkaError
from streams.local.ports import free_ports, is_free, named_ports


def test_free_ports_differ_and_are_free() -> None:
    ports = free_ports(50)
    assert len(set(ports)) == 50
    assert all(map(is_free, ports))


def test_free_ports_avoid_those_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.local.ports._RANGE", range(20_000, 20_004))
    monkeypatch.setattr("streams.local.ports.is_free", lambda _: True)
    assert sorted(free_ports(2, besides=[20_000, 20_003])) == [20_001, 20_002]


def test_named_ports_follow_the_first() -> None:
    first = next(p for p in free_ports(50) if is_free(p + 1) and is_free(p + 2))
    assert named_ports(first, 3) == [first, first + 1, first + 2]


def test_port_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not is_free(port)
        with pytest.raises(LocalKafkaError, match=f"port {port} "):
            named_ports(port, 1)


def test_ports_end_at_65535() -> None:
    with pytest.raises(LocalKafkaError, match="port 65536 "):
        named_ports(65_536, 1)

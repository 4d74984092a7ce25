"""Ports on the loopback that nobody listens on."""

import random
import socket
from collections.abc import Collection

from streams.local.errors import LocalKafkaError
from streams.local.node import HOST

_RANGE = range(20_000, 32_000)
"""Below what systems give to outgoing connections, one of which might take a port before us."""


def free_ports(count: int, besides: Collection[int] = ()) -> list[int]:
    """Return different ports that are free now, and none of those `besides`."""
    found: list[int] = []
    while len(found) < count:
        port = random.choice(_RANGE)  # noqa: S311 - two clusters should rarely meet, no more
        if port not in {*found, *besides} and is_free(port):
            found.append(port)
    return found


def named_ports(first: int, count: int) -> list[int]:
    """Return `count` ports from `first` on; raises LocalKafkaError where one is not free."""
    ports = list(range(first, first + count))
    for port in ports:
        if not is_free(port):
            raise LocalKafkaError(f"port {port} of {HOST} cannot be had: name another, or none")
    return ports


def is_free(port: int) -> bool:
    """Tell whether nobody listens on a port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as Java's own sockets
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):  # taken, not for us, or beyond 65535
            return False
    return True

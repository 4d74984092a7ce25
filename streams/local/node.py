"""One broker of a local cluster, which is one of its controllers too: its settings and folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
"""Brokers listen on the loopback alone: nobody else on the network sees them."""

SETTINGS = "server.properties"
"""What a broker's settings are called in its folder, where it is started."""

_RECORDS = "records"
"""Kafka's own folder in a broker's; a whole path might hold a comma, which parts paths there."""

_LOG_LINES = 20


@dataclass(frozen=True)
class Node:
    """Name a broker: its number from 0, the ports of clients and of controllers, its folder."""

    number: int
    port: int
    controller_port: int
    folder: Path

    @property
    def address(self) -> str:
        """Return where clients reach it, as host:port."""
        return f"{HOST}:{self.port}"

    @property
    def settings(self) -> Path:
        """Return its server.properties."""
        return self.folder / SETTINGS

    @property
    def log(self) -> Path:
        """Return what the broker says since it was last started."""
        return self.folder / "broker.log"

    @property
    def pid_file(self) -> Path:
        """Return the file that holds its process id; the process holds the file's lock."""
        return self.folder / "pid"

    @property
    def is_formatted(self) -> bool:
        """Tell whether Kafka has formatted its folder; this file is the last that it writes."""
        return (self.folder / _RECORDS / "meta.properties").exists()

    def last_words(self) -> str:
        """Return the log from its first error on, or else its end."""
        lines = self.log.read_text("utf-8", "replace").splitlines() if self.log.exists() else []
        errors = [number for number, line in enumerate(lines) if " ERROR " in f" {line} "]
        told = lines[errors[0] :][:_LOG_LINES] if errors else lines[-_LOG_LINES:]
        return "\n".join(told) or "it said nothing"


def properties(node: Node, nodes: Sequence[Node]) -> str:
    """Return a broker's server.properties as one of `nodes`, its cluster."""
    settings = _place(node, nodes) | _replication(len(nodes)) | _HASTE
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def _place(node: Node, nodes: Sequence[Node]) -> dict[str, object]:
    voters = (f"{each.number}@{HOST}:{each.controller_port}" for each in nodes)
    return {
        "process.roles": "broker,controller",
        "node.id": node.number,
        "listeners": f"PLAINTEXT://{node.address},CONTROLLER://{HOST}:{node.controller_port}",
        "advertised.listeners": f"PLAINTEXT://{node.address}",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "controller.listener.names": "CONTROLLER",
        "controller.quorum.voters": ",".join(voters),
        "log.dirs": _RECORDS,
        "auto.create.topics.enable": "false",
    }


def _replication(brokers: int) -> dict[str, object]:
    """Keep up to three copies; of those one may be away and records are still acknowledged."""
    copies = min(3, brokers)
    enough = max(1, copies - 1)
    return {
        "default.replication.factor": copies,
        "min.insync.replicas": enough,
        "offsets.topic.replication.factor": copies,
        "transaction.state.log.replication.factor": copies,
        "transaction.state.log.min.isr": enough,
        "share.coordinator.state.topic.replication.factor": copies,
        "share.coordinator.state.topic.min.isr": enough,
    }


_HASTE = {
    "broker.heartbeat.interval.ms": 500,
    "broker.session.timeout.ms": 3000,  # not 9000: a broker that was killed starts after that
    "group.initial.rebalance.delay.ms": 0,  # for a first group that waits for no other member
    "offsets.topic.num.partitions": 5,  # not 50: they are made when the first group comes
    "transaction.state.log.num.partitions": 5,
    "log.cleaner.dedupe.buffer.size": 8 * 1024 * 1024,  # not 128 MB, of a heap of 512
}

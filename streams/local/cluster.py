"""A local cluster of Apache Kafka, for as long as somebody wants it."""

import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

from streams.local.data import claim, clear_leftovers, temporary_folder
from streams.local.errors import LocalKafkaError
from streams.local.jars import Progress, fetch_jars
from streams.local.java import find_java
from streams.local.keeper import Keeper
from streams.local.node import HOST, SETTINGS, Node, properties
from streams.local.ports import free_ports, named_ports
from streams.local.probe import brokers_known_to

ANSWERS_WITHIN = 60.0
"""Seconds that brokers have to start; on a laptop they need two to four."""


class LocalKafka:
    """Run Kafka on this machine between `with` and its end, in processes of its own.

    `brokers` are each a controller too, numbered from 0. `data` is a folder to keep the records
    in, and to find them again; without it they are removed at the end. `port` is the first
    broker's, the others' follow; without it they are free ones. `progress` is told what is being
    done, how much of it is done and how much there is: bytes of a download, brokers of a start.

    However our process ends, nothing is left running.
    """

    def __init__(
        self,
        brokers: int = 1,
        data: Path | str | None = None,
        port: int | None = None,
        progress: Progress | None = None,
    ) -> None:
        if brokers < 1:
            raise LocalKafkaError(f"a cluster has one broker or more, not {brokers}")
        self.temporary = data is None
        self.data = temporary_folder() if data is None else Path(data).expanduser().absolute()
        self.nodes: Sequence[Node] = ()
        self.pids: dict[int, int] = {}
        self._brokers, self._port = brokers, port
        self._progress: Progress = progress or _unseen

    @property
    def bootstrap(self) -> str:
        """Return the brokers' addresses, as clients want them: host:port, joined by commas."""
        return ",".join(node.address for node in self.nodes)

    def __enter__(self) -> Self:
        """Fetch Kafka where need be, start the brokers, and wait until they answer.

        Raises LocalKafkaError with the broker's own words where it does not come up;
        LocalKafkaUnavailableError where this machine lacks a Java, a package or the network.
        """
        self._java, self._jars = find_java(), fetch_jars(self._progress)
        self.nodes = self._plan()
        self._keeper = Keeper(self.data if self.temporary else None)
        try:
            self._set_up()
            self._start(self.nodes)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the brokers and remove what is temporary."""
        self.close()

    def stop_broker(self, number: int) -> None:
        """Let a broker stop in its own time, and hand over what it leads."""
        self._keeper.ask("stop", node=number)
        del self.pids[number]

    def kill_broker(self, number: int) -> None:
        """End a broker at once, as a power cut would."""
        self._keeper.ask("kill", node=number)
        del self.pids[number]

    def start_broker(self, number: int) -> None:
        """Start a broker again that was stopped or killed, and wait until it answers."""
        self._start([self.nodes[number]])

    def watch(self) -> NoReturn:
        """Wait for ever; raises LocalKafkaError with its own words when a broker has ended."""
        while True:
            self._look_after(self.nodes, late=False)
            time.sleep(1)

    def detach(self, state: Path) -> None:
        """Leave the brokers running; `state` says where, and is locked as long as they do."""
        record = {
            "bootstrap": self.bootstrap,
            "data": self.data,
            "temporary": self.temporary,
            "pids": list(self.pids.values()),
        }
        self._keeper.ask("detach", state=state, record=record)
        self.pids.clear()

    def close(self) -> None:
        """Stop the brokers, unless they were detached, and remove what is temporary."""
        self._keeper.close()
        if self.pids:  # and nothing happens, unless the guardian was killed
            clear_leftovers(self.data, self.pids.values(), temporary=self.temporary)

    def _plan(self) -> list[Node]:
        count, first = self._brokers, self._port
        ports = free_ports(count) if first is None else named_ports(first, count)
        controllers = free_ports(count, besides=ports)
        return [
            Node(number, port, controller, self.data / f"node-{number}")
            for number, (port, controller) in enumerate(zip(ports, controllers, strict=True))
        ]

    def _set_up(self) -> None:
        """Give each broker its folder and settings, and have new ones formatted."""
        cluster_id = claim(self.data, self._brokers)
        for node in self.nodes:
            node.folder.mkdir(exist_ok=True)
            node.settings.write_text(properties(node, self.nodes), "utf-8")
        new = [node for node in self.nodes if not node.is_formatted]
        command = self._formatting(cluster_id)
        self._keeper.ask("run", command=command, logs=[node.log for node in new])
        for node in new:
            if not node.is_formatted:
                raise LocalKafkaError(f"Kafka could not format {node.folder}:\n{node.last_words()}")

    def _formatting(self, cluster_id: str) -> list[str]:
        named = f"--cluster-id={cluster_id}"  # an id may begin with a hyphen
        arguments = "format", named, "--config", SETTINGS
        return self._java.command(self._jars, "kafka.tools.StorageTool", *arguments)

    def _start(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            self.pids[node.number] = self._keeper.ask(
                "start",
                node=node.number,
                command=self._java.command(self._jars, "kafka.Kafka", SETTINGS),
                log=node.log,
                pid_file=node.pid_file,
            )
        self._await_answers(nodes)

    def _await_answers(self, nodes: Sequence[Node]) -> None:
        """Wait until each of these brokers knows all that run."""
        deadline = time.monotonic() + ANSWERS_WITHIN
        waiting = list(nodes)
        while waiting:
            self._progress("starting Kafka", len(nodes) - len(waiting), len(nodes))
            self._look_after(waiting, late=time.monotonic() > deadline)
            time.sleep(0.03)
            waiting = [node for node in waiting if not self._answers(node)]
        self._progress("starting Kafka", len(nodes), len(nodes))

    def _answers(self, node: Node) -> bool:
        return brokers_known_to(HOST, node.port) >= self.pids.keys()

    def _look_after(self, waiting: Sequence[Node], *, late: bool) -> None:
        """Raise LocalKafkaError for a broker that has ended, or has had time enough."""
        alive = self._keeper.ask("alive")
        for node in waiting:
            if late or node.number not in alive:
                how = f"did not answer in {ANSWERS_WITHIN:.0f} s" if late else "ended"
                raise LocalKafkaError(f"Kafka's broker {node.number} {how}:\n{node.last_words()}")


def _unseen(what: str, done: int, total: int) -> None:
    """Show nobody the progress."""

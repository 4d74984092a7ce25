"""The process that keeps the brokers, and ends them when the one who wanted them is gone.

Its standard input is a pipe from that one: orders come in on it, one a line, and its end, which
a kill -9 brings about too, is the order to stop. It is run as a script and imports the standard
library alone, so that it starts in 30 ms and from anywhere.
"""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

GRACE = 10.0
"""Seconds that a broker has to stop before it is killed."""


class Guardian:
    """Carry out orders: each public method but the last two is one, and returns its answer.

    The folder `temporary`, where one is named, is removed at the end.
    """

    def __init__(self, temporary: str) -> None:
        self._temporary = temporary
        self._brokers: dict[int, subprocess.Popen[bytes]] = {}
        self._state: IO[str] | None = None

    def run(self, command: list[str], logs: list[str]) -> list[int]:
        """Run a command in the folder of each log, side by side; return their exit statuses."""
        return [process.wait() for process in [_run(command, log) for log in logs]]

    def start(self, node: int, command: list[str], log: str, pid_file: str) -> int:
        """Start a broker that does not run; return its process id.

        It inherits the lock of its pid file: the lock is free again once it has ended.
        """
        with Path(pid_file).open("a") as pid:
            fcntl.flock(pid, fcntl.LOCK_EX | fcntl.LOCK_NB)
            broker = _run(command, log, pid.fileno())
            self._brokers[node] = broker
            pid.truncate(0)
            pid.write(str(broker.pid))
        return broker.pid

    def stop(self, node: int) -> None:
        """End a broker in its own time."""
        _end([self._brokers.pop(node)])

    def kill(self, node: int) -> None:
        """End a broker at once, as a power cut would."""
        _kill(self._brokers.pop(node))

    def alive(self) -> list[int]:
        """Return the brokers that run."""
        return [node for node, broker in self._brokers.items() if broker.poll() is None]

    def detach(self, state: str, record: dict[str, Any]) -> None:
        """Stay when the pipe ends; write a record to the file `state`, and hold its lock."""
        unfinished = Path(f"{state}.unfinished")
        self._state = unfinished.open("w")
        fcntl.flock(self._state, fcntl.LOCK_EX)
        self._state.write(json.dumps(record | {"guardian": os.getpid()}))
        self._state.flush()
        unfinished.replace(state)

    def serve(self) -> None:
        """Answer orders until they end; having been detached, stay until the brokers end."""
        for line in iter(sys.stdin.readline, ""):
            order = json.loads(line)
            answer = getattr(self, order.pop("do"))(**order)
            print(json.dumps(answer), flush=True)  # noqa: T201 - the pipe back
        if self._state:
            _let_go_of_the_pipes()
            for broker in self._brokers.values():
                broker.wait()

    def end(self) -> None:
        """Leave nothing running, and nothing behind."""
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if self._temporary:
            for broker in self._brokers.values():  # nobody will miss what they have not written
                _kill(broker)
            shutil.rmtree(self._temporary, ignore_errors=True)
        _end(self._brokers.values())


def _run(command: list[str], log: str, *inherited: int) -> subprocess.Popen[bytes]:
    """Start a command in the folder of its log."""
    with Path(log).open("wb") as output:
        return subprocess.Popen(  # noqa: S603 - an order
            command,
            cwd=Path(log).parent,
            stdin=subprocess.DEVNULL,  # ours is the pipe, which must end with us
            stdout=output,
            stderr=output,
            pass_fds=inherited,
        )


def _end(brokers: Iterable[subprocess.Popen[bytes]]) -> None:
    for broker in brokers:
        broker.terminate()
    for broker in brokers:
        try:
            broker.wait(GRACE)
        except subprocess.TimeoutExpired:
            _kill(broker)


def _kill(broker: subprocess.Popen[bytes]) -> None:
    broker.kill()
    broker.wait()


def _let_go_of_the_pipes() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)


def main() -> None:
    """Keep brokers; the argument is the folder to remove at the end, or empty."""
    if os.fork():
        os._exit(0)  # so that we are nobody's child, and nobody must wait for us
    os.chdir("/")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # the same way out as the pipe's end
    guardian = Guardian(sys.argv[1])
    try:
        guardian.serve()
    finally:
        guardian.end()


if __name__ == "__main__":
    main()

"""Our end of the pipe to the guardian."""

import json
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from streams.local.errors import LocalKafkaError
from streams.local.java import plain_environment

_GUARDIAN = str(Path(__file__).with_name("guardian.py"))


class Keeper:
    """Have brokers kept by a guardian, until this is closed or our process ends in any way.

    The folder `temporary` is removed when they have ended.
    """

    def __init__(self, temporary: Path | None) -> None:
        self._socket, theirs = socket.socketpair()
        with theirs:
            subprocess.run(  # noqa: S603 - our own script, which leaves the guardian behind
                [sys.executable, "-I", _GUARDIAN, str(temporary or "")],
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=theirs.fileno(),
                start_new_session=True,  # a Ctrl-C in the terminal is ours alone
                env=plain_environment() | {"LC_ALL": "C.UTF-8"},  # or Java misreads paths
                check=True,
            )
        self._answers = self._socket.makefile(encoding="utf-8")

    def ask(self, do: str, **details: Any) -> Any:
        """Give an order; return its answer.

        Raises LocalKafkaError with what the guardian said, where it could not carry it out.
        """
        order = json.dumps({"do": do, **details}, default=str) + "\n"
        said = ""
        try:
            self._socket.sendall(order.encode())
            said = self._answers.readline()
            return json.loads(said)
        except (OSError, json.JSONDecodeError) as error:
            said += self._rest()
            raise LocalKafkaError(f"the guardian of the brokers failed to {do}: {said}") from error

    def close(self) -> None:
        """Let the guardian end everything, unless it was told to detach; wait until it has."""
        with self._socket, self._answers:
            with suppress(OSError):  # the guardian may have been killed
                self._socket.shutdown(socket.SHUT_WR)
            self._rest()

    def _rest(self) -> str:
        """Read until the guardian closes its end."""
        try:
            return self._answers.read()
        except OSError:
            return ""

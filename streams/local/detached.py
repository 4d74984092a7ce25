"""The cluster that stays after the command that started it: `kutip broker up`, `down`."""

import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from streams.local.data import clear_leftovers
from streams.local.folders import state_folder
from streams.local.locks import held, is_held


@dataclass(frozen=True)
class Detached:
    """Describe the cluster: its addresses, its data, its processes."""

    bootstrap: str
    data: str
    temporary: bool
    pids: list[int]
    guardian: int

    def stop(self) -> None:
        """Stop it, and wait until it has ended."""
        with suppress(ProcessLookupError):
            os.kill(self.guardian, signal.SIGTERM)
        while is_held(state_file()):
            time.sleep(0.03)
        clear()


def state_file() -> Path:
    """Return the file that describes the cluster; its guardian holds the file's lock."""
    return state_folder() / "broker.json"


def find() -> Detached | None:
    """Return the cluster, if it is up."""
    with suppress(FileNotFoundError):  # it may be stopped between the two
        return Detached(**_recorded()) if is_held(state_file()) else None
    return None


def running() -> str | None:
    """Return the addresses of the cluster, if it is up: host:port, joined by commas."""
    cluster = find()
    return cluster.bootstrap if cluster else None


@contextmanager
def alone() -> Iterator[None]:
    """Let no other command start or stop the cluster while the body runs."""
    with held(state_folder() / "broker.lock"):
        yield


def clear() -> None:
    """Remove what a cluster that is no longer up has left, if it has left anything."""
    if state_file().exists():
        cluster = Detached(**_recorded())
        clear_leftovers(Path(cluster.data), cluster.pids, temporary=cluster.temporary)
        state_file().unlink()


def _recorded() -> dict[str, Any]:
    return dict(json.loads(state_file().read_text("utf-8")))

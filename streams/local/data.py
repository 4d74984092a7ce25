"""The folder of a cluster's data: whose it is, and what a killed guardian leaves in it."""

import base64
import json
import os
import secrets
import shutil
import signal
import tempfile
import time
import uuid
from collections.abc import Collection
from pathlib import Path

from streams.local.errors import LocalKafkaError
from streams.local.locks import holder, is_held

_ABOUT = "cluster.json"


def temporary_folder() -> Path:
    """Return a path for data that nobody keeps; it does not exist yet."""
    return Path(tempfile.gettempdir()).absolute() / f"kutip-kafka-{secrets.token_hex(8)}"


def claim(data: Path, brokers: int) -> str:
    """Make a folder a cluster's own, or find it so; return the cluster's id.

    Raises LocalKafkaError where the folder cannot be written, holds anything else, or another
    number of brokers, or is in use.
    """
    about = data / _ABOUT
    try:
        if not about.exists():
            _found(about, brokers)
        cluster = json.loads(about.read_text("utf-8"))
    except OSError as error:
        raise LocalKafkaError(f"{data} cannot hold a local Kafka's data: {error}") from error
    if cluster["brokers"] != brokers:
        raise LocalKafkaError(f"{data} holds the data of --brokers {cluster['brokers']}")
    for pid_file in data.glob("node-*/pid"):
        if pid := holder(pid_file):
            raise LocalKafkaError(f"{data} is in use by the broker with process id {pid}")
    return str(cluster["cluster_id"])


def clear_leftovers(data: Path, pids: Collection[int], *, temporary: bool) -> None:
    """Kill those brokers on `data` that have one of the process ids; remove temporary data.

    Their guardian does that, unless it was itself killed. A broker holds the lock of its pid
    file: a stranger that was given the same id is safe.
    """
    for pid_file in data.glob("node-*/pid"):
        pid = holder(pid_file)
        if pid and pid in pids:
            os.kill(pid, signal.SIGKILL)
            while is_held(pid_file):
                time.sleep(0.01)
    if temporary:
        shutil.rmtree(data, ignore_errors=True)


def _found(about: Path, brokers: int) -> None:
    data = about.parent
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if any(data.iterdir()):
        raise LocalKafkaError(f"{data} holds something else than a local Kafka's data")
    unfinished = about.with_suffix(".unfinished")
    unfinished.write_text(json.dumps({"brokers": brokers, "cluster_id": _new_id()}), "utf-8")
    unfinished.replace(about)


def _new_id() -> str:
    """Return a random id as Kafka writes it: a UUID in URL-safe base64."""
    return base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")

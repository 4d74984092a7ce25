"""The command `kutip worker`: one process or several, told to stop, killed, or misled."""

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from support.stream import Stream, article, has_ids, stopped

from streams.local.ports import free_ports

pytestmark = pytest.mark.kafka

PATIENCE = 20
"""So long a batch may take to be counted, in seconds: the machine may be busy."""

COMMAND = [sys.executable, "-m", "streams.cli", "worker"]


@contextmanager
def running(stream: Stream, *flags: str) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen([*COMMAND, *flags], env=stream.environment, stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def health(port: int) -> tuple[int, dict[str, Any]]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health") as answer:
        return answer.status, json.load(answer)


def children(process: "subprocess.Popen[bytes]") -> list[int]:
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii")
    return [int(pid) for pid in found.split()]


def is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def test_two_processes_share_the_work_and_stop_together(stream: Stream) -> None:
    stream.produce([stream.raw(f"a-{n}".encode(), article(n)) for n in range(50)])
    with running(stream, "--processes", "2") as parent:
        stream.await_records("enriched", has_ids({f"a-{n}" for n in range(50)}))
        workers = children(parent)
        assert len(workers) == 2
        assert stopped(parent) == 0
        assert not any(is_alive(pid) for pid in workers)


def test_processes_end_when_their_parent_is_killed(stream: Stream) -> None:
    with running(stream, "--processes", "2") as parent:
        stream.produce([stream.raw(b"a-1", article(1))])
        stream.await_records("enriched", has_ids({"a-1"}))
        workers = children(parent)
        parent.kill()
        deadline = time.monotonic() + 30
        while any(is_alive(pid) for pid in workers) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not any(is_alive(pid) for pid in workers)


def test_health_page(new_stream: Callable[..., Stream]) -> None:
    (port,) = free_ports(1)
    stream = new_stream(health_port=port)
    with running(stream):
        stream.produce([stream.raw(b"a-1", article(1))])
        stream.await_records("enriched", has_ids({"a-1"}))
        status, told = health(port)
        deadline = time.monotonic() + PATIENCE
        while not told["batches"] and time.monotonic() < deadline:  # counted once it is committed
            time.sleep(0.05)
            status, told = health(port)
    assert status == 200
    assert told["well"]
    assert told["batches"] >= 1


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"KUTIP_TOPIC_QUOTES": "nowhere"}, "missing on the broker: nowhere"),
        ({"KUTIP_KAFKA": "127.0.0.1:1"}, "no broker answers at 127.0.0.1:1"),
        ({"KUTIP_BATCH": "many"}, "KUTIP_BATCH: Expected `int`, got `str`"),
    ],
)
def test_misled_it_says_so_in_a_line(stream: Stream, chosen: dict[str, str], said: str) -> None:
    done = subprocess.run(
        COMMAND, env=stream.environment | chosen, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr

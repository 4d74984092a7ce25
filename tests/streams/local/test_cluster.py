"""A real Kafka: it works, keeps what it is told to keep, and never outlives its owner."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from streams.local.cluster import LocalKafka
from streams.local.errors import LocalKafkaError

pytestmark = pytest.mark.kafka

OWNER = """
import time
from streams.local.cluster import LocalKafka

def tell(what, done, total):
    if what == "starting Kafka":
        print(done, kafka.pids[0], kafka.data, flush=True)

kafka = LocalKafka(progress=tell)
with kafka:
    time.sleep(600)
"""


def test_broker_works_and_leaves_nothing() -> None:
    with LocalKafka() as kafka:
        asyncio.run(make_topic(kafka.bootstrap, copies=1))
        asyncio.run(produce(kafka.bootstrap, b"halo"))
        assert asyncio.run(consume(kafka.bootstrap, 1)) == [b"halo"]
        data, pids = kafka.data, list(kafka.pids.values())
        assert all(map(runs, pids))
        assert data.exists()
    assert not any(map(runs, pids))
    assert not data.exists()


def test_named_folder_keeps_records_from_run_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    data = tmp_path / "Kafka, data für 新聞"
    with LocalKafka(data=data) as kafka:
        asyncio.run(make_topic(kafka.bootstrap, copies=1))
        asyncio.run(produce(kafka.bootstrap, b"kept"))
        with pytest.raises(LocalKafkaError, match="in use"), LocalKafka(data=data):
            pass
    with LocalKafka(data=data) as kafka:
        assert asyncio.run(consume(kafka.bootstrap, 1)) == [b"kept"]


def test_three_brokers_bear_the_death_of_one() -> None:
    with LocalKafka(brokers=3) as kafka:
        asyncio.run(make_topic(kafka.bootstrap, copies=3))
        asyncio.run(produce(kafka.bootstrap, b"before"))
        kafka.kill_broker(2)
        asyncio.run(produce(kafka.bootstrap, b"meanwhile"))
        kafka.start_broker(2)
        kafka.stop_broker(0)
        asyncio.run(produce(kafka.bootstrap, b"after"))
        assert asyncio.run(consume(kafka.bootstrap, 3)) == [b"before", b"meanwhile", b"after"]


@pytest.mark.parametrize(
    ("number", "started"), [(signal.SIGKILL, "1"), (signal.SIGKILL, "0"), (signal.SIGTERM, "0")]
)
def test_brokers_end_with_their_owner(number: signal.Signals, started: str) -> None:
    with owner(started) as (process, pid, data):
        assert runs(pid)
        process.send_signal(number)
        process.wait(10)
        await_true(lambda: not runs(pid) and not data.exists())


def test_brokers_end_when_their_guardian_was_killed() -> None:
    with LocalKafka() as kafka:
        data, pid = kafka.data, kafka.pids[0]
        os.kill(parent(pid), signal.SIGKILL)
        with pytest.raises(LocalKafkaError, match="guardian"):
            kafka.stop_broker(0)
    await_true(lambda: not runs(pid))  # killed, but for the system to bury it
    assert not data.exists()


def test_broker_that_cannot_start_gives_its_own_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streams.local.node._HASTE", {"broker.session.timeout.ms": "soon"})
    with pytest.raises(LocalKafkaError, match=r"soon"), LocalKafka(data=tmp_path / "data"):
        pass


def test_cluster_has_a_broker() -> None:
    with pytest.raises(LocalKafkaError, match="not 0"):
        LocalKafka(brokers=0)


@contextmanager
def owner(started: str) -> Iterator[tuple[subprocess.Popen[str], int, Path]]:
    """Start a process that starts a broker; yield it, the broker's process id and its data."""
    command = [sys.executable, "-c", OWNER]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout
            lines = (line.split() for line in process.stdout)
            pid, data = next(rest for how_far, *rest in lines if how_far == started)
            yield process, int(pid), Path(data)
        finally:
            process.kill()


async def make_topic(bootstrap: str, copies: int) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        await admin.create_topics([NewTopic("t", num_partitions=1, replication_factor=copies)])
    finally:
        await admin.close()


async def produce(bootstrap: str, value: bytes) -> None:
    async with AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all") as producer:
        await producer.send_and_wait("t", value)


async def consume(bootstrap: str, count: int) -> list[bytes]:
    consumer = AIOKafkaConsumer("t", bootstrap_servers=bootstrap, auto_offset_reset="earliest")
    async with consumer:
        return [(await consumer.getone()).value for _ in range(count)]


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def parent(pid: int) -> int:
    return int(subprocess.check_output(["ps", "-o", "ppid=", "-p", str(pid)]))


def await_true(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)

"""A stream of its own for each test, on the broker that they share: topics, group and workers."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import orjson
from aiokafka.structs import ConsumerRecord

from streams.admin import create_topics
from streams.consuming import reading
from streams.messages import Headers, Outgoing
from streams.publisher import publish, publishing
from streams.settings import Settings

PATIENCE = 60.0
"""Seconds that a test waits for what must come."""

Records = list[ConsumerRecord]


class Stream:
    """Hold a stream's settings; its topics are made at once."""

    def __init__(self, kafka: str, logs: Path, **chosen: object) -> None:
        tag = uuid4().hex[:12]
        names = {f"topic_{role}": f"{role}-{tag}" for role in ROLES}
        own: dict[str, object] = {"kafka": kafka, "group": f"group-{tag}", "partitions": 4}
        self.settings = Settings.read({}, {**own, **names, **chosen})
        self._logs = logs
        asyncio.run(create_topics(self.settings))

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment in which a command works on this stream."""
        return os.environ | self.settings.environment()

    @contextmanager
    def worker(self) -> Iterator["subprocess.Popen[bytes]"]:
        """Run a worker; whatever becomes of it, it has ended afterwards."""
        log = self._logs / f"worker-{uuid4().hex[:6]}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "streams.worker"], env=self.environment, stderr=output
            )
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def produce(self, messages: Sequence[Outgoing]) -> None:
        """Publish messages; every one is acknowledged."""
        asyncio.run(self._produce(messages))

    async def _produce(self, messages: Sequence[Outgoing]) -> None:
        async with publishing(self.settings) as producer:
            assert not any(await publish(producer, messages))

    def raw(self, key: bytes | None, value: bytes | None, headers: Headers = ()) -> Outgoing:
        """Make a message for the topic of raw articles."""
        return Outgoing(self.settings.topic_raw, key, value, headers)

    def await_records(self, role: str, enough: Callable[[Records], bool]) -> Records:
        """Read a topic from its start until there is enough; fail where it never comes."""
        return asyncio.run(self._await_records(role, enough))

    async def _await_records(self, role: str, enough: Callable[[Records], bool]) -> Records:
        records: Records = []
        async with reading(self.settings, self._topic(role), from_start=True) as reader:
            try:
                async with asyncio.timeout(PATIENCE):
                    async for record in reader.follow():
                        records.append(record)
                        if enough(records):
                            return records
            except TimeoutError:
                pass
        raise AssertionError(f"{len(records)} records of {role} came, and not all there should be")

    def records(self, role: str) -> Records:
        """Read what stands in a topic now."""
        return asyncio.run(self._records(role))

    async def _records(self, role: str) -> Records:
        async with reading(self.settings, self._topic(role), from_start=True) as reader:
            return [record async for record in reader.until_now()]

    def _topic(self, role: str) -> str:
        return str(getattr(self.settings, f"topic_{role}"))


ROLES = ("raw", "enriched", "quotes", "claims", "dead")


def article(number: int, version: int = 0) -> bytes:
    """Write a small raw article, with quotes and figures in it."""
    text = (
        f'"Kami menunggu {number + 2} jam di pos itu," kata Rania Wulandari, ketua RT, Senin.\n\n'
        f"Menurut Rania, sekitar {number + 10} persen warga desa itu belum menerima bantuan, dan "
        f"versi {version} laporannya menyebut kerugian Rp {number + 3} juta."
    )
    return orjson.dumps({"id": f"a-{number}", "text": text, "language": "id"})


def ids(records: Iterable[ConsumerRecord]) -> set[str]:
    """Collect the ids of records, each of which is an article, a quote or a claim."""
    return {orjson.loads(record.value)["id"] for record in records if record.value}


def has_ids(wanted: set[str]) -> Callable[[Records], bool]:
    """Ask whether all wanted ids have come; looks at each record once."""
    missing = set(wanted)

    def enough(records: Records) -> bool:
        missing.discard(orjson.loads(records[-1].value)["id"])
        return not missing

    return enough


def has_count(count: int) -> Callable[[Records], bool]:
    """Ask whether so many records have come."""
    return lambda records: len(records) == count


def stopped(process: "subprocess.Popen[bytes]") -> int:
    """Ask a worker to stop; return its exit status."""
    process.send_signal(signal.SIGTERM)
    return process.wait(PATIENCE)

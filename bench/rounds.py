"""What a round on a real Kafka needs: a broker, workers that have joined, articles in the topic."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError
from aiokafka.structs import TopicPartition

from streams.admin import administering
from streams.local.cluster import LocalKafka
from streams.messages import Incoming
from streams.settings import Settings, variable
from tests.support.stream import Stream

KUTIP = "streams.worker"
BARE = "bench.bare"

PARTITIONS = 8
PATIENCE = 120.0
"""Seconds that a round waits for what must come."""

_LOOK_EVERY = 0.1


@contextmanager
def a_kafka() -> Iterator[str]:
    """Give the brokers of KUTIP_KAFKA, or of a local Kafka for as long as the body runs."""
    if named := os.environ.get(variable("kafka")):
        yield named
    else:
        with LocalKafka() as cluster:
            yield cluster.bootstrap


def new_stream(kafka: str) -> Stream:
    """Make topics and a group for one round; its workers tell what is wrong, and no more."""
    return Stream(kafka, Path(), partitions=PARTITIONS, log_level="warning")


@contextmanager
def worker(stream: Stream, module: str = KUTIP) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a worker process while the body runs."""
    process = subprocess.Popen([sys.executable, "-m", module], env=stream.environment)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


@contextmanager
def workers(stream: Stream, module: str, count: int) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Run so many workers; they share the partitions when the body begins."""
    with ExitStack() as running:
        processes = [running.enter_context(worker(stream, module)) for _ in range(count)]
        asyncio.run(joined(stream.settings, count))
        yield processes


async def joined(settings: Settings, members: int) -> None:
    """Wait until the group has so many members, each with its partitions."""
    async with asyncio.timeout(PATIENCE), administering(settings) as client:
        while await _state(client, settings.group) != ("Stable", members):  # noqa: ASYNC110 - another process
            await asyncio.sleep(_LOOK_EVERY)


async def push(settings: Settings, articles: Sequence[Incoming]) -> None:
    """Push articles onto the raw topic, the partitions in turn: each has the same work."""
    async with AIOKafkaProducer(bootstrap_servers=settings.kafka, linger_ms=5) as producer:
        sent = [await hand(producer, settings, each) for each in enumerate(articles)]
        await asyncio.gather(*sent)


async def hand(
    producer: AIOKafkaProducer, settings: Settings, numbered: tuple[int, Incoming]
) -> Awaitable[object]:
    """Hand an article to a producer, for the partition whose turn its number is."""
    number, article = numbered
    acknowledged: Awaitable[object] = await producer.send(
        settings.topic_raw,
        article.value,
        article.key,
        partition=number % PARTITIONS,
        headers=list(article.headers),
    )
    return acknowledged


async def answered(settings: Settings, count: int) -> None:
    """Wait until so many articles are enriched, or dead letters."""
    topics = (settings.topic_enriched, settings.topic_dead)
    partitions = [TopicPartition(topic, number) for topic in topics for number in range(PARTITIONS)]
    async with AIOKafkaConsumer(bootstrap_servers=settings.kafka) as consumer:
        async with asyncio.timeout(PATIENCE):
            while sum((await consumer.end_offsets(partitions)).values()) < count:  # noqa: ASYNC110
                await asyncio.sleep(_LOOK_EVERY)


async def _state(client: AIOKafkaAdminClient, group: str) -> tuple[str, int]:
    try:
        (answer,) = await client.describe_consumer_groups([group])
    except GroupCoordinatorNotAvailableError:  # of the first group of a new Kafka
        return "Unknown", 0
    (_, _, state, _, _, members, *_) = answer.groups[0]
    return state, len(members)

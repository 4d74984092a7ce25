"""Reading a topic as any plain consumer does, without a group and without leaving a trace."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.structs import ConsumerRecord

from streams.admin import require_topics
from streams.broker_errors import told_plainly
from streams.messages import Incoming
from streams.settings import Settings


@asynccontextmanager
async def reading(settings: Settings, *topics: str, from_start: bool) -> AsyncIterator["Reader"]:
    """Open all partitions of topics, at their beginnings or ends.

    Raises BrokerError where no broker answers, or it lacks a topic.
    """
    await require_topics(settings, *topics)
    consumer = AIOKafkaConsumer(
        *topics,
        bootstrap_servers=settings.kafka,
        enable_auto_commit=False,
        auto_offset_reset="earliest" if from_start else "latest",
    )
    with told_plainly(settings):
        try:
            await consumer.start()
            reader = Reader(consumer)
            await reader.positions()  # from here on nothing that is published is missed
            yield reader
        finally:
            await consumer.stop()


class Reader:
    """Read the records of partitions, each partition's in order."""

    def __init__(self, consumer: AIOKafkaConsumer) -> None:
        self._consumer = consumer

    async def positions(self) -> dict[TopicPartition, int]:
        """Say for each partition which record is read next."""
        partitions = self._consumer.assignment()
        return {each: await self._consumer.position(each) for each in partitions}

    async def follow(self) -> AsyncIterator[ConsumerRecord]:
        """Give the records as they come, for ever."""
        async for record in self._consumer:
            yield record

    async def until_now(self) -> AsyncIterator[ConsumerRecord]:
        """Give the records that stand in the topics now."""
        ends = await self._consumer.end_offsets(list(self._consumer.assignment()))
        while any(at < ends[each] for each, at in (await self.positions()).items()):
            for records in (await self._consumer.getmany(timeout_ms=500)).values():
                for record in records:
                    yield record


def incoming(record: ConsumerRecord) -> Incoming:
    """Hold a consumer's record as a message."""
    return Incoming(
        record.topic, record.partition, record.offset, record.key, record.value, record.headers
    )

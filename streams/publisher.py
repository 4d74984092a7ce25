"""The producer that publishes: ours, beside Faust's, whose sends end before the broker has them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError, RecordListTooLargeError

from streams.broker_errors import told_plainly
from streams.messages import Headers, Outgoing
from streams.settings import Settings
from streams.topics import topics

LINGER_MS = 5
BATCH_BYTES = 131_072

TOO_LARGE = (MessageSizeTooLargeError, RecordListTooLargeError)
"""What a broker says of a batch, though a single message in it may be to blame."""


class Producer(Protocol):
    """Take messages for a broker: the part of aiokafka's producer that we need."""

    def create_batch(self) -> Any:
        """Make an empty batch."""

    async def send_batch(self, batch: Any, topic: str, *, partition: int) -> Awaitable[object]:
        """Take a batch; the future returned ends with the acknowledgement."""

    async def partitions_for(self, topic: str) -> set[int]:
        """Tell a topic's partitions."""

    async def send(
        self,
        topic: str,
        value: bytes | None = None,
        key: bytes | None = None,
        *,
        headers: Headers | None = None,
    ) -> Awaitable[object]:
        """Take a message into a batch; the future returned ends with the acknowledgement."""


@asynccontextmanager
async def publishing(settings: Settings) -> AsyncIterator[Producer]:
    """Start a producer that every in-sync replica acknowledges; stop it at the end.

    Raises BrokerError where no broker answers.
    """
    with told_plainly(settings):
        producer = AIOKafkaProducer(
            bootstrap_servers=settings.kafka,
            acks="all",
            linger_ms=LINGER_MS,
            max_batch_size=BATCH_BYTES,
            max_request_size=topics(settings).dead.max_bytes,
            compression_type=None if settings.compression == "none" else settings.compression,
        )
        try:
            await producer.start()
            yield producer
        finally:
            await producer.stop()


async def send(producer: Producer, output: Outgoing) -> Awaitable[object]:
    """Hand over a message; what the producer raises at once waits in the future as well."""
    headers = list(output.headers)
    try:
        if output.key is None and output.value is None:
            return await _send_headers(producer, output.topic, headers)
        return await producer.send(output.topic, output.value, output.key, headers=headers)
    except KafkaError as error:
        failed: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        failed.set_exception(error)
        return failed


async def _send_headers(producer: Producer, topic: str, headers: Headers) -> Awaitable[object]:
    """Send a message without key and value: Kafka takes it, but aiokafka's `send` does not."""
    batch = producer.create_batch()
    batch.append(key=None, value=None, timestamp=None, headers=headers)
    partition = min(await producer.partitions_for(topic))
    return await producer.send_batch(batch, topic, partition=partition)


async def errors_of(acknowledgements: Iterable[Awaitable[object]]) -> list[BaseException | None]:
    """Wait for acknowledgements; give what went wrong with each, None where nothing did."""
    results = await asyncio.gather(*acknowledgements, return_exceptions=True)
    return [result if isinstance(result, BaseException) else None for result in results]


async def publish(producer: Producer, outputs: Iterable[Outgoing]) -> list[BaseException | None]:
    """Publish messages and wait; give what went wrong with each, None where nothing did."""
    return await errors_of([await send(producer, output) for output in outputs])


async def publish_apart(
    producer: Producer, outputs: Sequence[Outgoing]
) -> list[BaseException | None]:
    """Publish messages as `publish` does, so that what is too large spoils no other's batch.

    From the first that failed on all are then published again, one by one: a key's last message
    stays its last.
    """
    errors = await publish(producer, outputs)
    if not any(isinstance(error, TOO_LARGE) for error in errors):
        return errors
    first = next(number for number, error in enumerate(errors) if error)
    again = [await publish(producer, [output]) for output in outputs[first:]]
    return [*errors[:first], *(error for (error,) in again)]

"""A producer without a broker: it takes, refuses and holds messages as a test tells it to."""

import asyncio
from collections.abc import Awaitable, Iterable, Sequence
from typing import Any

from streams.messages import Headers, Outgoing


class FakeProducer:
    """Acknowledge messages, but first what `refusals` lists for a value.

    `at_once` makes `send` itself raise, as aiokafka's does where a message never gets a batch;
    while `gate` is not set nothing is answered.
    """

    def __init__(
        self, refusals: dict[bytes, Sequence[Exception]] | None = None, *, at_once: bool = False
    ) -> None:
        self._refusals = {value: list(errors) for value, errors in (refusals or {}).items()}
        self._at_once = at_once
        self.gate = asyncio.Event()
        self.gate.set()
        self.tried: list[Outgoing] = []
        self.acknowledged: list[Outgoing] = []

    async def send(
        self,
        topic: str,
        value: bytes | None = None,
        key: bytes | None = None,
        *,
        headers: Headers | None = None,
    ) -> Awaitable[object]:
        """Take a message; aiokafka's own takes none without key and value."""
        assert not (value is None and key is None)
        return self._answer(Outgoing(topic, key, value, list(headers or ())))

    def create_batch(self) -> "FakeBatch":
        """Make an empty batch."""
        return FakeBatch()

    async def partitions_for(self, topic: str) -> set[int]:
        """Tell that every topic has two partitions."""
        assert topic
        return {1, 0}

    async def send_batch(self, batch: Any, topic: str, *, partition: int) -> Awaitable[object]:
        """Take a batch of one message."""
        assert partition == 0
        (headers,) = batch.headers
        return self._answer(Outgoing(topic, None, None, headers))

    def _answer(self, message: Outgoing) -> Awaitable[object]:
        self.tried.append(message)
        error = next(iter(self._refusals.get(message.value or b"", ())), None)
        if error is None:
            self.acknowledged.append(message)
        else:
            self._refusals[message.value or b""].pop(0)
            if self._at_once:
                raise error
        return self._after_gate(error)

    def _after_gate(self, error: Exception | None) -> Awaitable[object]:
        async def result() -> None:
            await self.gate.wait()
            if error:
                raise error

        return asyncio.ensure_future(result())


class FakeBatch:
    """Hold the headers of messages without key and value."""

    def __init__(self) -> None:
        self.headers: list[Headers] = []

    def append(self, *, key: None, value: None, timestamp: None, headers: Headers) -> None:
        """Add a message."""
        assert (key, value, timestamp) == (None, None, None)
        self.headers.append(headers)


def values(messages: Iterable[Outgoing]) -> list[bytes | None]:
    """List messages' values."""
    return [message.value for message in messages]

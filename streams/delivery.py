"""Delivery: a batch of messages ends when the broker has acknowledged all that was made of it.

At least once, never less. What the broker refuses for now is sent again, in order; what it will
never take makes its message a dead letter; anything else is for the caller to end the process on.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import NamedTuple

from aiokafka.errors import KafkaTimeoutError

from streams.messages import Incoming, Outgoing
from streams.publisher import TOO_LARGE, Producer, errors_of, publish, send

log = logging.getLogger("kutip.delivery")

BREATH_EVERY = 0.05
"""Seconds of work after which others have their turn: a turn after each article costs 5 % more."""

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 10.0

Answer = Callable[[Incoming], list[Outgoing]]
"""Make of a message what is to be published; never raises for what the message holds."""

Refuse = Callable[[Incoming, Exception], Outgoing]
"""Make a message a dead letter because what was made of it is too large."""


class Answered(NamedTuple):
    """Hold a message with what is to be published for it."""

    message: Incoming
    outputs: Sequence[Outgoing]
    is_refused: bool = False


class Delivery:
    """Answer messages and publish the answers, until the broker has them.

    `retry_seconds` is how long one message may meet transient failures; `pause` sleeps.
    """

    def __init__(
        self,
        producer: Producer,
        answer: Answer,
        refuse: Refuse,
        retry_seconds: float,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._producer, self._answer, self._refuse = producer, answer, refuse
        self._retry_seconds, self._pause = retry_seconds, pause

    async def deliver(self, messages: Sequence[Incoming]) -> None:
        """Answer the messages in order and return once all answers are acknowledged.

        From the first failure on every message is published again, one by one: so a key's last
        record stays its last, and what is too large spoils no other's batch. Raises what the
        broker said where that is neither transient nor about size, or lasts too long.
        """
        answered, sends, begin = [], [], time.monotonic()
        for message in messages:
            answered.append(Answered(message, self._answer(message)))
            sends.append([await send(self._producer, output) for output in answered[-1].outputs])
            if time.monotonic() - begin > BREATH_EVERY:
                await asyncio.sleep(0)  # fetches, sends and the health page go on
                begin = time.monotonic()
        failures = [any(await errors_of(each)) for each in sends]
        for each in answered[failures.index(True) if True in failures else len(failures) :]:
            await self._insist(each)

    async def _insist(self, each: Answered) -> None:
        """Publish one message's answer until the broker has it, as a dead letter if need be."""
        pauses = _pauses(self._retry_seconds)
        while error := next(filter(None, await publish(self._producer, each.outputs)), None):
            if isinstance(error, TOO_LARGE) and not each.is_refused:
                each = Answered(each.message, [self._refuse(each.message, error)], is_refused=True)
            elif not _is_transient(error) or (pause := next(pauses, None)) is None:
                raise error
            else:
                log.warning(
                    "the broker refused %s; again in %.1f s: %r", _place(each), pause, error
                )
                await self._pause(pause)


def _is_transient(error: BaseException) -> bool:
    """Tell whether it may pass; aiokafka marks all such errors but its own time-out."""
    return isinstance(error, KafkaTimeoutError) or getattr(error, "retriable", False)


def _pauses(seconds: float) -> Iterator[float]:
    """Double the pause from one try to the next, for so many seconds in all."""
    end, pause = time.monotonic() + seconds, FIRST_PAUSE
    while time.monotonic() < end:
        yield pause
        pause = min(2 * pause, LONGEST_PAUSE)


def _place(each: Answered) -> str:
    message = each.message
    return f"the answer to {message.topic}/{message.partition}/{message.offset}"

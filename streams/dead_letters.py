"""Dead letters: how a message becomes one, and how it is sent back."""

import traceback

from schemas import DeadLetter, Failure, Stage
from streams.messages import Incoming, Outgoing

MAX_MESSAGE = 2_000
MAX_STACKTRACE = 8_000
"""Characters; headers count in a message's size."""


def dead_letter(message: Incoming, topic: str, stage: Stage, error: Exception) -> Outgoing:
    """Make a message a dead letter: key, value and headers as they are, the reason after them."""
    failure = Failure(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        stage=stage,
        exception_class_name=f"{type(error).__module__}.{type(error).__qualname__}",
        exception_message=str(error)[:MAX_MESSAGE],
        exception_stacktrace="".join(traceback.format_exception(error))[-MAX_STACKTRACE:],
    )
    return Outgoing(topic, message.key, message.value, [*message.headers, *failure.headers()])


def sent_back(letter: DeadLetter, topic: str | None = None) -> Outgoing:
    """Make a dead letter the message that it was, for the topic it came from or the one named."""
    return Outgoing(topic or letter.failure.topic, letter.key, letter.value, letter.headers)

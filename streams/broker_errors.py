"""What a broker, or its absence, keeps a command from doing, in words for its user."""

from collections.abc import Iterator
from contextlib import contextmanager

from aiokafka.errors import KafkaConnectionError, KafkaError

from streams.settings import Settings


class BrokerError(Exception):
    """Say what cannot be done, and how to mend it."""


@contextmanager
def told_plainly(settings: Settings) -> Iterator[None]:
    """Turn what aiokafka raises into a BrokerError."""
    try:
        yield
    except KafkaConnectionError as error:
        raise BrokerError(
            f"no broker answers at {settings.kafka}: is KUTIP_KAFKA right? "
            "`kutip broker up` starts one on this machine"
        ) from error
    except KafkaError as error:
        raise BrokerError(f"the broker at {settings.kafka} refuses: {error}") from error

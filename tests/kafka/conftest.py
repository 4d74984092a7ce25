"""A Kafka for the tests that need one: the one that KUTIP_KAFKA names, or a local one."""

import os
from collections.abc import Iterator

import pytest

from streams.local.cluster import LocalKafka


@pytest.fixture(scope="session")
def kafka() -> Iterator[str]:
    """Yield the bootstrap servers of a Kafka that stays for the whole session."""
    if named := os.environ.get("KUTIP_KAFKA"):
        yield named
    else:
        with LocalKafka() as cluster:
            yield cluster.bootstrap

"""A Kafka for the tests that need one: the one that KUTIP_KAFKA names, or a local one."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.stream import Stream

from streams.local.cluster import LocalKafka


@pytest.fixture(scope="session")
def kafka() -> Iterator[str]:
    """Yield the bootstrap servers of a Kafka that stays for the whole session."""
    if named := os.environ.get("KUTIP_KAFKA"):
        yield named
    else:
        with LocalKafka() as cluster:
            yield cluster.bootstrap


@pytest.fixture
def new_stream(kafka: str, tmp_path: Path) -> Callable[..., Stream]:
    """Make streams with topics and groups of their own."""
    return lambda **chosen: Stream(kafka, tmp_path, **chosen)


@pytest.fixture
def stream(new_stream: Callable[..., Stream]) -> Stream:
    """Make a stream with the default settings."""
    return new_stream()

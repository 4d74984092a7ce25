"""Nothing is lost: killed workers, refusing brokers, workers that come and go."""

import os

import pytest
from support.broker import set_topic
from support.stream import Stream, article, has_count, has_ids, ids, stopped

from schemas import DeadLetter

pytestmark = pytest.mark.kafka

MANY = 2_000


def names(count: int) -> set[str]:
    return {f"a-{number}" for number in range(count)}


def fill(stream: Stream, count: int) -> None:
    stream.produce([stream.raw(f"a-{n}".encode(), article(n)) for n in range(count)])


def test_killed_half_way_and_started_again(stream: Stream) -> None:
    fill(stream, MANY)
    with stream.worker() as worker:
        stream.await_records("enriched", lambda found: len(found) >= MANY // 2)
        worker.kill()
    assert len(ids(stream.records("enriched"))) < MANY
    with stream.worker():
        stream.await_records("enriched", has_ids(names(MANY)))
    assert stream.records("dead") == []


def test_stopped_in_the_middle_it_finishes_what_it_holds(stream: Stream) -> None:
    fill(stream, MANY)
    with stream.worker() as worker:
        stream.await_records("enriched", lambda found: len(found) >= 50)
        assert stopped(worker) == 0
    before = stream.records("enriched")
    assert len(before) < MANY
    with stream.worker():
        stream.await_records("enriched", has_ids(names(MANY)))
    assert len(stream.records("enriched")) == MANY  # nothing twice: all that was done was counted


def test_one_joins_late_and_one_leaves(stream: Stream) -> None:
    fill(stream, MANY)
    with stream.worker() as first:
        stream.await_records("enriched", lambda found: len(found) >= 100)
        with stream.worker():
            stream.await_records("enriched", lambda found: len(found) >= 600)
            assert stopped(first) == 0
            stream.await_records("enriched", has_ids(names(MANY)))
    for role in ("quotes", "claims"):
        assert len(ids(stream.records(role))) >= MANY
    assert stream.records("dead") == []


def test_topic_that_takes_less_than_the_settings_say(stream: Stream) -> None:
    set_topic(stream.settings, stream.settings.topic_enriched, {"max.message.bytes": "60000"})
    large = b'{"id": "large", "text": "' + b"He said that 40 people came. " * 2_500 + b'"}'
    fill(stream, 20)
    stream.produce([stream.raw(b"a-5", large)])
    with stream.worker():
        (dead,) = stream.await_records("dead", has_count(1))
        stream.await_records("enriched", has_ids(names(20)))
    letter = DeadLetter.read(dead.key, dead.value, dead.headers)
    assert letter.value == large
    assert letter.failure.exception_class_name.endswith("MessageSizeTooLargeError")


def test_worker_ends_when_even_the_dead_letter_is_refused(stream: Stream) -> None:
    dead = stream.settings.topic_dead
    set_topic(stream.settings, dead, {"max.message.bytes": "500"})
    stream.produce([stream.raw(b"k", b"nonsense")])
    with stream.worker() as worker:
        assert worker.wait(60) == os.EX_SOFTWARE
    set_topic(stream.settings, dead, {})
    with stream.worker():
        (record,) = stream.await_records("dead", has_count(1))
    assert record.value == b"nonsense"

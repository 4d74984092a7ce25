"""Delivery: a batch is done when the broker has it all, in order; nothing is lost, ever."""

import asyncio
from collections.abc import Callable, Sequence
from types import SimpleNamespace

import pytest
from aiokafka.errors import (
    KafkaConnectionError,
    KafkaError,
    KafkaTimeoutError,
    MessageSizeTooLargeError,
    NotEnoughReplicasError,
    RecordListTooLargeError,
    TopicAuthorizationFailedError,
)
from hypothesis import given
from hypothesis import strategies as st
from support.producer import FakeProducer, values

from streams import delivery
from streams.delivery import FIRST_PAUSE, LONGEST_PAUSE, Delivery
from streams.messages import Headers, Incoming, Outgoing
from streams.publisher import publish_apart

TRANSIENT = (KafkaTimeoutError, KafkaConnectionError, NotEnoughReplicasError)
TOO_LARGE = (MessageSizeTooLargeError, RecordListTooLargeError)
PERMANENT = (TopicAuthorizationFailedError, KafkaError, TypeError)

Refusals = dict[bytes, Sequence[Exception]]


class Clock:
    """Count the seconds that pauses take, and nothing else."""

    def __init__(self) -> None:
        self.pauses: list[float] = []

    async def pause(self, seconds: float) -> None:
        """Pass the time."""
        self.pauses.append(seconds)

    def monotonic(self) -> float:
        """Tell the time."""
        return sum(self.pauses)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    own = Clock()
    monkeypatch.setattr(delivery, "time", SimpleNamespace(monotonic=own.monotonic))
    return own


def incoming(value: bytes | None, key: bytes | None = b"k", headers: Headers = ()) -> Incoming:
    return Incoming("raw", 0, 1, key, value, headers)


def twofold(message: Incoming) -> list[Outgoing]:
    """Answer a message with two records."""
    value = message.value or b""
    return [Outgoing("enriched", message.key, value), Outgoing("quotes", message.key, value + b"'")]


def same(message: Incoming) -> list[Outgoing]:
    return [Outgoing("out", message.key, message.value, message.headers)]


def refused(message: Incoming, error: Exception) -> Outgoing:
    reason = type(error).__name__.encode()
    return Outgoing("dead", message.key, b"dead " + (message.value or b""), [("reason", reason)])


def delivered(
    messages: Sequence[Incoming],
    refusals: Refusals | None = None,
    *,
    answer: Callable[[Incoming], list[Outgoing]] = same,
    at_once: bool = False,
    clock: Clock | None = None,
    retry_seconds: float = 300.0,
) -> FakeProducer:
    """Deliver messages to a broker that refuses some, and return it."""

    async def deliver() -> FakeProducer:
        producer = FakeProducer(refusals, at_once=at_once)
        pause = (clock or Clock()).pause
        await Delivery(producer, answer, refused, retry_seconds, pause).deliver(messages)
        return producer

    return asyncio.run(deliver())


def test_batch_is_published_once_and_in_order(clock: Clock) -> None:
    producer = delivered([incoming(b"a"), incoming(b"b")], answer=twofold, clock=clock)
    assert values(producer.acknowledged) == [b"a", b"a'", b"b", b"b'"]
    assert producer.tried == producer.acknowledged
    assert clock.pauses == []


def test_batch_is_done_only_when_all_is_acknowledged() -> None:
    async def deliver() -> None:
        producer = FakeProducer()
        producer.gate.clear()
        work = Delivery(producer, same, refused, 300.0).deliver([incoming(b"a"), incoming(b"b")])
        task = asyncio.ensure_future(work)
        for _ in range(20):
            await asyncio.sleep(0)
        assert values(producer.tried) == [b"a", b"b"]  # under way together
        assert not task.done()
        producer.gate.set()
        await task

    asyncio.run(deliver())


def test_nothing_to_publish_is_done_at_once() -> None:
    assert delivered([]).tried == []
    assert delivered([incoming(b"a")], answer=lambda _: []).tried == []


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("error", TRANSIENT)
def test_transient_failure_is_tried_again_and_order_is_kept(
    error: type[KafkaError], clock: Clock, *, at_once: bool
) -> None:
    messages = [incoming(value) for value in (b"a", b"b", b"c")]
    refusals: Refusals = {b"b": [error(), error(), error()]}
    producer = delivered(messages, refusals, clock=clock, at_once=at_once)
    assert values(producer.acknowledged) == [b"a", b"c", b"b", b"c"]
    assert values(producer.tried)[3:] == [b"b", b"b", b"b", b"c"]  # one by one from there on
    assert clock.pauses == [FIRST_PAUSE, 2 * FIRST_PAUSE]


def test_answer_of_several_records_is_published_again_whole(clock: Clock) -> None:
    refusals: Refusals = {b"b'": [KafkaTimeoutError()]}
    producer = delivered([incoming(b"a"), incoming(b"b")], refusals, answer=twofold, clock=clock)
    assert values(producer.acknowledged) == [b"a", b"a'", b"b", b"b", b"b'"]


def test_pauses_grow_up_to_a_longest_and_end_by_the_deadline(clock: Clock) -> None:
    with pytest.raises(NotEnoughReplicasError):
        delivered([incoming(b"a")], {b"a": [NotEnoughReplicasError()] * 100}, clock=clock)
    assert clock.pauses[:8] == [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, LONGEST_PAUSE]
    assert set(clock.pauses[7:]) == {LONGEST_PAUSE}
    assert 300 <= sum(clock.pauses) < 300 + LONGEST_PAUSE


def test_failure_that_ends_before_the_deadline_does_no_harm(clock: Clock) -> None:
    refusals: Refusals = {b"a": [NotEnoughReplicasError()] * 30}
    assert values(delivered([incoming(b"a")], refusals, clock=clock).acknowledged) == [b"a"]


def test_each_message_has_a_deadline_of_its_own(clock: Clock) -> None:
    refusals: Refusals = {value: [NotEnoughReplicasError()] * 30 for value in (b"a", b"b")}
    producer = delivered([incoming(b"a"), incoming(b"b")], refusals, clock=clock)
    assert values(producer.acknowledged) == [b"a", b"b"]
    assert sum(clock.pauses) > 300


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("error", TOO_LARGE)
def test_what_is_too_large_becomes_a_dead_letter_and_its_neighbours_do_not(
    error: type[KafkaError], clock: Clock, *, at_once: bool
) -> None:
    messages = [incoming(value) for value in (b"a", b"b", b"c")]
    refusals: Refusals = {b"b": [error()] * 2, b"c": [error()]}  # c was in b's batch
    producer = delivered(messages, refusals, clock=clock, at_once=at_once)
    assert values(producer.acknowledged) == [b"a", b"dead b", b"c"]
    (letter,) = (message for message in producer.acknowledged if message.topic == "dead")
    assert letter.headers == [("reason", error.__name__.encode())]
    assert clock.pauses == []


def test_dead_letter_meets_transient_failures_too(clock: Clock) -> None:
    refusals: Refusals = {
        b"b": [MessageSizeTooLargeError()] * 2,
        b"dead b": [KafkaTimeoutError()] * 2,
    }
    producer = delivered([incoming(b"b")], refusals, clock=clock)
    assert values(producer.acknowledged) == [b"dead b"]
    assert clock.pauses == [0.1, 0.2]


def test_dead_letter_that_is_too_large_itself_is_raised(clock: Clock) -> None:
    large = [MessageSizeTooLargeError()] * 9
    with pytest.raises(MessageSizeTooLargeError):
        delivered([incoming(b"b")], {b"b": large, b"dead b": large}, clock=clock)


@pytest.mark.parametrize("error", PERMANENT)
def test_permanent_failure_is_raised_without_a_pause(error: type[Exception], clock: Clock) -> None:
    with pytest.raises(error):
        delivered([incoming(b"a"), incoming(b"b")], {b"a": [error()] * 9}, clock=clock)
    assert clock.pauses == []


def test_what_is_no_error_of_kafkas_leaves_send_as_it_is() -> None:
    with pytest.raises(TypeError):
        delivered([incoming(b"a")], {b"a": [TypeError()]}, at_once=True)


def test_error_while_answering_is_raised() -> None:
    def broken(_: Incoming) -> list[Outgoing]:
        raise MemoryError

    with pytest.raises(MemoryError):
        delivered([incoming(b"a")], answer=broken)


def test_message_without_key_and_value_arrives_with_its_headers(clock: Clock) -> None:
    messages = [
        incoming(None, None, [("trace", b"1"), ("trace", b"2")]),
        incoming(None, b"tombstone"),
        incoming(b"no key", None),
    ]
    producer = delivered(messages, {b"": [KafkaTimeoutError()]}, clock=clock)
    bare, *rest = producer.acknowledged[-3:]
    assert bare == Outgoing("out", None, None, [("trace", b"1"), ("trace", b"2")])
    assert [(message.key, message.value) for message in rest] == [
        (b"tombstone", None),
        (None, b"no key"),
    ]


failures = st.lists(
    st.sampled_from([*TRANSIENT, *TOO_LARGE]).map(lambda error: error()), max_size=4
)


@given(st.lists(st.tuples(st.sampled_from([b"x", b"y"]), failures), max_size=8), st.booleans())
def test_whatever_fails_each_message_arrives_and_a_keys_last_is_its_last(
    plan: list[tuple[bytes, list[Exception]]], at_once: bool
) -> None:
    messages = [incoming(str(number).encode(), key) for number, (key, _) in enumerate(plan)]
    refusals: Refusals = {str(number).encode(): errors for number, (_, errors) in enumerate(plan)}
    arrived = delivered(messages, refusals, at_once=at_once).acknowledged
    ends = {(message.value or b"").removeprefix(b"dead "): at for at, message in enumerate(arrived)}
    assert ends.keys() == refusals.keys()
    first = next((number for number, (_, errors) in enumerate(plan) if errors), len(plan))
    last_ends = [ends[str(number).encode()] for number in range(first, len(plan))]
    assert last_ends == sorted(last_ends)


@pytest.mark.parametrize(
    ("refusals", "failed", "acknowledged"),
    [
        ({}, [], [b"a", b"b", b"c"]),
        ({b"b": [TOO_LARGE[0]()] * 2}, [b"b"], [b"a", b"c", b"c"]),
        ({b"b": [TOO_LARGE[0]()] * 2, b"c": [TOO_LARGE[0]()]}, [b"b"], [b"a", b"c"]),
        ({b"b": [TRANSIENT[0]()]}, [b"b"], [b"a", b"c"]),
    ],
)
def test_published_apart_what_is_too_large_spoils_no_other(
    refusals: Refusals, failed: list[bytes], acknowledged: list[bytes]
) -> None:
    async def publish() -> None:
        producer = FakeProducer(refusals)
        outputs = [Outgoing("out", b"k", value) for value in (b"a", b"b", b"c")]
        errors = await publish_apart(producer, outputs)
        named = [output.value for output, error in zip(outputs, errors, strict=True) if error]
        assert named == failed
        assert values(producer.acknowledged) == acknowledged

    asyncio.run(publish())

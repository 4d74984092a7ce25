"""A message becomes a dead letter, and the dead letter the message that it was."""

from hypothesis import given
from hypothesis import strategies as st

from schemas import DeadLetter
from streams.codec import DecodeError
from streams.dead_letters import MAX_MESSAGE, MAX_STACKTRACE, dead_letter, sent_back
from streams.messages import Incoming, Outgoing
from streams.topics import DEAD_LETTER_SLACK

ERROR = DecodeError("`value`: is empty")

names = st.sampled_from(["trace", "__connect.errors.topic"]) | st.text()
incoming = st.builds(
    Incoming,
    topic=st.text(min_size=1),
    partition=st.integers(0, 2**31),
    offset=st.integers(0, 2**63 - 1),
    key=st.none() | st.binary(),
    value=st.none() | st.binary(),
    headers=st.lists(st.tuples(names, st.binary())),
)


def read(letter: Outgoing) -> DeadLetter:
    return DeadLetter.read(letter.key, letter.value, letter.headers)


@given(incoming, st.text())
def test_message_comes_back_as_it_was(message: Incoming, reason: str) -> None:
    letter = dead_letter(message, "dead", "TRANSFORMATION", ValueError(reason))
    assert letter.topic == "dead"
    assert sent_back(read(letter)) == Outgoing(
        message.topic, message.key, message.value, list(message.headers)
    )


def test_it_can_go_to_another_topic() -> None:
    letter = dead_letter(Incoming("raw", 0, 1, b"k", b"v"), "dead", "TASK_PUT", ERROR)
    assert sent_back(read(letter), "another").topic == "another"


def test_letter_that_died_twice_tells_both_deaths() -> None:
    message = Incoming("raw", 0, 1, b"k", b"v", [("trace", b"1"), ("trace", b"2")])
    once = dead_letter(message, "dead", "VALUE_CONVERTER", ERROR)
    again = dead_letter(
        Incoming("dead", 4, 5, once.key, once.value, once.headers), "dead", "TASK_PUT", ERROR
    )
    assert read(again).failure.topic == "dead"
    assert read(again).headers == once.headers
    assert sent_back(read(again)) == Outgoing("dead", b"k", b"v", once.headers)


def test_reason_says_where_and_why() -> None:
    message = Incoming("raw", 3, 17, b"k", b"v")
    failure = read(dead_letter(message, "dead", "VALUE_CONVERTER", ERROR)).failure
    assert (failure.topic, failure.partition, failure.offset) == ("raw", 3, 17)
    assert failure.stage == "VALUE_CONVERTER"
    assert failure.class_name.startswith("kutip ")
    assert failure.exception_class_name == "streams.codec.DecodeError"
    assert failure.exception_message == "`value`: is empty"
    assert "DecodeError: `value`: is empty" in failure.exception_stacktrace


def test_long_reason_is_cut_so_that_the_topic_takes_it() -> None:
    message = Incoming("r" * 249, 0, 1, b"k", b"v")
    letter = dead_letter(message, "dead", "TASK_PUT", ValueError("\U0001f4f0" * 100_000))
    failure = read(letter).failure
    assert len(failure.exception_message) == MAX_MESSAGE
    assert len(failure.exception_stacktrace) <= MAX_STACKTRACE
    assert letter.size < DEAD_LETTER_SLACK

"""A dead letter is its message, byte for byte, with the reason behind its own headers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from schemas import DeadLetter, Failure

FAILURE = Failure(
    topic="news.articles.raw",
    partition=3,
    offset=17,
    stage="TRANSFORMATION",
    exception_class_name="agents.body.reader.NoArticle",
    exception_message="`html`: the page holds no article",
    exception_stacktrace="Traceback …\n",
)

OWN_OF_CONNECT = [("__connect.errors.topic", b"another"), ("__connect.errors.offset", b"x")]

names = st.sampled_from(["trace", "content-type", "__connect.errors.topic", ""]) | st.text()
headers = st.lists(st.tuples(names, st.binary()))
failures = st.builds(
    Failure,
    topic=st.text(),
    partition=st.integers(0, 2**31),
    offset=st.integers(0, 2**63 - 1),
    stage=st.sampled_from(["VALUE_CONVERTER", "TRANSFORMATION", "TASK_PUT"]),
    class_name=st.text(),
    exception_class_name=st.text(),
    exception_message=st.text(),
    exception_stacktrace=st.text(),
)
nullable = st.none() | st.binary()


@given(nullable, nullable, headers, failures)
def test_read_gives_back_what_was_written(
    key: bytes | None, value: bytes | None, own: list[tuple[str, bytes]], failure: Failure
) -> None:
    letter = DeadLetter.read(key, value, [*own, *failure.headers()])
    assert letter == DeadLetter(key=key, value=value, headers=own, failure=failure)


def test_headers_of_another_dead_letter_stay_the_messages_own() -> None:
    twice = [*FAILURE.headers(), ("trace", b"1"), ("trace", b"1"), *OWN_OF_CONNECT]
    letter = DeadLetter.read(b"k", b"v", [*twice, *FAILURE.headers()])
    assert letter.headers == twice
    assert letter.failure == FAILURE


def test_headers_have_the_names_of_kafka_connect() -> None:
    """As Kafka Connect's own DeadLetterQueueReporter writes them."""
    assert [name for name, _ in FAILURE.headers()] == [
        "__connect.errors.topic",
        "__connect.errors.partition",
        "__connect.errors.offset",
        "__connect.errors.stage",
        "__connect.errors.class.name",
        "__connect.errors.exception.class.name",
        "__connect.errors.exception.message",
        "__connect.errors.exception.stacktrace",
    ]


def test_lone_surrogate_in_a_reason_is_written_as_an_escape() -> None:
    failure = structs.replace(FAILURE, exception_message="`\ud83d`: is none")
    assert dict(failure.headers())["__connect.errors.exception.message"] == b"`\\ud83d`: is none"


@pytest.mark.parametrize(
    "strange",
    [
        [],
        [("trace", b"1")],
        OWN_OF_CONNECT,
        FAILURE.headers()[1:],
        [*FAILURE.headers(), ("trace", b"1")],
        list(reversed(FAILURE.headers())),
        [(n, b"three" if n.endswith("partition") else v) for n, v in FAILURE.headers()],
        [(n, b"NOWHERE" if n.endswith("stage") else v) for n, v in FAILURE.headers()],
        [(n, b"\xff" if n.endswith("message") else v) for n, v in FAILURE.headers()],
    ],
)
def test_message_of_another_kind_is_none_of_ours(strange: list[tuple[str, bytes]]) -> None:
    with pytest.raises(ValueError, match=r"headers|partition|stage|decode|offset"):
        DeadLetter.read(b"k", b"v", strange)

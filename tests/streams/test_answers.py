"""Answers: what is published for a message, as a pure function of its bytes."""

from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json

from agents.text import LexiconError
from schemas import ClaimRecord, DeadLetter, EnrichedArticle, QuoteRecord, RawArticle
from streams.answers import RECORD_OVERHEAD, Answers
from streams.files import messages_of
from streams.messages import Headers, Incoming, Outgoing
from streams.settings import Settings
from streams.topics import topics

TEXT = '"Kami menunggu dua jam," kata Rania Wulandari, Senin. Sekitar 40 persen warga belum pulang.'
HOLDS = {topic.name: topic.holds for topic in topics(Settings())}
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*-*.*"))


def answers(**chosen: object) -> Answers:
    return Answers(Settings.read({}, chosen))


def raw(value: bytes | None, key: bytes | None = None, headers: Headers = ()) -> Incoming:
    return Incoming("news.articles.raw", 3, 17, key, value, headers)


def article(**fields: object) -> bytes:
    return orjson.dumps({"text": TEXT, "language": "id", **fields})


def letter(outputs: Sequence[Outgoing]) -> DeadLetter:
    """Read the one dead letter that an answer is."""
    (output,) = outputs
    assert output.topic == "news.articles.dead"
    return DeadLetter.read(output.key, output.value, output.headers)


def test_article_is_answered_by_its_records_each_in_its_topic() -> None:
    outputs = answers().to(raw(article(id="a-1")))
    assert [output.topic for output in outputs] == [
        "news.articles.enriched",
        "news.quotes",
        "news.claims",
        "news.claims",
    ]
    assert {output.key for output in outputs} == {b"a-1"}
    enriched, *items = [json.decode(o.value or b"", type=HOLDS[o.topic]) for o in outputs]
    assert isinstance(enriched, EnrichedArticle)
    assert [item.id for item in items] == [i.id for i in (*enriched.quotes, *enriched.claims)]
    assert all(isinstance(item, QuoteRecord | ClaimRecord) for item in items)


@pytest.mark.parametrize(
    ("own", "key", "expected"),
    [("a-1", b"k", b"a-1"), (None, b"k", b"k"), ("kunci-é", None, "kunci-é".encode())],
)
def test_records_are_keyed_by_the_articles_id(
    own: str | None, key: bytes | None, expected: bytes
) -> None:
    outputs = answers().to(raw(article(id=own), key))
    assert {output.key for output in outputs} == {expected}


def test_article_that_says_nothing_is_answered_by_itself_alone() -> None:
    (output,) = answers().to(raw(orjson.dumps({"text": "Langit biru."})))
    assert output.topic == "news.articles.enriched"


def test_tombstone_withdraws_the_article_from_all_that_hold_one() -> None:
    assert answers().to(raw(None, b"a-1")) == [
        Outgoing("news.articles.enriched", b"a-1", None),
        Outgoing("news.quotes", b"a-1", None),
        Outgoing("news.claims", b"a-1", None),
    ]


@pytest.mark.parametrize("key", [None, b""])
def test_tombstone_without_a_key_withdraws_nothing(key: bytes | None) -> None:
    assert letter(answers().to(raw(None, key))).failure.exception_message == "`value`: is empty"


@pytest.mark.parametrize(
    ("message", "stage", "reason"),
    [
        (raw(b"nonsense"), "VALUE_CONVERTER", "`value`: is no JSON"),
        (raw(b"{}"), "VALUE_CONVERTER", "`text` and `html`"),
        (
            raw(b"<html><body></body></html>", headers=[("content-type", b"text/html")]),
            "TRANSFORMATION",
            "`html`: the page holds no article",
        ),
    ],
)
def test_what_cannot_be_enriched_is_a_dead_letter_that_tells_the_stage(
    message: Incoming, stage: str, reason: str
) -> None:
    dead = letter(answers().to(message))
    assert (dead.key, dead.value, dead.headers) == (
        message.key,
        message.value,
        list(message.headers),
    )
    assert dead.failure.stage == stage
    assert reason in dead.failure.exception_message
    assert (dead.failure.topic, dead.failure.partition, dead.failure.offset) == (
        message.topic,
        3,
        17,
    )


def test_error_of_our_own_code_is_a_dead_letter_with_its_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("streams.answers.enrich", raising(ZeroDivisionError("of ours")))
    failure = letter(answers().to(raw(article()))).failure
    assert failure.stage == "TRANSFORMATION"
    assert failure.exception_class_name == "builtins.ZeroDivisionError"
    assert "test_answers.py" in failure.exception_stacktrace


@pytest.mark.parametrize("error", [LexiconError("id.toml: `cues` is missing"), MemoryError()])
def test_what_is_no_articles_fault_is_raised(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streams.answers.enrich", raising(error))
    with pytest.raises(type(error)):
        answers().to(raw(article()))


def raising(error: Exception) -> object:
    def enrich(_: RawArticle, _finder: object) -> EnrichedArticle:
        raise error

    return enrich


def test_names_of_a_finder_that_cannot_be_are_a_dead_letter() -> None:
    broken = answers(mention_finder=f"{__name__}:names_beyond_the_text")
    found = letter(broken.to(raw(article())))
    assert found.failure.stage == "TRANSFORMATION"
    assert "is not in the text" in found.failure.exception_message


def names_beyond_the_text(text: str, _language: str) -> list[tuple[int, int, str]]:
    return [(0, len(text) + 1, "PER")]


def test_article_with_a_record_too_large_is_a_dead_letter_whole() -> None:
    message = raw(article(text=TEXT + " Langit biru." * 6_000))
    whole, *_ = answers().to(message)
    largest = whole.size + RECORD_OVERHEAD
    assert len(answers(max_bytes=largest).to(message)) == 4
    dead = letter(answers(max_bytes=largest - 1).to(message))
    assert dead.failure.stage == "TASK_PUT"
    assert dead.failure.exception_class_name == "streams.answers.TooLargeError"
    assert dead.failure.exception_message.startswith("`enriched`: the record would have ")


def test_refused_message_is_a_dead_letter_of_publishing() -> None:
    message = raw(article(), b"k", [("trace", b"1")])
    dead = letter([answers().refuse(message, ValueError("too large"))])
    assert (dead.key, dead.value, dead.headers) == (b"k", message.value, [("trace", b"1")])
    assert (dead.failure.stage, dead.failure.exception_message) == ("TASK_PUT", "too large")


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_sample_is_answered_by_the_same_bytes_every_time(file: Path) -> None:
    (message,) = messages_of(file)
    outputs = answers().to(message)
    assert outputs == answers().to(message)
    assert {output.topic for output in outputs} <= HOLDS.keys() - {"news.articles.dead"}


@settings(max_examples=50)
@given(
    st.none() | st.binary() | st.text(min_size=1).map(lambda text: orjson.dumps({"text": text})),
    st.none() | st.binary(),
    st.lists(
        st.tuples(
            st.just("content-type"), st.sampled_from([b"text/plain", b"text/html", b"image/png"])
        ),
        max_size=1,
    ),
)
def test_any_message_is_answered(
    value: bytes | None, key: bytes | None, headers: list[tuple[str, bytes]]
) -> None:
    outputs = answers().to(raw(value, key, headers))
    assert outputs
    if outputs[0].topic == "news.articles.dead":
        dead = letter(outputs)
        assert (dead.key, dead.value, dead.headers) == (key, value, headers)
        assert dead.failure.stage != "TASK_PUT"

"""Raw articles in, enriched records out: what a consumer of each topic reads."""

from pathlib import Path

import orjson
import pytest
from support.stream import Stream, article, has_count, has_ids, ids

from streams.answers import Answers
from streams.files import messages_of
from streams.messages import Incoming

pytestmark = pytest.mark.kafka

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*-*.*"))


def test_samples_come_out_as_the_pipeline_alone_makes_them(stream: Stream) -> None:
    messages = [message for file in SAMPLES for message in messages_of(file)]
    expected = _expected(stream, messages)
    stream.produce([stream.raw(m.key, m.value, m.headers) for m in messages])
    with stream.worker():
        stream.await_records("enriched", has_ids(ids_of(expected["enriched"])))
        for role in ("enriched", "quotes", "claims"):
            records = stream.await_records(role, has_count(len(expected[role])))
            assert {(r.key, r.value) for r in records} == set(expected[role])
    assert stream.records("dead") == []


def _expected(stream: Stream, messages: list[Incoming]) -> dict[str, list[tuple[bytes, bytes]]]:
    answers = Answers(stream.settings)
    outputs = [output for message in messages for output in answers.to(message)]
    named = {f: getattr(stream.settings, f"topic_{f}") for f in ("enriched", "quotes", "claims")}
    assert len(messages) == len(SAMPLES) > 5
    return {
        role: [(o.key or b"", o.value or b"") for o in outputs if o.topic == name]
        for role, name in named.items()
    }


def ids_of(records: list[tuple[bytes, bytes]]) -> set[str]:
    return {orjson.loads(value)["id"] for _, value in records}


def test_keys_are_article_ids_and_versions_stay_in_order(stream: Stream) -> None:
    versions = [(number, version) for version in range(40) for number in range(5)]
    stream.produce([stream.raw(f"a-{n}".encode(), article(n, v)) for n, v in versions])
    with stream.worker(), stream.worker():
        records = stream.await_records("enriched", has_count(len(versions)))
    for number in range(5):
        key = f"a-{number}".encode()
        expected = [f"versi {version} " for version in range(40)]
        texts = [r.value.decode() for r in records if r.key == key]
        assert all(e in t for e, t in zip(expected, texts, strict=True))


def test_key_names_an_article_without_an_id(stream: Stream) -> None:
    stream.produce([stream.raw(b"the-key", b'{"text": "Warga menunggu."}')])
    with stream.worker():
        (record,) = stream.await_records("enriched", has_count(1))
    assert record.key == b"the-key"
    assert ids([record]) == {"the-key"}


def test_tombstone_withdraws_the_article_from_every_topic(stream: Stream) -> None:
    stream.produce([stream.raw(b"a-1", article(1)), stream.raw(b"a-1", None)])
    with stream.worker():
        for role in ("enriched", "quotes", "claims"):
            records = stream.await_records(role, lambda found: found[-1].value is None)
            assert {record.key for record in records} == {b"a-1"}
    assert stream.records("dead") == []

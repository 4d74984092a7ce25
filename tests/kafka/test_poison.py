"""Poison: what cannot be enriched ends in the dead letters, byte for byte, and stops nothing."""

import pytest
from support.stream import Stream, article, has_count, has_ids, ids

from schemas import DeadLetter
from streams.messages import Headers

pytestmark = pytest.mark.kafka

Poison = tuple[bytes | None, bytes | None, Headers]

PAGE_WITHOUT_ARTICLE = b"<html><body><nav><a href='/'>Home</a></nav></body></html>"
POISON: dict[str, Poison] = {
    "is no JSON": (
        b"k1",
        b"nonsense",
        [("trace", b"\x00\xff"), ("trace", b"twice"), ("none", None)],
    ),
    "is no JSON: str is not valid UTF-8": (b"k2", b'{"text": "\xff\xfe"}', []),
    "is empty": (b"k3", b"", [("empty", b"")]),
    "Expected `str | null`, got `int` - at `$.text`": (b"k4", b'{"text": 5}', []),
    "Expected `object`, got `array`": (b"\xff\x00", b"[1, 2]", []),
    "`text` and `html` are both missing": (None, b'{"id": "x", "title": "t"}', []),
    "at `$.published_at`": (b"k5", b'{"text": "a", "published_at": "yesterday"}', []),
    "`html`: the page holds no article": (
        b"k6",
        PAGE_WITHOUT_ARTICLE,
        [("content-type", b"text/html")],
    ),
    "`content-type`: image/png": (b"k7", b"\x89PNG", [("content-type", b"image/png")]),
    "is no JSON: unexpected control": (b"k8", b'{"text": "' + b"\x01" * 1_000_000, []),
    "`value`: is empty": (None, None, [("tombstone", b"without a key")]),
}


def test_poison_among_good_articles(stream: Stream) -> None:
    good = [stream.raw(f"a-{number}".encode(), article(number)) for number in range(60)]
    bad = [stream.raw(*poison) for poison in POISON.values()]
    mixed = [message for n in range(60) for message in (good[n], *bad[n * 5 : n * 5 + 5])]
    stream.produce(mixed)
    with stream.worker():
        enriched = stream.await_records("enriched", has_ids({f"a-{n}" for n in range(60)}))
        dead = stream.await_records("dead", has_count(len(bad)))
    assert ids(enriched) == {f"a-{number}" for number in range(60)}
    letters = [DeadLetter.read(record.key, record.value, record.headers) for record in dead]
    for reason, (key, value, headers) in POISON.items():
        found = [x for x in letters if (x.key, x.value, x.headers) == (key, value, list(headers))]
        assert len(found) == 1, reason
        assert reason in found[0].failure.exception_message


def test_megabyte_of_text_is_enriched(stream: Stream) -> None:
    text = b"The boats lay idle in the harbour. " * 30_000
    stream.produce([stream.raw(b"big", b'{"text": "' + text + b'", "language": "en"}')])
    with stream.worker():
        (record,) = stream.await_records("enriched", has_count(1))
    assert len(record.value) > len(text) > 1_000_000


def test_what_grows_too_large_is_a_dead_letter_and_its_neighbours_are_not(
    new_stream: type[Stream],
) -> None:
    stream = new_stream(max_bytes=100_000)
    text = b"He said that 40 people came. " * 3_000
    large = b'{"text": "' + text + b'", "language": "en"}'
    neighbours = [stream.raw(b"same", article(number)) for number in range(20)]
    stream.produce([*neighbours[:10], stream.raw(b"same", large), *neighbours[10:]])
    with stream.worker():
        enriched = stream.await_records("enriched", has_count(20))
        (dead,) = stream.await_records("dead", has_count(1))
    letter = DeadLetter.read(dead.key, dead.value, dead.headers)
    assert (letter.key, letter.value) == (b"same", large)
    assert "`enriched`: the record would have" in letter.failure.exception_message
    assert ids(enriched) == {f"a-{number}" for number in range(20)}

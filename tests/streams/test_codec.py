"""The codec: every shape of a raw article, and an error that names the field for all else."""

import base64
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta, timezone

import msgspec
import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schemas import (
    ArticleRef,
    Claim,
    ClaimRecord,
    Cue,
    EnrichedArticle,
    Language,
    Quote,
    QuoteRecord,
    RawArticle,
    Sentence,
    SentenceText,
    Speaker,
)
from streams.codec import DecodeError, decode, encode
from streams.messages import Headers, Incoming

PAGE = "<html><body><p>Müller sagte: „Nein“.</p></body></html>"
ARTICLE = {"id": "a-1", "text": "Warga menunggu.", "language": "id"}


def raw(value: bytes | None, headers: Headers = (), key: bytes | None = None) -> Incoming:
    return Incoming("news.articles.raw", 0, 1, key, value, headers)


def typed(value: bytes, content_type: str) -> Incoming:
    return raw(value, [("content-type", content_type.encode())])


def event(**fields: object) -> Incoming:
    """Wrap fields in a structured CloudEvent."""
    envelope = {"specversion": "1.0", "id": "e-1", "source": "/cms", "type": "article", **fields}
    return typed(orjson.dumps(envelope), "application/cloudevents+json; charset=utf-8")


def binary_event(value: bytes, content_type: str) -> Incoming:
    told = {"ce_specversion": "1.0", "ce_id": "e-1", "ce_source": "/cms", "ce_type": "article"}
    headers = [(name, value.encode()) for name, value in told.items()]
    return raw(value, [*headers, ("content-type", content_type.encode())])


def test_json_is_the_default() -> None:
    assert decode(raw(orjson.dumps(ARTICLE))) == msgspec.convert(ARTICLE, RawArticle)


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON; charset=utf-8"])
def test_json_may_be_named(kind: str) -> None:
    assert decode(typed(orjson.dumps(ARTICLE), kind)).id == "a-1"


@pytest.mark.parametrize("name", ["content-type", "Content-Type", "CONTENT-TYPE"])
def test_header_is_found_in_any_case(name: str) -> None:
    assert decode(raw(b"Hujan.", [("x", b"1"), (name, b"text/plain")])).text == "Hujan."


@pytest.mark.parametrize(
    ("own", "key", "expected"),
    [
        ("a-1", b"the key", "a-1"),
        (None, b"the key", "the key"),
        ("", "kunci-é".encode(), "kunci-é"),
        (None, b"\xff\x00", None),
        (None, b"", None),
        (None, None, None),
    ],
)
def test_key_names_an_article_without_an_id(
    own: str | None, key: bytes | None, expected: str | None
) -> None:
    value = orjson.dumps({"id": own, "text": "Hujan."})
    assert decode(raw(value, key=key)).id == expected


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/plain", "utf-8"),
        ("text/plain; charset=utf-8", "utf-8"),
        ("text/plain; charset=ISO-8859-1", "latin-1"),
        ('text/plain; charset="windows-1252"', "cp1252"),
        ("text/plain;\r\n charset=utf-16", "utf-16"),
    ],
)
def test_text_is_read_in_its_charset(content_type: str, charset: str) -> None:
    assert decode(typed("Müller: Nein.".encode(charset), content_type)).text == "Müller: Nein."


META = '<meta charset="windows-1252">'
OLD_META = "<META http-equiv=Content-Type content='text/html; charset = windows-1252'>"


@pytest.mark.parametrize(
    ("content_type", "page", "charset"),
    [
        ("text/html", PAGE, "utf-8"),
        ("text/html; charset=windows-1252", PAGE, "cp1252"),
        ("text/html", META + PAGE, "cp1252"),
        ("text/html", OLD_META + PAGE, "cp1252"),
        ("text/html", META + PAGE, "utf-8"),  # what fits as UTF-8 is UTF-8
        ("text/html; charset=utf-8", META + PAGE, "utf-8"),
    ],
)
def test_page_is_read_in_its_charset(content_type: str, page: str, charset: str) -> None:
    assert decode(typed(page.encode(charset), content_type)).html == page


@pytest.mark.parametrize(
    ("message", "field", "expected"),
    [
        (event(data=ARTICLE), "text", ARTICLE["text"]),
        (event(data=ARTICLE, datacontenttype="application/json"), "id", "a-1"),
        (event(data="Müller.", datacontenttype="text/plain; charset=latin-1"), "text", "Müller."),
        (event(data=PAGE, datacontenttype="text/html"), "html", PAGE),
        (
            event(
                data_base64=base64.b64encode(PAGE.encode("cp1252")).decode(),
                datacontenttype="text/html; charset=cp1252",
            ),
            "html",
            PAGE,
        ),
        (
            event(data_base64=base64.b64encode(orjson.dumps(ARTICLE)).decode()),
            "text",
            ARTICLE["text"],
        ),
        (binary_event(orjson.dumps(ARTICLE), "application/json"), "text", ARTICLE["text"]),
        (binary_event(PAGE.encode(), "text/html"), "html", PAGE),
    ],
)
def test_cloud_event_holds_an_article(message: Incoming, field: str, expected: str) -> None:
    assert getattr(decode(message), field) == expected


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (raw(None), "`value`: is empty"),
        (raw(b""), "`value`: is empty"),
        (raw(b"nonsense"), "`value`: is no JSON"),
        (raw(b'{"text": "\xff"}'), "`value`: is no JSON"),
        (raw(b'{"text": NaN}'), "`value`: is no JSON"),
        (raw(b"[" * 100_000), "`value`: is no JSON"),
        (raw(b"[]"), "Expected `object`, got `array`"),
        (raw(b"{}"), "`text` and `html`"),
        (raw(b'{"text": 5}'), "$.text"),
        (raw(b'{"text": "a", "id": 5}'), "$.id"),
        (raw(b'{"text": "a", "metadata": [1]}'), "$.metadata"),
        (raw(b'{"text": "a", "published_at": "yesterday"}'), "$.published_at"),
        (typed(b"a", "image/png"), "`content-type`: image/png"),
        (typed(b"a", "plain"), "`content-type`: 'plain'"),
        (typed(b"a", "text/plain; charset=klingon"), "`value`: is not in klingon"),
        (typed(b"a", "text/plain; charset=punycode"), "`value`: is not in punycode"),
        (typed(b"a", "text/plain; charset=a\x00b"), "`value`: is not in a\x00b"),
        (typed(b"+2AA-", "text/plain; charset=utf-7"), "`value`: is not in utf-7"),
        (typed(b"YQ==", "text/plain; charset=base64"), "`value`: is not in base64"),
        (typed(b"\xff", "text/plain"), "`value`: is not in utf-8"),
        (typed(b" \n", "text/plain"), "`text` and `html`"),
        (typed(b"<p>\xff", "text/html"), "`value`: is not in utf-8"),
        (typed(b"<meta charset=rot13>\xff", "text/html"), "`value`: is not in rot13"),
        (typed(orjson.dumps(ARTICLE), "application/cloudevents+json"), "`specversion`"),
        (typed(b"[]", "application/cloudevents+json"), "`specversion`"),
        (event(), "Expected `object`, got `null`"),
        (event(data="a", datacontenttype="image/png"), "Expected `object`, got `str`"),
        (event(data=ARTICLE, datacontenttype="application/cloudevents+json"), "`datacontenttype`"),
        (event(data_base64="?"), "`data_base64`"),
        (event(data_base64=5), "`data_base64`"),
        (event(data_base64="", datacontenttype="text/plain"), "`value`: is empty"),
    ],
)
def test_error_names_the_field(message: Incoming, reason: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(message)
    assert reason in str(caught.value)


TYPES = [
    b"application/json",
    b"text/plain",
    b"text/html",
    b"text/html; charset=",
    b"text/plain; charset=\xff",
    b"text/plain; charset*=utf-8''utf-16",
    b"text/plain; charset*0=utf-16; charset*1=le",
    b"text/plain; charset=a\x00b",
    b"application/cloudevents+json",
]
CHARSETS = ["utf-16", "utf-7", "idna", "hex", "rot13", "undefined", "unicode_escape", "utf-32", "x"]
charset = st.sampled_from(CHARSETS).map(lambda name: f"text/plain; charset={name}".encode())
content_type = st.sampled_from(TYPES) | charset | st.binary(max_size=40)
header = st.tuples(st.text(max_size=5), st.binary(max_size=5)) | st.tuples(
    st.just("content-type"), content_type
)
leaf = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats() | st.text(max_size=9)
field = st.sampled_from(
    [*RawArticle.__struct_fields__, "specversion", "datacontenttype", "data", "data_base64"]
)
document = st.recursive(
    leaf, lambda each: st.lists(each, max_size=3) | st.dictionaries(field, each, max_size=5)
)
values = (
    st.none()
    | st.binary()
    | document.map(orjson.dumps)
    | st.binary(max_size=40).map(lambda name: b"<meta charset=" + name + b">\xff")
)


@given(values, st.lists(header, max_size=3), st.none() | st.binary(max_size=5))
@example(b"<meta charset=undefined>\xff", [("content-type", b"text/html")], None)
@example(b"xn--" + b"a" * 50, [("content-type", b"text/plain; charset=idna")], None)
def test_nothing_but_a_decode_error_is_raised(
    value: bytes | None, headers: Sequence[tuple[str, bytes]], key: bytes | None
) -> None:
    with suppress(DecodeError):
        article = decode(raw(value, headers, key))
        assert (article.text or article.html or "").strip()
        assert encode(article)


offsets = st.integers(0, 2**31)
words = st.text(max_size=8)
# Offsets, as records are written with: an hour that a zone has twice equals itself in no other.
zones = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.none() | st.datetimes(timezones=zones)
metadata = st.none() | st.dictionaries(words, st.none() | st.integers(0, 9) | words, max_size=3)
span = {"start": offsets, "end": offsets}
sentences = st.builds(SentenceText, **span)
references = st.builds(ArticleRef, published_at=moments)
quote = {
    "cue": st.none() | st.builds(Cue, **span),
    "speaker": st.none() | st.builds(Speaker, **span),
    **span,
}
claim = {"value": st.floats(allow_nan=False, allow_infinity=False), **span}
place = {"sentence": st.builds(Sentence, **span)}
records = st.one_of(
    st.builds(RawArticle, text=st.just("a"), metadata=metadata, published_at=moments),
    st.builds(QuoteRecord, article=references, sentence=sentences, **quote),
    st.builds(ClaimRecord, article=references, sentence=sentences, **claim),
    st.builds(
        EnrichedArticle,
        metadata=metadata,
        published_at=moments,
        language=st.builds(Language, confidence=st.floats(0, 1)),
        quotes=st.lists(st.builds(Quote, **quote, **place), max_size=2),
        claims=st.lists(st.builds(Claim, **claim, **place), max_size=2),
    ),
)


@given(records)
def test_what_is_written_is_read_back(record: msgspec.Struct) -> None:
    assert msgspec.json.decode(encode(record), type=type(record)) == record


def test_characters_beyond_ascii_stand_as_they_are() -> None:
    assert "“Ya” 新聞 📰".encode() in encode(RawArticle(text="“Ya” 新聞 📰"))


def test_lone_surrogate_cannot_be_written() -> None:
    with pytest.raises(TypeError, match="surrogates"):
        encode(RawArticle(text="a\ud83d"))

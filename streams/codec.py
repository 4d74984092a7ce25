"""Bytes to articles and back: JSON by orjson, types checked by msgspec as an article enters.

A message is one of: a raw article in JSON (the default), a text (content-type text/plain), a page
(text/html), or a CloudEvent that holds one of these (binary: its headers beside the value;
structured: an envelope around it).
"""

import base64
import binascii
import codecs
import re
from collections.abc import Callable
from email.message import Message as MimeHeader
from typing import Any

import msgspec
import orjson

from schemas import RawArticle
from streams.messages import Incoming

CLOUD_EVENT = "application/cloudevents+json"
JSON = "application/json"

_NO_CHARSETS = frozenset(
    {"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf_7"}
)
"""Which no page is in; punycode takes quadratic time, utf_7 lets half a surrogate pair through."""

_META_CHARSET = re.compile(
    rb"<meta[^>]{1,200}charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE
)


class DecodeError(ValueError):
    """Say which field of a message cannot be read, and why; `value` is the message's own."""


def decode(message: Incoming) -> RawArticle:
    """Read a message's article; the key names it where it has no id of its own.

    Raises DecodeError, naming the field.
    """
    article = _article(message.value or b"", _content_type(message))
    if article.id:
        return article
    return msgspec.structs.replace(article, id=_text_of(message.key))


def encode(record: msgspec.Struct) -> bytes:
    """Write a record as JSON in UTF-8."""
    return orjson.dumps(msgspec.to_builtins(record))


def _article(value: bytes, kind: MimeHeader) -> RawArticle:
    if not value:
        raise DecodeError("`value`: is empty")
    read = _READERS.get(kind.get_content_type())
    if read is None:
        raise DecodeError(f"`content-type`: {kind.get_content_type()} is none of ours")
    return read(value, kind)


def _of_json(value: bytes, _: MimeHeader) -> RawArticle:
    return _checked(_loads(value))


def _of_text(value: bytes, kind: MimeHeader) -> RawArticle:
    return _checked({"text": _characters(value, kind.get_content_charset("utf-8"))})


def _of_page(value: bytes, kind: MimeHeader) -> RawArticle:
    named = kind.get_content_charset() or _charset_of_page(value)
    return _checked({"html": _characters(value, named)})


def _of_cloud_event(value: bytes, _: MimeHeader) -> RawArticle:
    event = _loads(value)
    if not isinstance(event, dict) or "specversion" not in event:
        raise DecodeError("`specversion`: is missing, so this is no CloudEvent")
    kind = _mime(str(event.get("datacontenttype") or JSON))
    if kind.get_content_type() == CLOUD_EVENT:
        raise DecodeError("`datacontenttype`: a CloudEvent holds no other")
    if "data_base64" in event:
        return _article(_of_base64(event["data_base64"]), kind)
    data = event.get("data")
    if isinstance(data, str) and kind.get_content_type() in {"text/plain", "text/html"}:
        return _article(data.encode(), _mime(f"{kind.get_content_type()}; charset=utf-8"))
    return _checked(data)


_READERS: dict[str, Callable[[bytes, MimeHeader], RawArticle]] = {
    JSON: _of_json,
    "text/plain": _of_text,
    "text/html": _of_page,
    CLOUD_EVENT: _of_cloud_event,
}


def _content_type(message: Incoming) -> MimeHeader:
    """Read the content-type header; without one, a value is JSON."""
    found = (value for name, value in message.headers if name.lower() == "content-type")
    return _mime((next(found, None) or JSON.encode()).decode("latin-1"))


def _mime(content_type: str) -> MimeHeader:
    header = MimeHeader()
    header["content-type"] = " ".join(content_type.split())
    if "/" not in content_type.partition(";")[0]:  # the parser would call it text/plain
        raise DecodeError(f"`content-type`: {content_type!r} is none")
    return header


def _loads(value: bytes) -> Any:
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise DecodeError(f"`value`: is no JSON: {error}") from error


def _checked(value: Any) -> RawArticle:
    try:
        return msgspec.convert(value, RawArticle)
    except msgspec.ValidationError as error:
        raise DecodeError(str(error)) from error


def _characters(value: bytes, charset: str) -> str:
    try:
        return value.decode(_codec(charset))
    except (ValueError, LookupError) as error:  # a name can hold what no lookup takes
        raise DecodeError(f"`value`: is not in {charset}: {error}") from error


def _codec(charset: str) -> str:
    name = codecs.lookup(charset).name
    if name.replace("-", "_") in _NO_CHARSETS:
        raise LookupError("no charset of texts")
    return name


def _charset_of_page(page: bytes) -> str:
    """Believe UTF-8 wherever it fits; else what the page says of itself."""
    try:
        page.decode()
    except UnicodeDecodeError:
        found = _META_CHARSET.search(page[:4096])
        return found[1].decode("ascii") if found else "utf-8"
    return "utf-8"


def _of_base64(text: Any) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, TypeError, ValueError) as error:
        raise DecodeError(f"`data_base64`: {error}") from error


def _text_of(key: bytes | None) -> str | None:
    """Read a key as an article's id, where it is text."""
    try:
        return key.decode() if key else None
    except UnicodeDecodeError:
        return None

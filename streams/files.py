"""Articles in files: the same messages as a producer would push."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import orjson

from streams.messages import Incoming

_TYPES = {
    ".html": b"text/html",
    ".htm": b"text/html",
    ".xhtml": b"text/html",
    ".txt": b"text/plain; charset=utf-8",
    ".md": b"text/plain; charset=utf-8",
}
"""What a file holds by its ending; JSON or JSON lines where it has none of these."""


def messages_of(path: Path) -> Iterator[Incoming]:
    """Read a file's messages; `offset` is the line (from 1) that each stands on.

    A page or text is one message; JSON is one, or an array of them; else each line is one.
    """
    kind = _TYPES.get(path.suffix.lower())
    if kind is not None:
        yield Incoming(str(path), 0, 1, None, path.read_bytes(), (("content-type", kind),))
    else:
        yield from _of_json(str(path), path.read_bytes())


def messages_of_lines(name: str, lines: BinaryIO | Iterable[bytes]) -> Iterator[Incoming]:
    """Read a message from every line that is not blank, as the lines come."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield Incoming(name, 0, number, _id_of(line), line.strip())


def _of_json(name: str, content: bytes) -> Iterator[Incoming]:
    try:
        whole = orjson.loads(content)
    except orjson.JSONDecodeError:
        yield from messages_of_lines(name, content.splitlines())
        return
    if isinstance(whole, list):
        for number, each in enumerate(whole, start=1):
            yield Incoming(name, 0, number, _key(each), orjson.dumps(each))
    else:
        yield Incoming(name, 0, 1, _key(whole), content.strip())


def _id_of(line: bytes) -> bytes | None:
    try:
        return _key(orjson.loads(line))
    except orjson.JSONDecodeError:
        return None


def _key(article: object) -> bytes | None:
    """Key an article by its id, so that its versions stay in order."""
    own = article.get("id") if isinstance(article, dict) else None
    return own.encode() if isinstance(own, str) and own else None

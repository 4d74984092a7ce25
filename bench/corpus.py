"""Articles to measure by: the repository's samples, or whoever measures brings their own."""

from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

import orjson

from streams.files import messages_of
from streams.messages import Incoming

SAMPLES = Path(__file__).parent.parent / "samples"
_NO_ARTICLES = {".md"}


def articles(source: Path = SAMPLES) -> list[Incoming]:
    """Read all articles of a folder, or of one file (JSON lines, JSON, a page or a text)."""
    files = [source] if source.is_file() else sorted(p for p in source.rglob("*") if p.is_file())
    wanted = (file for file in files if file.suffix not in _NO_ARTICLES)
    found = [message for file in wanted for message in messages_of(file)]
    if not found:
        raise FileNotFoundError(f"{source} holds no articles")
    return found


def numbered(originals: Sequence[Incoming], count: int, name: str = "a") -> list[Incoming]:
    """Make so many articles of the originals, in turn, each with an id and key of its own."""
    each = islice(cycle(originals), count)
    return [_named(original, f"{name}-{number}") for number, original in enumerate(each)]


def _named(original: Incoming, name: str) -> Incoming:
    """Give an article an id: in JSON its field, of a page or a text the key."""
    value = original.value
    if not original.headers and value:
        value = orjson.dumps(orjson.loads(value) | {"id": name})
    return original._replace(key=name.encode(), value=value)

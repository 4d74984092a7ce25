"""What a page tells of its article in JSON-LD, by the words of schema.org."""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from lxml.etree import _Element as Element

MEDIA_TYPE = "application/ld+json"
MAX_DEPTH = 8


def article_data(tree: Element) -> dict[str, Any]:
    """Find the page's first article (NewsArticle, ReportageNewsArticle, …); empty where none is.

    Blocks that are no JSON, as many pages have, are passed over.
    """
    items = (item for block in _blocks(tree) for item in _objects(block, MAX_DEPTH))
    return next((item for item in items if _is_article(item)), {})


def said(item: dict[str, Any], key: str) -> str | None:
    """Read a text, or the name of the thing, that an item has under a key."""
    value = item.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _blocks(tree: Element) -> Iterator[Any]:
    for script in tree.iter("script"):
        if script.get("type") == MEDIA_TYPE:
            try:
                yield orjson.loads(script.text or "")
            except orjson.JSONDecodeError:
                continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """List the objects in a value, outer ones first."""
    if isinstance(value, dict):
        yield value
    children: Iterable[Any] = value.values() if isinstance(value, dict) else value
    if depth and isinstance(value, dict | list):
        for child in children:
            yield from _objects(child, depth - 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(("Article", "Posting")) for name in names)

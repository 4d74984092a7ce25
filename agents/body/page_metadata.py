"""What a page tells of itself in its head: Open Graph, schema.org, the canonical link."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml.etree import _Element as Element

from agents.body.linked_data import MEDIA_TYPE, article_data, said

_DATE_PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{10,40})"')


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Hold a page's own account of the article; None where it says nothing."""

    title: str | None
    description: str | None
    publisher: str | None
    published_at: datetime | None
    language: str | None
    url: str | None


def page_metadata(tree: Element) -> PageMetadata:
    """Read a page's metadata; `published_at` only where the page gives its offset from UTC."""
    tags, data = _meta_tags(tree), article_data(tree)
    publisher = tags.get("og:site_name") or said(data, "publisher")
    title = tags.get("og:title") or said(data, "headline") or _text_of(tree, "title")
    return PageMetadata(
        title=_without_publisher(title, publisher),
        description=tags.get("og:description") or tags.get("description"),
        publisher=publisher,
        published_at=_first_timestamp(_published_dates(tree, tags)),
        language=said(data, "inLanguage") or tree.get("lang") or None,
        url=_canonical(tree) or tags.get("og:url"),
    )


def _meta_tags(tree: Element) -> dict[str, str]:
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name, content = tag.get("property") or tag.get("name"), (tag.get("content") or "").strip()
        if name and content:
            tags.setdefault(name.lower(), content)
    return tags


def _text_of(tree: Element, element: str) -> str | None:
    return (tree.findtext(f".//{element}") or "").strip() or None


def _without_publisher(title: str | None, publisher: str | None) -> str | None:
    """Cut the outlet's name off a title: "Banjir surut | Harian Contoh"."""
    if title and publisher and title.endswith(publisher):
        return title.removesuffix(publisher).rstrip(" |-–—:") or title
    return title


def _canonical(tree: Element) -> str | None:
    return next(
        (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None
    )


def _published_dates(tree: Element, tags: dict[str, str]) -> Iterable[str]:
    if "article:published_time" in tags:
        yield tags["article:published_time"]
    for script in tree.iter("script"):
        if script.get("type") == MEDIA_TYPE:
            yield from _DATE_PUBLISHED.findall(script.text or "")


def _first_timestamp(dates: Iterable[str]) -> datetime | None:
    return next((found for found in map(_timestamp, dates) if found), None)


def _timestamp(date: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(date)
    except ValueError:
        return None
    return found if found.tzinfo else None

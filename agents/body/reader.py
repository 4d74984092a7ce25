"""From a raw article to its body: by the page where there is one, else by the pasted text."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from agents.body.boilerplate import cleaned
from agents.body.lines import join, lines
from agents.body.page import MAX_CHARACTERS, load, page_lines
from agents.body.page_metadata import PageMetadata, page_metadata
from schemas import RawArticle

_MARKUP = re.compile(r"</(?:p|div|span|li|ul|h[1-6]|html)\s{0,9}>|<br\s{0,9}/?>", re.IGNORECASE)


class NoArticle(ValueError):  # noqa: N818 - a state of the article, not a fault of ours
    """Say that the raw article's field `html` holds no article: a wall, an error page, a menu."""


@dataclass(frozen=True, slots=True)
class Body:
    """Hold the body, its paragraphs parted by blank lines, and what the page tells of itself."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    url: str | None = None


def read_body(article: RawArticle) -> Body:
    """Cut the body out of an article.

    The page is read first: its structure tells the article from what stands around it, where a
    text tells only lines. A text stands in for a page without an article, as one that a script
    fills. Raises NoArticle where the page holds none and there is no text.
    """
    reason = "the page holds no article"
    try:
        from_page = _body_of_page(article.html, article.title) if article.html else None
    except TimeoutError as slow:
        from_page, reason = None, str(slow)
    if from_page:
        return from_page
    if article.text and not article.text.isspace():
        return _body_of_text(article.text, article.title)
    if len(article.html or "") > MAX_CHARACTERS:
        reason = f"the page has more than {MAX_CHARACTERS:,} characters"
    raise NoArticle(f"`html`: {reason}")


def _body_of_text(text: str, title: str | None) -> Body:
    found = lines(text)
    return _body_of_fragment(text, title) or Body(join(cleaned(found, title) or found))


def _body_of_fragment(text: str, title: str | None) -> Body | None:
    with suppress(TimeoutError):
        return _body_of_page(text, title) if _MARKUP.search(text) else None
    return None


def _body_of_page(html: str, title: str | None) -> Body | None:
    tree = load(html) if len(html) <= MAX_CHARACTERS else None
    if tree is None:
        return None
    about = page_metadata(tree)
    kept = cleaned(page_lines(html, tree, about.description), title or about.title)
    return _with_metadata(join(kept), about) if kept else None


def _with_metadata(text: str, about: PageMetadata) -> Body:
    return Body(
        text,
        title=about.title,
        publisher=about.publisher,
        published_at=about.published_at,
        language=about.language,
        url=about.url,
    )

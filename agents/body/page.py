"""The article out of a page: where its blocks leave no doubt by them, else by trafilatura.

Trafilatura (Barbaresi, ACL 2021) takes ten times as long as all that follows it.
"""

from time import thread_time

from lxml.etree import HTMLParser, XMLSyntaxError, fromstring
from lxml.etree import _Element as Element
from lxml.html import HtmlElement
from trafilatura import extract, load_html

from agents.body.blocks import page_blocks
from agents.body.lines import TERMINATORS, Line, lines
from agents.body.region import article_lines

MAX_CHARACTERS = 5_000_000

MAX_ELEMENTS = 10_000
"""Trafilatura is quadratic in places: a bigger page is read by its blocks alone."""


MAX_SECONDS = 10.0
"""A page may take so long, in CPU time of its thread, whatever else the machine does: the worst
known of 5,000,000 characters takes 6."""


def load(html: str) -> Element | None:
    """Parse a page or a fragment of one; None where it holds no element."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return fromstring(html.replace("\0", "").encode("utf-8", "replace"), parser)
    except XMLSyntaxError:  # nothing in it
        return None


def page_lines(html: str, tree: Element, description: str | None) -> list[Line]:
    """List the lines of a page's article, a paragraph each; none where there is no article.

    Raises TimeoutError where that takes more than MAX_SECONDS.
    """
    limit = thread_time() + MAX_SECONDS
    body = tree.find("body")
    found = article_lines(page_blocks(tree if body is None else body))
    return found or _extracted_lines(html, tree, description, limit)


def _extracted_lines(html: str, tree: Element, description: str | None, limit: float) -> list[Line]:
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        return []
    page = load_html(
        html if "<html" in html[:1000].lower() else f"<html><body>{html}</body></html>"
    )
    text = _page_text(page, limit) if page is not None else ""
    return lines(f"{_lead(tree, description, text)}\n{text}")


def _page_text(tree: HtmlElement, limit: float) -> str:
    """Extract the article's text, a paragraph a line; empty where there is none.

    Precision first (F1 .969 on news pages, default .960); what its rules wholly reject, an article
    laid out in a table, the default still finds.
    """
    for precisely in (True, False):
        if thread_time() > limit:
            raise TimeoutError(f"the page takes more than {MAX_SECONDS:g} seconds to read")
        text = _extract(tree, precisely=precisely)
        if text:
            return text
    return ""


def _lead(tree: Element, description: str | None, text: str) -> str:
    """Find the opening paragraph that the extraction took for a part of the page's header.

    That is the page's own description, where it is whole sentences, stands on the page, and is
    not in the text yet; empty else.
    """
    wanted = _flat(description or "")
    if not wanted.endswith(TERMINATORS) or wanted in _flat(text):
        return ""
    return wanted if wanted in _flat(" ".join(_visible(tree))) else ""


def _visible(tree: Element) -> list[str]:
    found: list[str] = tree.xpath("//body//text()[not(parent::script or parent::style)]")
    return found


def _flat(text: str) -> str:
    return " ".join(text.split())


def _extract(tree: HtmlElement, *, precisely: bool) -> str:
    text = extract(
        tree,
        favor_precision=precisely,
        include_comments=False,
        include_tables=False,
        include_formatting=False,
        deduplicate=False,  # its memory of earlier pages would make the answer depend on them
    )
    return text or ""

"""The article out of a page, by trafilatura (Barbaresi, ACL 2021)."""

from lxml.html import HtmlElement
from trafilatura import extract, load_html

from agents.body.lines import TERMINATORS

MAX_ELEMENTS = 30_000
"""Bigger pages are refused: the extraction is quadratic in places, and no article needs it."""


def load(html: str) -> HtmlElement | None:
    """Parse a page or a fragment of one; None where it holds no element, or far too many."""
    tree = load_html(
        html if "<html" in html[:1000].lower() else f"<html><body>{html}</body></html>"
    )
    if tree is None or sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        return None
    return tree


def page_text(tree: HtmlElement) -> str:
    """Extract the article's text, a paragraph a line; empty where there is none.

    Precision first (F1 .969 on news pages, default .960); what its rules wholly reject, an article
    laid out in a table, the default still finds.
    """
    return _extract(tree, precisely=True) or _extract(tree, precisely=False)


def lead(tree: HtmlElement, description: str | None, text: str) -> str:
    """Find the opening paragraph that the extraction took for a part of the page's header.

    That is the page's own description, where it is whole sentences, stands on the page, and is
    not in the text yet; empty else.
    """
    wanted = _flat(description or "")
    if not wanted.endswith(TERMINATORS) or wanted in _flat(text):
        return ""
    return wanted if wanted in _flat(" ".join(_visible(tree))) else ""


def _visible(tree: HtmlElement) -> list[str]:
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

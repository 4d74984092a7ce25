"""Readings: a body by the rules of its language, a paragraph in another by that one's rules.

The dateline is nobody's words and no figure: no item reaches into it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from agents.text import Document, Span, trimmed
from schemas import Claim, EnrichedArticle, Quote

Item = TypeVar("Item", Quote, Claim)


class Readings:
    """Hold a body as a document of each language that it is written in."""

    def __init__(self, article: EnrichedArticle) -> None:
        language = article.language
        self._article = article
        self._others = {Span(each.start, each.end): each.code for each in language.paragraphs}
        codes = dict.fromkeys([language.code, *self._others.values()])
        self._documents = {code: Document.read(article.text, code) for code in codes}

    def find(self, find: Callable[[Document], Sequence[Item]]) -> list[Item]:
        """Find a body's items, in order, each by the language of the paragraph it begins in."""
        found = (item for code in self._documents for item in self._found(find, code))
        return sorted(found, key=lambda item: item.start)

    def _found(self, find: Callable[[Document], Sequence[Item]], code: str) -> Iterator[Item]:
        document, dateline = self._documents[code], self._article.dateline
        for item in find(document):
            paragraph = document.paragraph_at(item.start)
            if self._others.get(paragraph, self._article.language.code) == code:
                yield from _after(item, dateline.end if dateline else 0)


def _after(item: Item, offset: int) -> Iterator[Item]:
    """Cut off what stands before the offset; nothing is left of an item that ends there."""
    if item.start >= offset:
        yield item
    elif item.end > offset:
        text = item.text[offset - item.start :]
        start, _ = trimmed(text, 0, len(text))
        yield replace(item, start=offset + start, text=text[start:])

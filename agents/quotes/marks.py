"""Quotation marks, paired paragraph by paragraph."""

import re
from collections.abc import Iterator

from msgspec import Struct

from agents.quotes.grammar import Grammar
from agents.text import Document, Span, trimmed


class Marked(Struct, frozen=True, gc=False):
    """Hold what stands between two marks, and the same with its marks.

    `continued` is true where the closing mark is missing because the
    next paragraph goes on quoting. Where `dash` is true no marks but dashes set it off.
    """

    content: Span
    outer: Span
    continued: bool = False
    dash: bool = False


def read_marks(document: Document, grammar: Grammar) -> list[Marked]:
    """Pair the marks of every paragraph, in order; nested pairs are left inside their outer one."""
    found: list[Marked] = []
    for index, paragraph in enumerate(document.paragraphs):
        following = document.paragraphs[index + 1 : index + 2]
        reader = _ParagraphReader(document, grammar, paragraph)
        found.extend(reader.read(following[0] if following else None))
    return found


class _ParagraphReader:
    """Pair one paragraph's marks in one pass, holding at most an outer and a nested opener."""

    def __init__(self, document: Document, grammar: Grammar, paragraph: Span) -> None:
        self.document, self.text = document, document.text
        self.grammar, self.paragraph = grammar, paragraph
        self.opened: list[re.Match[str]] = []
        self.nested: list[Marked] = []

    def read(self, following: Span | None) -> Iterator[Marked]:
        for mark in self.grammar.mark.finditer(self.text, *self.paragraph):
            depth = self._depth_closed_by(mark)
            if depth is not None:
                yield from self._close(depth, mark)
            elif len(self.opened) < 2 and self._may_open(mark):  # noqa: PLR2004 - outer and nested
                self.opened.append(mark)
        if self.opened:
            yield from self._unclosed(self.opened[0], following)

    def _depth_closed_by(self, mark: re.Match[str]) -> int | None:
        fits = (
            depth
            for depth in reversed(range(len(self.opened)))
            if mark.group() in self.grammar.closers[self.opened[depth].group()]
        )
        return next(fits, None) if self.opened and self._may_close(mark) else None

    def _close(self, depth: int, mark: re.Match[str]) -> Iterator[Marked]:
        opener = self.opened[depth]
        content = trimmed(self.text, opener.end(), mark.start())
        pair = Marked(content, Span(opener.start(), mark.end()))
        del self.opened[depth:]
        if self.opened:
            self.nested.append(pair)
        else:
            self.nested.clear()
            yield pair

    def _unclosed(self, opener: re.Match[str], following: Span | None) -> Iterator[Marked]:
        """End a quote whose closer is missing; what looked nested in it may stand after it."""
        if opener.group() in self.grammar.lexicon.marks.single:
            yield from self.nested
            return
        continued = following is not None and self.text.startswith(opener.group(), following.start)
        end = self.paragraph.end if continued else self._sentence_end(opener.end())
        content = trimmed(self.text, opener.end(), end)
        yield Marked(content, Span(opener.start(), content.end), continued=continued)
        yield from (pair for pair in self.nested if pair.outer.start >= end)

    def _sentence_end(self, offset: int) -> int:
        return min(self.paragraph.end, max(offset, self.document.sentence_at(offset).end))

    def _may_open(self, mark: re.Match[str]) -> bool:
        before, after = self._around(mark)
        closers = self.grammar.closers.get(mark.group())
        if closers is None or not after or (after.isspace() and before.strip("'’(\u00a0 ")):
            return False
        points_inward = mark.group() not in closers
        is_dense = not self.grammar.lexicon.spaced and not before.isascii()
        return points_inward or is_dense or not before.isalnum()

    def _may_close(self, mark: re.Match[str]) -> bool:
        before, after = self._around(mark)
        if mark.group() in self.grammar.apostrophes:
            return bool(before.strip()) and not after.isalnum()
        return bool(before.strip()) or not after.isalnum() or not self.grammar.lexicon.spaced

    def _around(self, mark: re.Match[str]) -> tuple[str, str]:
        start, end = mark.span()
        before = self.text[start - 1] if start > self.paragraph.start else ""
        return before, self.text[end] if end < self.paragraph.end else ""

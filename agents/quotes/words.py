"""The words of a text as the rules ask for them: in lower case, and cut once for each span."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from agents.quotes.grammar import EDGE, Grammar
from agents.text import Span, lowered, spanned

T = TypeVar("T")

MAX_KNOWN = 500
"""So many spans are remembered, a few sentences' worth: hostile input has them without end."""

Word = tuple[Span, str]
"""A word's span, and the word as the lexicon holds it."""


class Words:
    """Cut spans of a text into words, and remember the last ones: the rules come back to them."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text, self.grammar = text, grammar
        self.lowered, self._pattern = lowered(text), grammar.word
        acronym = grammar.acronym
        self._held = _with_acronyms(text, self.lowered, acronym) if acronym else self.lowered
        self._plain: dict[Span, list[str]] = {}
        self._cut: dict[Span, list[Word]] = {}

    def plain(self, span: Span) -> Sequence[str]:
        """List the words of a span as the lexicon holds them."""
        known = self._plain.get(span)
        if known is None:
            words = self._pattern.findall(self._held, *span)
            known = [word if word.isalnum() else word.strip(EDGE) for word in words]
            _remember(self._plain, span, known)
        return known

    def of(self, span: Span) -> Sequence[Word]:
        """List the words of a span, each with its own span."""
        known = self._cut.get(span)
        if known is None:
            known = list(self.first(span))
            _remember(self._cut, span, known)
        return known

    def first(self, span: Span) -> Iterator[Word]:
        """Cut off the first words of a span, as many as are asked for."""
        for match in self._pattern.finditer(self._held, *span):
            word = match.group()
            yield spanned(match.span()), word if word.isalnum() else word.strip(EDGE)


def _with_acronyms(text: str, lower: str, acronym: re.Pattern[str]) -> str:
    """Leave "PO", a party, in capitals where "po" is a small word."""
    pieces: list[str] = []
    done = 0
    for match in acronym.finditer(text):
        if not text[max(0, match.start() - 1) : match.start()].isalnum():
            pieces += (lower[done : match.start()], match.group())
            done = match.end()
    return "".join([*pieces, lower[done:]])


def _remember(known: dict[Span, T], span: Span, words: T) -> None:
    if len(known) >= MAX_KNOWN:
        known.clear()
    known[span] = words

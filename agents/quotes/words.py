"""The words of the spans that the rules look at: cut once, since they come back to the same."""

from collections.abc import Iterator

from agents.quotes.grammar import Grammar, Word
from agents.text import Span

MAX_KNOWN = 500
"""So many spans are remembered, a few sentences' worth: hostile input has them without end."""


class Words:
    """Cut spans of a text into words, and remember the last ones."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self._text, self._grammar = text, grammar
        self._known: dict[Span, list[Word]] = {}

    def of(self, span: Span) -> list[Word]:
        """List the words of a span."""
        known = self._known.get(span)
        if known is None:
            if len(self._known) >= MAX_KNOWN:
                self._known.clear()
            known = self._known[span] = list(self._grammar.words(self._text, span))
        return known

    def first(self, span: Span) -> Iterator[Word]:
        """Cut off the first words of a span, as many as are asked for."""
        return self._grammar.words(self._text, span)

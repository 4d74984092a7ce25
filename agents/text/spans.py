"""Spans of a text: half-open ranges of code points."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple


class Span(NamedTuple):
    """Mark `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Cut the span out of its text."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


spanned: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""Make a span of a pair such as `re.Match.span` gives, without a step of Python."""


def trimmed(text: str, start: int, end: int, chars: str | None = None) -> Span:
    """Shrink a span until no white space (or none of `chars`) stands at its edges."""
    if chars is None and start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return Span(start, end)
    piece = text[start:end]
    kept = piece.strip(chars)
    if len(kept) == len(piece):
        return Span(start, end)
    start += len(piece) - len(piece.lstrip(chars))
    return Span(start, start + len(kept))


def lowered(text: str) -> str:
    """Write a text in lower case, each code point in its place.

    "İ" alone has a lower case of two code points; it becomes "i", as Turkish has it.
    """
    return text.replace("İ", "i").lower()


def span_at(spans: Sequence[Span], offset: int) -> Span:
    """Find the last of the ordered spans that begins at or before the offset.

    Raises IndexError where there are no spans.
    """
    return spans[max(0, bisect_right(spans, (offset, float("inf"))) - 1)]

"""Spans: what they cut, hold and meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.text import Span, trimmed
from agents.text.spans import span_at


def test_span_cuts_its_text() -> None:
    assert Span(2, 4).of("abcdef") == "cd"


@pytest.mark.parametrize(
    ("other", "holds", "meets"),
    [
        (Span(2, 5), True, True),
        (Span(3, 4), True, True),
        (Span(0, 3), False, True),
        (Span(4, 9), False, True),
        (Span(0, 2), False, False),
        (Span(5, 6), False, False),
    ],
)
def test_span_holds_and_meets(other: Span, holds: bool, meets: bool) -> None:
    assert Span(2, 5).holds(other) is holds
    assert Span(2, 5).meets(other) is meets


@given(st.text(alphabet=" \n\u00a0ab"), st.integers(0, 20), st.integers(0, 20))
def test_trimmed_stays_inside(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    span = trimmed(text, start, end)
    assert start <= span.start <= span.end <= max(end, span.start)
    assert span.of(text) == text[start:end].strip()


def test_trimmed_of_other_characters() -> None:
    assert trimmed("(ab),", 0, 5, chars="(),") == Span(1, 3)


def test_span_at_an_offset_is_the_last_that_begins_before_it() -> None:
    spans = [Span(0, 3), Span(5, 8)]
    assert [span_at(spans, offset) for offset in (0, 4, 5, 99)] == [
        spans[0],
        spans[0],
        spans[1],
        spans[1],
    ]


def test_span_at_of_no_spans() -> None:
    with pytest.raises(IndexError):
        span_at([], 3)

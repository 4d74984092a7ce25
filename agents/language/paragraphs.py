"""Paragraphs in another language than their article's: an English quote in an Indonesian one.

A paragraph is asked for its language only where it shares hardly a word with the others, which
is told in a tenth of the time that the asking takes.
"""

import re
from collections import Counter
from collections.abc import Iterator

from agents.language.codes import UNDETERMINED
from agents.language.detection import detect
from agents.language.rivals import are_rivals
from agents.text import Span
from agents.text.sentences import paragraphs
from schemas import ParagraphLanguage

MIN_CHARACTERS = 60
MIN_LETTERS = 30  # in words without a capital, each counted once
MIN_CONFIDENCE = 0.90

COMMON = 0.25
"""A word is common where so many of the paragraphs have it, and two of them at least."""

MAX_SHARED = 0.10

_WORD = re.compile(r"[^\W\d_]+")


def paragraph_languages(text: str, code: str) -> tuple[ParagraphLanguage, ...]:
    """List the paragraphs of a body that are surely in another language than `code`.

    None where the article's language is unknown; near kin (Malay in an Indonesian article) is
    not told apart by so few words.
    """
    if code == UNDETERMINED:
        return ()
    found = ((span, _other_language(span.of(text), code)) for span in _strangers(text))
    return tuple(ParagraphLanguage(*span, other) for span, other in found if other)


def _other_language(paragraph: str, code: str) -> str | None:
    found = detect(paragraph)
    is_sure = found.confidence >= MIN_CONFIDENCE and found.code not in (code, UNDETERMINED)
    return found.code if is_sure and not are_rivals(code, found.code) else None


def _strangers(text: str) -> Iterator[Span]:
    """List the paragraphs that share hardly a word with the others, names aside."""
    spans = list(paragraphs(text))
    words = [{w for w in _WORD.findall(span.of(text)) if not w[0].isupper()} for span in spans]
    times = Counter(word for each in words for word in each)
    least = max(2, COMMON * len(spans))
    common = {word for word, count in times.items() if count >= least}
    for span, each in zip(spans, words, strict=True):
        is_long = span.end - span.start >= MIN_CHARACTERS and sum(map(len, each)) >= MIN_LETTERS
        if is_long and len(spans) > 1 and len(each & common) < MAX_SHARED * len(each):
            yield span

"""The body as the extractors read it: text, language, paragraphs, sentences."""

from bisect import bisect_right
from dataclasses import dataclass
from math import inf

from agents.text.sentences import paragraphs, sentence_lexicon, sentences
from agents.text.spans import Span, span_at


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a body and its cuts; all spans are code points into `text`, in order."""

    text: str
    language: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]

    @classmethod
    def read(cls, text: str, language: str) -> "Document":
        """Cut a body into paragraphs and sentences by its language's abbreviations."""
        lexicon = sentence_lexicon(language)
        cuts = tuple(paragraphs(text))
        return cls(
            text, language, cuts, tuple(s for p in cuts for s in sentences(text, p, lexicon))
        )

    def sentence_at(self, offset: int) -> Span:
        """Find the sentence that holds the offset (or that ends last before it)."""
        return span_at(self.sentences, offset)

    def sentences_before(self, offset: int, most: int) -> tuple[Span, ...]:
        """Give the last sentences, at most so many, before the one that holds the offset."""
        end = max(0, bisect_right(self.sentences, (offset, inf)) - 1)
        return self.sentences[max(0, end - most) : end]

    def paragraph_at(self, offset: int) -> Span:
        """Find the paragraph that holds the offset (or that ends last before it)."""
        return span_at(self.paragraphs, offset)

"""What the extractors share: the document, its spans and sentences, tries, the lexicon loader."""

from agents.text.document import Document
from agents.text.lexicons import LexiconError, languages, lexicon
from agents.text.spans import Span, lowered, spanned, trimmed
from agents.text.tries import alternation, dense_alternation, one_of

__all__ = [
    "Document",
    "LexiconError",
    "Span",
    "alternation",
    "dense_alternation",
    "languages",
    "lexicon",
    "lowered",
    "one_of",
    "spanned",
    "trimmed",
]

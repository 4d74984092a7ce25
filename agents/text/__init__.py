"""What the extractors share: the document, its spans and sentences, tries, the lexicon loader."""

from agents.text.document import Document
from agents.text.lexicons import LexiconError, languages, lexicon
from agents.text.spans import Span, trimmed
from agents.text.tries import alternation

__all__ = ["Document", "LexiconError", "Span", "alternation", "languages", "lexicon", "trimmed"]

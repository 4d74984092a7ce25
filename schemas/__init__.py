"""What is on the wire, one module a record; imports nothing of ours."""

from schemas.article import (
    Dateline,
    EnrichedArticle,
    Language,
    ParagraphLanguage,
    RawArticle,
)
from schemas.article_ref import ArticleRef
from schemas.claim import Claim, ClaimKind, ClaimRecord, Modifier
from schemas.dead_letter import DeadLetter, Failure, Stage
from schemas.quote import Cue, Quote, QuoteKind, QuoteRecord, Speaker
from schemas.sentence import Sentence, SentenceText
from schemas.version import VERSION

__all__ = [
    "VERSION",
    "ArticleRef",
    "Claim",
    "ClaimKind",
    "ClaimRecord",
    "Cue",
    "Dateline",
    "DeadLetter",
    "EnrichedArticle",
    "Failure",
    "Language",
    "Modifier",
    "ParagraphLanguage",
    "Quote",
    "QuoteKind",
    "QuoteRecord",
    "RawArticle",
    "Sentence",
    "SentenceText",
    "Speaker",
    "Stage",
]

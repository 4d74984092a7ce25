"""The records of an enriched article's own items, each readable without the article."""

from collections.abc import Iterator
from typing import Any

from msgspec import structs

from schemas import (
    ArticleRef,
    Claim,
    ClaimRecord,
    EnrichedArticle,
    Quote,
    QuoteRecord,
    SentenceText,
)


def quote_records(article: EnrichedArticle) -> Iterator[QuoteRecord]:
    """Make a record of every quote, in order."""
    about = _reference(article)
    return (QuoteRecord(**_standing_alone(article, q), article=about) for q in article.quotes)


def claim_records(article: EnrichedArticle) -> Iterator[ClaimRecord]:
    """Make a record of every claim, in order."""
    about = _reference(article)
    return (ClaimRecord(**_standing_alone(article, c), article=about) for c in article.claims)


def _reference(article: EnrichedArticle) -> ArticleRef:
    return ArticleRef(
        id=article.id,
        url=article.url,
        title=article.title,
        publisher=article.publisher,
        published_at=article.published_at,
        language=article.language.code,
    )


def _standing_alone(article: EnrichedArticle, item: Quote | Claim) -> dict[str, Any]:
    """Give an item's fields, its sentence with the words."""
    start, end = item.sentence.start, item.sentence.end
    return structs.asdict(item) | {"sentence": SentenceText(start, end, article.text[start:end])}

"""The pipeline: a raw article in, what it says, who says it and which figures it claims out."""

from agents.body import Body, read_body
from agents.claims import find_claims
from agents.identity import article_id, content_hash
from agents.language import detect
from agents.links import linked
from agents.quotes import find_quotes
from agents.text import Document
from schemas import VERSION, EnrichedArticle, Language, RawArticle


def enrich(article: RawArticle) -> EnrichedArticle:
    """Read an article: its body, language, quotes, claims, and what links them.

    A pure function: the same article gives the same answer, on any machine at any time. Raises
    agents.body.NoArticle where a page holds no article and no text stands in for it.
    """
    body = read_body(article)
    language = detect(body.text, article.language)
    document = Document.read(body.text, language.code)
    found = _described(article, body, language)
    return linked(found, find_quotes(document), find_claims(document))


def _described(article: RawArticle, body: Body, language: Language) -> EnrichedArticle:
    """Say of an article what the producer says, or else what its page does."""
    digest = content_hash(body.text)
    url = article.url or body.url
    return EnrichedArticle(
        id=article_id(article.id, url, digest),
        url=url,
        title=article.title or body.title,
        publisher=article.publisher or body.publisher,
        published_at=article.published_at or body.published_at,
        metadata=article.metadata,
        content_hash=digest,
        version=VERSION,
        language=language,
        text=body.text,
        quotes=[],
        claims=[],
    )

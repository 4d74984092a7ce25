"""The pipeline: a raw article in, what it says, who says it and which figures it claims out."""

from functools import partial

from msgspec.structs import replace

from agents.body import Body, find_dateline, read_body
from agents.claims import find_claims
from agents.identity import article_id, content_hash
from agents.language import detect, paragraph_languages
from agents.links import linked
from agents.quotes import MentionFinder, find_quotes
from agents.readings import Readings
from schemas import VERSION, Dateline, EnrichedArticle, Language, RawArticle


def enrich(article: RawArticle, finder: MentionFinder | None = None) -> EnrichedArticle:
    """Read an article: its body, language, quotes, claims, and what links them.

    A pure function: the same article gives the same answer, on any machine at any time, as far
    as a `finder` of names, where there is one, does the same. Raises
    agents.body.NoArticle where a page holds no article and no text stands in for it.
    """
    body = read_body(article)
    found = _described(article, body, _language(article, body))
    readings = Readings(found)
    quotes = partial(find_quotes, finder=finder)
    return linked(found, readings.find(quotes), readings.find(find_claims))


def _language(article: RawArticle, body: Body) -> Language:
    found = detect(body.text, article.language, body.language)
    return replace(found, paragraphs=paragraph_languages(body.text, found.code))


def _dateline(text: str) -> Dateline | None:
    found = find_dateline(text)
    return Dateline(*found, found.of(text)) if found else None


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
        dateline=_dateline(body.text),
        quotes=[],
        claims=[],
    )

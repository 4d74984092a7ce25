"""Links: what a quote and the claims in it know of each other."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from agents.identity import item_id
from schemas import Claim, EnrichedArticle, Quote

MAX_HOLDERS = 8
"""So many quotes are looked at that begin before a claim: they nest two deep at the most."""


def linked(
    article: EnrichedArticle, quotes: Sequence[Quote], claims: Sequence[Claim]
) -> EnrichedArticle:
    """Add quotes and claims, in order, each with its id, each claim with its quote and speaker."""
    named = [replace(quote, id=_id(article, quote)) for quote in quotes]
    return replace(article, quotes=named, claims=[_held(article, c, named) for c in claims])


def _id(article: EnrichedArticle, item: Quote | Claim) -> str:
    return item_id(article.id, article.content_hash, item.kind, item.start, item.end)


def _held(article: EnrichedArticle, claim: Claim, quotes: Sequence[Quote]) -> Claim:
    quote = _holder(claim, quotes)
    speaker = quote.speaker.name or quote.speaker.mention if quote and quote.speaker else None
    return replace(
        claim, id=_id(article, claim), quote=quote.id if quote else None, speaker=speaker
    )


def _holder(claim: Claim, quotes: Sequence[Quote]) -> Quote | None:
    """Find the innermost quote that holds the claim: the last to begin of those that do."""
    after = bisect_right(quotes, claim.start, key=lambda quote: quote.start)
    before = reversed(quotes[max(0, after - MAX_HOLDERS) : after])
    return next((quote for quote in before if claim.end <= quote.end), None)

"""Numeric claims: a quantity that the article asserts, and who claims it."""

from typing import Literal

from msgspec import Struct

from schemas.article_ref import ArticleRef
from schemas.sentence import Sentence, SentenceText

ClaimKind = Literal["percent", "money", "count", "measure", "duration", "age", "ratio", "score"]
Change = Literal["up", "down"]
Modifier = Literal["about", "more_than", "less_than", "at_least", "at_most"]


class Claim(Struct, frozen=True, kw_only=True):
    """Hold one figure: its span, value (`high` ends a range), unit, modifier and speaker.

    `unit` is "percent", an ISO 4217 code, a CLDR unit name, or the noun counted, in lower case;
    `change` says whether the article reports it as a rise or a fall;
    `quote` is the id of the quote that holds the claim, `speaker` the name of who claims it.
    """

    id: str = ""
    start: int
    end: int
    text: str
    value: float
    high: float | None = None
    unit: str | None = None
    modifier: Modifier | None = None
    change: Change | None = None
    kind: ClaimKind
    sentence: Sentence
    quote: str | None = None
    speaker: str | None = None
    rule: str


class ClaimRecord(Claim, frozen=True, kw_only=True):
    """Hold a claim as its own topic carries it; offsets are into the enriched article's `text`."""

    sentence: SentenceText
    article: ArticleRef

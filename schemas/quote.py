"""Quotes: what was said, by whom, and the words that report it."""

from typing import Literal

from msgspec import Struct

from schemas.article_ref import ArticleRef
from schemas.sentence import Sentence, SentenceText

QuoteKind = Literal["direct", "indirect", "mixed"]


class Cue(Struct, frozen=True):
    """Hold the reporting word or phrase as it stands: "kata", "said", "according to"."""

    text: str
    start: int
    end: int


class Speaker(Struct, frozen=True, kw_only=True):
    """Hold the source: the mention as it stands, and who that is where the article tells.

    `mention`, `start` and `end` are null where a quote has no reporting clause of its own;
    `name` is the fullest name the article gives, or an unnamed source's description.
    """

    mention: str | None = None
    start: int | None = None
    end: int | None = None
    name: str | None = None
    role: str | None = None
    affiliation: str | None = None


class Quote(Struct, frozen=True, kw_only=True):
    """Hold one quote: its content's span, cue, speaker, and the rule that found it.

    `sentence` reaches from the first sentence that the content stands in to the last.
    """

    id: str = ""
    kind: QuoteKind
    start: int
    end: int
    text: str
    cue: Cue | None = None
    speaker: Speaker | None = None
    sentence: Sentence
    rule: str


class QuoteRecord(Quote, frozen=True, kw_only=True):
    """Hold a quote as its own topic carries it; offsets are into the enriched article's `text`."""

    sentence: SentenceText
    article: ArticleRef

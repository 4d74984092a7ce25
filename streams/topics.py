"""The topics, as a table: a new output is a line here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from schemas import ClaimRecord, DeadLetter, EnrichedArticle, QuoteRecord, RawArticle
from streams.settings import Settings

DEAD_LETTER_SLACK = 65_536
"""Bytes by which a dead letter may outgrow its message: the reason is told in headers."""


@dataclass(frozen=True)
class Topic:
    """Hold a topic's name, what its records are, and the settings it is created with."""

    name: str
    role: str
    holds: type[Struct]
    key: str
    about: str
    max_bytes: int
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def config(self) -> dict[str, str]:
        """Return the topic's settings as Kafka names them."""
        return {"max.message.bytes": str(self.max_bytes), **self.settings}


@dataclass(frozen=True)
class Topics:
    """Hold the registry: raw articles come in, the others go out."""

    raw: Topic
    enriched: Topic
    quotes: Topic
    claims: Topic
    dead: Topic

    def __iter__(self) -> Iterator[Topic]:
        """Go through the topics in the order of the stream."""
        return iter((self.raw, self.enriched, self.quotes, self.claims, self.dead))


def topics(settings: Settings) -> Topics:
    """Draw up the registry under the names that the settings give."""
    s, size = settings, settings.max_bytes
    own_key = "the message's own"
    return Topics(
        raw=Topic(
            s.topic_raw, "raw", RawArticle, "article id, or null", "articles as scraped", size
        ),
        enriched=Topic(
            s.topic_enriched, "enriched", EnrichedArticle, "article id", "enriched articles", size
        ),
        quotes=Topic(s.topic_quotes, "quotes", QuoteRecord, "article id", "one a quote", size),
        claims=Topic(s.topic_claims, "claims", ClaimRecord, "article id", "one a figure", size),
        dead=Topic(
            s.topic_dead,
            "dead",
            DeadLetter,
            own_key,
            "what could not be enriched, and why",
            size + DEAD_LETTER_SLACK,
            {"retention.ms": "-1"},  # nothing is lost until somebody has looked at it
        ),
    )

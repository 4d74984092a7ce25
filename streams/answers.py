"""Answers: what is published for a raw message, as a pure function of its bytes."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from agents.enrich import enrich
from agents.quotes import mention_finder
from agents.records import claim_records, quote_records
from agents.text import LexiconError
from schemas import EnrichedArticle, Stage
from streams.codec import decode, encode
from streams.dead_letters import dead_letter
from streams.messages import Incoming, Outgoing
from streams.settings import Settings
from streams.topics import Topic, topics

RECORD_OVERHEAD = 128
"""Bytes that a batch of one record adds to it: 61 of the batch, lengths and deltas."""


class TooLargeError(ValueError):
    """Say which topic's record would be larger than its messages may be."""


class Answers:
    """Answer messages: an article by its records, what cannot be enriched by a dead letter.

    Raises MentionFinderError where the settings name a finder that cannot be loaded.
    """

    def __init__(self, settings: Settings) -> None:
        self._topics = topics(settings)
        self._finder = mention_finder(settings.mention_finder)

    def to(self, message: Incoming) -> list[Outgoing]:
        """Make of a message the records to publish for it; never raises for what it holds.

        A tombstone (a key without a value) withdraws the article: it goes to all that hold one.
        Raises LexiconError where our own data cannot be read, and MemoryError.
        """
        if message.value is None and message.key:
            return [Outgoing(topic.name, message.key, None) for topic in self._outputs]
        stage: Stage = "VALUE_CONVERTER"
        try:
            article = decode(message)
            stage = "TRANSFORMATION"
            enriched = enrich(article, self._finder)
            stage = "TASK_PUT"
            return list(self._records(enriched))
        except (LexiconError, MemoryError):  # no article's fault
            raise
        except Exception as error:  # noqa: BLE001 - no article may stop the stream
            return [dead_letter(message, self._topics.dead.name, stage, error)]

    def refuse(self, message: Incoming, error: Exception) -> Outgoing:
        """Make a message a dead letter because the broker does not take what was made of it."""
        return dead_letter(message, self._topics.dead.name, "TASK_PUT", error)

    @property
    def _outputs(self) -> Iterable[Topic]:
        return (self._topics.enriched, self._topics.quotes, self._topics.claims)

    def _records(self, article: EnrichedArticle) -> Iterator[Outgoing]:
        """Encode an article's records, each for its topic; raises TooLargeError."""
        key = article.id.encode("utf-8", "backslashreplace")
        yield _encoded(self._topics.enriched, key, article)
        for quote in quote_records(article):
            yield _encoded(self._topics.quotes, key, quote)
        for claim in claim_records(article):
            yield _encoded(self._topics.claims, key, claim)


def _encoded(topic: Topic, key: bytes, record: Struct) -> Outgoing:
    output = Outgoing(topic.name, key, encode(record))
    if output.size + RECORD_OVERHEAD > topic.max_bytes:
        raise TooLargeError(
            f"`{topic.role}`: the record would have {output.size} bytes, more than the "
            f"{topic.max_bytes} of a message of {topic.name}"
        )
    return output

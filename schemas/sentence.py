"""The sentence that an item stands in."""

from msgspec import Struct


class Sentence(Struct, frozen=True):
    """Say where a sentence stands in the body."""

    start: int
    end: int


class SentenceText(Sentence, frozen=True):
    """Say where a sentence stands, and what it says, for readers without the body."""

    text: str

"""Articles on the wire: raw as producers push them, enriched as consumers read them."""

from typing import Any

from msgspec import Struct

from schemas.article_ref import Timestamp
from schemas.claim import Claim
from schemas.quote import Quote


class RawArticle(Struct, frozen=True, kw_only=True):
    """Hold an article as it was scraped: at least one of `text` and `html`, boilerplate and all.

    Raises ValueError where neither holds anything but white space.
    """

    id: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published_at: Timestamp | None = None
    language: str | None = None
    text: str | None = None
    html: str | None = None
    metadata: dict[str, Any] | None = None

    def __post_init__(self) -> None:
        if not (has_words(self.text) or has_words(self.html)):
            raise ValueError("`text` and `html` are both missing or empty: one of them is needed")


class ParagraphLanguage(Struct, frozen=True):
    """Mark a paragraph in another language than the article's, by its code."""

    start: int
    end: int
    code: str


class Language(Struct, frozen=True):
    """Name the body's language: an ISO 639 code or "und", and how sure we are (0 to 1).

    A language that the producer declares is believed; `detected` is then what the text itself
    says. `paragraphs` lists those in another language.
    """

    code: str
    confidence: float
    detected: str | None = None
    paragraphs: tuple[ParagraphLanguage, ...] = ()


class Dateline(Struct, frozen=True):
    """Hold the place, agency and date that open the body: "JAKARTA, KOMPAS.com -"."""

    start: int
    end: int
    text: str


class EnrichedArticle(Struct, frozen=True, kw_only=True):
    """Hold the article's body and all that it says; offsets are code points into `text`."""

    id: str
    url: str | None
    title: str | None
    publisher: str | None
    published_at: Timestamp | None
    metadata: dict[str, Any] | None
    content_hash: str
    version: str
    language: Language
    text: str
    dateline: Dateline | None = None
    quotes: list[Quote]
    claims: list[Claim]


def has_words(text: str | None) -> bool:
    """Tell whether a text holds anything but white space."""
    return bool(text and not text.isspace())

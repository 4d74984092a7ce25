"""What a quote's or a claim's own record tells of its article."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

Timestamp = Annotated[datetime, Meta(tz=True)]
"""A point in time with its offset, RFC 3339 on the wire."""


class ArticleRef(Struct, frozen=True, kw_only=True):
    """Name the article that a quote or a claim comes from."""

    id: str
    url: str | None
    title: str | None
    publisher: str | None
    published_at: Timestamp | None
    language: str

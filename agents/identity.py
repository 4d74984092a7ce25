"""Names that stay: the same article, quote or claim has the same id, however often it is sent."""

import hashlib

ID_BYTES = 16
"""128 bits: two items of a billion billion might share an id."""


def content_hash(text: str) -> str:
    """Digest a body: SHA-256 of its UTF-8, in hexadecimal."""
    return hashlib.sha256(_encoded(text)).hexdigest()


def article_id(own: str | None, url: str | None, digest: str) -> str:
    """Name an article: by its own id (the record's key stands in for it), its url, its content."""
    return own or url or digest


def item_id(article: str, digest: str, kind: str, start: int, end: int) -> str:
    """Name a quote or a claim by its article, the article's content, its kind and its span."""
    told = "\0".join((article, digest, kind, str(start), str(end)))
    return hashlib.blake2b(_encoded(told), digest_size=ID_BYTES).hexdigest()


def _encoded(text: str) -> bytes:
    """Encode a text that may hold lone surrogates, which JSON's escapes can bring in."""
    return text.encode("utf-8", "surrogatepass")

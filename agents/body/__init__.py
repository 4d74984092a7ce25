"""The body: what a reader would call the article, out of a page or a pasted text."""

from agents.body.dateline import find_dateline
from agents.body.reader import Body, NoArticle, read_body

__all__ = ["Body", "NoArticle", "find_dateline", "read_body"]

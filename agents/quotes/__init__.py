"""Who said what: direct, indirect and mixed quotes with their cues and speakers."""

from agents.quotes.find import find_quotes

__all__ = ["find_quotes"]

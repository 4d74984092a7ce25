"""Who said what: direct, indirect and mixed quotes with their cues and speakers."""

from agents.quotes.find import find_quotes
from agents.quotes.finders import MentionFinder, MentionFinderError, mention_finder

__all__ = ["MentionFinder", "MentionFinderError", "find_quotes", "mention_finder"]

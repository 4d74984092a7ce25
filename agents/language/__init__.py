"""Which language a body is written in, and which of its paragraphs are in another."""

from agents.language.detection import detect
from agents.language.paragraphs import paragraph_languages

__all__ = ["detect", "paragraph_languages"]

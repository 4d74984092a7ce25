"""Which language a body is written in."""

from agents.language.detection import detect

__all__ = ["detect"]

"""Numeric claims: every figure that an article asserts."""

from agents.claims.find import find_claims

__all__ = ["find_claims"]

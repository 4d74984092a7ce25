"""Statements: what the rules find, before it is known who the speakers are."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from agents.quotes.cues import CueMatch
from agents.quotes.phrases import Source
from agents.text import Span

Rule = Literal[
    "marks and cue after",
    "marks and cue before",
    "marks split by a clause",
    "marks go on",
    "marks alone",
    "speaker label",
    "signature",
    "dash dialogue",
    "complement of a cue",
    "content before its cue",
    "cue at the start",
    "cue at the end",
    "cue inside",
    "second cue",
    "passive cue",
    "source phrase",
    "reported mood",
]


REACH = 200
"""A reporting clause begins no farther from its quote, in code points."""


class ReportingClause(Struct, frozen=True, gc=False):
    """Hold a reporting clause: its cue and the subject of it."""

    cue: CueMatch
    source: Source | None
    rule: Rule


class Statement(Struct, frozen=True, gc=False):
    """Hold the content of one quote, its reporting clause, and the rule that found it."""

    kind: Literal["direct", "indirect", "mixed"]
    content: Span
    rule: Rule
    cue: CueMatch | None = None
    source: Source | None = None


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Sort statements by where they stand."""
    return sorted(statements, key=lambda statement: statement.content)

"""Cues: the words that report speech, found outside the quotation marks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from agents.quotes.grammar import Grammar
from agents.quotes.lexicon import CueGroup
from agents.quotes.marks import Marked
from agents.text import Span


class CueMatch(NamedTuple):
    """Hold one cue: its span, how it behaves, and the clitic in it that names the speaker."""

    span: Span
    group: CueGroup
    clitic: Span | None


def find_cues(text: str, marked: Sequence[Marked], grammar: Grammar) -> list[CueMatch]:
    """Find the cues of a text, in order."""
    found = []
    pairs = iter(marked)
    pair = next(pairs, None)
    for match in grammar.cue.finditer(text):
        while pair is not None and pair.outer.end <= match.start():
            pair = next(pairs, None)
        if pair is None or match.end() <= pair.outer.start:
            cue = cue_match(match, grammar)
            if cue.group.kind != "decoy":
                found.append(cue)
    return found


def cue_match(match: re.Match[str], grammar: Grammar) -> CueMatch:
    """Read what the grammar's cue pattern has found."""
    group, clitic = grammar.cue_forms[" ".join(match.group().split())]
    return CueMatch(Span(*match.span()), group, _clitic(match, clitic) if clitic else None)


def _clitic(match: re.Match[str], clitic: str) -> Span:
    """Find a glued pronoun: at the end ("katanya", "dit-elle") or within ("a-t-il dit")."""
    found = match.group()
    ends = found.endswith(clitic)
    start = match.start() + (len(found) - len(clitic) if ends else found.index(f"-{clitic} ") + 1)
    return Span(start, start + len(clitic))

"""Cues: the words that report speech, found outside the quotation marks."""

from collections.abc import Sequence
from typing import NamedTuple

from agents.quotes.grammar import Grammar, folded
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
            group = grammar.cue_groups[folded(match["form"])]
            clitic = Span(*match.span("clitic")) if match["clitic"] else None
            if clitic is None or group.clitics:
                found.append(CueMatch(Span(*match.span()), group, clitic))
    return found

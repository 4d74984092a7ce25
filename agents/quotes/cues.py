"""Cues: the words that report speech, found outside the quotation marks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from agents.quotes.cue_forms import CueForm
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
    form = grammar.cue_forms[" ".join(match.group().split())]
    return CueMatch(Span(*match.span()), form.group, _clitic(match, form) if form.clitic else None)


def _clitic(match: re.Match[str], form: CueForm) -> Span:
    """Find a form's pronoun in what was matched, where spaces may be wider than in the form."""
    start = match.start() + match.group().index(form.clitic, form.offset)
    return Span(start, start + len(form.clitic))

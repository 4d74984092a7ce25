"""Cues: the words that report speech, found outside the quotation marks."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from agents.quotes.cue_forms import CueForm
from agents.quotes.cue_parts import noun_after, tail_after
from agents.quotes.grammar import Grammar
from agents.quotes.lexicon import CueGroup
from agents.quotes.marks import Marked
from agents.quotes.words import Words
from agents.text import Span, spanned

MAX_ARTICLE = 8
"""An article and the space behind it are no longer, in code points."""


class CueMatch(Struct, frozen=True, gc=False):
    """Hold one cue: its span, how it behaves, and the clitic in it that names the speaker.

    `tail` is what else belongs to it: the noun phrase that its span ends with ("nach | ersten
    Angaben"), or the particle behind its subject ("kündigte X | an").
    """

    span: Span
    group: CueGroup
    clitic: Span | None
    tail: Span | None = None

    @property
    def end(self) -> int:
        """Give the end of the cue or, where it is split, of its particle."""
        return max(self.span.end, self.tail.end) if self.tail else self.span.end


def find_cues(cut: Words, marked: Sequence[Marked]) -> list[CueMatch]:
    """Find the cues of a text, in order; what one holds is no cue of its own."""
    text, grammar = cut.text, cut.grammar
    found: list[CueMatch] = []
    done = 0
    pairs = iter(marked)
    pair = next(pairs, None)
    for match in grammar.cue.finditer(text):
        while pair is not None and pair.outer.end <= match.start():
            pair = next(pairs, None)
        if match.start() < done or (pair is not None and match.end() > pair.outer.start):
            continue
        if _is_noun(text, match.start(), grammar):
            continue
        cue = _whole(cut, cue_match(match, grammar))
        if cue is not None and cue.group.kind != "decoy" and not _is_in_name(text, cue, grammar):
            found.append(cue)
            done = cue.span.end
    return found


def _is_noun(text: str, start: int, grammar: Grammar) -> bool:
    """Tell "the states", "his claims" from verbs by the word before."""
    before = text[max(0, start - MAX_ARTICLE) : start].rsplit(None, 1)
    return bool(before) and before[-1].lower() in grammar.blocking_determiners


def _is_in_name(text: str, cue: CueMatch, grammar: Grammar) -> bool:
    """Tell a capital within a sentence, a name's: "the Right to Report Act"."""
    start = cue.span.start
    is_within = text[start].isupper() and text[max(0, start - 2) : max(0, start - 1)].isalpha()
    is_verb = cue.group.kind != "source" and not grammar.lexicon.names.capital_nouns
    return is_within and is_verb and grammar.lexicon.cased


def cue_match(match: re.Match[str], grammar: Grammar) -> CueMatch:
    """Read what the grammar's cue pattern has found."""
    form = grammar.cue_forms[" ".join(match.group().split())]
    return CueMatch(
        spanned(match.span()), form.group, _clitic(match, form) if form.clitic else None
    )


def _whole(cut: Words, cue: CueMatch) -> CueMatch | None:
    """Add the noun or particle that a cue needs; None where it is missing."""
    if cue.group.nouns:
        noun = noun_after(cut, cue.span.end, cue.group.nouns)
        return noun and replace(cue, span=Span(cue.span.start, noun.end), tail=noun)
    if cue.group.tails and cut.grammar.lexicon.cased:
        tail = tail_after(cut, cue.span.end, cue.group.tails)
        return tail and replace(cue, tail=tail)
    return cue


def _clitic(match: re.Match[str], form: CueForm) -> Span:
    """Find a form's pronoun in what was matched, where spaces may be wider than in the form."""
    start = match.start() + match.group().index(form.clitic, form.offset)
    return Span(start, start + len(form.clitic))

"""Patterns of reporting clauses in languages without capitals, built once for each grammar."""

import re
from functools import cache

from agents.quotes.grammar import Grammar
from agents.quotes.lexicon import QuoteLexicon
from agents.text import alternation

SENTENCE_END = re.compile(r"[。！？｡]|[.!?؟…]++(?=\s|\Z)|\n")
BREAK = re.compile(r"[，,、；;：:،؛]")
"""What parts clauses, or the items of a list."""

STRONG = re.compile(r"[，,；;،؛:：]")
"""What parts clauses alone."""

EDGES = " \n\t\u00a0\u3000,，、;；:：،؛。.!?！？؟…"
"""What may stand at the edges of a clause and belongs to no content."""


@cache
def after_marks(grammar: Grammar) -> re.Pattern[str]:
    """Match a quotative right behind the marks: と, 고."""
    return re.compile(rf"\s?(?:{alternation(grammar.lexicon.quotatives)})")


@cache
def before_cue(grammar: Grammar) -> re.Pattern[str]:
    """Match what ends a reported clause; `kept` is the part of it that belongs to the clause."""
    words = grammar.lexicon
    if not words.nominal_endings:
        return re.compile(rf"(?P<kept>)(?:{alternation(words.quotatives)})")
    kept = "|".join(
        f"{re.escape(e[:-1])}(?={re.escape(e[-1])})" for e in sorted(words.nominal_endings)
    )
    return re.compile(rf"(?P<kept>{kept})[^\W\d_](?!\w)")


@cache
def subject_marker(grammar: Grammar) -> re.Pattern[str]:
    """Match what marks the subject before it: は, 는."""
    markers = alternation(grammar.lexicon.subject_markers)
    if grammar.lexicon.spaced:
        return re.compile(rf"(?<=[\w)])(?:{markers})(?!\w)")
    nouns = sorted(grammar.lexicon.names.titles | grammar.lexicon.generics)
    soft = "|".join(rf"(?<={re.escape(noun)})" for noun in nouns if "ぁ" <= noun[-1] <= "ん")
    return re.compile(rf"(?:(?<=[^\sぁ-ん、。]){'|' if soft else ''}{soft})(?:{markers})")


@cache
def complementiser(grammar: Grammar) -> re.Pattern[str]:
    """Match what opens a reported clause: إن."""
    forms = alternation(grammar.lexicon.complementisers)
    bodies = (name.split() for name in grammar.lexicon.names.organisations)
    held = {
        " ".join(b[:i]) + " "
        for b in bodies
        for i in range(1, len(b))
        if b[i] in grammar.lexicon.complementisers
    }
    return re.compile(rf"(?<!\w){''.join(f'(?<!{w})' for w in sorted(held))}(?:{forms})(?!\w)")


def _begun_names(lexicon: QuoteLexicon) -> list[str]:
    """List what of a body's name stands before a complementiser in it: سي | إن إن."""
    bodies = [name.split() for name in lexicon.names.organisations]
    cuts = ((body, at) for body in bodies for at in range(1, len(body)))
    told = lexicon.complementisers
    return sorted({" ".join(map(re.escape, body[:at])) for body, at in cuts if body[at] in told})


@cache
def closing_tail(tails: frozenset[str]) -> re.Pattern[str]:
    """Match what closes a source phrase: 报道 after 据."""
    return re.compile(alternation(tails))

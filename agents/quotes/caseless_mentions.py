"""Mentions in scripts without capitals: names by the title, role or dot beside them, anywhere."""

import re
from collections.abc import Iterator
from functools import cache

from agents.quotes.grammar import Grammar
from agents.quotes.mentions import Mention
from agents.text import Span, alternation, spanned

MAX_NAME = 24
DOTS = "·・•"
"""What parts the words of a foreign name: ジョン・スミス."""

_DOT = re.compile(rf"(?<=\w)[{DOTS}](?=\w)")


def pattern_mentions(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Find names by the title or role beside them, anywhere in the text."""
    done = 0
    for window in _windows(text, grammar):
        match = _beside_titles(grammar).search(text, max(done, window.start), window.end)
        while match is not None:
            span = spanned(match.span("name"))
            done = match.end()
            if grammar.kinds.get(span.of(text)) is None and span.of(text) not in grammar.no_names:
                yield Mention(span, span, is_body=False)
            match = _beside_titles(grammar).search(text, done, window.end)


def _windows(text: str, grammar: Grammar) -> Iterator[Span]:
    """Cut out where names may stand: all of a text, or what is around the dots in them."""
    if grammar.lexicon.names.roles_follow:
        yield Span(0, len(text))
        return
    for dot in _DOT.finditer(text):
        yield Span(max(0, dot.start() - MAX_NAME), min(len(text), dot.end() + MAX_NAME))


@cache
def _beside_titles(grammar: Grammar) -> re.Pattern[str]:
    names = grammar.lexicon.names
    cues = frozenset() if grammar.lexicon.spaced else grammar.cue_forms.keys()
    known = alternation(names.roles | names.titles | cues)
    surname = alternation(names.surnames)
    letters = r"[^\W\d_ぁ-ん]"
    if not names.roles_follow:
        part = rf"(?:(?!{known}){letters}){{1,8}}"
        return re.compile(rf"(?:(?<!\w)|{known})(?P<name>{part}(?:[{DOTS}]{part}){{1,3}})")
    if grammar.lexicon.spaced:
        between = r"(?:\s[^\s.,]{1,14}){0,4}?\s"
        return re.compile(
            rf"(?<!\w)(?P<name>{surname}[^\W\d_]{{1,2}})(?={between}{known}|(?:{known}))"
        )
    run = rf"[{DOTS}ァ-ヴー]{{2,20}}|{surname}[^\W\d_ぁ-んァ-ヴー]{{1,3}}?"
    return re.compile(rf"(?P<name>{run})(?={known})")

"""A sentence as the claim rules read it: numerals, known words, other words, symbols."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from agents.claims.tables import Tables
from agents.claims.words import UNKNOWN, Word
from agents.text import Span


class Token(Struct, frozen=True, gc=False):
    """Hold one token: its span, its text as lexicons hold it, and what that means."""

    start: int
    end: int
    text: str
    word: Word = UNKNOWN
    is_numeral: bool = False

    @property
    def is_word(self) -> bool:
        """Tell whether the token is made of letters."""
        return self.text[:1].isalpha()


NOTHING = Token(-9, -8, "")
"""What stands before the first token and after the last one."""

MARGIN = 16
"""So many NOTHINGs stand at either end: no rule looks farther without stopping at one."""

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff")
"""Joiners and breaks that may stand between a number and what it counts: "۳۰‌هزار"."""

TIMES = frozenset({"times", "bare_times"})

_MARGIN = (NOTHING,) * MARGIN


class Line(list[Token]):
    """Hold the tokens of one sentence, between margins of NOTHING.

    `dropped` are the tokens that are known to be numbers but no claims; those before `taken`
    belong to figures that are read.
    """

    def __init__(self, text: str, folded: str, sentence: Span, tables: Tables) -> None:
        super().__init__(_MARGIN)
        self.extend(_with_own_halves(_tokens(folded, sentence, tables), tables))
        self.extend(_MARGIN)
        self.text, self.sentence, self.tables = text, sentence, tables
        self.dropped: set[int] = set()
        self.taken = 0

    @cached_property
    def tells_scores(self) -> bool:
        """Tell whether the sentence speaks of winning, losing, goals."""
        return any("score_cues" in token.word.roles for token in self)

    def starts(self) -> list[int]:
        """List the tokens with which a figure may begin."""
        tokens = enumerate(self[MARGIN:-MARGIN], MARGIN)
        return [at for at, token in tokens if token.is_numeral or token.word.starts]

    def touches(self, index: int) -> bool:
        """Tell whether nothing stands between the token and the next one."""
        return self[index].end == self[index + 1].start

    def written(self, first: int, last: int) -> str:
        """Cut the tokens from `first` up to `last` out of the text."""
        return self.text[self[first].start : self[last - 1].end]

    def is_labelled(self, index: int) -> bool:
        """Tell whether a label begins the capitalised words that end with a token ("Rua Azul")."""
        begin = index
        while self.is_capital(begin) and "labels" not in self[begin].word.roles:
            begin -= 1
        return begin < index and "labels" in self[begin].word.roles

    def is_capital(self, index: int) -> bool:
        """Tell whether the token begins with a capital letter."""
        return self.text[self[index].start : self[index].start + 1].isupper()


def _tokens(folded: str, sentence: Span, tables: Tables) -> list[Token]:
    """Cut a sentence; the pattern leaves nothing out, so lengths tell the offsets."""
    found: list[Token] = []
    add, start, known, compound = found.append, sentence.start, tables.words.get, tables.piece.match
    for surface in tables.token.findall(folded, *sentence):
        if surface == " ":
            start += 1
            continue
        end, word = start + len(surface), known(surface)
        if word is not None:
            add(Token(start, end, surface, word))
        elif surface.isalpha() and not compound(surface):
            add(Token(start, end, surface))
        elif not (surface.isspace() or surface in INVISIBLE):
            found.extend(_unlisted(surface, start, tables))
        start = end
    return found


def _with_own_halves(tokens: list[Token], tables: Tables) -> list[Token]:
    """Part the "and half" that adds nothing to what stands before: "5 zł i pół miliona euro"."""
    halves = tables.half_phrases
    if not halves or halves.isdisjoint([token.text for token in tokens]):
        return tokens
    for at in range(len(tokens) - 2, 0, -1):
        adds = tokens[at].text in halves and not tokens[at].word.starts
        if not adds or _is_number(tokens[at - 1]):
            continue
        if tokens[at + 1].word.scale or tokens[at + 1].word.unit:
            tokens[at : at + 1] = _spaced(tokens[at], tables)
    return tokens


def _is_number(token: Token) -> bool:
    word = token.word
    return token.is_numeral or word.number is not None or word.scale is not None


def _spaced(phrase: Token, tables: Tables) -> Iterator[Token]:
    """Cut a phrase into its words."""
    for word in re.finditer(r"\S+", phrase.text):
        surface, start = word[0], phrase.start + word.start()
        yield Token(start, start + len(surface), surface, tables.word(surface))


def _unlisted(surface: str, start: int, tables: Tables) -> Sequence[Token]:
    """Read what is not listed as it stands: a numeral, a compound, a phrase, an unknown word."""
    end = start + len(surface)
    if tables.numeral.match(surface):
        return (Token(start, end, surface, UNKNOWN, True),)
    if tables.piece.match(surface):
        return tuple(_pieces(surface, start, tables))
    return (Token(start, end, surface, tables.word(surface)),)


def _pieces(surface: str, start: int, tables: Tables) -> Iterator[Token]:
    """Cut "zweihunderttausend", "dreijährig" into what they are made of."""
    for first, last in pairwise(_cuts(surface, tables)):
        piece = surface[first:last]
        yield Token(start + first, start + last, piece, tables.word(piece))


def _cuts(surface: str, tables: Tables) -> list[int]:
    """Find the ends of the number words that a word begins with, and of the unit after them."""
    cuts = [0]
    while match := tables.piece.match(surface, cuts[-1]):
        cuts.append(match.end())
    rest = surface[cuts[-1] :]
    if rest:
        word = tables.word(rest)
        is_time = word.age or (word.unit and word.unit.kind == "duration")
        if not (is_time or word.vague or word.roles & TIMES):
            return [0, len(surface)]
        cuts.append(len(surface))
    return cuts

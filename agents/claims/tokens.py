"""A sentence as the claim rules read it: numerals, known words, other words, symbols."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from agents.claims.tables import Tables
from agents.claims.words import UNKNOWN, Word
from agents.text import Span


class Token(NamedTuple):
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


NOTHING = Token(-9, -9, "")
"""What stands before the first token and after the last one."""


class Line:
    """Hold the tokens of one sentence; what lies outside it is NOTHING.

    `dropped` are the tokens that are known to be numbers but no claims.
    """

    def __init__(self, text: str, sentence: Span, tables: Tables) -> None:
        self.text, self.sentence, self.tables = text, sentence, tables
        folded = tables.folded(sentence.of(text))
        self.tokens = list(_tokens(folded, sentence.start, tables))
        self.dropped: set[int] = set()

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index] if 0 <= index < len(self.tokens) else NOTHING

    def touches(self, index: int) -> bool:
        """Tell whether nothing stands between the token and the next one."""
        return self[index].end == self[index + 1].start

    def written(self, first: int, last: int) -> str:
        """Cut the tokens from `first` up to `last` out of the text."""
        return self.text[self[first].start : self[last - 1].end]

    def is_capital(self, index: int) -> bool:
        """Tell whether the token begins with a capital letter."""
        return self.text[self[index].start : self[index].start + 1].isupper()


def _tokens(folded: str, offset: int, tables: Tables) -> Iterator[Token]:
    for match in tables.token.finditer(folded):
        start, end = match.start() + offset, match.end() + offset
        if match.lastgroup == "numeral":
            yield Token(start, end, match.group(), is_numeral=True)
            continue
        word = tables.word(match.group())
        if word is UNKNOWN and match.lastgroup == "word":
            yield from _pieces(match.group(), start, tables)
        else:
            yield Token(start, end, match.group(), word)


def _pieces(surface: str, start: int, tables: Tables) -> Iterator[Token]:
    """Cut "zweihunderttausend", "dreijährig" into what they are made of."""
    cuts = _cuts(surface, tables)
    for first, last in pairwise(cuts):
        piece = surface[first:last]
        yield Token(start + first, start + last, piece, tables.word(piece))


def _cuts(surface: str, tables: Tables) -> list[int]:
    """Find the ends of the number words that a word begins with, and of the unit after them."""
    cuts = [0]
    while match := tables.piece.match(surface, cuts[-1]):
        cuts.append(match.end())
    rest = surface[cuts[-1] :]
    if len(cuts) == 1:
        return [0, len(surface)]
    if rest:
        word = tables.word(rest)
        is_time = word.age or (word.unit and word.unit.kind == "duration")
        if not (is_time or word.vague or "times" in word.roles):
            return [0, len(surface)]
        cuts.append(len(surface))
    return cuts

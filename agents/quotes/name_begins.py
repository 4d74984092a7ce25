"""Where in a run the name of a person begins, behind what stands before it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from agents.quotes.grammar import Grammar
from agents.quotes.kinds import MAYBE_NAMES, OF_PERSONS
from agents.quotes.name_runs import INITIALS

_NAMED_AT_ONCE = frozenset({("role", "forename"), ("title", "forename"), ("place", "forename")})


class Alone(NamedTuple):
    """Hold the words that the article uses alone: beside a cue, anywhere, as an area's name."""

    speakers: frozenset[str]
    anywhere: frozenset[str]
    places: frozenset[str]


def name_begin(kinds: list[str], words: Sequence[str], alone: Alone, grammar: Grammar) -> int:
    """Find the word where a person's name begins: after the last word that is no name.

    A known forename tells, or after an office's own name the article's later short form ("Bank
    Tani Rudi Hartono" … "kata Rudi"), else the last two words do.
    """
    last = max((i for i, kind in enumerate(kinds) if kind not in OF_PERSONS), default=-1)
    begin, end = last + 1, len(kinds)
    begin += _is_lettered(kinds, words, begin)  # "Komisi B"
    subject = _behind_possessor(words[begin:], grammar)
    if subject:
        return begin + subject
    if last < 0 or begin == end:
        return _name_that_is_a_place(kinds, words, alone) if begin else 0
    called = next((i for i in range(begin, end - 1) if words[i] in alone.speakers), end)
    known = kinds.index("forename", begin) if "forename" in kinds[begin : end - 1] else end
    if min(called, known) < end:
        return _with_initials(words, begin, min(called, known))
    if words[begin] in alone.speakers:
        return begin
    if end - begin > 2 and (kinds[last] == "area" or words[begin] in alone.anywhere):  # noqa: PLR2004 - a name of two words is left
        return begin + 1
    return max(begin, end - 2) if kinds[last] in {"organisation", "field"} else begin


def _is_lettered(kinds: Sequence[str], words: Sequence[str], begin: int) -> bool:
    """Tell a letter that numbers a body from the initial of a name behind it."""
    if not 0 < begin < len(kinds) - 2 or kinds[begin - 1] != "organisation":
        return False
    return kinds[begin] == "name" and len(words[begin]) == 1


def _behind_possessor(words: Sequence[str], grammar: Grammar) -> int:
    """Find the subject's forename behind a name in another case: "Павла Дёмина | Сергей Ким"."""
    subjects, endings = grammar.subjects, grammar.lexicon.names.case_endings
    if not (subjects and words) or words[0] in subjects or words[0][-1] not in endings:
        return 0
    return next((i for i in range(1, len(words) - 1) if words[i] in subjects), 0)


def _name_that_is_a_place(kinds: list[str], words: Sequence[str], alone: Alone) -> int:
    """Find where a name begins whose last word is a place's too: "Menteri Rudi Ambon".

    Its first word is a known forename, or one that speaks alone elsewhere in the article.
    """
    begins = (
        i
        for i, pair in enumerate(pairwise(kinds[:-1]), 1)
        if pair in _NAMED_AT_ONCE or (pair[1] in OF_PERSONS and words[i] in alone.speakers)
    )
    begin = next(begins, len(kinds))
    return begin if MAYBE_NAMES.issuperset(kinds[begin:]) else len(kinds)


def _with_initials(words: Sequence[str], first: int, begin: int) -> int:
    """Let a name begin with the initials before its first word: "RZ Putra"."""
    while begin > first and len(words[begin - 1].rstrip(".")) <= INITIALS:
        begin -= 1
    return begin

"""Near kin, told apart by the function words and letters that only one of them has."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from msgspec import Struct

from agents.text import languages, lexicon
from schemas import Language

LEXICONS = Path(__file__).parent / "lexicons"

MIN_SHARE = 0.02
"""Fewer words than one in fifty may be names and loans: they overrule nobody."""

VOTING_CHARACTERS = 10_000
"""So much of an article is heard: all of nearly every one, as kin share most of their words."""

CONFIRMING_SHARE = 0.80
OVERRULING_SHARE = 0.70
"""Of the votes; fewer leave the guess as sure, or unsure, as it was."""

_WORD = re.compile(r"\w+")


class RivalLexicon(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold what tells a language from its rivals.

    `taken_for` names the languages that the n-grams answer where this one was meant; `words` and
    `letters` (in small letters) are in frequent use here and unknown or rare in those.
    """

    taken_for: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()


def settled(guess: Language, text: str) -> Language:
    """Let the text's words choose between a guess and its rivals.

    The guess stands, the same object, where the votes are few or near a tie; a name, known by its
    capital, has none. The confidence of a choice is the winner's share of the votes.
    """
    candidates = [guess.code, *_rivals().get(guess.code, ())]
    if len(candidates) == 1:
        return guess
    words = Counter(filter(str.islower, _WORD.findall(text, 0, VOTING_CHARACTERS)))
    votes = {code: _votes(code, words) for code in candidates}
    best = max(candidates, key=votes.__getitem__)
    share = votes[best] / max(1, sum(votes.values()))
    needed = CONFIRMING_SHARE if votes[best] == votes[guess.code] else OVERRULING_SHARE
    if share < needed or votes[best] < max(1, MIN_SHARE * words.total()):
        return guess
    return Language(best, share)


def has_rivals(code: str) -> bool:
    """Tell whether others are taken for a language."""
    return code in _rivals()


def are_rivals(code: str, other: str) -> bool:
    """Tell whether one of two languages is at times taken for the other."""
    return other in _rivals().get(code, ()) or code in _rivals().get(other, ())


def _votes(code: str, words: Counter[str]) -> int:
    """Count the words that speak for a language."""
    known = lexicon(LEXICONS, code, RivalLexicon)
    telling = known.words & words.keys()
    if known.letters:
        telling |= {word for word in words if not known.letters.isdisjoint(word)}
    return sum(words[word] for word in telling)


@cache
def _rivals() -> dict[str, list[str]]:
    """List, for each answer of the n-grams, the languages that may be meant by it."""
    found: dict[str, list[str]] = {}
    for code in languages(LEXICONS):
        for answer in sorted(lexicon(LEXICONS, code, RivalLexicon).taken_for):
            found.setdefault(answer, []).append(code)
    return found

"""Detection: the declared language, else script, n-grams, and the words that part near kin."""

import re
from collections.abc import Iterator
from operator import itemgetter

from agents.language.calibration import DECIDED, confidence
from agents.language.codes import UNDETERMINED, code_of
from agents.language.engine import likeliest
from agents.language.ngrams import ngram_ids
from agents.language.rivals import settled
from agents.language.scripts import by_script
from agents.language.second_opinion import reviewed
from schemas import Language

SAMPLE_LETTERS = 500
"""Characters that the n-grams are taken from; more of them change no answer."""

MIN_PROBABILITY = 0.70
"""Of langdetect: less is no answer."""

_WORD = re.compile(r"\S{1,200}")
_LETTER = re.compile(r"[^\W\d_]")
_WHOLE = itemgetter(0)
_ADDRESS = re.compile(r"https?:|www\.|[^@]{0,200}@")


def detect(text: str, declared: str | None = None, hint: str | None = None) -> Language:
    """Name the language of a text; a declared one (a BCP 47 tag) is believed.

    A hint, such as a page's own tag, which may be a template's, counts only where the text
    itself does not tell. "und" where the text has too few letters to tell, or tells less than
    70 % surely. Never raises; the same text gives the same answer, whatever was asked before.
    """
    found = _detected(text)
    code = code_of(declared or "")
    if code != UNDETERMINED:
        return Language(code, 1.0, detected=found.code)
    hinted = code_of(hint or "")
    return found if found.code != UNDETERMINED else Language(hinted, found.confidence)


def _detected(text: str) -> Language:
    sample = _sample(text)
    return by_script(sample) or _by_words(text, sample)


def _by_words(text: str, sample: str) -> Language:
    """Ask the n-grams, then the function words of the languages that they mix up."""
    ids = ngram_ids(sample)
    guess = likeliest(ids)
    if guess.code == UNDETERMINED:
        return guess
    answer = settled(guess, text)
    if answer is not guess:
        return Language(answer.code, DECIDED)
    code = guess.code if guess.confidence >= MIN_PROBABILITY else UNDETERMINED
    return reviewed(Language(code, confidence(ids)), sample)


def _sample(text: str) -> str:
    """Take the first words, in small letters where capitals prevail: those mislead the n-grams."""
    words = list(_first_words(text))
    capitals = sum(len(word) for word in words if word.isupper())
    sample = " ".join(words)
    return sample.lower() if 2 * capitals > len(sample) else sample


def _first_words(text: str) -> Iterator[str]:
    taken = 0
    for word in map(_WHOLE, _WORD.finditer(text)):
        if word.isalpha() or (_LETTER.search(word) and not _ADDRESS.match(word)):
            yield word
            taken += len(word)
            if taken >= SAMPLE_LETTERS:
                return

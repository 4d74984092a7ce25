"""From a text to its n-grams, exactly as langdetect cuts them, by the word."""

import re
from array import array
from functools import cache, lru_cache
from operator import add

import numpy as np
from langdetect.detector import Detector
from langdetect.utils.ngram import NGram
from numpy.typing import NDArray

from agents.language.profiles import profiles

NgramIds = NDArray[np.uint32]

MAX_CHARACTERS = 10_000
"""langdetect reads no further."""

WORDS_REMEMBERED = 1 << 14

_LATIN = re.compile(r"[A-z]+")
_NOT_LATIN = re.compile("[\u0300-\u1dff\u1f00-\U0010ffff]+")  # Latin Extended Additional left out
_END_OF_TABLE = 0x3200  # all that is folded, Han and hangul aside, stands before it
_HANGUL = range(0xAC00, 0xD7B0)


def ngram_ids(text: str) -> NgramIds:
    """List the ids of a text's n-grams of 1 to 3 characters that any profile knows, in order."""
    *words, last = _folded(text).split(" ")
    known = [_ids_of(f"{word} ") for word in words if word]
    if last:
        known.append(_ids_of(last))
    return np.frombuffer(b"".join(known), np.uint32)


@lru_cache(WORDS_REMEMBERED)
def _ids_of(word: str) -> bytes:
    """Pack the ids of a word's n-grams; they begin with the space that stands before it.

    A capital after a capital ends none: langdetect takes such words for acronyms.
    """
    pairs = [*map(add, f" {word}", word)]
    grams = [""] * (3 * len(word))
    grams[::3], grams[1::3], grams[5::3] = word, pairs, [*map(add, pairs, word[1:])]
    if not word.islower():
        ends_none = [pair[0].isupper() and pair[1].isupper() for pair in pairs]
        grams = [gram for at, gram in enumerate(grams) if not ends_none[at // 3]]
    return array("I", filter(None, map(profiles().ids.get, grams))).tobytes()


def _folded(text: str) -> str:
    """Bring a text to the characters of the profiles: no addresses, punctuation as spaces."""
    text = text[:MAX_CHARACTERS]
    text = Detector.MAIL_RE.sub(" ", Detector.URL_RE.sub(" ", text))
    if not text.isascii():
        text = _without_stray_latin(NGram.normalize_vi(text))
    return text.translate(_folds())


def _without_stray_latin(text: str) -> str:
    """Drop Latin letters from a text that is mostly in another script."""
    latin, others = (sum(map(len, kind.findall(text))) for kind in (_LATIN, _NOT_LATIN))
    return _LATIN.sub("", text) if 2 * latin < others else text


@cache
def _folds() -> dict[int, str]:
    """List the characters that langdetect takes for others."""
    looked_at = [*range(_END_OF_TABLE), *map(ord, NGram.CJK_MAP)]
    folds = {code: NGram.normalize(chr(code)) for code in looked_at}
    hangul = dict.fromkeys(_HANGUL, NGram.normalize(chr(_HANGUL.start)))
    return {code: to for code, to in (folds | hangul).items() if chr(code) != to}

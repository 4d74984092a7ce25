"""langdetect (Nakatani, 2010): naive Bayes over n-grams drawn at random, replayed from one seed.

The same answers as the package's, many times as fast: its profiles as one matrix, a trial's
draws multiplied in blocks, and the random stream, the same for every text, drawn once.
"""

from math import cos, log, pi, sin, sqrt
from random import Random

import numpy as np
from langdetect.detector import Detector
from numpy.typing import NDArray

from agents.language.codes import UNDETERMINED, code_of
from agents.language.ngrams import NgramIds
from agents.language.profiles import profiles
from schemas import Language

SEED = 0
"""Every detection begins at the start of the stream, so none depends on those before it."""

TRIALS = 7
BETWEEN_CHECKS = 5
CHECKS_A_BLOCK = 10
BLOCKS = Detector.ITERATION_LIMIT // (BETWEEN_CHECKS * CHECKS_A_BLOCK)
STREAM_LENGTH = 16_384
"""Of the stream's numbers up to a half are passed over; seven trials take 7,007 others at most."""

Floats = NDArray[np.float64]

_RANDOM = Random(SEED)  # noqa: S311 - the engine's sampling, no secret
_STREAM: NDArray[np.uint32] = np.array(
    [_RANDOM.getrandbits(32) for _ in range(STREAM_LENGTH)], np.uint32
)


def likeliest(ids: NgramIds) -> Language:
    """Name the likeliest language of a text's n-grams, langdetect's probability with it.

    "und" where there are none, or where the trials favour no language.
    """
    if not ids.size:
        return Language(UNDETERMINED, 0.0)
    odds = _odds(ids)
    best = int(odds.argmax())
    if odds[best] <= Detector.PROB_THRESHOLD:
        return Language(UNDETERMINED, 0.0)
    return Language(code_of(profiles().languages[best]), float(odds[best]))


def _odds(ids: NgramIds) -> Floats:
    """Average the trials' odds; the smoothing of two trials comes from one pair of numbers."""
    draws = _Stream(len(ids))
    total = np.zeros(len(profiles().languages))
    smoothing: tuple[float, ...] = ()
    for _ in range(TRIALS):
        first, *rest = smoothing or draws.gaussian_pair()
        smoothing = tuple(rest)
        alpha = Detector.ALPHA_DEFAULT + first * Detector.ALPHA_WIDTH
        total += _trial(ids, draws, alpha / Detector.BASE_FREQ) / TRIALS
    return total


def _trial(ids: NgramIds, draws: "_Stream", weight: float) -> Floats:
    """Multiply the odds of drawn n-grams until one language has nearly all of them.

    langdetect looks after the first draw, which decides nothing, and after every fifth from there.
    """
    rows = profiles().rows
    odds: Floats = rows[ids[draws.peek(1)[0]]] + weight
    draws.take(1)
    for _ in range(BLOCKS):
        chosen = ids[draws.peek(BETWEEN_CHECKS * CHECKS_A_BLOCK)]
        factors = (rows.take(chosen, axis=0) + weight).reshape(CHECKS_A_BLOCK, BETWEEN_CHECKS, -1)
        products = odds * factors.prod(axis=1).cumprod(axis=0)
        sums = products.sum(axis=1)
        sure = (products.max(axis=1) > Detector.CONV_THRESHOLD * sums).nonzero()[0]
        last = int(sure[0]) if sure.size else CHECKS_A_BLOCK - 1
        draws.take((last + 1) * BETWEEN_CHECKS)
        odds = products[last] / sums[last]
        if sure.size:
            break
    return odds


class _Stream:
    """Replay Python's random numbers below `size`: `choice` passes over those that are not."""

    def __init__(self, size: int) -> None:
        self._numbers = _STREAM >> np.uint32(32 - size.bit_length())
        self._fit = (self._numbers < size).nonzero()[0]
        self._place = 0  # in the stream
        self._next = 0  # in the numbers that fit

    def peek(self, count: int) -> NDArray[np.uint32]:
        return self._numbers[self._fit[self._next : self._next + count]]

    def take(self, count: int) -> None:
        self._next += count
        self._place = int(self._fit[self._next - 1]) + 1

    def gaussian_pair(self) -> tuple[float, float]:
        """Draw two normal numbers as `Random.gauss` does (Box and Muller, 1958)."""
        high1, low1, high2, low2 = (int(n) for n in _STREAM[self._place : self._place + 4])
        self._next = int(self._fit.searchsorted(self._place + 4))
        angle, length = 2 * pi * _fraction(high1, low1), sqrt(-2 * log(1 - _fraction(high2, low2)))
        return cos(angle) * length, sin(angle) * length


def _fraction(high: int, low: int) -> float:
    """Make 53 random bits a number below one, as `Random.random` does."""
    return ((high >> 5) * 2**26 + (low >> 6)) / 2**53

"""langdetect's language profiles, packed: a row of probabilities for every n-gram."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from langdetect.detector_factory import PROFILES_DIRECTORY
from numpy.typing import NDArray

MAX_LENGTH = 3

_UNSEEN: float = 0.0


@dataclass(frozen=True, slots=True)
class Profiles:
    """Hold how often each language writes each n-gram of up to three characters.

    `rows[ids[gram], i]` is the n-gram's share of all of its length in `languages[i]`. No n-gram
    has the id 0, and none is a bare space.
    """

    languages: tuple[str, ...]
    ids: dict[str, int]
    rows: NDArray[np.float64]


@cache
def profiles() -> Profiles:
    """Load the package's profiles, in the order of their names: 40 MB, a fifth of a second."""
    languages: list[str] = []
    columns: list[tuple[NDArray[np.intp], NDArray[np.float64]]] = []
    ids: dict[str, int] = {}
    for profile in _files():
        languages.append(profile["name"])
        columns.append(_column(profile, ids))
    rows = np.full((len(ids) + 1, len(languages)), _UNSEEN)
    for index, (places, shares) in enumerate(columns):
        rows[places, index] = shares
    ids.pop(" ", None)
    return Profiles(tuple(languages), ids, rows)


def _files() -> Iterator[dict[str, Any]]:
    for path in sorted(Path(PROFILES_DIRECTORY).iterdir()):
        if path.suffix == "":
            yield orjson.loads(path.read_bytes())


def _column(
    profile: dict[str, Any], ids: dict[str, int]
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Give new n-grams the next ids, and compute the shares of all."""
    totals = np.array([1, *profile["n_words"]], np.float64)
    counts = {gram: count for gram, count in profile["freq"].items() if len(gram) <= MAX_LENGTH}
    places = np.array([ids.setdefault(gram, len(ids) + 1) for gram in counts], np.intp)
    lengths = np.array([*map(len, counts)], np.intp)
    return places, np.array([*counts.values()], np.float64) / totals[lengths]

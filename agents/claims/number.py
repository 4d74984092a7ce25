"""A number as it was read: what it is worth, and which tokens say it."""

from msgspec import Struct

HYPHENS = frozenset("-‑")
FINE = 1e-9
"""What a number that is complete takes up: nothing."""


class Number(Struct, frozen=True, gc=False):
    """Hold a number and the tokens that say it, from `first` up to `last`.

    `high` is more than `low` where the words are vague; `scale` is the last scale that multiplied
    it; `spelled` says that no digit stands in it, `part` that it is a part or a multiple of
    something ("two thirds", "doubled").
    """

    first: int
    last: int
    low: float
    high: float
    scale: float = 1
    spelled: bool = True
    rounded: bool = False
    part: bool = False


class Part(Struct, frozen=True, gc=False):
    """Hold an addend; what is added to it must be smaller than its grain."""

    low: float
    high: float
    grain: float


def grain_of(value: float) -> float:
    """Find the power of ten below which something may be added: 10 for 20, 100 for 300."""
    grain = 1
    while value and value % (grain * 10) == 0:
        grain *= 10
    return grain

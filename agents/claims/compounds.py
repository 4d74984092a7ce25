"""Compounds: one quantity said in two units, "1 minute and 45 seconds", "5 ft 2 in"."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from agents.claims.figures import ANDS, Figure
from agents.claims.tokens import Line

PARTS = {
    ("year", "month"): 12,
    ("year", "week"): 52,
    ("year", "day"): 365,
    ("month", "day"): 30,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("foot", "inch"): 12,
    ("meter", "centimeter"): 100,
    ("kilogram", "gram"): 1_000,
    ("kilometer", "meter"): 1_000,
}
"""How many of the smaller unit one of the larger has."""


def compounded(line: Line, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Join each figure to the one right before it where the two say one quantity."""
    held: Figure | None = None
    for figure in figures:
        whole = _sum(line, held, figure) if held is not None else None
        if held is not None and whole is None:
            yield held
        held = whole or figure
    if held is not None:
        yield held


def _sum(line: Line, large: Figure, small: Figure) -> Figure | None:
    between = range(large.last, small.first)
    joined = len(between) <= 1 and all(ANDS & line[at].word.roles for at in between)
    if not joined or large.kind != small.kind or large.high or small.high:
        return None
    is_coin = large.kind == "money" and large.unit == small.unit and 0 < small.value < 1
    parts = 1 if is_coin else PARTS.get((large.unit or "", small.unit or ""), 0)
    if not 0 < small.value < parts:
        return None
    value = large.value * parts + small.value
    return replace(small, first=large.first, number=large.number, value=value, rule="compound")

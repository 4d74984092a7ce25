"""Multiples and parts: figures that say how many times as much, or how much of a whole."""

from msgspec.structs import replace

from agents.claims.figures import OPENERS, SIGNED, Figure
from agents.claims.tokens import Line
from agents.claims.units import MILLION

WHOLES = SIGNED | {"duration"}
"""Kinds of figures of which a part is told by a bare number."""


def as_multiple(line: Line, figure: Figure) -> Figure:
    """Read "в 3 раза", the "3 times" of "3 times as many" as ratios, "3 times" alone as a count."""
    last = figure.last - (figure.unit is not None)  # where "times" is a counter
    if "bare_times" not in line[last].word.roles or figure.kind != "count":
        return figure
    at = figure.first - 1
    at -= line[at].word.before is not None and "times_before" not in line[at].word.roles
    compares = "times_after" in line[last + 1].word.roles
    if not (compares or "times_before" in line[at].word.roles):
        return figure
    return replace(figure, last=last + 1, kind="ratio", unit=None, rule="multiple")


def as_part(line: Line, figure: Figure, before: Figure | None) -> Figure:
    """Give the "two" of "six months, of which two on probation" the unit of the whole.

    So too the sum in brackets of "5 million euros a year (10 million in all)".
    """
    if before is None or not figure.is_bare:
        return figure
    at = figure.first - 1
    at -= line[at].word.before is not None
    is_part = "wholes_before" in line[at].word.roles and before.kind in WHOLES
    is_part = is_part and figure.value <= before.value
    is_sum = line[at].text in OPENERS and before.kind == "money" and figure.number.scale >= MILLION
    if not (is_part or is_sum):
        return figure
    return replace(figure, kind=before.kind, unit=before.unit, rule="part")

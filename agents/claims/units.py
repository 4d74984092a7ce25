"""Units: what stands right after a number, or as a currency right before it."""

from typing import NamedTuple

from agents.claims.numerals import HYPHENS, Number
from agents.claims.tokens import Line
from agents.claims.words import Unit


class Measured(NamedTuple):
    """Hold the unit of a number, and the tokens from which and up to which both stand."""

    first: int
    last: int
    unit: Unit | None
    rule: str


def measured(line: Line, number: Number) -> Measured:
    """Find a number's unit: a currency before it, or what stands after it."""
    first, last = number.first, number.last
    sign = sign_before(line, first)
    after = unit_after(line, last, far=number.scale > 1 or number.rounded or is_vague(number))
    if sign is not None and (after is None or after[0].kind != "percent"):
        end = after[1] if after and after[0] == sign else last
        return Measured(first - 1, end, sign, "currency-before")
    if after is None:
        return Measured(first, last, None, "bare-number")
    unit, end = after
    return Measured(first, end, unit, "currency-after" if unit.kind == "money" else unit.kind)


def is_vague(number: Number) -> bool:
    """Tell whether the number's words name a range by themselves."""
    return number.low != number.high


def sign_before(line: Line, first: int) -> Unit | None:
    """Find the currency that stands right before a token ("$5", "Rp 5", "USD 5")."""
    return line[first - 1].word.sign


def unit_after(line: Line, last: int, *, far: bool = False) -> tuple[Unit, int] | None:
    """Find the unit that follows, and where it ends; `far` lets a link stand before it.

    A link is "of", or "de" in "millones de euros"; a hyphen may glue the unit to its number.
    """
    at = last
    glued = line[at].text in HYPHENS and line.touches(at - 1) and line.touches(at)
    if glued or (far and "links" in line[at].word.roles):
        at += 1
    word = line[at].word
    unit = word.age or word.unit
    return (unit._replace(kind="age") if word.age else unit, at + 1) if unit else None

"""Units: what stands right after a number, or as a currency right before it."""

from msgspec import Struct
from msgspec.structs import replace

from agents.claims.number import HYPHENS, Number
from agents.claims.tokens import Line
from agents.claims.words import Unit

MILLION = 1e6
CASE_MARKS, LONGEST_ENDING = frozenset(":'’"), 4
DURATION = frozenset({"duration"})
PARTED = DURATION | {"measure"}


class Measured(Struct, frozen=True, gc=False):
    """Hold the unit of a number, and the tokens from which and up to which both stand."""

    first: int
    last: int
    unit: Unit | None
    rule: str


def measured(line: Line, number: Number) -> Measured:
    """Find a number's unit: a currency before it, or what stands after it."""
    first, last = number.first, number.last
    sign = sign_before(line, first)
    after = unit_after(line, past_ending(line, last), far=is_far(number))
    if after is None and line[last].word.after is not None:
        after = unit_after(line, last + 1)  # "50余种", "100 lebih kilometer"
    if after is None and number.part and number.low < 1:
        after = _whole_of_share(line, last)
    if sign is not None and (after is None or after[0].kind == sign.kind):
        end = after[1] if after and not _is_next_sign(line, after[1] - 1) else last
        named = "currency-before" if sign.kind == "money" else sign.kind
        return Measured(first - 1, end, sign, named)
    if after is None:
        return Measured(first, last, None, "bare-number")
    unit, end = after
    if unit.kind == "money":
        return _multiplied(line, number, Measured(first, end, unit, "currency-after"))
    return Measured(first, end, unit, unit.kind)


def past_ending(line: Line, last: int) -> int:
    """Step over the case that a mark parts from a numeral: "30 000:lla eurolla"."""
    ending = line[last + 1]
    is_marked = line[last].text in CASE_MARKS and line.touches(last - 1) and line.touches(last)
    fits = is_marked and ending.text.isalpha() and "ordinals" not in ending.word.roles
    return last + 2 if fits and len(ending.text) <= LONGEST_ENDING else last


def _whole_of_share(line: Line, at: int) -> tuple[Unit, int] | None:
    """Find what a share is of: "half an hour", "un quart d'heure"."""
    at += "links" in line[at].word.roles
    has_article = "ones" in line[at].word.roles
    found = unit_after(line, at + has_article)
    kinds = PARTED if has_article else DURATION
    return found if found is not None and found[0].kind in kinds else None


def _multiplied(line: Line, number: Number, money: Measured) -> Measured:
    """Take in the scale that some write behind the currency: "75 USD millones"."""
    scale, unit = line[money.last].word.scale or 0, money.unit
    if unit is None or number.scale > 1 or scale < MILLION:
        return money
    return replace(money, last=money.last + 1, unit=unit._replace(factor=unit.factor * scale))


def _is_next_sign(line: Line, at: int) -> bool:
    """Tell whether a sign is the next number's: the second one in "Rp 3 juta Rp 5 juta"."""
    return line[at].word.sign is not None and line[at + 1].is_numeral


def is_vague(number: Number) -> bool:
    """Tell whether the number's words name a range by themselves."""
    return number.low != number.high


def is_far(number: Number) -> bool:
    """Tell whether a link may stand between the number and its noun: "millones de euros"."""
    return number.scale > 1 or number.rounded or is_vague(number) or number.low >= MILLION


def sign_before(line: Line, first: int) -> Unit | None:
    """Find the unit that stands right before a token ("$5", "Rp 5", "yüzde 5", "百分之五").

    A sign that touches another numeral is that one's ("5% 6%").
    """
    touches_other = line[first - 2].is_numeral and line.touches(first - 2)
    is_taken = touches_other or first - 1 < line.taken
    if "decimal_signs" in line[first - 1].word.roles and line[first].text.isdecimal():
        return None
    return None if is_taken else line[first - 1].word.sign


def unit_after(line: Line, last: int, *, far: bool = False) -> tuple[Unit, int] | None:
    """Find the unit that follows, and where it ends; `far` lets a link stand before it.

    A link is "of", or "de" in "millones de euros"; where links stand before nouns anyway, also in
    "25 de kilometri". A hyphen may glue the unit to its number.
    """
    at = last
    glued = line[at].text in HYPHENS and line.touches(at - 1) and line.touches(at)
    roles = line[at].word.roles
    if glued or (far and "links" in roles) or "noun_links" in roles:
        at += 1
    word = line[at].word
    if len(line[at].text) == 1 and line.is_capital(at) and not _is_unit(line, at):
        return None  # 5G, 4K, 3M are names
    unit = word.age or word.unit
    if unit is None and "counters" in word.roles:
        unit = Unit("count", line[at].text)
    return (unit._replace(kind="age") if word.age else unit, at + 1) if unit else None


def _is_unit(line: Line, at: int) -> bool:
    """Tell a capital that is a unit all the same: a sign, "37C"."""
    word = line[at].word
    is_sign = word.sign is not None and "decimal_signs" not in word.roles
    return is_sign or ("capital_units" in word.roles and line.touches(at - 1))

"""What a word means to the figures around it."""

from typing import NamedTuple

from msgspec import Struct

from schemas.claim import ClaimKind, Modifier


class Unit(NamedTuple):
    """Hold what a figure is of: its kind, the unit's name, and how many of it one word says."""

    kind: ClaimKind
    name: str | None
    factor: float = 1


class Amount(NamedTuple):
    """Hold what a word says that names a number and its unit at once."""

    value: float
    unit: Unit


class Word(Struct, frozen=True):
    """Hold all that one surface may mean; most words mean one thing, and most mean nothing.

    `number` stands for itself and may be added to, `scale` multiplies what stands before it,
    `vague` is a range in one word ("dozens"), `rounded` says that a number is none exactly
    ("une centaine"). `sign` is a unit that may stand before its figure. A figure may begin with
    a word that `starts` one.
    """

    number: float | None = None
    scale: float | None = None
    glued_scale: float | None = None
    money_scale: float | None = None
    capital_scale: float | None = None
    vague: tuple[float, float] | None = None
    rounded: bool = False
    fraction: float | None = None
    denominator: float | None = None
    multiple: float | None = None
    unit: Unit | None = None
    amount: Amount | None = None
    sign: Unit | None = None
    age: Unit | None = None
    before: Modifier | None = None
    after: Modifier | None = None
    roles: frozenset[str] = frozenset()
    starts: bool = False


UNKNOWN = Word()

DURATIONS = {
    "century": Unit("duration", "year", 100),
    "decade": Unit("duration", "year", 10),
    "fortnight": Unit("duration", "week", 2),
    **{
        name: Unit("duration", name)
        for name in ("year", "quarter", "month", "week", "day", "hour", "minute", "second")
    },
}

PERCENTS = {
    "percent": Unit("percent", "percent"),
    "percentage-point": Unit("percent", "percentage-point"),
    "basis-point": Unit("percent", "basis-point"),
}

RATIOS = {"ratio": Unit("ratio", None)}


def unit_of(name: str) -> Unit:
    """Tell the kind of a unit by its name: "year", "percent", "IDR", "kilometer"."""
    plain, _, factor = name.partition("*")
    known = DURATIONS.get(plain) or PERCENTS.get(plain) or RATIOS.get(plain)
    if known is None:
        known = Unit("money" if plain.isupper() else "measure", plain)
    return known._replace(factor=known.factor * float(factor or 1))

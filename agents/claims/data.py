"""What CLDR and ICU say of a language's figures, as `generate` wrote it down."""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

DATA = Path(__file__).parent / "data"


class Generated(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold a language's separators, number words, units, currencies and calendar.

    A joiner that ends with a hyphen is glued to the number after it ("و-").
    """

    decimal: str = "."
    group: str = ","
    numbers: dict[str, float] = {}
    scales: dict[str, float] = {}
    joiners: frozenset[str] = frozenset()
    units: dict[str, str] = {}
    months: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()


@cache
def generated(language: str) -> Generated:
    """Load a language's generated data; plain separators where there is none."""
    path = DATA / f"{language}.json"
    return msgspec.json.decode(path.read_bytes(), type=Generated) if path.is_file() else Generated()

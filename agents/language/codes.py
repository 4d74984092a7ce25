"""Language codes: one code for one language, however a producer writes it."""

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

from agents.text.lexicons import read

UNDETERMINED = "und"

_SUBTAG = re.compile(r"[a-z]{2,3}(?![a-z])")


class Codes(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold the codes that stand for another (ISO 639-2 and 639-3, outdated, dialects)."""

    aliases: dict[str, str]
    no_language: frozenset[str]


def code_of(tag: str) -> str:
    """Cut a BCP 47 tag ("id-ID", "zh_Hant", "in") down to its language; "und" where it has none."""
    match = _SUBTAG.match(tag.strip().lower())
    if not match or match.group() in _codes().no_language:
        return UNDETERMINED
    return _codes().aliases.get(match.group(), match.group())


@cache
def _codes() -> Codes:
    return read(Path(__file__).parent / "codes.toml", Codes)

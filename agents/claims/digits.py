"""Digits: what "5.000", "1,5", "12 500" and "3½" are worth where a language writes them."""

import re
import unicodedata

from agents.claims.tables import GROUP_MARKS, Tables

MAX_DIGITS = 30
"""Longer numerals are no figures but keys, cards and noise."""

_ARABIC = str.maketrans({"٫": ".", "٬": "'", "·": ".", "・": ".", "．": ".", "，": ","})
_FIXED = "٫٬"
"""Marks that say what they are in every language."""


def value_of(numeral: str, tables: Tables, *, scaled: bool) -> float | None:
    """Work out what a numeral is worth; None where it is no single number ("10.05.2024").

    `scaled` says that a word such as "million" follows, before which some languages write
    decimals only.
    """
    if len(numeral) > MAX_DIGITS:
        return None
    if numeral.isdecimal():
        return float(int(numeral))
    tail = numeral[-1]
    if not tail.isdecimal():
        whole = value_of(numeral[:-1].strip(), tables, scaled=False) if len(numeral) > 1 else 0
        return None if whole is None else whole + unicodedata.numeric(tail)
    decimal = "." if _FIXED[0] in numeral else tables.decimal
    return _marked(numeral.translate(_ARABIC), decimal, tables, scaled)


def _marked(numeral: str, decimal: str, tables: Tables, scaled: bool) -> float | None:
    for mark in f"{GROUP_MARKS} ":
        numeral = numeral.replace(mark, "")
    point = _decimal_mark(numeral, decimal, scaled and tables.lexicon.decimal_before_scale)
    whole, _, part = numeral.rpartition(point) if point else (numeral, "", "")
    groups = re.split(r"[.,]", whole)
    if (not part.isdecimal() and point) or not _are_groups(groups):
        return None
    return float(f"{int(''.join(groups) or '0')}.{part or 0}")


def _decimal_mark(numeral: str, decimal: str, prefers_decimal: bool) -> str:
    """Tell which mark parts the decimals: the last of two, the language's own, or none."""
    marks = re.findall(r"[.,]", numeral)
    if not marks:
        return ""
    last, head = marks[-1], numeral.partition(marks[0])[0]
    if len(set(marks)) > 1:
        return str(last) if marks.count(last) == 1 else ""
    if len(marks) > 1:
        return ""
    three = len(numeral) - len(head) - 1 == 3  # noqa: PLR2004 - a group has three digits
    groups = three and 0 < len(head) <= 3 and head[0] != "0"  # noqa: PLR2004
    return str(last) if last == decimal or prefers_decimal or not groups else ""


def _are_groups(groups: list[str]) -> bool:
    """Tell whether digits are grouped by threes, or as India does ("1,20,000")."""
    head, *rest = groups
    if not rest:
        return True
    sizes = {len(group) for group in rest[:-1]}
    return len(head) <= 3 and len(rest[-1]) == 3 and (sizes <= {3} or sizes == {2})  # noqa: PLR2004

"""The pattern of a run of capitalised words: "Ursula von der Leyen", "J. K. Putra"."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from agents.quotes.lexicon import Names
from agents.text import alternation

MAX_NAME_WORDS = 20
BASIC_PLANE = 0x10000


def capital_source(names: Names) -> str:
    """Build the source of where a run may begin: a class of characters, which is found at once."""
    lower = "".join(sorted({form[0] for form in names.prefixes | _dotted(names)}))
    begin = f"{_UPPER}|{alternation(names.prefixes)}{_UPPER}|{alternation(_dotted(names))}\\."
    return rf"[{_UPPER[1:-1]}{lower}](?<![\w-].)(?<=(?={begin}).)"


def run_source(names: Names, elisions: Iterable[str]) -> str:
    """Build the source of the pattern, with a language's particles and short forms in it."""
    prefix = f"(?:{alternation(names.prefixes)})?"
    dotted = alternation(_dotted(names))
    letters = r"[\w’'ʼ]|[-–&.](?=\w)"
    word = rf"{prefix}{_UPPER}(?:(?:{letters}){{0,40}}+)"
    unit = rf"(?:(?:{dotted}|{_UPPER})\.|{word})"
    particle = rf"(?:[ \u00a0](?:{alternation(names.particles)})(?!\w)){{0,3}}+"
    begin, elided = _edges(sorted(elisions))
    return rf"{begin}{elided}{unit}(?:{particle}[ \u00a0]{unit}){{0,{MAX_NAME_WORDS - 1}}}"


def alias_source(words: Iterable[str]) -> str:
    """Build the source of what another name of somebody follows: " alias Godek"."""
    other = rf"(?:[^\W\d_]+(?: (?={_UPPER}))?){{1,3}}"
    return rf",? {alternation(words)} ({other})(?<=\w)"


def _dotted(names: Names) -> frozenset[str]:
    """Write short forms as they stand before a full stop: "Prof", "PROF"."""
    return frozenset(f for s in names.short_forms for f in (s.capitalize(), s.upper()))


def _edges(elisions: Sequence[str]) -> tuple[str, str]:
    """Let a name begin behind an elided word ("l'Oise"), and never with one."""
    glued = "|".join(rf"(?<=\b{'[' + e[0] + e[0].upper() + ']' + e[1:]}['’])" for e in elisions)
    behind = rf"|(?<=['’])(?:{glued})" if elisions else ""
    return rf"(?:(?<![\w’'-]){behind})", rf"(?!(?i:{alternation(elisions)})['’])"


def _upper_class() -> str:
    """Build the class of the capitals of the basic plane.

    `re` looks these up in one table; the few beyond (Deseret, Adlam) took as long as all the rest.
    """
    capitals = [code for code in range(BASIC_PLANE) if _is_capital(chr(code))]
    runs = groupby(enumerate(capitals), key=lambda pair: pair[1] - pair[0])
    ranges = [[code for _, code in run] for _, run in runs]
    return "[" + "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in ranges) + "]"


def _is_capital(char: str) -> bool:
    return char.isalpha() and (char.isupper() or char.istitle())


_UPPER = _upper_class()

"""Scripts that one language alone is printed in, as far as news go."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msgspec import Struct

from agents.language.calibration import DECIDED
from agents.text.lexicons import read
from schemas import Language


class Script(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold a script's blocks ("3040-30ff"), its language, and the share of letters it takes."""

    name: str
    language: str
    blocks: tuple[str, ...]
    share: float = 0.5


class Scripts(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold the scripts in the order in which they are tried."""

    script: tuple[Script, ...]


def by_script(sample: str) -> Language | None:
    """Name the language of the first script that has its share of the letters, if any."""
    if sample.isascii() or not _any_script().search(sample):
        return None
    letters = _letters(sample)
    for pattern, script in _patterns():
        count = _letters(pattern.findall(sample))
        if letters and count >= script.share * letters:
            return Language(script.language, DECIDED)
    return None


def _letters(characters: Iterable[str]) -> int:
    return sum(map(str.isalpha, characters))


@cache
def _scripts() -> tuple[Script, ...]:
    return read(Path(__file__).parent / "scripts.toml", Scripts).script


@cache
def _patterns() -> list[tuple[re.Pattern[str], Script]]:
    return [(_characters(script.blocks), script) for script in _scripts()]


@cache
def _any_script() -> re.Pattern[str]:
    return _characters(block for script in _scripts() for block in script.blocks)


def _characters(blocks: Iterable[str]) -> re.Pattern[str]:
    ends = (block.partition("-") for block in blocks)
    return re.compile(f"[{''.join(f'{chr(int(a, 16))}-{chr(int(b, 16))}' for a, _, b in ends)}]")

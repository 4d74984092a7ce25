"""Scripts that one language alone is printed in, as far as news go."""

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

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
    letters = sum(char.isalpha() for char in sample)
    if not letters or sample.isascii():
        return None
    for pattern, script in _patterns():
        count = sum(char.isalpha() for char in pattern.findall(sample))
        if count >= script.share * letters:
            return Language(script.language, 1.0)
    return None


@cache
def _patterns() -> list[tuple[re.Pattern[str], Script]]:
    scripts = read(Path(__file__).parent / "scripts.toml", Scripts).script
    return [(_characters(script.blocks), script) for script in scripts]


def _characters(blocks: tuple[str, ...]) -> re.Pattern[str]:
    ends = (block.partition("-") for block in blocks)
    return re.compile(f"[{''.join(f'{chr(int(a, 16))}-{chr(int(b, 16))}' for a, _, b in ends)}]")

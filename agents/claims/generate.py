"""Make `data/<language>.json` out of CLDR and ICU: run `python -m agents.claims.generate`.

CLDR (through babel) gives separators, units, currencies, months and short scales. Number words
come from ICU's spell-out rules, read backwards: 0 to 99 and the hundreds are spelled by every
cardinal rule set of a language, and what "two thousand" has more than "two" is a scale. Needs
babel and PyICU; nothing of this runs when claims are found.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from agents.claims.spelling import Spelling, plain, with_variants

DATA = Path(__file__).parent / "data"

LANGUAGES = (
    *("id", "en", "ms", "de", "nl", "es", "fr", "pt", "it", "sv", "pl", "ru", "uk", "tr", "ar"),
    *("zh", "ja", "ko", "vi", "da", "no", "fi", "cs", "ro", "hu", "el", "fa", "he", "hi", "th"),
    *("af", "bg", "bn", "ca", "et", "gu", "hr", "kn", "lt", "lv", "mk", "ml", "mr", "ne", "pa"),
    *("sk", "sl", "sq", "sw", "ta", "te", "tl", "ur", "be", "sr", "az", "kk", "is", "ka", "hy"),
)
QUANTITIES = {
    *("angle", "area", "digital", "duration", "electric", "energy", "force", "frequency"),
    *("length", "mass", "power", "pressure", "speed", "temperature", "volume"),
}
PERCENTS = {"concentr-percent": "percent", "concentr-permille": "permille"}
RARE = re.compile(
    r"person|generic|imperial|-metric|dessert|solar|earth|light-speed|night|density|scandinavian"
    r"|-(?:arc|point|stone|bar|atmosphere|cup|drop|dram|jigger|pinch|grain|revolution|radian)"
    r"|-(?:quarter|dalton|furlong|fathom|therm|pound-force|ofhg|beaufort|parsec)"
)
"""Units that no news counts by, or whose names mean something else."""
UNPARTED = {"ja", "zh"}
NAMED_BY_PLACE = {"ja": 4, "ko": 3, "zh": 2}
"""Where a currency's name is its territory's and a noun, and how long the noun must be to be safe
before other letters."""

SHORTEST = 3
"""Shorter letters may be a word of the language: which are units is said in its lexicon."""


def generated(language: str) -> dict[str, Any]:
    """Collect what CLDR and ICU know of a language's figures."""
    locale = Locale.parse({"no": "nb", "tl": "fil"}.get(language, language))
    names = Spelling(language)
    symbols = locale.number_symbols["latn"]
    return {
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "numbers": with_variants(names.numbers, language),
        "scales": with_variants(names.scales | dict(_compact_scales(locale)), language),
        "joiners": sorted(names.joiners()),
        "units": dict(_units(locale)) | dict(_currencies(locale)),
        "months": sorted(set(_calendar_words(locale.months))),
        "weekdays": sorted(set(_calendar_words(locale.days))),
    }


def _surface(pattern: str) -> str:
    """Cut what a pattern writes after its number; nothing where it writes before it as well."""
    before, _, after = pattern.partition("{0}")
    return "" if before.strip() else plain(after).strip(" \u202f")


def _is_safe(surface: str) -> bool:
    letters = [c for c in surface if c.isalpha()]
    return bool(letters) and (len(letters) >= SHORTEST or any(ord(c) > 0x2E80 for c in letters))  # noqa: PLR2004 - ideographs and syllables


def _raw(locale: Locale, key: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = locale._data[key]  # noqa: SLF001 - babel has no other door to it
    return table


def _units(locale: Locale) -> Iterator[tuple[str, str]]:
    for unit, lengths in _raw(locale, "unit_patterns").items():
        kind, _, name = unit.partition("-")
        if unit not in PERCENTS and (kind not in QUANTITIES or RARE.search(unit)):
            continue
        for length in ("long", "short"):
            for case, pattern in lengths.get(length, {}).items():
                surface = "" if case == "per" else _surface(pattern)
                if _is_safe(surface):
                    yield surface, PERCENTS.get(unit, name)


def _currencies(locale: Locale) -> Iterator[tuple[str, str]]:
    yield from _past_currencies(locale)
    yield from _bare_currencies(locale)
    for code in sorted(_tenders()):
        for name in _names(locale, code):
            for surface in _unparted(name, locale.language):
                if _is_safe(surface):
                    yield surface, code


def _names(locale: Locale, code: str) -> Iterator[str]:
    plurals = _raw(locale, "currency_names_plural").get(code, {})
    return map(plain, (locale.currencies.get(code, ""), *plurals.values()))


def _past_currencies(locale: Locale) -> Iterator[tuple[str, str]]:
    """Give the names of several words ("finnische mark"): single ones may mean something else."""
    for code in sorted(set(locale.currencies) - set(_tenders())):
        for name in _names(locale, code):
            if " " in name and name.replace(" ", "").isalpha():
                yield name, code


def _unparted(name: str, language: str) -> list[str]:
    """Write a name's words apart, and as they are written where no spaces part words."""
    return [name.replace(" ", mark) for mark in (" ", "・", "")] if language in UNPARTED else [name]


def _bare_currencies(locale: Locale) -> Iterator[tuple[str, str]]:
    """Take its territory's name off a currency's ("尼日利亚奈拉") where no other has the rest."""
    names = {code: plain(locale.currencies.get(code, "")) for code in _tenders()}
    shortest = NAMED_BY_PLACE.get(locale.language)
    for code, places in _tenders().items() if shortest else ():
        for place in places:
            noun = names[code].removeprefix(plain(locale.territories.get(place, ""))).strip()
            alike = [name for name in names.values() if name.endswith(noun)]
            if noun != names[code] and alike == [names[code]] and len(noun) >= (shortest or 0):
                yield noun, code


def _tenders() -> Mapping[str, list[str]]:
    """List the currencies that are legal tender today, and where."""
    found: dict[str, list[str]] = defaultdict(list)
    for territory, spans in get_global("territory_currencies").items():
        for code, _, until, tender in spans:
            if tender and not until:
                found[code].append(territory)
    return found


def _compact_scales(locale: Locale) -> Iterator[tuple[str, int]]:
    """Read "rb", "Mio." and the like off the compact formats."""
    for length in ("long", "short"):
        for formats in locale.compact_decimal_formats.get(length, {}).values():
            for written, pattern in formats.items():
                surface = plain(pattern.pattern.replace("'", "")).strip(" 0")
                zeros = pattern.pattern.count("0")
                scale = int(written) // 10 ** max(0, zeros - 1)
                if zeros and _is_safe(surface):
                    yield surface, scale


def _calendar_words(forms: Mapping[str, Any]) -> Iterator[str]:
    for contexts in forms.values():
        for length in ("wide", "abbreviated"):
            names = contexts.get(length, {}).values()
            yield from (plain(n).rstrip(".") for n in names if not n[:1].isdigit())


def write(folder: Path) -> None:
    """Write the data of every language into a folder."""
    for language in LANGUAGES:
        text = json.dumps(generated(language), ensure_ascii=False, indent=0)
        (folder / f"{language}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(DATA)

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
from itertools import product
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

import icu  # type: ignore[import-not-found,import-untyped,unused-ignore]  # it ships no types
from babel import Locale
from babel.core import get_global

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
SCALES = [10**power for power in (2, 3, 4, 5, 6, 7, 8, 9, 12, 15)]
UNPARTED = {"ja", "zh"}
NAMED_BY_PLACE = {"ja": 4, "ko": 3, "zh": 2}
"""Where a currency's name is its territory's and a noun, and how long the noun must be to be safe
before other letters."""

ACCENTS_MATTER = {"vi", "ja", "hi", "bn", "gu", "kn", "ml", "mr", "ne", "pa", "ta", "te", "th"}
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
        "numbers": _with_variants(names.numbers, language),
        "scales": _with_variants(names.scales | dict(_compact_scales(locale)), language),
        "joiners": sorted(names.joiners()),
        "units": dict(_units(locale)) | dict(_currencies(locale)),
        "months": sorted(set(_calendar_words(locale.months))),
        "weekdays": sorted(set(_calendar_words(locale.days))),
    }


class Spelling:
    """Hold how a language spells numbers: words that stand for one, and words that multiply."""

    def __init__(self, language: str) -> None:
        name = {"no": "nb", "tl": "fil"}.get(language, language)
        self.rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(name))
        count = self.rules.getNumberOfRuleSetNames()
        sets = [self.rules.getRuleSetName(i) for i in range(count)]
        self.sets = [s for s in sets if ("cardinal" in s or s.endswith("numbering"))]
        self.numbers: dict[str, int] = {}
        self.scales: dict[str, int] = {}
        if self.rules.getLocale().getName() != "root":
            self._invert()

    def _invert(self) -> None:
        for value in range(100):
            for word in self.spelled(value):
                self.numbers.setdefault(word, value)
        for scale in SCALES:
            for factor in (2, 3, 4, 5, 6, 7, 8, 9, 1):
                self._learn(factor, scale)

    def spelled(self, value: int) -> list[str]:
        """Spell a number in all rule sets."""
        return list(dict.fromkeys(_plain(self.rules.format(value, name)) for name in self.sets))

    def _learn(self, factor: int, scale: int) -> None:
        """Take the scale word off "five thousand", or keep the whole ("cinquecento")."""
        for phrase in self.spelled(factor * scale):
            if phrase in self.scales:
                self.numbers[phrase] = scale
            if self._is_composed(phrase, factor * scale):
                continue
            rest = next(self._after(phrase, self.spelled(factor)), None)
            if rest:
                self.scales.setdefault(rest, scale)
            else:
                self.numbers.setdefault(phrase, factor * scale)

    @staticmethod
    def _after(phrase: str, heads: list[str]) -> Iterator[str]:
        for head in sorted(heads, key=len, reverse=True):
            if phrase.startswith(head) and phrase != head:
                yield phrase.removeprefix(head).strip(" -")

    def _is_composed(self, phrase: str, value: int) -> bool:
        """Tell whether shorter words, multiplied, say the same ("ratus ribu", "十万")."""
        known: Mapping[str, int] = self.numbers | self.scales
        rest, worth = phrase, 1
        while rest:
            cuts = (rest[:size] for size in range(len(rest), 0, -1))
            word = next((c for c in cuts if c in known), None)
            if word is None:
                return False
            worth, rest = worth * known[word], rest.removeprefix(word).strip()
        return worth == value

    def joiners(self) -> set[str]:
        """Find what stands between hundreds and the rest; a prefix where no space follows it."""
        found: set[str] = set()
        for name, hundred in product(self.sets, (100, 1000) if self.numbers else ()):
            head, tail, whole = (
                _plain(self.rules.format(value, name)) for value in (hundred, 21, hundred + 21)
            )
            between = whole.removeprefix(head).removesuffix(tail)
            if len(head) + len(tail) + len(between) == len(whole) and between.strip(" -"):
                word = between.strip()
                found.add(word if between.endswith(" ") else f"{word}-")
        return found


def _with_variants(words: Mapping[str, int], language: str) -> dict[str, int]:
    """Add the spellings that people use beside ICU's: no hyphens, no accents, ss for ß."""
    found = dict(words)
    for word, value in words.items():
        spellings = [word.replace("-", " "), word.replace("ß", "ss"), normalize("NFC", word)]
        if language not in ACCENTS_MATTER:
            bare = "".join(c for c in normalize("NFD", word) if not combining(c))
            spellings.append(normalize("NFC", bare))
        for spelling in spellings:
            found.setdefault(spelling, value)
    return found


def _plain(word: str) -> str:
    return re.sub("[\u00ad\u200b\u200e\u200f]", "", word).replace("\u00a0", " ").lower()


def _surface(pattern: str) -> str:
    """Cut what a pattern writes after its number; nothing where it writes before it as well."""
    before, _, after = pattern.partition("{0}")
    return "" if before.strip() else _plain(after).strip(" \u202f")


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
    return map(_plain, (locale.currencies.get(code, ""), *plurals.values()))


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
    names = {code: _plain(locale.currencies.get(code, "")) for code in _tenders()}
    shortest = NAMED_BY_PLACE.get(locale.language)
    for code, places in _tenders().items() if shortest else ():
        for place in places:
            noun = names[code].removeprefix(_plain(locale.territories.get(place, ""))).strip()
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
                surface = _plain(pattern.pattern.replace("'", "")).strip(" 0")
                zeros = pattern.pattern.count("0")
                scale = int(written) // 10 ** max(0, zeros - 1)
                if zeros and _is_safe(surface):
                    yield surface, scale


def _calendar_words(forms: Mapping[str, Any]) -> Iterator[str]:
    for contexts in forms.values():
        for length in ("wide", "abbreviated"):
            names = contexts.get(length, {}).values()
            yield from (_plain(n).rstrip(".") for n in names if not n[:1].isdigit())


def write(folder: Path) -> None:
    """Write the data of every language into a folder."""
    for language in LANGUAGES:
        text = json.dumps(generated(language), ensure_ascii=False, indent=0)
        (folder / f"{language}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(DATA)

"""How a language spells its numbers: ICU's spell-out rules, read backwards; for the generator."""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from unicodedata import combining, normalize

import icu  # type: ignore[import-not-found,import-untyped,unused-ignore]  # it ships no types

SCALES = [10**power for power in (2, 3, 4, 5, 6, 7, 8, 9, 12, 15)]
ACCENTS_MATTER = {"vi", "ja", "hi", "bn", "gu", "kn", "ml", "mr", "ne", "pa", "ta", "te", "th"}


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
        return list(dict.fromkeys(plain(self.rules.format(value, name)) for name in self.sets))

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
                plain(self.rules.format(value, name)) for value in (hundred, 21, hundred + 21)
            )
            between = whole.removeprefix(head).removesuffix(tail)
            if len(head) + len(tail) + len(between) == len(whole) and between.strip(" -"):
                word = between.strip()
                found.add(word if between.endswith(" ") else f"{word}-")
        return found


def with_variants(words: Mapping[str, int], language: str) -> dict[str, int]:
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


def plain(word: str) -> str:
    """Bring a word of CLDR or ICU to the form in which tables hold it."""
    return re.sub("[\u00ad\u200b\u200e\u200f]", "", word).replace("\u00a0", " ").lower()

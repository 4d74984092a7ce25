"""A language's lexicon and generated data, made ready to be matched."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any

from msgspec.structs import fields

from agents.claims.data import Generated, generated
from agents.claims.lexicon import LEXICONS, ClaimLexicon, Modifiers
from agents.claims.words import UNKNOWN, Amount, Word, unit_of
from agents.text import Span, alternation, dense_alternation, lexicon, one_of

Facts = dict[str, dict[str, Any]]

ROLES = tuple(
    field.name
    for field in fields(ClaimLexicon)
    if field.type == frozenset[str] and field.name != "dropped"
)
SCANT = frozenset({"ones", "several", "weak"})
STARTS = {"number", "vague", "fraction", "multiple", "amount"}
JOINED = {"number", "scale", "before", "vague"}
"""What a joiner that is a prefix may stand before: "ו", "و"."""

SCALE_FROM = 100
"""A word for a power of ten from here on also multiplies what stands before it ("mil", "ألف")."""

LAST_MARK = 0x3100
"""Combining marks and fractions that news writes stand before this code point."""

BASIC_PLANE = 0x10000

PUNCTUATION = ".,;:!?()[]'\"/-–—“”‘’„«»…。、，；：？！（）「」"
"""Marks that mean nothing by themselves, held so that most of a text is found at once."""

GROUP_MARKS = "\u00a0\u2009\u202f'’"
"""Marks that never stand for a decimal: no-break and thin spaces, apostrophes."""

NARROW = "\u00a0\u202f"
"""Group marks for which news writes a plain space too."""


class Tables:
    """Hold the words and the patterns of one language, built once."""

    def __init__(self, words: ClaimLexicon, shared: ClaimLexicon, data: Generated) -> None:
        self.lexicon = words
        self.decimal, self.group = data.decimal, data.group
        self.folds = {"İ": "i", **words.folds}
        self.words = _words(_facts(words, shared, data))
        spelled = [surface for surface, word in self.words.items() if word.starts]
        exact = (s for s in spelled if self.words[s].number is not None)
        pieces = filter(str.isalpha, [*exact, *self._glue()]) if words.writing == "spaced" else ()
        self.half_phrases = frozenset(half for half in words.halves if " " in half)
        self.piece = re.compile(alternation(pieces))
        self.numeral = re.compile(rf"\.?\d|[{FRACTIONS}]")
        self.token = re.compile(_token_source(words, self.words, data.group))
        self.digit = re.compile(rf"[\d{FRACTIONS}]")
        self.anchor = re.compile(_anchor_source(self.words, words.writing))
        self.words |= {mark: UNKNOWN for mark in PUNCTUATION if mark not in self.words}

    def _glue(self) -> list[str]:
        """List what stands inside the number words that are written together."""
        joins = (s for s, word in self.words.items() if word.scale or "joiners" in word.roles)
        return [surface for surface in joins if len(surface) > 1]

    def folded(self, text: str) -> str:
        """Bring a text to the form in which the words are held; its length stays the same."""
        folded = text.lower()
        if not self.lexicon.folds and len(folded) == len(text):
            return folded
        for written, held in self.folds.items():  # in half the time that str.translate takes
            text = text.replace(written, held)
        return text.lower()

    def telling(self, folded: str, sentences: Iterable[Span]) -> Iterator[Span]:
        """Pick the sentences that hold a digit or a word that a claim may begin with.

        A word begins behind another character, so that most of a text is passed without trying
        words: a space stands for that character at the text's head.
        """
        spaced, digit = f" {folded}", -1
        for sentence in sentences:
            start, end = sentence
            if digit < start:
                found = self.digit.search(folded, start)
                digit = found.start() if found else len(folded)
            if digit < end or self.anchor.search(spaced, start, end + 1):
                yield sentence

    def word(self, surface: str) -> Word:
        """Look a surface up."""
        return self.words.get(surface) or self.words.get(" ".join(surface.split()), UNKNOWN)


@cache
def tables_of(language: str) -> Tables:
    """Load a language's tables; raises LexiconError."""
    shared = lexicon(LEXICONS, "und", ClaimLexicon)
    return Tables(lexicon(LEXICONS, language, ClaimLexicon), shared, generated(language))


def _facts(words: ClaimLexicon, shared: ClaimLexicon, data: Generated) -> Facts:
    """Collect what is known of every surface; what the lexicon says comes last and stays."""
    facts: Facts = defaultdict(dict)
    _add_generated(facts, data)
    _drop(facts, words.dropped)
    _add_lexicon(facts, shared)
    _drop(facts, {s for s in words.dropped if "sign" not in facts.get(s, {})})  # "SEK 30" stays
    _add_lexicon(facts, words)
    for joiner in (j[:-1] for j in words.joiners | data.joiners if j.endswith("-")):
        for surface in [s for s, known in facts.items() if known.keys() & JOINED]:
            facts[joiner + surface].update(facts[surface])
    return facts


def _drop(facts: Facts, surfaces: Iterable[str]) -> None:
    for surface in surfaces:
        facts.pop(surface, None)


def _add_generated(facts: Facts, data: Generated) -> None:
    _add(facts, "number", data.numbers)
    _add(facts, "scale", data.scales)
    _add(facts, "unit", {surface: unit_of(name) for surface, name in data.units.items()})
    for role in ("joiners", "months", "weekdays"):
        _add_role(facts, role, getattr(data, role))


def _add_lexicon(facts: Facts, words: ClaimLexicon) -> None:
    for fact, table in (
        *(("number", words.numbers), ("number", words.rounds), ("vague", words.vague)),
        *(("scale", words.scales), ("glued_scale", words.glued_scales)),
        ("capital_scale", words.capital_scales),
        *(("money_scale", words.money_scales), ("multiple", words.multiples)),
        *(("fraction", words.fractions), ("denominator", words.denominators)),
        *(("unit", _units(words.units)), ("age", _units(words.ages))),
        ("amount", _amounts(words.amounts)),
        *(("unit", _currencies(words.signs)), ("sign", _units(words.signs))),
        ("rounded", dict.fromkeys(words.rounds, True)),
        *(("before", _modifiers(words.before)), ("after", _modifiers(words.after))),
    ):
        _add(facts, fact, table)
    for role in ROLES:
        _add_role(facts, role, getattr(words, role))
    _add_role(facts, "nouns", words.nouns.words)


def _units(names: Mapping[str, str]) -> dict[str, Any]:
    return {surface: unit_of(name) for surface, name in names.items()}


def _amounts(said: Mapping[str, str]) -> dict[str, Amount]:
    parts = {surface: amount.split() for surface, amount in said.items()}
    return {surface: Amount(float(n), unit_of(name)) for surface, (n, name) in parts.items()}


def _currencies(signs: Mapping[str, str]) -> dict[str, Any]:
    return {sign: unit for sign, unit in _units(signs).items() if unit.kind == "money"}


def _modifiers(modifiers: Modifiers) -> dict[str, str]:
    return {s: field.name for field in fields(modifiers) for s in getattr(modifiers, field.name)}


def _add(facts: Facts, fact: str, table: Mapping[str, Any]) -> None:
    for surface, value in table.items():
        facts[surface][fact] = value


def _add_role(facts: Facts, role: str, surfaces: Iterable[str]) -> None:
    for surface in surfaces:
        facts[surface]["roles"] = facts[surface].get("roles", frozenset()) | {role}


def _words(facts: Facts) -> dict[str, Word]:
    for known in facts.values():
        number = known.pop("number", 0) if "vague" in known else known.get("number", 0)
        if number >= SCALE_FROM and set(str(int(number))[1:]) == {"0"} and str(number)[0] == "1":
            known.setdefault("scale", number)
    return {surface: Word(**known, starts=_starts(known)) for surface, known in facts.items()}


def _starts(known: Mapping[str, Any]) -> bool:
    """Tell whether a figure may begin with a word of which this is known."""
    return bool(STARTS & known.keys()) or "several" in known.get("roles", ())


def _anchor_source(words: Mapping[str, Word], writing: str) -> str:
    """Build the pattern that a sentence without digits must hold to hold a claim.

    An article that may mean one, "several" and words that are seldom numbers count only before
    a unit or a scale: else they would stand in every sentence.
    """
    spelled = {surface for surface, word in words.items() if word.starts}
    scant = {surface for surface in spelled if words[surface].roles & SCANT}
    followed = (s for s, word in words.items() if word.unit or word.scale or word.vague)
    spaced = (r"[\W_]", r"\s++", r"(?![^\W_])")
    start, space, end = spaced if writing == "spaced" else ("", r"\s*+", "")
    second = rf"{alternation(scant)}{space}{alternation(followed)}{end}"
    if writing == "unspaced":  # "百分之百"
        signs = alternation(s for s, word in words.items() if word.sign)
        second = rf"{second}|{signs}{alternation(scant)}"
    return rf"{start}(?:{alternation(spelled - scant)}|{second})"


def _token_source(lexicon: ClaimLexicon, words: Mapping[str, Word], group: str) -> str:
    """Build the one pattern that cuts a text: numeral, known phrase, word, symbol.

    Where words are parted by spaces only phrases of several are listed, the rest is looked up
    when cut; elsewhere all that is known is listed, and an unknown character is a word.
    """
    marks = f"{GROUP_MARKS} " if lexicon.spaced_groups or group in NARROW else GROUP_MARKS
    numeral, firsts = _numeral_source(marks), one_of(sorted({surface[0] for surface in words}))
    if lexicon.writing == "spaced":
        listed = [s for s in words if not s.isalpha() and not s.isspace()]
        ends = rf"(?!(?<={LETTER}){LETTER})"  # within no word
        phrases = alternation(s for s in listed if s[0].isalpha())
        others = alternation(s for s in listed if not s[0].isalpha())
        word = rf"(?={LETTER})(?:{phrases}{ends}|{LETTER}++)"  # most of a text: asked first
        other = rf"(?<![^\W\d_]){others}{ends}"
        return rf"\s\s*+|{word}|{numeral}|{other}|[^\W\d_]++|\S"
    letter = rf"(?:[^\W\d_{FRACTIONS}]|[{MARKS}])"
    known = dense_alternation(words)
    if lexicon.writing == "glued":
        return rf"{numeral}|(?={firsts}){known}|{letter}++|\s++|\S"
    unknown = rf"(?:(?!{firsts}|[a-z]){letter})++"  # most of a text: asked first
    return rf"{unknown}|{numeral}|{known}|[a-z]++|{letter}|\s++|\S"


def _numeral_source(spaces: str) -> str:
    """Build the pattern of digits with their marks: "1.234,5", "12 500", "3½", "½", ".5"."""
    grouped = rf"\d{{0,2}}(?:[{spaces}]\d{{3}})++(?!\d)"
    marked = r"(?:[.,٫٬·・．，]\d++)*+"
    fraction = rf"(?:[ \u00a0]?[{FRACTIONS}])?+"
    whole = rf"\d(?:{grouped}|\d*+){marked}{fraction}"
    return rf"{whole}|\.(?<![\w.,]\.)\d++{fraction}|[{FRACTIONS}]"


def _ranges(chars: Iterable[int]) -> str:
    runs = groupby(enumerate(chars), key=lambda pair: pair[1] - pair[0])
    cuts = [[code for _, code in run] for _, run in runs]
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in cuts)


def _codes(test: Any, end: int = LAST_MARK) -> str:
    return _ranges(code for code in range(end) if test(chr(code)))


MARKS = _codes(lambda char: unicodedata.category(char) in ("Mn", "Mc"))
FRACTIONS = _codes(lambda char: "VULGAR FRACTION" in unicodedata.name(char, ""))
LETTER = f"[{_codes(str.isalpha, BASIC_PLANE)}{MARKS}]"
"""One class, which `re` looks up in one table; letters beyond the basic plane are cut apart."""

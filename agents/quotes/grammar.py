"""A language's lexicon, made ready to be matched."""

import re
import sys
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from agents.quotes.lexicon import LEXICONS, CueGroup, Names, PronounGroup, QuoteLexicon
from agents.text import alternation, lexicon

MAX_NAME_WORDS = 12


class Grammar:
    """Hold the patterns and tables of one language, built once."""

    def __init__(self, words: QuoteLexicon) -> None:
        self.lexicon = words
        self.closers = words.marks.pairs | words.marks.single
        self.mark = re.compile(alternation({*self.closers, *_union(self.closers.values())}))
        self.cue_groups = {form: group for group in words.cues for form in _forms(group)}
        self.cue = re.compile(self._cue_source())
        self.run = re.compile(_run_source(words))
        self.complementiser = re.compile(self._word(words.complementisers))
        self.pronouns: dict[str, PronounGroup] = {
            form: group for group in words.pronouns for form in group.forms
        }
        self.kinds = _kinds(words.names)
        self.no_names = self._words_that_are_no_names()

    def _word(self, forms: Iterable[str]) -> str:
        source = alternation({*forms, *(form[:1].upper() + form[1:] for form in forms)})
        return rf"(?<![\w-]){source}(?![\w-])" if self.lexicon.spaced else source

    def _cue_source(self) -> str:
        clitics = alternation(self.lexicon.clitics)
        forms = {*self.cue_groups, *(form[:1].upper() + form[1:] for form in self.cue_groups)}
        source = rf"(?P<form>{alternation(forms)})(?P<clitic>{clitics})?"
        return rf"(?<![\w-]){source}(?![\w-])" if self.lexicon.spaced else source

    def _words_that_are_no_names(self) -> frozenset[str]:
        words = self.lexicon
        listed = (words.openers, words.adverbs, words.calendar, words.stops, words.joins)
        more = (words.complementisers, words.determiners, words.agents, words.blockers)
        clitic_cues = {cue + clitic for cue in self.cue_groups for clitic in words.clitics}
        return frozenset().union(*listed, *more, self.pronouns, self.cue_groups, clitic_cues)


@cache
def grammar_of(language: str) -> Grammar:
    """Load a language's grammar, or that of `und.toml`; raises LexiconError."""
    return Grammar(lexicon(LEXICONS, language, QuoteLexicon))


def folded(text: str) -> str:
    """Bring a word or phrase to the form in which lexicons hold it."""
    return " ".join(text.lower().split())


def _forms(group: CueGroup) -> Iterable[str]:
    for form in group.forms:
        yield form
        yield from (prefix + form for prefix in group.prefixes)
        yield from (form + suffix for suffix in group.suffixes)


def _kinds(names: Names) -> dict[str, str]:
    """Say of each word that stands around names what it is; a word in two lists is the latter."""
    tables = {
        "place": names.places,
        "area": names.areas,
        "field": names.fields,
        "organisation": names.organisations,
        "role": names.roles,
        "title": names.titles,
    }
    return {word: kind for kind, table in tables.items() for word in table}


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _run_source(words: QuoteLexicon) -> str:
    """Build the pattern of a run of capitalised words: "Ursula von der Leyen", "J. K. Putra"."""
    prefix = f"(?:{alternation(words.names.prefixes)})?"
    dotted = alternation(form.capitalize() for form in words.names.short_forms)
    letters = r"[\w’'ʼ]|[-–&.](?=\w)"
    word = rf"{prefix}{_UPPER}(?:(?:{letters}){{0,40}}+)"
    unit = rf"(?:(?:{dotted}|{_UPPER})\.|{word})"
    particle = rf"(?:[ \u00a0](?:{alternation(words.names.particles)})(?!\w)){{0,3}}+"
    return rf"(?<![\w’'-]){unit}(?:{particle}[ \u00a0]{unit}){{0,{MAX_NAME_WORDS - 1}}}"


def _upper_class() -> str:
    capitals = [code for code in range(sys.maxunicode + 1) if _is_capital(chr(code))]
    runs = groupby(enumerate(capitals), key=lambda pair: pair[1] - pair[0])
    ranges = [[code for _, code in run] for _, run in runs]
    return "[" + "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in ranges) + "]"


def _is_capital(char: str) -> bool:
    return char.isalpha() and (char.isupper() or char.istitle())


_UPPER = _upper_class()

"""Mentions: runs of capitalised words, cut into what a name is and what stands before it."""

import re
from collections.abc import Sequence

from msgspec import Struct

from agents.quotes.cues import CueMatch
from agents.quotes.grammar import Grammar
from agents.quotes.kinds import MAYBE_NAMES, OF_PERSONS, kind_of, kinds_of
from agents.quotes.name_begins import Alone, name_begin
from agents.quotes.name_runs import find_runs
from agents.quotes.words import Word, Words
from agents.text import Span, lowered

MAX_ARTICLE = 8
"""An article and the space behind it are no longer, in code points."""

MAX_ROLE = 30
"""A role before a name is no longer, in code points."""

_OFFICES = frozenset({"role", "title"})
_SPEAKERS = OF_PERSONS | {"surname"}
_WORD = re.compile(r"\w+")
_BRACKETED = re.compile(r"\s\(([^\W\d_]{2,12})\)")


class Mention(Struct, frozen=True, gc=False):
    """Hold a run of capitalised words.

    `name` is the person's or body's name in it, without titles and roles (None where an office
    is all there is: "Gubernur"); `is_body` tells organisations from persons.
    """

    span: Span
    name: Span | None
    is_body: bool

    @property
    def is_person(self) -> bool:
        """Tell whether the run names a person."""
        return self.name is not None and not self.is_body

    @property
    def is_office(self) -> bool:
        """Tell whether the run is a role alone, or one in a body: "Direktur Bank Tani"."""
        return self.name is None or (self.is_body and self.name.start > self.span.start)


def find_mentions(cut: Words, cues: Sequence[CueMatch]) -> list[Mention]:
    """Find the mentions of a text, in order; a heading in capitals has none."""
    runs = find_runs(cut)
    alone = _alone(runs, cues, _area_names(cut, runs))
    found = [
        _mention(cut.text, words, cut.grammar, alone) if len(words) > 1 else None for words in runs
    ]
    surnames = _surnames(runs, found, cut.grammar)
    return [
        mention or _word_alone(cut.text, words[0], cut.grammar, surnames)
        for mention, words in zip(found, runs, strict=True)
    ]


def _surnames(
    runs: Sequence[Sequence[Word]], found: Sequence[Mention | None], grammar: Grammar
) -> frozenset[str]:
    """Collect the words for an office that end a person's name in this article: "Visser"."""
    kind = grammar.kind if grammar.lexicon.names.capital_nouns else grammar.kinds.get
    ends = (words[-1][1] for words, m in zip(runs, found, strict=True) if m and m.is_person)
    return frozenset(last for last in ends if kind(last) in _OFFICES)


def _word_alone(text: str, word: Word, grammar: Grammar, surnames: frozenset[str]) -> Mention:
    span, kind = word[0], kind_of(text, word, grammar)
    kind = "name" if word[1] in surnames else kind
    name = None if kind in _OFFICES else span
    is_person = kind in _SPEAKERS or (kind == "acronym" and not grammar.inflects)
    return Mention(span, name, is_body=not is_person)


def _area_names(cut: Words, runs: Sequence[Sequence[Word]]) -> frozenset[str]:
    """Collect the last words of "Kecamatan Margo" and of "Dusun Wates, Kecamatan Margo"."""
    areas = cut.grammar.lexicon.names.areas
    if not areas:
        return frozenset()
    ends = [words[-1] for words in runs if len(words) > 1 and words[-2][1] in areas]
    opened = {words[0][0].start for words in runs if words[0][1] in areas}
    first = {words[-1][0].end for words in runs if len(words) == 2}  # noqa: PLR2004 - an area and its name
    return frozenset(w for span, w in ends if span.end in first or span.end + 2 in opened)


def _alone(
    runs: Sequence[Sequence[Word]], cues: Sequence[CueMatch], places: frozenset[str]
) -> Alone:
    begun = {cue.span.start - 1 for cue in cues}
    ended = {cue.span.end + 1 for cue in cues}
    single = [words[0] for words in runs if len(words) == 1]
    beside = (plain for span, plain in single if span.start in ended or span.end in begun)
    return Alone(frozenset(beside), frozenset(plain for _, plain in single), places)


def _mention(text: str, words: Sequence[Word], grammar: Grammar, alone: Alone) -> Mention:
    spans, plains = zip(*words, strict=True)
    span = Span(spans[0].start, spans[-1].end)
    kinds = kinds_of(text, words, grammar)
    if _ends_with_surname(kinds, grammar) or _is_forenamed(kinds, plains, grammar):
        kinds[-1] = "name"
    _mark_places(kinds, plains, alone.places)
    if "surname" in kinds[:-1]:
        return Mention(span, Span(spans[kinds.index("surname")].start, span.end), is_body=False)
    if "acronym" in kinds and span.of(text).isupper():
        kinds = ["name" if kind == "acronym" else kind for kind in kinds]
    body = kinds.index("organisation") if "organisation" in kinds else None
    if body is not None and _BRACKETED.match(text, span.end):
        is_last = spans[body].end == span.end and _OFFICES.isdisjoint(kinds)
        begin = 0 if is_last else body  # "National Farmers Union (NFU)", "Direktur Badan Ikan (BI)"
        return Mention(span, Span(spans[begin].start, span.end), is_body=True)
    begin = name_begin(kinds, plains, alone, grammar)
    if _is_linked_office(spans, kinds, begin):
        return Mention(span, Span(spans[begin].start, span.end), is_body=True)
    if begin == len(words):
        is_person = _has_role_before(text, span.start, kinds, grammar)
        is_office = "role" in kinds or set(kinds) == {"title"}
        return Mention(span, None if is_office else span, is_body=not is_person)
    is_called = begin > 0 and plains[begin] in alone.speakers
    is_held = _is_held_by_person(kinds, begin) and not _follows_article(text, span.start, grammar)
    if body is not None and not (is_called or is_held):
        return Mention(span, span, is_body=True)
    return Mention(span, Span(spans[begin].start, span.end), is_body=False)


def _mark_places(kinds: list[str], words: Sequence[str], places: frozenset[str]) -> None:
    """Make places of an area's name, and of one before another name: "Puskesmas Margo Waluyo"."""
    for i in range(1, len(kinds)) if places else ():
        is_place = kinds[i] == "name" and words[i] in places
        if is_place and (kinds[i - 1] == "area" or (i < len(kinds) - 1 and kinds[i - 1] != "name")):
            kinds[i] = "place"


def _ends_with_surname(kinds: Sequence[str], grammar: Grammar) -> bool:
    """Tell "Mark Visser" from an office, which would be one small word ("politiechef")."""
    follows_name = kinds[-2] == "name" and kinds[-1] in _OFFICES
    return follows_name and _writes_offices_small(grammar)


def _is_forenamed(kinds: Sequence[str], words: Sequence[str], grammar: Grammar) -> bool:
    """Tell "Kanzler Olaf König", "Ana Rey": an office behind a forename is a surname."""
    if kinds[-1] not in _OFFICES | {"place"} or kinds[-2] not in OF_PERSONS:
        return False
    if kinds[-2] == "forename" and kinds[-1] == "role":
        return not grammar.lexicon.names.roles_follow  # "AKBP Arya Perdana"
    first = next(i for i, kind in enumerate(kinds) if kind not in _OFFICES)
    is_person = OF_PERSONS.issuperset(kinds[first:-1])
    is_known = words[first] in grammar.forename_genders
    if kinds[-1] != "place":
        is_known = is_known or first > 0 or kinds[first] == "forename"
    return is_person and is_known and not grammar.lexicon.names.roles_follow


def _writes_offices_small(grammar: Grammar) -> bool:
    names = grammar.lexicon.names
    return names.compounds and not names.capital_nouns


def _has_role_before(text: str, start: int, kinds: list[str], grammar: Grammar) -> bool:
    """Tell "ator Léo Braga", whose surname is a place's name too, from a body or place."""
    if kinds[0] not in OF_PERSONS or not MAYBE_NAMES.issuperset(kinds):
        return False
    before = text[max(0, start - MAX_ROLE) : start].split()[-1:]
    return any(word.islower() and grammar.kinds.get(word) in _OFFICES for word in before)


def _is_linked_office(words: Sequence[Span], kinds: list[str], begin: int) -> bool:
    """Tell "Leiterin der Schule Nordtal", where all that a role is linked to is a body's name."""
    if not 0 < begin < len(words) <= begin + 2:
        return False
    return kinds[begin - 1] == "role" and words[begin].start - words[begin - 1].end > 1


def _follows_article(text: str, start: int, grammar: Grammar) -> bool:
    """Tell "l'Ospedale Carlo Riva" (named for somebody) from "il capo della Regione Carlo Riva"."""
    before = _WORD.findall(lowered(text[max(0, start - MAX_ARTICLE) : start]))
    return bool(before) and before[-1] in grammar.noun_articles


def _is_held_by_person(kinds: list[str], begin: int) -> bool:
    """Tell "Direktur Bank Tani Rudi" (a person with an office) from "Bank Tani" (a body)."""
    after_acronym = kinds[begin - 1] == "acronym" and len(kinds) - begin > 1
    is_forenamed = kinds[begin] == "forename" and len(kinds) - begin > 1
    return "role" in kinds or "title" in kinds or after_acronym or is_forenamed

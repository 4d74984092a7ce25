"""Mentions: runs of capitalised words, cut into what a name is and what stands before it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from agents.quotes.cues import CueMatch
from agents.quotes.grammar import Grammar, folded
from agents.text import Span

MAX_LINK = 10
"""What links two runs is no longer: " and of the "."""

INITIALS = 2
"""So few capitals are a name's initials ("RZ Putra"), more are an acronym."""

LONGEST_IN_CAPITALS = 3
"""More words in capitals alone ("NEXOS DE JUAN CON") are a heading, fewer may be a name."""

_OF_PERSONS = frozenset({"name", "forename"})
_SENTENCE_START = frozenset(".!?…:\n\"'“”„«»‘’—–-([")
_BRACKETED = re.compile(r"\s\(([^\W\d_]{2,12})\)")


class Mention(NamedTuple):
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


def find_mentions(text: str, grammar: Grammar, cues: Sequence[CueMatch]) -> list[Mention]:
    """Find the mentions of a text, in order; a heading in capitals has none."""
    runs = [run for run in _runs(text, grammar) if not _is_shouted(text, run)]
    alone = _alone(text, runs, cues)
    return [_mention(text, words, grammar, alone) for words in runs]


def _runs(text: str, grammar: Grammar) -> Iterator[list[Span]]:
    """Cut the runs into words; two runs joined by a link ("Ministry of", "Health and") are one."""
    held: list[Span] = []
    for match in grammar.run.finditer(text):
        words = _cleaned(text, _words(text, Span(*match.span())), grammar)
        if held and words and _is_linked(text, held, words, grammar):
            held += words
        elif words:
            if held:
                yield held
            held = words
    if held:
        yield held


def _is_shouted(text: str, run: Sequence[Span]) -> bool:
    return len(run) > LONGEST_IN_CAPITALS and text[run[0].start : run[-1].end].isupper()


def _words(text: str, run: Span) -> list[Span]:
    words, start = [], run.start
    for piece in run.of(text).replace("\u00a0", " ").split(" "):
        words.append(Span(start, start + len(piece)))
        start += len(piece) + 1
    return words


def _cleaned(text: str, words: list[Span], grammar: Grammar) -> list[Span]:
    """Drop what is capitalised for other reasons than being a name, and a last possessive."""
    begin, end = 0, len(words)
    before = text[max(0, words[0].start - 3) : words[0].start].rstrip(" \t\u00a0")[-1:]
    opens = not before or before in _SENTENCE_START
    dropped = grammar.no_names if opens else grammar.never_names
    while begin < end and folded(words[begin].of(text)) in dropped:
        begin += 1
    while begin < end and folded(words[end - 1].of(text)) in grammar.lexicon.calendar:
        end -= 1
    return [*words[begin : end - 1], _bare(text, words[end - 1], grammar)] if begin < end else []


def _bare(text: str, word: Span, grammar: Grammar) -> Span:
    written = word.of(text)
    if not written.endswith(grammar.possessives):
        return word
    ending = next(e for e in grammar.possessives if written.endswith(e))
    return Span(word.start, max(word.start + 1, word.end - len(ending)))


def _is_linked(text: str, held: list[Span], words: list[Span], grammar: Grammar) -> bool:
    names = grammar.lexicon.names
    gap = text[held[-1].end : words[0].start]
    if len(gap) > MAX_LINK or folded(gap) not in names.links:
        return False
    last, first = folded(held[-1].of(text)), folded(words[0].of(text))
    return grammar.kind(last) in {"role", "organisation", "field"} and grammar.kind(first) not in {
        "role",
        "organisation",
        "title",
    }


class _Alone(NamedTuple):
    """Hold the words that the article also uses alone: beside a cue, or anywhere."""

    speakers: frozenset[str]
    anywhere: frozenset[str]


def _alone(text: str, runs: Sequence[Sequence[Span]], cues: Sequence[CueMatch]) -> _Alone:
    begun = {cue.span.start - 1 for cue in cues}
    ended = {cue.span.end + 1 for cue in cues}
    single = [words[0] for words in runs if len(words) == 1]
    beside = (word for word in single if word.start in ended or word.end in begun)
    return _Alone(
        frozenset(folded(word.of(text)) for word in beside),
        frozenset(folded(word.of(text)) for word in single),
    )


def _mention(text: str, words: Sequence[Span], grammar: Grammar, alone: _Alone) -> Mention:
    span = Span(words[0].start, words[-1].end)
    kinds = _kinds(text, words, grammar)
    if "surname" in kinds[:-1]:
        return Mention(span, Span(words[kinds.index("surname")].start, span.end), is_body=False)
    if span.of(text).isupper():
        kinds = ["name" if kind == "acronym" else kind for kind in kinds]
    body = next((i for i, kind in enumerate(kinds) if kind == "organisation"), None)
    if body is not None and _BRACKETED.match(text, span.end):
        return Mention(span, Span(words[body].start, span.end), is_body=True)
    begin = _name_begin(kinds, [folded(word.of(text)) for word in words], alone)
    if _is_linked_office(words, kinds, begin):
        return Mention(span, Span(words[begin].start, span.end), is_body=True)
    if begin == len(words):
        is_office = "role" in kinds or set(kinds) == {"title"}
        return Mention(span, None if is_office else span, is_body=True)
    is_called = begin > 0 and folded(words[begin].of(text)) in alone.speakers
    if body is not None and not (is_called or _is_held_by_person(kinds, begin)):
        return Mention(span, span, is_body=True)
    return Mention(span, Span(words[begin].start, span.end), is_body=False)


def _is_linked_office(words: Sequence[Span], kinds: list[str], begin: int) -> bool:
    """Tell "Leiterin der Schule Nordtal", where all that a role is linked to is a body's name."""
    if not 0 < begin < len(words) <= begin + 2:
        return False
    return kinds[begin - 1] == "role" and words[begin].start - words[begin - 1].end > 1


def _is_held_by_person(kinds: list[str], begin: int) -> bool:
    """Tell "Direktur Bank Tani Rudi" (a person with an office) from "Bank Tani" (a body)."""
    after_acronym = kinds[begin - 1] == "acronym" and len(kinds) - begin > 1
    return "role" in kinds or "title" in kinds or after_acronym


def _name_begin(kinds: list[str], words: list[str], alone: _Alone) -> int:
    """Find the word where a person's name begins: after the last word that is no name.

    A known forename tells, or after an office's own name the article's later short form ("Bank
    Tani Rudi Hartono" … "kata Rudi"), else the last two words do.
    """
    last = max((i for i, kind in enumerate(kinds) if kind not in _OF_PERSONS), default=-1)
    begin, end = last + 1, len(kinds)
    if last < 0 or begin == end:
        return begin
    if "forename" in kinds[begin : end - 1]:
        return kinds.index("forename", begin)
    called = next((i for i in range(begin, end) if words[i] in alone.speakers), None)
    if called is not None and (called < end - 1 or begin == called):
        return called
    if end - begin > 2 and (kinds[last] == "area" or words[begin] in alone.anywhere):  # noqa: PLR2004 - a name of two words is left
        return begin + 1
    return max(begin, end - 2) if kinds[last] in {"organisation", "field"} else begin


def _kinds(text: str, words: Sequence[Span], grammar: Grammar) -> list[str]:
    """Say what each word of a run is; two words that the lexicon lists as one are one thing."""
    kinds = [_kind(word.of(text), grammar) for word in words]
    for index, (first, second) in enumerate(pairwise(words)):
        kind = grammar.kinds.get(folded(text[first.start : second.end]))
        if kind is not None:
            kinds[index] = kinds[index + 1] = kind
    _mark_linked(text, words, kinds, grammar)
    return kinds


def _mark_linked(text: str, words: Sequence[Span], kinds: list[str], grammar: Grammar) -> None:
    """Make a place of what a small word links to an office: "Alcalde de Móstoles"."""
    links = grammar.lexicon.names.links
    for index in range(1, len(words)):
        word, before = words[index].of(text), words[index - 1].of(text)
        if word in links and kinds[index - 1] in {"role", "organisation", "field", "area"}:
            kinds[index] = "area"
        elif before in links and kinds[index - 1 : index + 1] == ["area", "name"]:
            kinds[index] = "place"


def _kind(word: str, grammar: Grammar) -> str:
    if word.endswith(grammar.possessives):
        return "possessive"
    plain = folded(word).rstrip(".")
    is_noun = grammar.lexicon.names.capital_nouns or not word[:1].isupper()
    kind = grammar.kind(plain) if is_noun else grammar.kinds.get(plain)
    if kind is None and word[-1:].isdecimal():
        return "field"  # "Covid-19"
    is_acronym = word.isupper() and "." not in word and len(word) > INITIALS
    if is_acronym and kind in {None, "organisation"}:
        return "acronym"
    return kind or "name"

"""Mentions: runs of capitalised words, cut into what a name is and what stands before it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agents.quotes.grammar import Grammar, folded
from agents.text import Span

POSSESSIVES = ("’s", "'s")


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


def find_mentions(text: str, grammar: Grammar) -> list[Mention]:
    """Find the mentions of a text, in order."""
    runs = list(_runs(text, grammar))
    alone = {folded(words[0].of(text)) for words in runs if len(words) == 1}
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


def _words(text: str, run: Span) -> list[Span]:
    words, start = [], run.start
    for piece in run.of(text).replace("\u00a0", " ").split(" "):
        words.append(Span(start, start + len(piece)))
        start += len(piece) + 1
    return words


def _cleaned(text: str, words: list[Span], grammar: Grammar) -> list[Span]:
    """Drop what is capitalised for other reasons than being a name, and a last possessive."""
    begin, end = 0, len(words)
    while begin < end and folded(words[begin].of(text)) in grammar.no_names:
        begin += 1
    while begin < end and folded(words[end - 1].of(text)) in grammar.lexicon.calendar:
        end -= 1
    return [*words[begin : end - 1], _bare(text, words[end - 1])] if begin < end else []


def _bare(text: str, word: Span) -> Span:
    return Span(word.start, word.end - 2) if word.of(text).endswith(POSSESSIVES) else word


def _is_linked(text: str, held: list[Span], words: list[Span], grammar: Grammar) -> bool:
    names = grammar.lexicon.names
    gap = text[held[-1].end : words[0].start]
    if len(gap) > 10 or folded(gap) not in names.links:  # noqa: PLR2004 - " and of the " is the longest
        return False
    last, first = folded(held[-1].of(text)), folded(words[0].of(text))
    heads = names.roles | names.organisations
    return last in heads | names.fields and first not in heads | names.titles


def _mention(text: str, words: Sequence[Span], grammar: Grammar, alone: set[str]) -> Mention:
    span = Span(words[0].start, words[-1].end)
    kinds = [_kind(word.of(text), grammar) for word in words]
    if span.of(text).isupper():
        kinds = ["name" if kind == "acronym" else kind for kind in kinds]
    begin = _name_begin(kinds, [folded(word.of(text)) for word in words], alone)
    if begin == len(words):
        is_office = "role" in kinds or set(kinds) == {"title"}
        return Mention(span, None if is_office else span, is_body=True)
    if "organisation" in kinds and not _is_held_by_person(kinds, begin):
        return Mention(span, span, is_body=True)
    return Mention(span, Span(words[begin].start, span.end), is_body=False)


def _is_held_by_person(kinds: list[str], begin: int) -> bool:
    """Tell "Direktur Bank Tani Rudi" (a person with an office) from "Bank Tani" (a body)."""
    after_acronym = kinds[begin - 1] == "acronym" and len(kinds) - begin > 1
    return "role" in kinds or "title" in kinds or after_acronym


def _name_begin(kinds: list[str], words: list[str], alone: set[str]) -> int:
    """Find the word where a person's name begins: after the last word that is no name.

    After an office's own name the article's later short form tells ("Bank Tani Rudi Hartono" …
    "Rudi"), else the last two words do.
    """
    last = max((i for i, kind in enumerate(kinds) if kind != "name"), default=-1)
    begin = last + 1
    if last < 0 or begin == len(kinds):
        return begin
    called = next((i for i in range(begin, len(kinds) - 1) if words[i] in alone), None)
    if kinds[last] == "area" and len(kinds) - begin > 1:
        return called if called is not None and called > begin else begin + 1
    if called is not None:
        return called
    return max(begin, len(kinds) - 2) if kinds[last] in {"organisation", "field"} else begin


def _kind(word: str, grammar: Grammar) -> str:
    if word.endswith(POSSESSIVES):
        return "possessive"
    kind = grammar.kinds.get(folded(word).rstrip("."), "name")
    is_acronym = kind == "name" and len(word) > 1 and word.isupper() and "." not in word
    return "acronym" if is_acronym else kind

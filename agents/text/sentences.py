"""Sentences: where a terminator ends one, and where it only ends an abbreviation."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from agents.text.lexicons import lexicon
from agents.text.spans import Span, trimmed

LEXICONS = Path(__file__).parent / "lexicons"

_CLOSERS = "\"'”’“‘»«›)\\]」』）】"
_BOUNDARY = re.compile(
    rf"(?:[.!?…؟۔।॥]{{1,9}}+[{_CLOSERS}]{{0,4}}+(?=\s)"  # a space must follow: 3.5, kompas.com
    rf"|[。！？｡]{{1,9}}+[{_CLOSERS}]{{0,4}}+)"  # full-width ones need none
    r"(\s*+)"
)
_WORD_BEFORE = re.compile(r"[\w.&-]{0,24}\Z")
_PARAGRAPH = re.compile(r"[^\n]+")


class SentenceLexicon(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold what a language writes with a full stop that ends no sentence.

    `abbreviations` stand in lower case without their last stop ("dr", "a.m"); `ordinal_dot` is
    true where a number's stop may mean "-th" ("am 3. Mai").
    """

    abbreviations: frozenset[str] = frozenset()
    ordinal_dot: bool = False


def sentence_lexicon(language: str) -> SentenceLexicon:
    """Load a language's abbreviations."""
    return lexicon(LEXICONS, language, SentenceLexicon)


def paragraphs(text: str) -> Iterator[Span]:
    """Cut a text at its line ends; blank lines belong to no paragraph."""
    for match in _PARAGRAPH.finditer(text):
        span = trimmed(text, *match.span())
        if span.end > span.start:
            yield span


def sentences(text: str, paragraph: Span, lexicon: SentenceLexicon) -> Iterator[Span]:
    """Cut a paragraph into sentences, each with its terminator and closing marks."""
    start = paragraph.start
    for match in _BOUNDARY.finditer(text, *paragraph):
        if _ends_sentence(text, match, lexicon):
            yield Span(start, match.start(1))
            start = match.end()
    if paragraph.end > start:
        yield Span(start, paragraph.end)


def _ends_sentence(text: str, stop: re.Match[str], lexicon: SentenceLexicon) -> bool:
    if text[stop.end() : stop.end() + 1].islower():
        return False
    is_dot = stop.start(1) == stop.start() + 1 and text[stop.start()] == "."
    return not is_dot or not _is_abbreviation(text, stop.start(), lexicon)


def _is_abbreviation(text: str, dot: int, lexicon: SentenceLexicon) -> bool:
    found = _WORD_BEFORE.search(text[max(0, dot - 24) : dot])
    word = found.group() if found else ""
    if lexicon.ordinal_dot and word.isdecimal() and len(word) <= 2:  # noqa: PLR2004 - days and ranks
        return True
    is_initial = len(word) == 1 and word.isupper()
    return is_initial or word.casefold() in lexicon.abbreviations

"""Chunks: a clause cut at its commas, and a noun phrase cut where it ends."""

import re
from collections.abc import Iterator
from itertools import pairwise

from agents.quotes.fragments import is_name
from agents.quotes.grammar import Grammar, rough_words
from agents.quotes.scene import Scene, remembered
from agents.text import Span, trimmed

LEAD = 48
"""So far behind its cue a subject may begin: "ha anunciado este martes el alcalde"."""

REACH = 280
"""A subject stands no farther from its cue, in code points."""

MAX_CHUNKS = 6
_COMMA = re.compile(r"[,;]\s(?![^()\n]{0,60}\))|\s[–—-]{1,2}\s|[،、，]")
_HARD_STOP = re.compile(r"[;:!?…؟。！？](?=[\s”\"»]|\Z)|[\n\"“”„«»「」『』]|\s[–—]\s")


def chunks_of(text: str, span: Span) -> list[Span]:
    """Cut a span at its commas."""
    return list(_chunks(text, span))


def chunks_after(scene: Scene, start: int, limit: int) -> list[Span]:
    """Cut what follows the offset in its sentence, up to a mark, at its commas."""
    stop = first_break(scene, _HARD_STOP, Span(start, limit))
    end = min(limit if stop is None else stop, scene.document.sentence_at(start).end)
    told = trimmed(scene.text, start, max(start, end), chars=" \u00a0.")
    return list(_chunks(scene.text, told))[:MAX_CHUNKS]


def first_break(scene: Scene, breaks: re.Pattern[str], window: Span) -> int | None:
    """Find the first mark or the like that ends a phrase; those around a name do not."""
    start = window.start
    while found := breaks.search(scene.text, start, window.end):
        name = name_at(scene, found.start())
        if name is None:
            return found.start()
        start = name.end
    return None


def name_at(scene: Scene, offset: int) -> Span | None:
    """Find the marked name that begins at the offset, with its marks."""
    if not scene.grammar.inflects:
        return None
    place = scene.marked_from(offset)
    pairs = scene.marked[place : place + 1]
    names = (p.outer for p in pairs if p.outer.start == offset and is_name(scene, p))
    return next(names, None)


def _chunks(text: str, span: Span) -> Iterator[Span]:
    """Cut a span at its commas; what holds no letter or digit is left out."""
    start = span.start
    for comma in _COMMA.finditer(text, *span):
        yield from _filled(text, start, comma.start())
        start = comma.end()
    yield from _filled(text, start, span.end)


def _filled(text: str, start: int, end: int) -> Iterator[Span]:
    chunk = trimmed(text, start, end)
    if chunk.end > chunk.start:
        yield chunk


@remembered
def cut_at_stop(scene: Scene, chunk: Span) -> Span:
    """End a phrase before the preposition or relative that goes on about something else."""
    grammar, after_join = scene.grammar, True
    if not grammar.lexicon.stops.isdisjoint(scene.plain(chunk)):
        for word, plain in scene.first_words(chunk):
            after_join = after_join and plain in grammar.joiners
            if word.start == chunk.start and plain not in grammar.only_stops:
                continue  # "räumte X | ein", but "ein Sprecher"
            if plain in grammar.lexicon.stops and not after_join:
                return Span(chunk.start, word.start)
    starts = noun_starts(scene, chunk)
    return Span(chunk.start, starts[0]) if starts else chunk


def noun_starts(scene: Scene, chunk: Span) -> list[int]:
    """List where a second noun phrase begins: "esta última querella | el acusado".

    An article may stand inside a name: "Teun de Vries".
    """
    articles, small = scene.grammar.noun_articles, scene.grammar.inside_phrases
    if articles.isdisjoint(scene.plain(chunk)):
        return []
    pairs = pairwise(scene.words(chunk))
    starts = [
        word.start
        for (_, before), (word, plain) in pairs
        if plain in articles and before not in small and word.of(scene.text).islower()
    ]
    names = [mention.span for mention in scene.mentions_in(*chunk)] if starts else []
    return [start for start in starts if not any(n.start < start < n.end for n in names)]


def cut_at_adverb(scene: Scene, chunk: Span) -> Span:
    """End a subject behind its cue before "again", "nun": never before its first word."""
    if scene.grammar.adverbials.isdisjoint(scene.plain(chunk)):
        return chunk
    for word, plain in scene.words(chunk):
        is_adverb = plain in scene.grammar.adverbials and word.of(scene.text).islower()
        if is_adverb and word.start > chunk.start:
            return Span(chunk.start, word.start)
    return chunk


def without_adverbs(scene: Scene, window: Span) -> Span:
    """Drop what stands between a subject and its verb: "also", "on Friday", "(20/10)"."""
    grammar = scene.grammar
    end = window.end
    near = scene.text.find(" ", max(window.start, window.end - LEAD), window.end)
    last = Span(max(window.start, near), window.end)
    words = scene.words(last) if _may_end_with_adverb(grammar, last.of(scene.text)) else ()
    for word, plain in reversed(words):
        is_known = plain in grammar.adverbials or plain in grammar.articles
        if not is_known and any(map(str.isalpha, plain)):
            break
        end = word.start
    opened = scene.text.count("(", window.start, end)
    is_cut = opened > scene.text.count(")", window.start, end)  # within "(35, of Ward 3)"
    return trimmed(scene.text, window.start, window.end if is_cut else end)


def _may_end_with_adverb(grammar: Grammar, window: str) -> bool:
    last = next(reversed(rough_words(window)), "")
    return last in grammar.adverbial_ends or not any(map(str.isalpha, last))


def skip_adverbials(scene: Scene, start: int) -> int:
    """Step over "oleh", "by", "este martes", "am Montag" before a subject that follows its cue."""
    grammar = scene.grammar
    end = start
    for word, plain in scene.first_words(Span(start, min(len(scene.text), start + LEAD))):
        if not scene.text[word.end - 1].isalnum():
            break
        if plain in grammar.lexicon.agents or _is_adverbial(scene, word, plain):
            end = word.end
        elif plain not in grammar.before_subjects:
            break
    return end


def _is_adverbial(scene: Scene, word: Span, plain: str) -> bool:
    """Tell "hari" (a day) and "Senin" from a name in a capital: "tutur Hari"."""
    grammar = scene.grammar
    is_small = plain in grammar.lexicon.calendar or not scene.text[word.start].isupper()
    return is_small and plain in grammar.adverbials

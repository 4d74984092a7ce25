"""Holders of offices: the person whose name ends a phrase, with the office before it."""

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from agents.quotes.chunks import REACH
from agents.quotes.mentions import Mention
from agents.quotes.phrases import Source, begins_with_role, read_source
from agents.quotes.scene import Scene
from agents.quotes.told import is_nominative, is_oblique
from agents.quotes.words import Word
from agents.text import Span, trimmed

MAX_ROLE_WORDS = 4
"""What stands between an article and a name is no longer, in words."""


def person_at_end(scene: Scene, chunk: Span) -> Source | None:
    """Read the full name that a phrase ends with, where no preposition stands before it."""
    last = next(iter(scene.mentions_in(*chunk)[-1:]), None)
    if last is None or not last.is_person or last.span.end < chunk.end:
        return None
    if is_nominative(scene, last):
        return _subject_at_end(scene, chunk, last)
    before = list(scene.words(Span(chunk.start, last.span.start)))
    roles = list(takewhile(lambda cut: scene.grammar.is_head(cut[1]), reversed(before)))
    roles += [cut for cut in before[: -len(roles)][-1:] if cut[1] in scene.grammar.noun_articles]
    link = next((plain for _, plain in before[: len(before) - len(roles)][-1:]), "")
    if link in scene.grammar.stops_and_links or not is_full(scene, last):
        return None
    begin = _article_before(scene, before)
    if begin is None:
        begin = roles[-1][0].start if roles else last.span.start
    return read_source(scene, Span(begin, chunk.end))


def _article_before(scene: Scene, before: Sequence[Word]) -> int | None:
    """Find the article with which a subject at a phrase's end begins: "à Rádio Sul | o senador"."""
    for word, plain in reversed(before[-MAX_ROLE_WORDS:]):
        if plain in scene.grammar.noun_articles:
            return word.start
        if plain in scene.grammar.stops_and_links:
            break
    return None


def _subject_at_end(scene: Scene, chunk: Span, last: Mention) -> Source | None:
    """Read a subject by its form, with the office before it: "w Sejmie lider PSL Jan Kot"."""
    name, head = last.name or last.span, scene.grammar.is_head
    before = list(scene.words(Span(chunk.start, name.start)))
    near = list(takewhile(lambda cut: _is_of_office(scene, cut), reversed(before)))
    while near and not head(near[-1][1]):
        near.pop()
    linked = before[: len(before) - len(near)][-1:]
    is_owned = any(p in scene.grammar.stops_and_links for _, p in linked)
    is_owned = is_owned or any(_is_plain(scene, cut) for cut in linked)
    if is_owned or not near:
        return Source(name, "person", name)
    role = trimmed(scene.text, near[-1][0].start, name.start)
    return Source(Span(role.start, name.end), "person", name, role)


def _is_of_office(scene: Scene, word: Word) -> bool:
    span, plain = word
    return scene.grammar.is_head(plain) or scene.text[span.start].isupper()


def _is_plain(scene: Scene, word: Word) -> bool:
    """Tell a noun that the next may belong to ("вопрос журналистов") from "в Сейме министр"."""
    span, plain = word
    is_known = scene.grammar.kind(plain) is not None or plain in scene.grammar.adverbials
    return scene.text[span.start].islower() and not is_known


def is_full(scene: Scene, mention: Mention) -> bool:
    """Tell a name of several words from one alone."""
    return mention.name is not None and " " in mention.name.of(scene.text)


def holder_at_end(scene: Scene, clause: Span, source: Source | None) -> Source | None:
    """Read "Посол ЕС в Киеве Анна Ким": a preposition in the office, a subject's name behind it."""
    if not scene.grammar.inflects or (source and source.kind == "person"):
        return None
    last = next(iter(scene.mentions_in(*clause)[-1:]), None)
    if last is None or last.name is None or last.span.end < clause.end or not last.is_person:
        return None
    if source is None or not begins_with_role(scene, source.span):
        return _subject_at_end(scene, clause, last) if is_nominative(scene, last) else None
    if not is_nominative(scene, last) and (is_oblique(scene, last) or _is_linked(scene, last)):
        return None
    role = trimmed(scene.text, source.span.start, last.name.start)
    return Source(Span(role.start, clause.end), "person", last.name, role)


def _is_linked(scene: Scene, name: Mention) -> bool:
    """Tell "с премьером Йоном Бергом", where a preposition takes a name, roles between them."""
    sentence = scene.document.sentence_at(name.span.start)
    words = scene.plain(Span(max(sentence.start, name.span.start - REACH), name.span.start))
    if name.name != name.span:
        return bool(words) and scene.grammar.is_head(next(iter(scene.plain(name.span))))
    before = next(dropwhile(scene.grammar.is_head, reversed(words)), "")
    return before in scene.grammar.stops_and_links

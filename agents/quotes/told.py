"""Who is told, and what is told of a source: parts of a reporting clause that name no subject."""

import re
from itertools import islice

from msgspec.structs import replace

from agents.quotes.chunks import name_at
from agents.quotes.mentions import Mention
from agents.quotes.phrases import Source
from agents.quotes.scene import Scene
from agents.text import Span, trimmed

MAX_ATTRIBUTE = 160
"""", familiar with the talks" is no longer, in code points."""

_COMMA_AFTER = re.compile(r",\s")
_ATTRIBUTE_END = re.compile(r"[,.;:!?\n\"“”„«»]|\s[–—-]\s")


def after_told(scene: Scene, start: int) -> int:
    """Step over who is told, where cases tell: "рассказал РИА Новости | главный врач Ким"."""
    if not scene.grammar.inflects:
        return start
    begin = trimmed(scene.text, start, min(len(scene.text), start + MAX_ATTRIBUTE)).start
    told = name_at(scene, begin) or _body_at(scene, begin)
    if told is None:
        return start
    rest = Span(told.end, min(len(scene.text), told.end + MAX_ATTRIBUTE))
    following = list(islice(scene.first_words(rest), 2))
    return told.end if following and _may_speak(scene, following) else start


def _body_at(scene: Scene, begin: int) -> Span | None:
    """Find the body that is named at the offset."""
    named = scene.mentions_in(begin, min(len(scene.text), begin + MAX_ATTRIBUTE))[:1]
    spans = (
        m.span
        for m in named
        if m.span.start == begin and (not m.is_person or m.span.of(scene.text).isupper())
    )
    return next(spans, None)


def _may_speak(scene: Scene, words: list[tuple[Span, str]]) -> bool:
    """Tell "главный врач", "Анна Ким" and "в мэрии" from what ends a subject."""
    word, plain = words[0]
    if scene.text[word.start].isupper() or scene.grammar.is_head(plain):
        return True
    if plain not in scene.grammar.lexicon.adverbs or plain not in scene.grammar.lexicon.stops:
        return False
    return any(scene.text[w.start].isupper() or p in scene.grammar.nouns for w, p in words[1:])


def without_told(scene: Scene, source: Source | None) -> Source | None:
    """Drop who is told from the front of a name: "сообщил ТАСС Иван Ким"."""
    if source is None or source.kind != "person" or not source.role or not source.name:
        return source
    words = list(scene.words(source.role))
    is_told = all(scene.text[word.start].isupper() for word, _ in words)
    if not scene.grammar.inflects or not is_told or any(map(scene.grammar.is_head, _plain(words))):
        return source
    return Source(Span(source.name.start, source.span.end), "person", source.name)


def _plain(words: list[tuple[Span, str]]) -> list[str]:
    return [plain for _, plain in words]


def is_nominative(scene: Scene, mention: Mention) -> bool:
    """Tell a full name that is a subject by the form of its forename."""
    if not scene.grammar.inflects or not mention.is_person or mention.name is None:
        return False
    names = scene.grammar.lexicon.names
    first, *rest = scene.plain(mention.name)
    return bool(rest) and (first in names.men or first in names.women)


def is_oblique(scene: Scene, mention: Mention) -> bool:
    """Tell a name that is no subject by the form of its forename, or that is no full name."""
    names = scene.grammar.lexicon.names
    first, *rest = scene.plain(mention.name or mention.span)
    return not rest or (first in names.forenames and not is_nominative(scene, mention))


def with_attribute(scene: Scene, source: Source | None) -> Source | None:
    """Add to a nameless source what a comma sets off: "источник, близкий к правительству"."""
    attributes = scene.grammar.lexicon.attributes
    if source is None or source.kind != "description" or not attributes or not source.name:
        return source
    comma = _COMMA_AFTER.match(scene.text, source.span.end)
    window = Span(source.span.end + 1, min(len(scene.text), source.span.end + MAX_ATTRIBUTE))
    first = next(scene.first_words(window), None) if comma else None
    if first is None or first[1] not in attributes:
        return source
    stop = _ATTRIBUTE_END.search(scene.text, *window)
    end = trimmed(scene.text, window.start, stop.start() if stop else window.end).end
    return replace(source, span=Span(source.span.start, end), name=Span(source.name.start, end))

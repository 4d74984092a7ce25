"""Appositions: subjects whose name and office commas part."""

from msgspec.structs import replace

from agents.quotes.chunks import (
    cut_at_stop,
    noun_starts,
)
from agents.quotes.holders import is_full, person_at_end
from agents.quotes.phrases import (
    Source,
    begins_with_name,
    begins_with_role,
    read_source,
    without_determiners,
)
from agents.quotes.scene import Scene
from agents.text import Span, trimmed


def subject_of_apposition(scene: Scene, chunks: list[Span]) -> Source | None:
    """Read the name before "…, 74, a resident of the village," (whose comma closes it)."""
    cut = [cut_at_stop(scene, chunk) for chunk in chunks]
    phrases = [phrase for phrase in cut if phrase.end > phrase.start]
    is_apposed = len(phrases) > 1 and begins_with_role(scene, phrases[-2])
    if is_apposed and is_name_alone(scene, phrases[-1], is_short=len(phrases) == 2):  # noqa: PLR2004 - an office and its holder
        return apposed(scene, phrases[-2], phrases[-1:])
    heads = [p for p in phrases if begins_with_name(scene, p) or begins_with_role(scene, p)]
    sources = [read_source(scene, phrase) for phrase in heads]
    persons = [s for s in sources if s is not None and s.kind == "person"]
    if persons or not chunks:
        return persons[0] if persons else None
    others = (_uncut(scene, chunk) for chunk in reversed(chunks))
    return person_at_end(scene, chunks[0]) or next((s for s in others if s is not None), None)


def _uncut(scene: Scene, chunk: Span) -> Source | None:
    source = read_source(scene, cut_at_stop(scene, chunk))
    return whole_description(scene, chunk) or source if is_unnamed(source) else source


def names_person(scene: Scene, chunk: Span) -> bool:
    """Tell whether a chunk names a person, or points to one."""
    source = read_source(scene, cut_at_stop(scene, chunk))
    return source is not None and source.kind in {"person", "pronoun"}


def apposed(scene: Scene, first: Span, chunks: list[Span]) -> Source | None:
    """Read the name after a long role: "peneliti pada Balai Ikan (BI), Dwi Astuti"."""
    for chunk in chunks:
        source = read_source(scene, cut_at_stop(scene, chunk))
        if source is not None and source.kind == "person" and source.name is not None:
            before = trimmed(scene.text, first.start, source.name.start, chars=" ,")
            role = without_determiners(scene, before)
            return replace(source, span=Span(first.start, source.span.end), role=role)
    return None


def whole_description(scene: Scene, chunk: Span) -> Source | None:
    """Read a description with all that belongs to it: "a spokesman for the ministry"."""
    lexicon = scene.grammar.lexicon
    for word, plain in scene.words(chunk):
        is_age = (
            plain in lexicon.names.links and scene.text[word.end + 1 : word.end + 2].isdecimal()
        )
        if is_age or (plain in lexicon.stops and plain not in lexicon.names.links):
            return read_source(scene, Span(chunk.start, word.start))
    starts = noun_starts(scene, chunk)
    return read_source(scene, Span(chunk.start, starts[0]) if starts else chunk)


def is_unnamed(source: Source | None) -> bool:
    """Tell a description or document from who is named."""
    return source is not None and source.kind in {"description", "document"}


def is_name_alone(scene: Scene, phrase: Span, *, is_short: bool = False) -> bool:
    """Tell whether a phrase is a person's full name, or a short one, and no more."""
    bare = trimmed(scene.text, *phrase, chars=" ,")
    if not begins_with_name(scene, bare):
        return False
    named = [m for m in scene.mentions_in(*bare)[:1] if m.span.end == bare.end]
    return any(m.is_person and (is_short or is_full(scene, m)) for m in named)

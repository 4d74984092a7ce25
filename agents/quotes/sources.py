"""Sources: the subject of a cue, before it or after it."""

from msgspec.structs import replace

from agents.quotes.appositions import (
    apposed,
    is_name_alone,
    is_unnamed,
    names_person,
    subject_of_apposition,
    whole_description,
)
from agents.quotes.chunks import (
    MAX_CHUNKS,
    REACH,
    chunks_after,
    chunks_of,
    cut_at_adverb,
    cut_at_stop,
    noun_starts,
    skip_adverbials,
    without_adverbs,
)
from agents.quotes.cues import CueMatch
from agents.quotes.holders import holder_at_end, person_at_end
from agents.quotes.mentions import Mention
from agents.quotes.phrases import (
    Source,
    begins_with_name,
    begins_with_role,
    read_source,
)
from agents.quotes.scene import Scene, remembered
from agents.quotes.told import after_told, with_attribute, without_told
from agents.quotes.words import Word
from agents.text import Span, trimmed


def clitic_of(cue: CueMatch, scene: Scene) -> Source | None:
    """Read the speaker that is glued to the cue: kata-nya, dit-elle."""
    if cue.clitic is None:
        return None
    pronoun = scene.grammar.pronouns.get(cue.clitic.of(scene.text).lower())
    return Source(cue.clitic, "clitic", pronoun=pronoun)


def source_after(cue: CueMatch, limit: int, scene: Scene) -> Source | None:
    """Read the subject that follows the cue: "kata Budi", "said Ann Lee, the mayor"."""
    start = skip_adverbials(scene, cue.span.end)
    start = start if cue.group.kind == "source" else after_told(scene, start)
    return with_attribute(scene, _source_behind(scene, Span(start, limit)))


@remembered
def _source_behind(scene: Scene, window: Span) -> Source | None:
    start = window.start
    chunks = chunks_after(scene, start, min(window.end, start + REACH))
    if not chunks or _is_dropped(scene, start, chunks[0]):
        return None
    if _is_oblique(scene, chunks[0]):
        named = person_at_end(scene, chunks[0]) or _nameless_at_end(scene, chunks[0])
        if named is not None:
            return named
    first = cut_at_adverb(scene, cut_at_stop(scene, chunks[0]))
    source = without_told(scene, read_source(scene, first))
    if source is not None and source.kind in {"person", "pronoun"}:
        return source
    if begins_with_role(scene, first):
        return apposed(scene, first, chunks) or whole_description(scene, chunks[0]) or source
    return whole_description(scene, chunks[0]) or source if is_unnamed(source) else source


def _nameless_at_end(scene: Scene, chunk: Span) -> Source | None:
    """Read "ai giornalisti | il sindaco", "in una nota | la Cgil" behind a preposition."""
    told = scene.grammar.lexicon.complementisers
    for start in noun_starts(scene, chunk)[:1]:
        if not told.isdisjoint(scene.plain(Span(chunk.start, start))):
            return None
        phrase = cut_at_adverb(scene, cut_at_stop(scene, Span(start, chunk.end)))
        source = read_source(scene, phrase)
        if source is not None and (
            source.kind in {"body", "person"} or begins_with_role(scene, phrase)
        ):
            return source
    return None


def _is_dropped(scene: Scene, start: int, chunk: Span) -> bool:
    """Tell "Jak zapowiedział, KO …", where a comma follows a cue whose subject is left out."""
    may_drop = scene.grammar.lexicon.drops_subject and not _is_oblique(scene, chunk)
    return may_drop and "," in scene.text[start : chunk.start]


def _is_oblique(scene: Scene, chunk: Span) -> bool:
    """Tell whether a phrase begins with a preposition: "w Sejmie premier Jan Nowak"."""
    first = next(scene.first_words(chunk), None)
    return first is not None and first[1] in scene.grammar.lexicon.stops


def named_at_end(scene: Scene, window: Span) -> Source | None:
    """Read the person, role and all, whom the last phrase of a lead-in without a cue names."""
    chunks = chunks_of(scene.text, window)
    for chunk in chunks[-1:]:
        for start in reversed([chunk.start, *noun_starts(scene, chunk)]):
            source = read_source(scene, Span(start, chunk.end))
            if source is not None and _is_named_fully(scene, source, chunk.end):
                return _with_office(scene, chunks) or source
    return None


def _is_named_fully(scene: Scene, source: Source, end: int) -> bool:
    """Tell a role and a full name that end a phrase from what only looks like a name."""
    if source.kind != "person" or source.name is None or source.span.end < end:
        return False
    is_office = source.role is None or begins_with_role(scene, source.role)
    return is_office and " " in source.name.of(scene.text)


def _with_office(scene: Scene, chunks: list[Span]) -> Source | None:
    """Read "Il presidente della Regione, Carlo Sensi" whole, where the last chunk is a name."""
    for first in chunks[-2:-1]:
        if is_name_alone(scene, chunks[-1]) and begins_with_role(scene, first):
            return apposed(scene, first, chunks[-1:])
    return None


def source_before(cue: CueMatch, limit: int, scene: Scene) -> Source | None:
    """Read the subject that stands before the cue: "Budi, ketua tani, juga mengatakan"."""
    window = Span(max(limit, cue.span.start - REACH), cue.span.start)
    return with_attribute(scene, _source_at_end(scene, window))


@remembered
def _source_at_end(scene: Scene, window: Span) -> Source | None:
    window = trimmed(scene.text, *window)
    if scene.text.endswith((",", "--", "–", "—"), *window):
        return subject_of_apposition(scene, chunks_of(scene.text, window)[-MAX_CHUNKS:])
    window = without_adverbs(scene, window)
    chunks = chunks_of(scene.text, window)[-MAX_CHUNKS:]
    if not chunks:
        return None
    if len(chunks) > 1 and _is_relative(scene, chunks[-1]):
        named = person_at_end(scene, chunks[-2])
        return named or read_source(scene, cut_at_stop(scene, chunks[-2]))
    is_apposition = begins_with_role(scene, chunks[-1]) and not names_person(scene, chunks[-1])
    if is_apposition and len(chunks) > 1 and begins_with_name(scene, chunks[-2]):
        return read_source(scene, cut_at_stop(scene, chunks[-2]))
    return _subject_of_clause(scene, chunks[-1])


def _is_relative(scene: Scene, chunk: Span) -> bool:
    """Tell "who yesterday at noon" from "die Polizei", where an article looks like a relative."""
    lexicon, first = scene.grammar.lexicon, next(scene.first_words(chunk), None)
    if first is None or first[1] not in lexicon.relatives:
        return False
    is_article = first[1] in lexicon.determiners
    return not (is_article and lexicon.stops.isdisjoint(scene.plain(chunk)[1:]))


def _subject_of_clause(scene: Scene, clause: Span) -> Source | None:
    """Read the noun phrase that a clause begins with, or the name or pronoun that it ends with."""
    words = list(scene.words(clause))
    if words and words[-1][1] in scene.grammar.pronouns and not _ends_name(scene, words[-1][0]):
        return read_source(scene, words[-1][0])
    source = read_source(scene, cut_at_stop(scene, clause)) or _body_within(scene, words)
    if (named := holder_at_end(scene, clause, source)) is not None:
        return named
    last = scene.mentions_in(*clause)[-1:]
    if source is None and last and _is_apposed(scene, last[0]):
        return None
    name = _with_titles(scene, words, last[0].span) if last else clause
    if (
        last
        and name.end == clause.end
        and not _ends_with_head(scene, source)
        and (last[0].is_person or source is None)
        and _follows_conjunction(scene, clause, name, source)
    ):
        return read_source(scene, name)
    if source is None and (starts := noun_starts(scene, clause)):
        return read_source(scene, Span(starts[-1], clause.end))
    return _unnamed(scene, clause, source) if is_unnamed(source) else source


def _unnamed(scene: Scene, clause: Span, source: Source | None) -> Source | None:
    """Read all that says who speaks: "A witness from Leeds", "a spokesman for the ministry"."""
    last = next(iter(scene.mentions_in(*clause)[-1:]), None)
    whole = whole_description(scene, clause) or source
    if source is None or last is None or last.span.end < clause.end:
        return whole
    between = scene.plain(Span(source.span.end, last.span.start))
    is_person = whole is not None and whole.kind == "person"
    if len(between) != 1 or is_person or not _ends_with_head(scene, source):
        return whole
    begin = source.name.start if source.name else source.span.start
    name = Span(begin, last.span.end)
    return replace(source, span=Span(source.span.start, last.span.end), name=name)


def _body_within(scene: Scene, words: list[Word]) -> Source | None:
    """Read the body or document in which it was said, no subject named: "В ведомстве сообщили"."""
    lexicon = scene.grammar.lexicon
    if not lexicon.drops_subject or len(words) <= 1 or words[0][1] not in lexicon.stops:
        return None
    noun, plain = words[1]
    if plain not in lexicon.names.organisations and plain not in lexicon.documents:
        return None
    return read_source(scene, cut_at_stop(scene, Span(noun.start, words[-1][0].end)))


def _is_apposed(scene: Scene, name: Mention) -> bool:
    """Tell "w serwisie społecznościowym X", where the name is that of the noun before it."""
    if not scene.grammar.inflects:
        return False
    start = max(0, name.span.start - REACH)
    word = next(reversed(scene.words(Span(start, name.span.start))), None)
    if word is None or not scene.text[word[0].start].islower():
        return False
    names = scene.grammar.lexicon.names
    return word[1] in names.organisations or word[1] in names.fields


def _ends_with_head(scene: Scene, source: Source | None) -> bool:
    """Tell "A witness | from Leeds", where a preposition goes on with the subject."""
    is_nameless = source is not None and source.kind == "description"
    words = scene.plain(source.span) if source and is_nameless else ()
    return bool(words) and scene.grammar.is_head(words[-1])


def _follows_conjunction(scene: Scene, clause: Span, name: Span, source: Source | None) -> bool:
    """Tell "after Weaver" (a clause of its own) from "a spokesman for Weaver"."""
    lexicon = scene.grammar.lexicon
    words = scene.plain(Span(clause.start, name.start))
    if source is not None and scene.grammar.inflects:
        return bool(words) and words[-1] in lexicon.complementisers
    grammar = scene.grammar
    return bool(words) and (words[-1] in grammar.conjunctions or words[0] in grammar.only_stops)


def _ends_name(scene: Scene, word: Span) -> bool:
    """Tell the last word of a name from a pronoun that is written as it is: "Ông Tuấn Anh"."""
    named = scene.mentions_in(max(0, word.end - REACH), word.end)[-1:]
    return any(name.span.start < word.start and name.span.end == word.end for name in named)


def _with_titles(scene: Scene, words: list[Word], name: Span) -> Span:
    """Let a name begin with the titles before it: "ông Paul Green"."""
    for word, plain in reversed(words):
        if word.end <= name.start and scene.grammar.kind(plain) != "title":
            break
        name = Span(min(word.start, name.start), name.end)
    return name

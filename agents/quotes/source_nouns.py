"""Whom a source phrase names: "laut X", "nach Angaben von X", "volgens X"."""

from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from agents.quotes.chunks import REACH, chunks_after, chunks_of, cut_at_stop
from agents.quotes.cue_parts import is_one_of
from agents.quotes.cues import CueMatch
from agents.quotes.grammar import EDGE
from agents.quotes.lexicon import QuoteLexicon
from agents.quotes.phrases import Source, read_source, without_determiners
from agents.quotes.scene import Scene
from agents.quotes.sources import clitic_of, source_after, source_before
from agents.text import Span, trimmed

MAX_NOUN_WORDS = 12
MAX_MARKED_NAME = 40


class SourcePhrase(NamedTuple):
    """Hold whom a source phrase names, and where the phrase ends."""

    source: Source
    end: int


def phrase_after(
    cue: CueMatch, limit: int, scene: Scene, *, opens: bool = False
) -> SourcePhrase | None:
    """Read what a source phrase names: somebody, or the words as they stand ("new figures").

    `opens` says that the phrase opens its sentence: it goes on to the verb that stands second.
    """
    source = _marked_name(scene, cue.span.end) or clitic_of(cue, scene)
    if source is None and scene.grammar.lexicon.names.capital_nouns:
        found = _capital_nouns(cue, limit, scene, opens=opens)
        if found is not None:
            return found
    source = source or _first_noun(cue, limit, scene) or source_after(cue, limit, scene)
    if source is None:
        chunks = chunks_after(scene, cue.span.end, min(limit, cue.span.end + REACH))
        if not chunks:
            return None
        source = Source(chunks[0], "description", name=cut_at_stop(scene, chunks[0]))
    return SourcePhrase(source, max(source.span.end, cue.span.end))


def phrase_before(cue: CueMatch, start: int, scene: Scene) -> Source | None:
    """Read what a postposition closes: "Berichten der Tal Post zufolge", "der Polizei zufolge"."""
    chunk = next(reversed(chunks_of(scene.text, Span(start, cue.span.start))), None)
    if chunk is None or not scene.grammar.lexicon.names.capital_nouns:
        return (chunk and _in_case(scene, chunk)) or source_before(cue, start, scene)
    writing = _last_writing(scene, chunk)
    if writing is not None:
        return _whose(scene, writing, chunk.end)
    noun = _last_noun(scene, chunk)
    return source_before(cue, start, scene) if noun is None else read_source(scene, noun)


def _in_case(scene: Scene, chunk: Span) -> Source | None:
    """Read a name whose case an apostrophe sets off: "Kaya'ya göre"."""
    chunk = trimmed(scene.text, *chunk)
    endings = (e for e in scene.grammar.possessives if scene.text.endswith(e, *chunk))
    ending = next(endings, "")
    return read_source(scene, Span(chunk.start, chunk.end - len(ending))) if ending else None


def _whose(scene: Scene, writing: Span, limit: int) -> Source:
    """Read the source behind a noun for a writing, or the noun itself."""
    owner = noun_phrase(scene, Span(writing.end, limit), opens=True, owned=True)
    source = read_source(scene, owner) if owner.end > owner.start else None
    if source is None:
        return Source(writing, "document", without_determiners(scene, writing))
    return replace(source, span=Span(writing.start, source.span.end))


def _last_writing(scene: Scene, chunk: Span) -> Span | None:
    """Find the last noun for a writing, with the words before it: "ersten Berichten"."""
    lexicon, found = scene.grammar.lexicon, None
    left: int | None = None
    for word, plain in scene.words(chunk):
        if is_one_of(plain, lexicon.documents, scene.grammar):
            found = Span(word.start if left is None else left, word.end)
        goes_on = plain in lexicon.determiners or plain in lexicon.own
        left = (word.start if left is None else left) if goes_on else None
    return found


def _last_noun(scene: Scene, chunk: Span) -> Span | None:
    """Find the name that a chunk ends with, or its last phrase with an article."""
    last = next(iter(scene.mentions_in(*chunk)[-1:]), None)
    begin = last.span.start if last and last.span.end == chunk.end else None
    for word, plain in scene.words(chunk):
        if plain in scene.grammar.articles and (begin is None or word.start < begin):
            begin = word.start
    return None if begin is None else Span(begin, chunk.end)


def is_oblique(lexicon: QuoteLexicon, word: str) -> bool:
    """Tell a preposition from an article that ends phrases too."""
    return word in lexicon.stops and word not in lexicon.determiners


def subject_of(scene: Scene, clause: Span) -> Source | None:
    """Read the subject of a clause whose verb stands second: before the verb, or behind it."""
    lexicon = scene.grammar.lexicon
    words = list(islice(scene.words(clause), MAX_NOUN_WORDS))
    starts = [clause.start, *(w.end for w, plain in words if plain in lexicon.auxiliaries)]
    for start in [*starts, *(w.end for w, _ in words[:1])]:
        phrase = noun_phrase(scene, Span(start, clause.end), opens=False)
        begins = next(iter(scene.plain(phrase)), "")
        if phrase.end > phrase.start and not is_oblique(lexicon, begins):
            source = read_source(scene, phrase)
            if source is not None:
                return source
    return None


def _marked_name(scene: Scene, start: int) -> Source | None:
    """Read a name in marks behind a source phrase: "Laut „Tal Post“"."""
    following = scene.marked_from(start)
    for pair in scene.marked[following : following + 1]:
        is_next = not scene.text[start : pair.outer.start].strip()
        if is_next and pair.content.end - pair.content.start <= MAX_MARKED_NAME:
            return Source(pair.outer, "body", name=pair.content)
    return None


def _capital_nouns(cue: CueMatch, limit: int, scene: Scene, *, opens: bool) -> SourcePhrase | None:
    """Read the source where nouns have capitals: who follows, else the noun in the cue itself."""
    window = Span(cue.span.end, limit)
    phrase = noun_phrase(scene, window, opens=opens, owned=cue.tail is not None)
    if phrase.end > phrase.start:
        name = without_determiners(scene, phrase)
        source = read_source(scene, phrase) or Source(phrase, "description", name)
        return SourcePhrase(source, phrase.end)
    if cue.tail is None:
        return None
    itself = Source(cue.tail, "document", name=without_determiners(scene, cue.tail))
    return SourcePhrase(itself, cue.span.end)


def noun_phrase(scene: Scene, window: Span, *, opens: bool, owned: bool = False) -> Span:
    """Cut out the noun phrase that a window begins with: up to a verb, or a preposition.

    With `opens` prepositions go on ("der Polizei in Kiel"), since only the verb may follow; with
    `owned` the window begins behind a noun, and what is linked to it is the phrase.
    """
    grammar = scene.grammar
    begin, end, after_noun = None, window.start, owned
    for index, (word, plain) in enumerate(islice(scene.first_words(window), MAX_NOUN_WORDS)):
        bare = trimmed(scene.text, *word, chars=EDGE)
        is_noun = scene.text[bare.start : bare.start + 1].isupper() or any(map(str.isdigit, plain))
        is_first = owned and index == 0
        goes_on = is_noun or not after_noun or _goes_on(scene, plain, opens=opens)
        goes_on = goes_on or (is_first and plain in grammar.lexicon.determiners)
        if plain in grammar.lexicon.auxiliaries or not goes_on:
            break
        begin = word.start if begin is None and plain not in grammar.lexicon.agents else begin
        end = trimmed(scene.text, *word, chars=",;:.").end if is_noun else end
        after_noun = is_noun
        if scene.text[word.end - 1] in ",;:" and scene.text[word.end - 2] != "-":
            break
    return Span(begin, end) if begin is not None and end > begin else Span(end, end)


def _goes_on(scene: Scene, plain: str, *, opens: bool) -> bool:
    """Tell whether a small word behind a noun goes on with its phrase."""
    grammar = scene.grammar
    joined = plain in grammar.lexicon.names.links or plain in grammar.lexicon.agents
    return joined or (opens and (plain in grammar.inside_phrases))


def _first_noun(cue: CueMatch, limit: int, scene: Scene) -> Source | None:
    """Read the noun phrase between a source phrase and a verb that stands second.

    It ends with its first name or noun for a person, and what is linked to that.
    """
    if not scene.grammar.lexicon.verb_second:
        return None
    chunks = chunks_after(scene, cue.span.end, min(limit, cue.span.end + REACH))
    phrase = chunks[0] if chunks else Span(cue.span.end, cue.span.end)
    end, linked, is_person = None, False, False
    for word, plain in islice(scene.words(phrase), MAX_NOUN_WORDS):
        mention = next(iter(scene.mentions_in(word.start, phrase.end)), None)
        named = mention is not None and mention.span.start == word.start
        lexicon = scene.grammar.lexicon
        if linked or named or scene.grammar.is_head(plain) or plain in lexicon.documents:
            if end is not None and is_person and not linked:
                break
            end = mention.span.end if named and mention else word.end
            is_person = is_person or (named and mention is not None and mention.is_person)
            linked = linked and plain in lexicon.determiners
        elif end is not None and word.start >= end and plain not in lexicon.names.links:
            break
        linked = linked or (end is not None and plain in lexicon.names.links)
    return read_source(scene, Span(phrase.start, end)) if end is not None else None

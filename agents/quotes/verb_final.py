"""Verb-final reports: what is said stands between its subject and its cue.

"Bakan Kaya, köprünün açılacağını söyledi": subject, content, cue ("first"); "köprünün
açılacağını söyleyen Kaya": content, cue, subject ("last").
"""

from collections.abc import Sequence

from agents.quotes.chunks import chunks_of
from agents.quotes.clauses import FINAL, Clause
from agents.quotes.contents import reported
from agents.quotes.cues import CueMatch
from agents.quotes.phrases import Source, read_source
from agents.quotes.scene import Scene
from agents.quotes.sources import source_after
from agents.quotes.statements import Statement
from agents.text import Span, trimmed

FINALS = frozenset({"first", "last"})
REACH = 400
"""The subject of a quote stands no farther before it, in code points."""


def subject_of_quote(scene: Scene, cue: CueMatch, quote: Span, limit: int) -> Source | None:
    """Read the subject of a cue that follows its quote: behind the cue, or before the quote."""
    if cue.group.speaker == "last":
        return source_after(cue, limit, scene)
    start = max(scene.document.sentence_at(quote.start).start, quote.start - REACH)
    chunks = chunks_of(scene.text, trimmed(scene.text, start, quote.start, chars=FINAL))
    sources = (_subject(scene, chunk) for chunk in reversed(chunks))
    before = next((source for source in sources if source is not None), None)
    end = min(limit, scene.document.sentence_at(cue.span.start).end)
    return before or _subject(scene, trimmed(scene.text, cue.span.end, end, chars=FINAL))


def verb_final(clause: Clause) -> Statement | None:
    """Read the content before a cue, where its last word is a noun that a verb became."""
    cue, scene = clause.cue, clause.scene
    if cue.group.speaker not in FINALS or cue.group.content == "none":
        return None
    end = _end_of_content(clause)
    if end is None:
        return None
    if cue.group.speaker == "last":
        source = source_after(cue, clause.end, scene)
        return reported(clause, Span(clause.start, end), source, "content before its cue")
    source, start = _opening_subject(clause, end)
    return reported(clause, Span(start, end), source, "content before its cue")


def _opening_subject(clause: Clause, end: int) -> tuple[Source | None, int]:
    """Read the subject with which a clause opens, and the appositions between commas."""
    chunks = chunks_of(clause.text, trimmed(clause.text, clause.start, end, chars=FINAL))
    for index, chunk in enumerate(chunks[:3]):
        source = _subject(clause.scene, chunk)
        is_vague = source is not None and source.kind == "description" and not _opens(clause)
        if source is not None and not is_vague and index + 1 < len(chunks):
            return source, _behind_circumstances(clause, chunks[index + 1 :])
    bare = _bare_subject(clause, chunks[0]) if chunks else None
    return bare, bare.span.end if bare else clause.start


def _behind_circumstances(clause: Clause, chunks: Sequence[Span]) -> int:
    """Step over "katıldığı televizyon programında,", which tells where it was said."""
    stops, scene = clause.scene.grammar.lexicon.stops, clause.scene
    told = (c for c in chunks[:-1] if stops.isdisjoint(scene.plain(c)[:1]))
    return next(told, chunks[-1]).start


def _bare_subject(clause: Clause, chunk: Span) -> Source | None:
    """Read a person who opens a clause with no comma behind: "Ali Kaya köprünün açılacağını"."""
    named = clause.scene.mentions_in(*chunk)[:1]
    source = read_source(clause.scene, Span(chunk.start, named[0].span.end)) if named else None
    if source is None or source.kind != "person" or source.name is None:
        return None
    is_full = source.role is not None or " " in source.name.of(clause.text)
    before = clause.scene.plain(Span(chunk.start, named[0].span.start))
    is_dated = not clause.scene.grammar.lexicon.calendar.isdisjoint(before)
    is_free = clause.text[source.span.end : source.span.end + 1] == " " and not is_dated
    return source if is_full and is_free and source.span.start == chunk.start else None


def _opens(clause: Clause) -> bool:
    return clause.start == clause.scene.document.sentence_at(clause.start).start


def _subject(scene: Scene, chunk: Span) -> Source | None:
    source = read_source(scene, chunk)
    if source is None or source.span.end < chunk.end:
        return None
    is_vague = source.kind in {"description", "document"}
    is_where = is_vague and not scene.grammar.lexicon.stops.isdisjoint(scene.plain(chunk))
    return None if is_where else source  # "sosyal medyada yaptığı paylaşımda"


def _end_of_content(clause: Clause) -> int | None:
    """Step back over "da", "yazılı açıklamasında" to the word that ends the content."""
    grammar = clause.scene.grammar
    before = list(clause.scene.words(Span(clause.start, clause.cue.span.start)))
    endings = tuple(grammar.lexicon.nominal_endings)
    for word, plain in reversed(before):
        if plain.endswith(endings):
            return word.end
        if plain and plain not in grammar.adverbials and not plain.endswith(grammar.possessives):
            return None
    return None

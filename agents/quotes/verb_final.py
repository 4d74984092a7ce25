"""Verb-final reports: what is said stands between its subject and its cue.

"Bakan Kaya, köprünün açılacağını söyledi": subject, content, cue ("first"); "köprünün
açılacağını söyleyen Kaya": content, cue, subject ("last").
"""

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
    return next((source for source in sources if source is not None), None)


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
            return source, chunks[index + 1].start
    return None, clause.start


def _opens(clause: Clause) -> bool:
    return clause.start == clause.scene.document.sentence_at(clause.start).start


def _subject(scene: Scene, chunk: Span) -> Source | None:
    source = read_source(scene, chunk)
    return None if source is None or source.span.end < chunk.end else source


def _end_of_content(clause: Clause) -> int | None:
    """Step back over "da", "yazılı açıklamasında" to the word that ends the content."""
    grammar = clause.scene.grammar
    before = list(clause.scene.words(Span(clause.start, clause.cue.span.start)))
    endings = tuple(grammar.lexicon.nominal_endings)
    for word, plain in reversed(before):
        if plain.endswith(endings):
            return word.end
        if plain and plain not in grammar.adverbials:
            return None
    return None

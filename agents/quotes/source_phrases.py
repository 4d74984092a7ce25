"""Source phrases: the clause that "according to X", "Menurut X", "X zufolge" reports."""

import re

from msgspec.structs import replace

from agents.quotes.clauses import COMMA, Clause, follows_comma, is_opening
from agents.quotes.complements import after_source, is_afterthought
from agents.quotes.contents import reported, reported_around
from agents.quotes.grammar import folded
from agents.quotes.phrases import Source, begins_with_role
from agents.quotes.source_nouns import phrase_after, phrase_before, subject_of
from agents.quotes.sources import source_before
from agents.quotes.statements import Statement
from agents.text import Span

_COLON = re.compile(r"[;:]\s")


def source_phrase(clause: Clause) -> Statement | None:
    """Read what a source phrase reports: the clause that it opens, ends, or is woven into."""
    clause = _between_colons(clause)
    speaker = clause.cue.group.speaker
    if speaker == "earlier":
        return _reported_by(clause, clause.cue.span, None)
    if speaker == "before":
        return _postposed(clause)
    if is_opening(clause, Span(clause.start, clause.cue.span.start)):
        first = _first(clause)
        if first is not None:
            return first
    return _later(clause)


def _between_colons(clause: Clause) -> Clause:
    """Leave out what colons and semicolons part from the clause of a phrase."""
    if not clause.scene.grammar.lexicon.verb_second:
        return clause
    before = list(_COLON.finditer(clause.text, clause.start, clause.cue.span.start))
    after = _COLON.search(clause.text, clause.cue.span.end, clause.end)
    start = before[-1].end() if before else clause.start
    return replace(clause, start=start, end=after.start() if after else clause.end)


def _postposed(clause: Clause) -> Statement | None:
    """Read "X zufolge Y", and "Y X zufolge Y" whole."""
    phrase = folded(clause.cue.span.of(clause.text))
    if not clause.scene.grammar.lexicon.own.isdisjoint(phrase.split()):
        return _by_subject(clause)
    last = next(reversed(clause.scene.words(Span(clause.start, clause.cue.span.start))), None)
    if last is not None and last[1] in clause.scene.grammar.possessors:
        return _reported_by(clause, Span(last[0].start, clause.cue.span.end), None)
    source = phrase_before(clause.cue, clause.start, clause.scene)
    if source is None:
        return None
    return _reported_by(clause, Span(source.span.start, clause.cue.span.end), source)


def _by_subject(clause: Clause) -> Statement | None:
    """Read "X was naar eigen zeggen Y" whole, "Naar eigen zeggen was X Y" behind the phrase."""
    phrase, scene = clause.cue.span, clause.scene
    opens = is_opening(clause, Span(clause.start, phrase.start))
    rest = Span(phrase.end, clause.end)
    source = subject_of(scene, rest) if opens else source_before(clause.cue, clause.start, scene)
    start = phrase.end if opens else _subordinate(clause, phrase.start)
    return reported(clause, Span(start, clause.end), source, "source phrase")


def _reported_by(clause: Clause, phrase: Span, source: Source | None) -> Statement | None:
    """Report what follows a phrase that opens a clause, or the clause that it is woven into."""
    opens = is_opening(clause, Span(clause.start, phrase.start))
    whose = _whose(clause, phrase, source, opens=opens)
    start = after_source(clause, phrase.end) if opens else _subordinate(clause, phrase.start)
    return reported(clause, Span(start, clause.end), whose, "source phrase")


def _first(clause: Clause) -> Statement | None:
    """Read "Menurut X, Y", "According to X, Y"."""
    found = phrase_after(clause.cue, clause.end, clause.scene, opens=True)
    if found is None:
        return None
    source, end = found
    if clause.cue.group.opening and not _may_open(clause, source):
        return None
    source = _whose(clause, Span(clause.cue.span.start, end), source, opens=True) or source
    return reported(clause, Span(after_source(clause, end), clause.end), source, "source phrase")


def _whose(clause: Clause, phrase: Span, source: Source | None, *, opens: bool) -> Source | None:
    """Read the subject of the clause that holds a phrase such as "nach eigenen Angaben"."""
    own = clause.scene.grammar.lexicon.own
    if own.isdisjoint(clause.scene.plain(phrase)):
        return source
    rest = Span(phrase.end, clause.end) if opens else Span(clause.start, phrase.start)
    return subject_of(clause.scene, rest) or source


def _may_open(clause: Clause, source: Source) -> bool:
    """Tell "Pour la syndicaliste, Y" from a phrase of purpose or time."""
    is_capital = clause.cue.span.of(clause.text)[0].isupper()
    is_whole = COMMA.match(clause.text, source.span.end) is not None
    return is_capital and is_whole and speaks(clause, source)


def speaks(clause: Clause, source: Source) -> bool:
    """Tell somebody from something ("la estrategia")."""
    is_named = source.kind in {"person", "body", "pronoun"}
    return is_named or begins_with_role(clause.scene, source.span)


def _later(clause: Clause) -> Statement | None:
    """Read "Y, menurut X." and "Y, menurut X, Z"; "Y verb nach Angaben von X Y" whole."""
    if clause.cue.group.opening:
        return None
    found = phrase_after(clause.cue, clause.end, clause.scene)
    if found is None:
        return None
    source, end = found
    edges = Span(clause.cue.span.start, end)
    source = _whose(clause, edges, source, opens=False) or source
    is_inside = COMMA.match(clause.text, edges.end) and follows_comma(clause, edges.start)
    if is_inside and not is_afterthought(clause, Span(edges.end, clause.end)):
        return reported_around(clause, edges, source, "source phrase")
    is_woven = clause.scene.grammar.lexicon.verb_second and not follows_comma(clause, edges.start)
    start = _subordinate(clause, edges.start) if is_woven else clause.start
    end = clause.end if is_woven else edges.start
    return reported(clause, Span(start, end), source, "source phrase")


def _subordinate(clause: Clause, offset: int) -> int:
    """Find where the subordinate clause around the offset begins; else where the clause does."""
    lexicon = clause.scene.grammar.lexicon
    commas = list(COMMA.finditer(clause.text, clause.start, offset))
    if not lexicon.verb_second or not commas:
        return clause.start
    words = clause.scene.words(Span(commas[-1].end(), offset))
    begins = words[0] if words else None
    is_own = begins is not None and begins[1] in (lexicon.relatives | lexicon.complementisers)
    return begins[0].start if begins and is_own else clause.start

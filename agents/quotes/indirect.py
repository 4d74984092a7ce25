"""Indirect and mixed quotes: the clause that a cue outside direct quotes reports."""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from agents.quotes.chunks import REACH
from agents.quotes.clauses import (
    FINAL,
    Clause,
    clauses_of,
    follows_comma,
    is_blocked,
    is_opening,
)
from agents.quotes.complements import (
    after_source,
    complementiser_end,
    content_start,
    is_afterthought,
    is_told,
    may_be_told,
)
from agents.quotes.contents import join_before_subject, reported, reported_around
from agents.quotes.cues import CueMatch
from agents.quotes.insets import apposed_subject, at_end, inside, may_follow
from agents.quotes.scene import Scene
from agents.quotes.source_phrases import source_phrase, speaks
from agents.quotes.sources import clitic_of, source_after, source_before
from agents.quotes.statements import Statement
from agents.quotes.subjects import follows_join, shared_subject
from agents.quotes.verb_final import FINALS, verb_final
from agents.quotes.verb_second import verb_second
from agents.text import Span

_CLOSED = re.compile(r"[,،，]\s|\s[–—-]\s")
"""What ends a reporting clause that stands inside the reported one."""

Finder = Callable[[Clause], Statement | None]


def indirect_quotes(scene: Scene, direct: Sequence[Statement]) -> list[Statement]:
    """Find the reported clauses, in order; what stands inside one is not reported again."""
    taken = {statement.cue.span.start for statement in direct if statement.cue}
    quoted = {statement.content for statement in direct}
    walls = [pair.outer for pair in scene.marked if pair.content in quoted]
    found: list[Statement] = []
    done, reporting = 0, sorted(taken)
    for clause in clauses_of(scene, walls):
        if clause.cue.span.start >= done and clause.cue.span.start not in taken:
            statement = _statement(_after(clause, done))
            if statement is not None and statement.content.start not in taken:
                statement = _without_shared(clause, statement, reporting)
                statement = _without_told(statement, found)
                insort(reporting, clause.cue.span.start)
                if found and _only_cites(found[-1], statement):
                    found.pop()
                found.append(statement)
                done = max(done, _end(statement, clause.cue))
    return found


def _without_shared(clause: Clause, statement: Statement, reporting: Sequence[int]) -> Statement:
    """Leave the subject of "Lee said X, adding Y" to the first of the cues that report."""
    if statement.rule != "second cue" or not reporting:
        return statement
    nearest = reporting[bisect_left(reporting, clause.cue.span.start) - 1]
    is_shared = clause.start <= nearest < clause.cue.span.start
    return replace(statement, source=None) if is_shared else statement


def _without_told(statement: Statement, found: Sequence[Statement]) -> Statement:
    """Leave out a subject that another tells of: "X will come, said Lee and added that Y"."""
    before = found[-1] if found and found[-1].rule == "cue at the end" else None
    is_told = before and statement.source and before.content.holds(statement.source.span)
    return replace(statement, source=None) if is_told else statement


def _only_cites(outer: Statement, inner: Statement) -> bool:
    """Tell whether an outlet's report is itself what somebody says: "dilansir X, Y mengaku Z"."""
    return _is_outlets(outer) and outer.content.holds(inner.content)


def _is_outlets(statement: Statement) -> bool:
    return statement.cue is not None and statement.cue.group.outlet


def _end(statement: Statement, cue: CueMatch) -> int:
    """Find where the next report may begin; in an outlet's, right behind the outlet."""
    source = statement.source.span.end if statement.source else 0
    content = 0 if _is_outlets(statement) else statement.content.end
    return max(content, source, cue.span.end)


def _after(clause: Clause, done: int) -> Clause:
    """Begin a clause behind the report before it, where it is verb-final or has its own subject."""
    if clause.cue.group.speaker not in FINALS:
        return _with_own_subject(clause, done) if done > clause.start else clause
    return replace(clause, start=max(clause.start, min(done, clause.cue.span.start)))


def _with_own_subject(clause: Clause, done: int) -> Clause:
    """Begin a clause behind "while", or at a cue whose subject is left out."""
    gap = clause.text[done : clause.cue.span.start]
    if clause.scene.grammar.lexicon.drops_subject and not gap.strip(FINAL):
        return replace(clause, start=clause.cue.span.start)
    join = join_before_subject(clause, done)
    return clause if join is None else replace(clause, start=join.end)


def _statement(clause: Clause) -> Statement | None:
    points_back = clause.cue.group.afterwards and clause.cue.group.content == "none"
    if points_back or is_blocked(clause):
        return None
    finders = _SOURCE_PHRASE if clause.cue.group.kind == "source" else _CUE
    return next((s for s in (find(clause) for find in finders) if s is not None), None)


def _as_told(clause: Clause) -> Statement | None:
    """Read "Wie X mitteilte, Y" and "Y, wie X mitteilte."."""
    cue, scene = clause.cue, clause.scene
    opened = _manner_before(clause) if cue.group.speaker != "shared" else None
    if opened is None:
        return None
    source = source_before(cue, opened.end, scene)
    if source is None and may_follow(cue):
        source = source_after(cue, clause.end, scene)
    if is_opening(clause, Span(clause.start, opened.start)):
        start = after_source(clause, max(cue.span.end, source.span.end if source else 0))
        return reported(clause, Span(start, clause.end), source, "cue at the start")
    edges = Span(opened.start, max(cue.span.end, source.span.end if source else 0))
    if _CLOSED.match(clause.text, edges.end) and not is_afterthought(
        clause, Span(edges.end, clause.end)
    ):
        return reported_around(clause, edges, source, "cue inside")
    return reported(clause, Span(clause.start, opened.start), source, "cue at the end")


def _manner_before(clause: Clause) -> Span | None:
    """Find the "as" that a sentence or a comma lets begin the cue's clause."""
    manners = clause.scene.grammar.lexicon.manners
    window = Span(max(clause.start, clause.cue.span.start - REACH), clause.cue.span.start)
    if not manners or manners.isdisjoint(clause.scene.plain(window)):
        return None
    for word, plain in clause.scene.words(window):
        if plain in manners and (
            follows_comma(clause, word.start) or is_opening(clause, Span(clause.start, word.start))
        ):
            return word
    return None


def _complement(clause: Clause) -> Statement | None:
    """Read "X said (that) Y"."""
    start = content_start(clause, clause.cue.span.end)
    if start is None:
        return None
    cue, scene = clause.cue, clause.scene
    source = clitic_of(cue, scene)
    if source is None and cue.group.speaker in {"before", "either"}:
        source = source_before(cue, clause.start, scene)
    if source is None and not _drops_subject(clause):
        return None
    if source and source.kind == "description" and _follows_join(clause):
        return None
    source = source and (shared_subject(cue, clause.start, scene) or source)
    return reported(clause, Span(start, clause.end), source, "complement of a cue")


def _inverted(clause: Clause) -> Statement | None:
    """Read "Gisteren zei de minister dat Y", "Ayer dijo el alcalde que Y"."""
    if clause.cue.group.speaker != "either":
        return None
    if not may_be_told(clause):
        return None
    source = source_after(clause.cue, clause.end, clause.scene)
    if source is None or not speaks(clause, source):
        return None
    if source.kind == "pronoun" and _follows_join(clause):
        return None  # "and said it was clear that": the pronoun is what is said
    start = complementiser_end(clause, source.span.end)
    if start is None:
        return None
    source = apposed_subject(clause) or source
    return reported(clause, Span(start, clause.end), source, "complement of a cue")


def _drops_subject(clause: Clause) -> bool:
    """Tell whether a cue begins its sentence where the language may leave the subject out."""
    may_drop = clause.scene.grammar.lexicon.drops_subject
    fits = may_drop and clause.cue.group.speaker in {"before", "either"}
    before = Span(clause.start, clause.cue.span.start)
    return fits and (is_opening(clause, before) or _is_adverbial(clause, before))


def _is_adverbial(clause: Clause, before: Span) -> bool:
    """Tell "Podczas konferencji dodał, że", where all before the cue is an adverbial."""
    grammar = clause.scene.grammar
    is_short = before.end - before.start <= REACH and "," not in before.of(clause.text)
    first = next(clause.scene.first_words(before), None) if grammar.inflects and is_short else None
    return first is not None and first[1] in grammar.prepositions


def _verb_first(clause: Clause) -> Statement | None:
    """Read "Kata dia, Y", "Dikatakannya, Y": the cue opens the sentence, its subject follows."""
    cue, scene = clause.cue, clause.scene
    if not may_follow(cue) or not is_opening(clause, Span(clause.start, cue.span.start)):
        return None
    if cue.group.content == "none" and scene.grammar.lexicon.verb_second:
        return None  # "So die Polizei" opens no sentence
    source = clitic_of(cue, scene) or source_after(cue, clause.end, scene)
    if source is None:
        return None
    start = after_source(clause, max(source.span.end, cue.span.end))
    return reported(clause, Span(start, clause.end), source, "complement of a cue")


def _second(clause: Clause) -> Statement | None:
    """Read "…, seraya menambahkan bahwa Y": a second cue with the subject of the first."""
    if clause.cue.group.opening or not _shares_subject(clause):
        return None
    start = content_start(clause, clause.cue.span.end)
    if start is None:
        return None
    source = shared_subject(clause.cue, clause.start, clause.scene)
    return reported(clause, Span(start, clause.end), source, "second cue")


def _shares_subject(clause: Clause) -> bool:
    if clause.cue.group.speaker == "shared" or _follows_join(clause):
        return True
    before = clause.text[max(0, clause.cue.span.start - 24) : clause.cue.span.start]
    is_set_off = before.rstrip().endswith(",")
    return is_set_off and is_told(clause)


def _follows_join(clause: Clause) -> bool:
    """Tell whether a word such as "and" stands before the cue."""
    return follows_join(clause.scene, Span(clause.start, clause.cue.span.start))


_CUE: tuple[Finder, ...] = (
    verb_final,
    _as_told,
    at_end,
    verb_second,
    _verb_first,
    _complement,
    _inverted,
    inside,
    _second,
)
_SOURCE_PHRASE: tuple[Finder, ...] = (source_phrase, _second)

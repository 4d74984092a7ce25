"""Indirect and mixed quotes: the clause that a cue outside direct quotes reports."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from agents.quotes.clauses import (
    COMMA,
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
)
from agents.quotes.contents import reported, reported_around
from agents.quotes.cues import CueMatch
from agents.quotes.phrases import Source
from agents.quotes.scene import Scene
from agents.quotes.source_phrases import source_phrase, speaks
from agents.quotes.sources import REACH, clitic_of, source_after, source_before
from agents.quotes.statements import Statement
from agents.quotes.verb_final import FINALS, verb_final
from agents.quotes.verb_second import verb_second
from agents.text import Span

SHORTEST_CLAUSE = 5
"""Fewer words behind a preposition are no clause: "Nei giorni scorsi,"."""

_CLOSED = re.compile(r"[,،，]\s|\s[–—-]\s")
"""What ends a reporting clause that stands inside the reported one."""

Finder = Callable[[Clause], Statement | None]


def indirect_quotes(scene: Scene, direct: Sequence[Statement]) -> list[Statement]:
    """Find the reported clauses, in order; what stands inside one is not reported again."""
    taken = {statement.cue.span.start for statement in direct if statement.cue}
    quoted = {statement.content for statement in direct}
    walls = [pair.outer for pair in scene.marked if pair.content in quoted]
    found: list[Statement] = []
    done = 0
    for clause in clauses_of(scene, walls):
        if clause.cue.span.start >= done and clause.cue.span.start not in taken:
            statement = _statement(_after(clause, done))
            if statement is not None:
                if found and _only_cites(found[-1], statement):
                    found.pop()
                found.append(statement)
                done = max(done, _end(statement, clause.cue))
    return found


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
    """Begin a verb-final clause behind the report before it in its sentence."""
    is_final = clause.cue.group.speaker in FINALS
    start = max(clause.start, min(done, clause.cue.span.start)) if is_final else clause.start
    return replace(clause, start=start)


def _statement(clause: Clause) -> Statement | None:
    if is_blocked(clause):
        return None
    finders = _SOURCE_PHRASE if clause.cue.group.kind == "source" else _CUE
    return next((s for s in (find(clause) for find in finders) if s is not None), None)


def _at_end(clause: Clause) -> Statement | None:
    """Read "Y, officials said." and "Y, kata Budi di Jakarta."""
    source, edges = _inset(clause)
    if edges is None or not is_afterthought(clause, Span(edges.end, clause.end)):
        return None
    if _apposed_subject(clause) is not None:
        return None
    if source is None and COMMA.match(clause.text, edges.end):
        return None
    if _is_circumstance(clause, Span(clause.start, edges.start)):
        return None
    return reported(clause, Span(clause.start, edges.start), source, "cue at the end")


def _is_circumstance(clause: Clause, span: Span) -> bool:
    """Tell "In recent days, X asked" from a clause that is reported."""
    words = [plain for plain in clause.scene.plain(span) if plain]
    return 0 < len(words) < SHORTEST_CLAUSE and words[0] in clause.scene.grammar.prepositions


def _as_told(clause: Clause) -> Statement | None:
    """Read "Wie X mitteilte, Y" and "Y, wie X mitteilte."."""
    cue, scene = clause.cue, clause.scene
    opened = _manner_before(clause) if cue.group.speaker != "shared" else None
    if opened is None:
        return None
    source = source_before(cue, opened.end, scene)
    if source is None and _may_follow(cue):
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
    for word, plain in clause.scene.words(window) if manners else ():
        begins = is_opening(clause, Span(clause.start, word.start))
        if plain in manners and (begins or follows_comma(clause, word.start)):
            return word
    return None


def _inside(clause: Clause) -> Statement | None:
    """Read "X, kata Budi, Y": the whole clause, unless X only opens the sentence."""
    source, edges = _inset(clause)
    if edges is None or not COMMA.match(clause.text, edges.end):
        return None
    return reported_around(clause, edges, source, "cue inside")


def _inset(clause: Clause) -> tuple[Source | None, Span | None]:
    """Read a reporting clause set off by a comma: its source, and where it stands."""
    cue, scene = clause.cue, clause.scene
    is_told = complementiser_end(clause, cue.span.end) is not None
    if _may_follow(cue) and follows_comma(clause, cue.span.start) and not is_told:
        source = clitic_of(cue, scene) or source_after(cue, clause.end, scene)
        if source is not None and _is_adjacent(clause, source):
            return source, Span(cue.span.start, max(cue.span.end, source.span.end))
    if cue.group.speaker in {"before", "either"} and not is_told:
        source = source_before(cue, clause.start, scene)
        if source is not None and follows_comma(clause, source.span.start):
            return source, Span(source.span.start, cue.span.end)
    return None, cue.span if _is_alone(clause) and not is_told else None


def _is_alone(clause: Clause) -> bool:
    """Tell whether a cue that leaves its subject out stands between commas: "X, añadió, Y"."""
    cue = clause.cue
    if not clause.scene.grammar.lexicon.drops_subject or cue.group.speaker != "either":
        return False
    ends = clause.text[cue.span.end : clause.end].lstrip()[:1]
    return follows_comma(clause, cue.span.start) and ends in {"", ",", "."}


def _may_follow(cue: CueMatch) -> bool:
    return cue.group.speaker in {"after", "either"} or cue.clitic is not None


def _is_adjacent(clause: Clause, source: Source) -> bool:
    """Tell whether the subject is all that its phrase holds: no verb comes after it."""
    if clause.cue.group.speaker != "either" or source.kind == "clitic":
        return True
    if COMMA.match(clause.text, source.span.end):
        return True
    return is_afterthought(clause, Span(source.span.end, clause.end))


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
    return reported(clause, Span(start, clause.end), source, "complement of a cue")


def _inverted(clause: Clause) -> Statement | None:
    """Read "Gisteren zei de minister dat Y", "Ayer dijo el alcalde que Y"."""
    if clause.cue.group.speaker != "either":
        return None
    source = source_after(clause.cue, clause.end, clause.scene)
    is_said = source is not None and speaks(clause, source)
    start = complementiser_end(clause, source.span.end) if source and is_said else None
    if start is None:
        return None
    source = _apposed_subject(clause) or source
    return reported(clause, Span(start, clause.end), source, "complement of a cue")


def _apposed_subject(clause: Clause) -> Source | None:
    """Read the person who opens a clause before an apposition: "Ann Lee, the mayor, said"."""
    cue = clause.cue
    if cue.group.speaker == "after" or not follows_comma(clause, cue.span.start):
        return None
    source = source_before(cue, clause.start, clause.scene)
    if source is None or source.kind != "person":
        return None
    apposed = clause.text[source.span.start : cue.span.start].count(",") > 1
    opens = is_opening(clause, Span(clause.start, source.span.start))
    return source if opens and apposed and COMMA.match(clause.text, source.span.end) else None


def _drops_subject(clause: Clause) -> bool:
    """Tell whether a cue begins its sentence where the language may leave the subject out."""
    may_drop = clause.scene.grammar.lexicon.drops_subject
    fits = may_drop and clause.cue.group.speaker in {"before", "either"}
    return fits and is_opening(clause, Span(clause.start, clause.cue.span.start))


def _verb_first(clause: Clause) -> Statement | None:
    """Read "Kata dia, Y", "Dikatakannya, Y": the cue opens the sentence, its subject follows."""
    cue, scene = clause.cue, clause.scene
    if not _may_follow(cue) or not is_opening(clause, Span(clause.start, cue.span.start)):
        return None
    source = clitic_of(cue, scene) or source_after(cue, clause.end, scene)
    if source is None:
        return None
    start = after_source(clause, max(source.span.end, cue.span.end))
    return reported(clause, Span(start, clause.end), source, "complement of a cue")


def _second(clause: Clause) -> Statement | None:
    """Read "…, seraya menambahkan bahwa Y": a second cue with the subject of the first."""
    start = content_start(clause, clause.cue.span.end)
    if start is None or clause.cue.group.opening or not _shares_subject(clause):
        return None
    return reported(clause, Span(start, clause.end), None, "second cue")


def _shares_subject(clause: Clause) -> bool:
    if clause.cue.group.speaker == "shared" or _follows_join(clause):
        return True
    before = clause.text[max(0, clause.cue.span.start - 24) : clause.cue.span.start]
    told = complementiser_end(clause, clause.cue.span.end)
    return told is not None and before.rstrip().endswith(",")


def _follows_join(clause: Clause) -> bool:
    """Tell whether a word such as "and" stands right before the cue."""
    before = Span(max(clause.start, clause.cue.span.start - 24), clause.cue.span.start)
    last = clause.scene.plain(before)[-1:]
    return not clause.scene.grammar.lexicon.joins.isdisjoint(last)


_CUE: tuple[Finder, ...] = (
    verb_final,
    _as_told,
    _at_end,
    verb_second,
    _verb_first,
    _complement,
    _inverted,
    _inside,
    _second,
)
_SOURCE_PHRASE: tuple[Finder, ...] = (source_phrase, _second)

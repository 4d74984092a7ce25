"""Insets: reporting clauses that commas set off, at a sentence's end or inside it."""

from collections.abc import Callable
from itertools import dropwhile

from agents.quotes.clauses import COMMA, Clause, behind_that, follows_comma, is_opening, to_comma
from agents.quotes.complements import is_afterthought, is_told, is_verb
from agents.quotes.contents import before_second, reported, reported_around
from agents.quotes.cues import CueMatch
from agents.quotes.phrases import Source
from agents.quotes.scene import Scene
from agents.quotes.sources import clitic_of, source_after, source_before
from agents.quotes.statements import Statement
from agents.text import Span

MAX_AUXILIARY = 12
"""An auxiliary before a subject is no longer, with the space behind it."""

SHORTEST_CLAUSE = 5
"""Fewer words behind a preposition are no clause: "Nei giorni scorsi,"."""


def at_end(clause: Clause) -> Statement | None:
    """Read "Y, officials said." and "Y, kata Budi di Jakarta."""
    source, edges = _inset(clause, _ends)
    if edges is None:
        return None
    if apposed_subject(clause) is not None:
        return None
    if source is None and COMMA.match(clause.text, edges.end):
        return None
    if _is_circumstance(clause, Span(clause.start, edges.start)):
        return None
    start = behind_that(clause.scene, clause.start)
    return reported(clause, Span(start, edges.start), source, "cue at the end")


def _is_circumstance(clause: Clause, span: Span) -> bool:
    """Tell "In recent days, X asked" from a clause that is reported."""
    words = [plain for plain in clause.scene.plain(span) if plain]
    return 0 < len(words) < SHORTEST_CLAUSE and words[0] in clause.scene.grammar.prepositions


def inside(clause: Clause) -> Statement | None:
    """Read "X, kata Budi, Y": the whole clause, unless X only opens the sentence."""
    source, edges = _inset(clause, _goes_on)
    return None if edges is None else reported_around(clause, edges, source, "cue inside")


def _ends(clause: Clause, at: int) -> bool:
    return is_afterthought(clause, Span(at, before_second(clause, Span(at, clause.end))))


def _goes_on(clause: Clause, at: int) -> bool:
    return COMMA.match(clause.text, at) is not None


def _inset(
    clause: Clause, fits: Callable[[Clause, int], bool]
) -> tuple[Source | None, Span | None]:
    """Read a reporting clause set off by a comma: its source, and where it stands.

    What follows it must fit, which is asked before its source is looked for.
    """
    cue, scene = clause.cue, clause.scene
    if may_follow(cue) and follows_comma(clause, cue.span.start) and not is_told(clause):
        source = clitic_of(cue, scene) or source_after(cue, clause.end, scene)
        if source is not None and _is_adjacent(clause, source):
            edges = Span(cue.span.start, max(cue.span.end, source.span.end))
            return (source, edges) if fits(clause, edges.end) else (None, None)
    if not fits(clause, cue.span.end) or is_told(clause):
        return None, None
    if cue.group.speaker in {"before", "either"}:
        source = source_before(cue, clause.start, scene)
        begin = _with_auxiliary(clause, source.span.start) if source is not None else None
        if source is not None and begin is not None and _is_set_off(clause, source, begin):
            return source, Span(begin, cue.span.end)
    return None, cue.span if _is_alone(clause) else None


def _with_auxiliary(clause: Clause, start: int) -> int:
    """Step back over "hatte" in "Y, hatte X gesagt"."""
    before = Span(max(clause.start, start - MAX_AUXILIARY), start)
    word, plain = next(reversed(clause.scene.words(before)), (before, ""))
    if not is_verb(clause):
        return start
    return word.start if plain in clause.scene.grammar.lexicon.auxiliaries else start


def _is_set_off(clause: Clause, source: Source, begin: int) -> bool:
    """Tell ", the mayor said" from a relative clause (", the mayor, who said")."""
    between = clause.scene.plain(Span(source.span.end, clause.cue.span.start))
    is_relative = not clause.scene.grammar.lexicon.relatives.isdisjoint(between)
    return not is_relative and follows_comma(clause, begin)


def _is_alone(clause: Clause) -> bool:
    """Tell whether a cue that leaves its subject out stands between commas: "X, añadió, Y"."""
    cue = clause.cue
    if not clause.scene.grammar.lexicon.drops_subject or cue.group.speaker != "either":
        return False
    ends = clause.text[cue.span.end : clause.end].lstrip()[:1]
    return follows_comma(clause, cue.span.start) and ends in {"", ",", "."}


def _is_adjacent(clause: Clause, source: Source) -> bool:
    """Tell whether the subject is all that its phrase holds: no verb comes after it."""
    if clause.cue.group.speaker != "either" or source.kind == "clitic":
        return True
    if COMMA.match(clause.text, source.span.end):
        return True
    return is_afterthought(clause, Span(source.span.end, clause.end))


def apposed_subject(clause: Clause) -> Source | None:
    """Read the person who opens a clause before an apposition: "Ann Lee, the mayor, said"."""
    cue = clause.cue
    if cue.group.speaker == "after" or not follows_comma(clause, cue.span.start):
        return None
    source = source_before(cue, clause.start, clause.scene)
    if source is None or not (source.kind == "person" or _is_calling(clause.scene, source)):
        return None
    apposed = clause.text[source.span.start : cue.span.start].count(",") > 1
    opens = is_opening(clause, Span(clause.start, source.span.start))
    return source if opens and apposed and _ends_at_comma(clause, source) else None


def _ends_at_comma(clause: Clause, source: Source) -> bool:
    """Tell whether no more than "at the ministry" stands between a subject and its comma."""
    rest = to_comma(clause, source.span.end)
    first = next(clause.scene.first_words(rest), None)
    is_bare = source.kind != "person" and first and first[1] in clause.scene.grammar.prepositions
    return rest.end == rest.start or bool(is_bare)


def _is_calling(scene: Scene, source: Source) -> bool:
    """Tell "a spokesman for the union" from a clause ("the mayor closed the school")."""
    grammar = scene.grammar
    words = [word for word in scene.plain(source.span) if word not in grammar.lexicon.determiners]
    rest = list(dropwhile(grammar.is_head, words))
    return len(rest) < len(words) and (not rest or rest[0] in grammar.stops_and_links)


def may_follow(cue: CueMatch) -> bool:
    return cue.group.speaker in {"after", "either"} or cue.clitic is not None

"""Indirect and mixed quotes: the clause that a cue outside direct quotes reports."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from agents.quotes.cues import CueMatch
from agents.quotes.phrases import Source, begins_with_role, words_of
from agents.quotes.scene import Scene
from agents.quotes.sources import clitic_of, phrase_after, source_after, source_before
from agents.quotes.statements import Rule, Statement
from agents.text import Span, trimmed

MIN_WORDS = 3
MAX_LENGTH = 1_200
"""A reported clause longer than this is no clause."""

LEAD_IN = 120
"""So far behind its cue a complementiser may stand: "told reporters on Friday that"."""

_COMMA = re.compile(r"[,،，]\s?")
_BROKEN = re.compile(r"[;:\n\"“”„«»「」]")
_FINAL = " \t\u00a0.,;:!?…。—–-"


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold a cue and the stretch of its sentence that no direct quote takes."""

    scene: Scene
    cue: CueMatch
    start: int
    end: int

    @property
    def text(self) -> str:
        """Give the body."""
        return self.scene.text


Finder = Callable[[Clause], Statement | None]


def indirect_quotes(scene: Scene, direct: Sequence[Statement]) -> list[Statement]:
    """Find the reported clauses, in order; what stands inside one is not reported again."""
    taken = {statement.cue.span.start for statement in direct if statement.cue}
    quoted = {statement.content for statement in direct}
    walls = [pair.outer for pair in scene.marked if pair.content in quoted]
    found: list[Statement] = []
    done = 0
    for clause in _clauses(scene, walls):
        if clause.cue.span.start >= done and clause.cue.span.start not in taken:
            statement = _reported(clause, found[-1] if found else None)
            if statement is not None:
                found.append(statement)
                done = max(done, statement.content.end, clause.cue.span.end)
    return found


def _clauses(scene: Scene, walls: Sequence[Span]) -> list[Clause]:
    """Set each cue between the direct quotes nearest to it in its sentence."""
    edges = [Span(0, 0), *walls, Span(len(scene.text), len(scene.text))]
    gaps = [Span(left.end, right.start) for left, right in pairwise(edges)]
    clauses, place = [], 0
    for cue in scene.cues:
        while place < len(gaps) - 1 and gaps[place].end < cue.span.end:
            place += 1
        sentence = scene.document.sentence_at(cue.span.start)
        start, end = max(sentence.start, gaps[place].start), min(sentence.end, gaps[place].end)
        clauses.append(Clause(scene, cue, min(start, cue.span.start), max(end, cue.span.end)))
    return clauses


def _reported(clause: Clause, previous: Statement | None) -> Statement | None:
    if _is_blocked(clause):
        return None
    finders = _SOURCE_PHRASE if clause.cue.group.kind == "source" else _CUE
    found = next((s for s in (find(clause) for find in finders) if s is not None), None)
    return found or _second(clause, previous)


def _is_blocked(clause: Clause) -> bool:
    """Tell whether the cue is negated, or only planned: "did not say", "untuk mengatakan"."""
    before = Span(max(clause.start, clause.cue.span.start - 24), clause.cue.span.start)
    words = [plain for _, plain in words_of(clause.text, before)]
    return bool(words) and words[-1] in clause.scene.grammar.lexicon.blockers


def _at_end(clause: Clause) -> Statement | None:
    """Read "Y, officials said." and "Y, kata Budi di Jakarta."""
    source, edges = _inset(clause)
    if source is None or not _is_afterthought(clause, Span(edges.end, clause.end)):
        return None
    return _statement(clause, clause.start, edges.start, source, "cue at the end")


def _inside(clause: Clause) -> Statement | None:
    """Read "X, kata Budi, Y": the whole clause, unless X only opens the sentence."""
    source, edges = _inset(clause)
    if source is None or not _COMMA.match(clause.text, edges.end):
        return None
    return _statement(clause, clause.start, clause.end, source, "cue inside", hole=edges)


def _inset(clause: Clause) -> tuple[Source | None, Span]:
    """Read a reporting clause set off by a comma: its source, and where it stands."""
    cue, scene = clause.cue, clause.scene
    if _may_follow(cue) and _follows_comma(clause, cue.span.start):
        source = clitic_of(cue, scene) or source_after(cue, clause.end, scene)
        if source is not None and _is_adjacent(clause, source):
            return source, Span(cue.span.start, max(cue.span.end, source.span.end))
    if cue.group.speaker in {"before", "either"}:
        source = source_before(cue, clause.start, scene)
        if source is not None and _follows_comma(clause, source.span.start):
            return source, Span(source.span.start, cue.span.end)
    return None, cue.span


def _may_follow(cue: CueMatch) -> bool:
    return cue.group.speaker in {"after", "either"} or cue.clitic is not None


def _is_adjacent(clause: Clause, source: Source) -> bool:
    """Tell whether the subject is all that its phrase holds: no verb comes after it."""
    if clause.cue.group.speaker != "either" or source.kind == "clitic":
        return True
    return _is_afterthought(clause, Span(source.span.end, clause.end))


def _complement(clause: Clause) -> Statement | None:
    """Read "X said (that) Y"."""
    start = _content_start(clause, clause.cue.span.end)
    if start is None:
        return None
    cue, scene = clause.cue, clause.scene
    source = clitic_of(cue, scene)
    if source is None and cue.group.speaker in {"before", "either"}:
        source = source_before(cue, clause.start, scene)
    return source and _statement(clause, start, clause.end, source, "complement of a cue")


def _verb_first(clause: Clause) -> Statement | None:
    """Read "Kata dia, Y", "Dikatakannya, Y": the cue opens the sentence, its subject follows."""
    cue, scene = clause.cue, clause.scene
    if not _may_follow(cue) or not _is_opening(clause, Span(clause.start, cue.span.start)):
        return None
    source = clitic_of(cue, scene) or source_after(cue, clause.end, scene)
    if source is None:
        return None
    start = _after_source(clause, max(source.span.end, cue.span.end))
    return start and _statement(clause, start, clause.end, source, "complement of a cue")


def _second(clause: Clause, previous: Statement | None) -> Statement | None:
    """Read "…, seraya menambahkan bahwa Y": a second cue with the subject of the first."""
    start = _content_start(clause, clause.cue.span.end)
    before = clause.text[max(0, clause.cue.span.start - 24) : clause.cue.span.start]
    words = before.lower().split()
    is_joined = bool(words) and words[-1].strip(",") in clause.scene.grammar.lexicon.joins
    is_joined = is_joined or clause.cue.group.speaker == "shared"
    is_told = start is not None and _complementiser_end(clause, clause.cue.span.end) is not None
    if start is None or not (is_joined or (is_told and before.rstrip().endswith(","))):
        return None
    return _statement(clause, start, clause.end, None, "second cue")


def _source_first(clause: Clause) -> Statement | None:
    """Read "Menurut X, Y", "According to X, Y"."""
    if not _is_opening(clause, Span(clause.start, clause.cue.span.start)):
        return None
    source = phrase_after(clause.cue, clause.end, clause.scene)
    start = source and _after_source(clause, max(source.span.end, clause.cue.span.end))
    return start and _statement(clause, start, clause.end, source, "source phrase")


def _source_later(clause: Clause) -> Statement | None:
    """Read "Y, menurut X." and "Y, menurut X, Z"."""
    source = phrase_after(clause.cue, clause.end, clause.scene)
    edges = Span(clause.cue.span.start, max(source.span.end, clause.cue.span.end))
    is_inside = _COMMA.match(clause.text, edges.end) and _follows_comma(clause, edges.start)
    if is_inside and not _is_afterthought(clause, Span(edges.end, clause.end)):
        return _statement(clause, clause.start, clause.end, source, "source phrase", hole=edges)
    return _statement(clause, clause.start, edges.start, source, "source phrase")


_CUE: tuple[Finder, ...] = (_at_end, _verb_first, _complement, _inside)
_SOURCE_PHRASE: tuple[Finder, ...] = (_source_first, _source_later)


def _statement(
    clause: Clause,
    start: int,
    end: int,
    source: Source | None,
    rule: Rule,
    hole: Span | None = None,
) -> Statement | None:
    """Make a statement of a content, cut to what is said; None where it is too little or much.

    `hole` is a reporting clause inside it: only an opener before it leaves the rest alone.
    """
    if hole is not None and _is_opening(clause, Span(start, hole.start)):
        start = hole.end
    content = _trimmed_content(clause, start, _before_second(clause, start, end))
    if content.end - content.start > MAX_LENGTH:
        return None
    words = list(words_of(clause.text, content))
    if len(words) < MIN_WORDS:
        return None
    return Statement(_kind(clause.scene, content), content, rule, clause.cue, source)


def _kind(scene: Scene, content: Span) -> Literal["mixed", "indirect"]:
    first = scene.marked_from(content.start)
    inside = scene.marked[first : first + 1]
    return "mixed" if inside and inside[0].outer.start < content.end else "indirect"


def _trimmed_content(clause: Clause, start: int, end: int) -> Span:
    content = trimmed(clause.text, start, max(start, end), chars=_FINAL)
    openers = clause.scene.grammar.lexicon.openers
    for word, plain in words_of(clause.text, content):
        if plain not in openers or not word.of(clause.text)[0].isupper():
            return trimmed(clause.text, word.start, content.end, chars=_FINAL)
    return content


def _before_second(clause: Clause, start: int, end: int) -> int:
    """End a content before "…, seraya menambahkan bahwa", where the next one begins."""
    second = clause.scene.cue_after(max(start, clause.cue.span.end))
    if second is None or second.span.end >= end or second.group.kind == "source":
        return end
    window = Span(max(start, second.span.start - 24), second.span.start)
    words = list(words_of(clause.text, window))
    if words and words[-1][1] in clause.scene.grammar.lexicon.joins:
        return words[-1][0].start
    return end


def _content_start(clause: Clause, start: int) -> int | None:
    """Find where the content of a cue begins: after a complementiser, a comma, or at once."""
    told = _complementiser_end(clause, start)
    lexicon, content = clause.scene.grammar.lexicon, clause.cue.group.content
    if told is not None or content == "none":
        return told
    comma = _COMMA.match(clause.text, start)
    if comma is not None:
        return _after_dates(clause, comma.end()) if lexicon.comma_complement else None
    if content == "that" or clause.cue.group.recipient:
        return None
    for word, plain in words_of(clause.text, Span(start, clause.end)):
        if plain in lexicon.stops:
            return None
        if plain not in lexicon.adverbs | lexicon.calendar:
            return word.start
    return None


def _complementiser_end(clause: Clause, start: int) -> int | None:
    """Step over "on Friday that", "kepada pers, bahwa"; None where there is none."""
    limit = min(clause.end, start + LEAD_IN)
    found = clause.scene.grammar.complementiser.search(clause.text, start, limit)
    if found is None or _BROKEN.search(clause.text, start, found.start()):
        return None
    between = [plain for _, plain in words_of(clause.text, Span(start, found.start())) if plain]
    lexicon = clause.scene.grammar.lexicon
    known = lexicon.stops | lexicon.adverbs | lexicon.calendar
    if not between or between[0] in known or clause.cue.group.recipient:
        return found.end()
    return None


def _after_source(clause: Clause, start: int) -> int | None:
    """Find the content after a source phrase: after its comma, else right behind it."""
    told = _complementiser_end(clause, start)
    if told is not None:
        return told
    limit = min(clause.end, start + LEAD_IN)
    comma = _COMMA.search(clause.text, start, limit)
    if comma is None:
        return start
    rest = _after_dates(clause, comma.end())
    is_role = begins_with_role(clause.scene, _to_comma(clause, rest))
    following = _COMMA.search(clause.text, rest, min(clause.end, rest + LEAD_IN))
    return following.end() if is_role and following else rest


def _to_comma(clause: Clause, start: int) -> Span:
    comma = _COMMA.search(clause.text, start, clause.end)
    return Span(start, comma.start() if comma else clause.end)


def _after_dates(clause: Clause, start: int) -> int:
    """Step over "Senin (20/10)," after a cue."""
    chunk = _to_comma(clause, start)
    known = clause.scene.grammar.lexicon.calendar
    words = [plain for _, plain in words_of(clause.text, chunk)]
    is_date = all(plain in known or not any(map(str.isalpha, plain)) for plain in words[:6])
    return min(clause.end, chunk.end + 1) if is_date else start


def _is_opening(clause: Clause, before: Span) -> bool:
    """Tell whether only "Sementara itu," or the like stands before a cue."""
    lexicon = clause.scene.grammar.lexicon
    words = [
        plain
        for _, plain in words_of(
            clause.text, Span(before.start, min(before.end, before.start + 60))
        )
    ]
    return (
        all(p in lexicon.openers | lexicon.joins or not p for p in words)
        and before.end - before.start < 60
    )


def _is_afterthought(clause: Clause, rest: Span) -> bool:
    """Tell whether only "on Friday", "di Jakarta, Senin (20/10)" or a role follows a cue."""
    rest = trimmed(clause.text, *rest, chars=_FINAL)
    if _complementiser_end(clause, rest.start) is not None or rest.end - rest.start > 2 * LEAD_IN:
        return False
    lexicon = clause.scene.grammar.lexicon
    words = [plain for _, plain in words_of(clause.text, rest)]
    known = lexicon.stops | lexicon.calendar | lexicon.adverbs
    if not words or words[0] in known or clause.text[rest.start] == "(":
        return True
    after_comma = _COMMA.match(clause.text, clause.cue.span.end) is not None
    return after_comma and begins_with_role(clause.scene, _to_comma(clause, rest.start))


def _follows_comma(clause: Clause, offset: int) -> bool:
    before = clause.text[max(clause.start, offset - 3) : offset].rstrip()
    return before.endswith((",", "，", "،", "–", "—"))

"""Contents: a reported clause cut to what is said, and made a statement."""

from collections.abc import Sequence
from itertools import islice
from typing import Literal

from msgspec.structs import replace

from agents.quotes.chunks import REACH
from agents.quotes.clauses import FINAL, Clause, follows_comma, is_opening
from agents.quotes.complements import complementiser_end, is_told
from agents.quotes.phrases import Source
from agents.quotes.scene import Scene
from agents.quotes.sources import source_before
from agents.quotes.statements import Rule, Statement
from agents.quotes.words import Word
from agents.text import Span, trimmed

MIN_WORDS = 3
MIN_TOLD = 2
"""A clause behind "że" may be shorter, since a comma sets it off, and one that is a noun."""

MAX_LENGTH = 1_200
"""A reported clause longer than this is no clause."""


def reported(clause: Clause, span: Span, source: Source | None, rule: Rule) -> Statement | None:
    """Make a statement of a reported clause; None where it is too little or too much."""
    content = _trimmed(clause, span.start, before_second(clause, span))
    if content.end - content.start > MAX_LENGTH:
        return None
    is_short = rule == "content before its cue" or _is_set_off(clause, span.start)
    least = MIN_TOLD if is_short else MIN_WORDS
    if len(list(islice(clause.scene.first_words(content), least))) < least:
        return None
    kind, content = kind_of(clause.scene, content)
    return Statement(kind, content, rule, clause.cue, source)


def _is_set_off(clause: Clause, start: int) -> bool:
    """Tell whether a content begins behind a comma and a complementiser, or a colon."""
    if not clause.scene.grammar.inflects:
        return False
    is_colon_set = clause.text[clause.cue.span.end : start].strip(" ") == ":"
    return is_colon_set or complementiser_end(clause, clause.cue.span.end) == start


def reported_around(
    clause: Clause, hole: Span, source: Source | None, rule: Rule
) -> Statement | None:
    """Make a statement of a whole clause with its reporting clause (`hole`) inside it.

    Where only an opener stands before the hole ("Namun, kata Budi, Y") Y alone is the content.
    """
    opens = is_opening(clause, Span(clause.start, hole.start))
    span = Span(hole.end if opens else clause.start, clause.end)
    return reported(clause, span, source, rule)


def kind_of(scene: Scene, content: Span) -> tuple[Literal["direct", "mixed", "indirect"], Span]:
    """Tell what a content is by the marks in it; one wholly in marks stands between them."""
    first = scene.marked_from(content.start)
    inside = scene.marked[first : first + 1]
    if not inside or inside[0].outer.start >= content.end:
        return "indirect", content
    whole = inside[0].outer.start == content.start and inside[0].outer.end >= content.end
    return ("direct", inside[0].content) if whole else ("mixed", content)


def _trimmed(clause: Clause, start: int, end: int) -> Span:
    content = trimmed(clause.text, start, max(start, end), chars=FINAL)
    connectives = clause.scene.grammar.lexicon.connectives
    for word, plain in clause.scene.first_words(content):
        if plain not in connectives or not word.of(clause.text)[0].isupper():
            return trimmed(clause.text, word.start, content.end, chars=FINAL)
    return content


def before_second(clause: Clause, span: Span) -> int:
    """End a content before "…, seraya menambahkan bahwa", where the next one begins."""
    second = clause.scene.cue_after(max(span.start, clause.cue.span.end))
    if second is None or second.span.end >= span.end or second.group.kind == "source":
        return span.end
    window = Span(max(span.start, second.span.start - 24), second.span.start)
    words = list(clause.scene.words(window))
    if words and words[-1][1] in clause.scene.grammar.lexicon.joins:
        return words[-1][0].start
    other = replace(clause, cue=second)
    if _leaves_subject_out(clause, other, span.start):
        return second.span.start
    own = join_before_subject(other, span.start)
    return span.end if own is None else own.start


def join_before_subject(second: Clause, start: int) -> Span | None:
    """Find the "while" of ", while the mayor said that", whose cue has a subject of its own."""
    scene, cue = second.scene, second.cue.span
    if not is_told(second):
        return None
    words = scene.words(Span(max(start, cue.start - REACH), cue.start))
    joins = (place for place, word in enumerate(words) if word[1] in scene.grammar.joiners)
    spans = [_with_complementiser(scene, words[place : place + 2]) for place in joins]
    return next((join for join in reversed(spans) if _is_before_subject(second, join)), None)


def _with_complementiser(scene: Scene, words: Sequence[Word]) -> Span:
    """Take in the "que" of "tandis que"; that of "and that" goes on with the content."""
    lexicon, (join, plain) = scene.grammar.lexicon, words[0]
    is_one = words[-1][1] in lexicon.complementisers and plain not in lexicon.connectives
    last = words[-1] if is_one else words[0]
    return Span(join.start, last[0].end)


def _is_before_subject(second: Clause, join: Span) -> bool:
    source = source_before(second.cue, join.end, second.scene)
    return source is not None and source.span.start == join.end + 1


def _leaves_subject_out(clause: Clause, second: Clause, start: int) -> bool:
    """Tell "ha detto che A, ha precisato che B", where the language may leave the subject out."""
    cue, lexicon = second.cue, clause.scene.grammar.lexicon
    if not lexicon.drops_subject or cue.group.speaker != "either":
        return False
    is_later = clause.cue.span.end <= start < cue.span.start
    return is_later and follows_comma(clause, cue.span.start) and is_told(second)

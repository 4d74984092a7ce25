"""Clauses: the stretch of a sentence around a cue, and what stands before and behind the cue."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from agents.quotes.cues import CueMatch
from agents.quotes.grammar import folded, rough_words
from agents.quotes.scene import Scene
from agents.text import Span

COMMA = re.compile(r"[,،，]\s?")
FINAL = " \t\u00a0.,;:!?…。—–-"
"""What may stand at the edges of a clause and belongs to no content."""

MAX_OPENING = 60
"""An opener before a cue ("Sementara itu,") is no longer, in code points."""

WINDOW = 1_400
"""No more of a sentence is looked at, on each side of a cue."""

BLOCKER_REACH = 24
"""What negates a cue ("did not") begins no farther before it, in code points."""

_SET_OFF = (",", "，", "،", "–", "—")


class Clause(Struct, frozen=True, gc=False):
    """Hold a cue and the stretch of its sentence that no direct quote takes."""

    scene: Scene
    cue: CueMatch
    start: int
    end: int

    @property
    def text(self) -> str:
        """Give the body."""
        return self.scene.text


def clauses_of(scene: Scene, walls: Sequence[Span]) -> list[Clause]:
    """Set each cue between the direct quotes (`walls`) nearest to it in its sentence."""
    edges = [Span(0, 0), *walls, Span(len(scene.text), len(scene.text))]
    gaps = [Span(left.end, right.start) for left, right in pairwise(edges)]
    clauses, place = [], 0
    for cue in scene.cues:
        while place < len(gaps) - 1 and gaps[place].end < cue.span.end:
            place += 1
        sentence = scene.document.sentence_at(cue.span.start)
        start = max(sentence.start, gaps[place].start, cue.span.start - WINDOW)
        end = min(sentence.end, gaps[place].end, cue.span.end + WINDOW)
        clauses.append(Clause(scene, cue, min(start, cue.span.start), max(end, cue.span.end)))
    return clauses


def points_back(scene: Scene, cue: CueMatch) -> bool:
    """Tell "Об этом сообщил X", whose first words stand for the sentence before."""
    if not scene.grammar.inflects:
        return False
    start = scene.document.sentence_at(cue.span.start).start
    first = scene.cue_after(start)
    if first is None or first.span != cue.span or behind_that(scene, start) > start:
        return False
    before = folded(scene.text[start : min(cue.span.start, start + MAX_OPENING)])
    back = (manner for manner in scene.grammar.lexicon.manners if " " in manner)
    return before.startswith(tuple(back))


def behind_that(scene: Scene, start: int) -> int:
    """Step over "О том, что", with which a sentence leads in to what is said."""
    found = scene.grammar.complementiser.match(scene.text, start)
    return found.end() if found and "," in found.group() else start


def is_blocked(clause: Clause) -> bool:
    """Tell whether the cue is negated, or only planned: "did not say", "untuk mengatakan"."""
    if points_back(clause.scene, clause.cue):
        return True
    grammar, at = clause.scene.grammar, clause.cue.span.start
    before = Span(max(clause.start, at - BLOCKER_REACH), at)
    if grammar.blocker_ends.isdisjoint(rough_words(before.of(clause.text))[-1:]):
        return False
    if follows_comma(clause, at):
        return False  # "Verletzt wurde niemand, teilte X mit": not the cue's
    word = clause.scene.plain(before)[-1]
    is_auxiliary = clause.cue.group.kind == "source" and word in grammar.lexicon.auxiliaries
    return word in grammar.lexicon.blockers and not is_auxiliary


def is_opening(clause: Clause, before: Span) -> bool:
    """Tell whether only "Sementara itu," or the like stands in the span before a cue."""
    if before.end - before.start >= MAX_OPENING:
        return False
    known = clause.scene.grammar.leads
    return all(word in known or not word for word in clause.scene.plain(before))


def follows_comma(clause: Clause, offset: int) -> bool:
    """Tell whether a comma or dash parts what begins at the offset from the clause before it."""
    return clause.text[max(clause.start, offset - 3) : offset].rstrip().endswith(_SET_OFF)


def to_comma(clause: Clause, start: int) -> Span:
    """Cut out what stands from the offset to the next comma of the clause."""
    comma = COMMA.search(clause.text, start, clause.end)
    return Span(start, comma.start() if comma else clause.end)


def after_dates(clause: Clause, start: int) -> int:
    """Step over "Senin (20/10)," after a cue."""
    chunk = to_comma(clause, start)
    known = clause.scene.grammar.lexicon.calendar
    words = clause.scene.plain(chunk)[:6]
    is_date = all(plain in known or not any(map(str.isalpha, plain)) for plain in words)
    return min(clause.end, chunk.end + 1) if is_date else start

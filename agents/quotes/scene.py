"""The article as the rules read it: text, marks, cues and mentions, each found by its offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from operator import attrgetter
from typing import Any, TypeVar

from agents.quotes.cues import CueMatch, find_cues
from agents.quotes.dialogue import read_speech
from agents.quotes.finders import MentionFinder, with_found
from agents.quotes.grammar import Grammar, grammar_of
from agents.quotes.marks import Marked
from agents.quotes.mentions import Mention, find_mentions
from agents.quotes.words import Word, Words
from agents.text import Document, Span

_span = attrgetter("span")
"""Give the span of a cue or mention: tuples are compared without a step of Python."""

T = TypeVar("T")

MAX_KNOWN = 1_000
"""So much of what rules have read is remembered: hostile input has spans without end."""

MAX_CUES = 12
"""So many cues of a sentence are looked at: hostile input can repeat one for ever."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold what was found in one article; every list is ordered by offset.

    `known` remembers what rules have read: several ask for the same.
    """

    document: Document
    text: str
    grammar: Grammar
    marked: Sequence[Marked]
    cues: Sequence[CueMatch]
    mentions: Sequence[Mention]
    cut: Words
    known: dict[Any, Any] = field(default_factory=dict, compare=False)

    @classmethod
    def read(cls, document: Document, finder: MentionFinder | None = None) -> "Scene":
        """Find marks, cues and mentions by the grammar of the document's language."""
        grammar = grammar_of(document.language)
        cut = Words(document.text, grammar)
        marked = read_speech(document, cut)
        cues = _few_a_sentence(document, find_cues(cut, marked))
        mentions = find_mentions(cut, cues)
        if finder is not None:
            mentions = with_found(document, mentions, finder)
        return cls(document, document.text, grammar, marked, cues, mentions, cut)

    def words(self, span: Span) -> Sequence[Word]:
        """Cut a span into words."""
        return self.cut.of(span)

    def first_words(self, span: Span) -> Iterator[Word]:
        """Cut off the first words of a span, as many as are asked for."""
        return self.cut.first(span)

    def plain(self, span: Span) -> Sequence[str]:
        """List the words of a span as the lexicon holds them."""
        return self.cut.plain(span)

    def ends_sentence(self, gap: Span) -> bool:
        """Tell whether a sentence ends within the gap, and something of the next stands in it."""
        if "\n" in gap.of(self.text):
            return True
        sentences = self.document.sentences
        place = bisect_right(sentences, gap.start, key=lambda sentence: sentence.end)
        return place < len(sentences) and sentences[place].end < gap.end

    def cue_after(self, offset: int) -> CueMatch | None:
        """Find the first cue that begins at or after the offset."""
        place = bisect_left(self.cues, (offset,), key=_span)
        return self.cues[place] if place < len(self.cues) else None

    def cue_before(self, offset: int) -> CueMatch | None:
        """Find the last cue that ends at or before the offset."""
        place = bisect_left(self.cues, (offset,), key=_span)
        while place and self.cues[place - 1].span.end > offset:
            place -= 1
        return self.cues[place - 1] if place else None

    def marked_from(self, offset: int) -> int:
        """Count the marked pairs that begin before the offset: the index of the next one."""
        return bisect_left(self.marked, offset, key=lambda pair: pair.outer.start)

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """Cut out the mentions that lie wholly in the range."""
        first = bisect_left(self.mentions, (start,), key=_span)
        last = bisect_left(self.mentions, (end,), first, key=_span)
        while last > first and self.mentions[last - 1].span.end > end:
            last -= 1
        return self.mentions[first:last]


def remembered(read: Callable[[Scene, Span], T]) -> Callable[[Scene, Span], T]:
    """Let a scene remember what a function reads from a span: None too is an answer."""

    @wraps(read)
    def recalled(scene: Scene, span: Span) -> T:
        known = scene.known
        key = (read, span)
        if key not in known:
            if len(known) >= MAX_KNOWN:
                known.clear()
            known[key] = read(scene, span)
        found: T = known[key]
        return found

    return recalled


def _few_a_sentence(document: Document, cues: Sequence[CueMatch]) -> list[CueMatch]:
    kept: list[CueMatch] = []
    sentence, count = Span(0, 0), 0
    for cue in cues:
        if cue.span.start >= sentence.end:
            sentence, count = document.sentence_at(cue.span.start), 0
        count += 1
        if count <= MAX_CUES:
            kept.append(cue)
    return kept

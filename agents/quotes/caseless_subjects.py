"""Subjects of cues in languages without capitals: what a comma, a marker or the cue bounds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from agents.quotes.caseless_cores import bare
from agents.quotes.caseless_names import may_be_called, read_phrase
from agents.quotes.caseless_patterns import BREAK, EDGES, STRONG, subject_marker
from agents.quotes.cues import CueMatch
from agents.quotes.grammar import Grammar
from agents.quotes.marks import Marked
from agents.quotes.phrases import Source
from agents.quotes.scene import Scene
from agents.text import Span, trimmed

REACH = 120
"""A subject stands no farther from its cue, in code points."""

MAX_WORD = 8
"""A word that is looked at behind its marker is no longer."""

MIN_BODY = 2
"""The kind of a body at the end of its name is no shorter."""


class Stretch(Struct, frozen=True, gc=False):
    """Hold a sentence whose ends stand outside all marks, and the marked pairs in it."""

    span: Span
    pairs: Sequence[Marked]


@dataclass
class Subjects:
    """Read the subjects of one sentence's cues."""

    scene: Scene
    stretch: Stretch
    cues: Sequence[CueMatch]

    @property
    def text(self) -> str:
        """Give the body."""
        return self.scene.text

    def subject_of(self, cue: CueMatch) -> Source | None:
        """Read the subject of a cue by where its language puts it."""
        start = self.stretch.span.start
        if cue.group.speaker == "first":
            return self._marked_subject(Span(start, cue.span.start))
        if cue.group.speaker == "after":
            return self._subject_after(cue, self.stretch.span.end)[0]
        return self._subject_before(cue, start)

    def _subject_before(self, cue: CueMatch, floor: int) -> Source | None:
        source = read_phrase(self.scene, self._chunk_before(cue, floor))
        if source is not None:
            return source
        start = self._chunk_before(cue, floor).start
        if start - 1 <= floor:
            return None
        chunk = self._from_break(Span(max(floor, start - REACH), start - 1))
        opening = next(iter(self.scene.plain(self._chunk_before(cue, floor))), "")
        lexicon = self.scene.grammar.lexicon
        if opening in lexicon.stops or opening in lexicon.adverbs or cue.group.speaker == "after":
            source = read_phrase(self.scene, chunk)
            return source if source is not None and source.kind in {"person", "body"} else None
        return None

    def _chunk_before(self, cue: CueMatch, floor: int) -> Span:
        span = Span(max(floor, cue.span.start - REACH), cue.span.start)
        leads = [w.end for w, plain in self.scene.words(span) if plain in cue.group.origins]
        return Span(leads[-1], span.end) if leads else self._from_break(span)

    def _from_break(self, span: Span) -> Span:
        """Cut a span to what stands behind its last comma."""
        breaks = list(STRONG.finditer(self.text, *span))
        markers = self.scene.grammar.lexicon.subject_markers
        if markers:
            breaks = list(BREAK.finditer(self.text, *span))
        return Span(breaks[-1].end() if breaks else span.start, span.end)

    def _subject_after(self, cue: CueMatch, limit: int) -> tuple[Source | None, int]:
        end = min(limit, cue.span.end + REACH)
        comma = BREAK.search(self.text, cue.span.end, end)
        phrase = Span(cue.span.end, comma.start() if comma else end)
        first = next(iter(self.scene.plain(phrase)), "")
        if first in self.scene.grammar.lexicon.stops:
            return None, cue.span.end
        source = read_phrase(self.scene, phrase)
        return source, source.span.end if source else cue.span.end

    def _marked_subject(self, span: Span, *, known: bool = False) -> Source | None:
        """Find the noun phrase of a span that a subject marker ends: the last one that speaks.

        Where none is `known` to be somebody who speaks, it is the first.
        """
        span = Span(max(span.start, span.end - 2 * REACH), span.end)
        found: list[Source] = []
        start = span.start
        for marker in self._markers(span):
            source = read_phrase(self.scene, self._from_break(Span(start, marker.start())))
            if source is not None:
                found.append(source)
            start = marker.end() if self.scene.grammar.lexicon.spaced else start
        speaking = [s for s in found if self._speaks(s)]
        if speaking or known:
            return speaking[-1] if speaking else None
        return found[0] if found else None

    def _without_case(self, phrase: Span) -> Span:
        """Drop the particle between a source and its cue: 당국에 따르면."""
        phrase = trimmed(self.text, *phrase)
        text, endings = phrase.of(self.text), self.scene.grammar.lexicon.names.case_endings
        return Span(phrase.start, phrase.end - len(ending_of(text, endings)))

    def _named_last(self, cue: CueMatch) -> Source | None:
        """Read 「A」と話すのはX氏だ: whom the sentence ends with."""
        span = trimmed(self.text, cue.span.end, self.stretch.span.end, chars=EDGES)
        return read_phrase(self.scene, self._without_case(span))

    def _markers(self, span: Span) -> Iterator[re.Match[str]]:
        """Find the subject markers of a span outside its marks."""
        for marker in subject_marker(self.scene.grammar).finditer(self.text, *span):
            is_held = any(p.outer.start < marker.start() < p.outer.end for p in self.stretch.pairs)
            if not is_held and not self._ends_name(marker):
                yield marker

    def _ends_name(self, marker: re.Match[str]) -> bool:
        """Tell a name before a role (김다은 의원은), whose last syllable is no marker."""
        if not self.scene.grammar.lexicon.spaced:
            return False
        word = self.text[max(0, marker.end() - MAX_WORD) : marker.end()].split()[-1]
        following = next(self.scene.first_words(Span(marker.end(), self.stretch.span.end)), None)
        return following is not None and may_be_called(self.scene.grammar, word, following[1])

    def _speaks(self, source: Source) -> bool:
        """Tell whether a subject is one who may say something."""
        words = self.scene.plain(source.span)[-1:]
        known = self.scene.grammar
        is_known = source.kind in {"person", "pronoun", "document"}
        if is_known or not known.nouns.isdisjoint(words) or not known.lexicon.spaced:
            return is_known or not known.nouns.isdisjoint(words)
        return any(word.endswith(_longer(known)) for word in words)

    def _only_adverbs(self, span: Span) -> bool:
        light = self.scene.grammar.light
        return all(w in light or bare(w) in light for w in self.scene.plain(span))


@cache
def _longer(grammar: Grammar) -> tuple[str, ...]:
    """List with what the noun of one who speaks may end: 한국전력|공사."""
    lexicon = grammar.lexicon
    bodies = {word for word in lexicon.names.organisations if len(word) >= MIN_BODY}
    return tuple(sorted(bodies | {word for word in lexicon.generics if len(word) > MIN_BODY}))


def ending_of(text: str, endings: Iterable[str]) -> str:
    """Give the longest of some endings that a text has."""
    return max((e for e in endings if text.endswith(e)), key=len, default="")

"""Direct quotes of languages without capitals: the reporting clause around a pair of marks."""

import re

from msgspec.structs import replace

from agents.quotes.caseless_names import read_phrase
from agents.quotes.caseless_patterns import BREAK, EDGES, after_marks, before_cue
from agents.quotes.caseless_subjects import REACH, Subjects
from agents.quotes.cues import CueMatch, cue_match
from agents.quotes.marks import Marked
from agents.quotes.phrases import Source
from agents.quotes.statements import Rule, Statement
from agents.text import Span, trimmed

MIN_QUOTE, MIN_ALONE, MIN_UNTOLD = 4, 6, 10
"""No shorter is a quote with a cue, one that is a sentence, one with a quotative alone."""

LONG = 20
"""A quote longer than this is no fragment."""

MIN_WOVEN = 2
"""A quotative longer than this (として) may go on about something else."""

MIN_MARKERS = 2
"""So many subjects at least has a sentence that holds another's clause."""

_LEADS_IN = re.compile(r"[:：，,،]?\s?\Z")


class DirectQuotes(Subjects):
    """Read the direct quotes of one sentence."""

    def direct(self) -> list[Statement]:
        """Make a statement of every pair of marks that quotes speech."""
        pairs = range(len(self.stretch.pairs))
        return self._joined([s for s in map(self._direct, pairs) if s is not None])

    def _joined(self, direct: list[Statement]) -> list[Statement]:
        """Give a quote without a clause the clause of the next one: "A"며 "B"고 말했다."""
        for index in reversed(range(len(direct) - 1)):
            this, following = direct[index], direct[index + 1]
            if this.cue is None and following.cue is not None:
                direct[index] = replace(this, cue=following.cue, source=following.source)
        return direct

    def _direct(self, place: int) -> Statement | None:
        pair = self.stretch.pairs[place]
        content = pair.content
        length = content.end - content.start
        if length < MIN_QUOTE and not content.of(self.text).rstrip().endswith(
            ("。", "！", "!", "？", "?")
        ):
            return None
        quotative = after_marks(self.scene.grammar).match(self.text, pair.outer.end)
        if quotative is not None:
            is_term = self._is_term(pair.outer.end, quotative.end())
            return None if is_term else self._quoted_first(place, quotative.end())
        if self._is_glued(place):
            following = self._direct(place + 1)
            return following and replace(following, content=content)
        if self.scene.grammar.lexicon.quotatives:
            return self._unclosed(pair) or self._alone(pair)
        return self._led_in(place) or self._followed(place) or self._alone(pair)

    def _is_glued(self, place: int) -> bool:
        """Tell the first of two quotes that share a quotative: 「A」「B」と."""
        following = self.stretch.pairs[place + 1 : place + 2]
        ends = self.stretch.pairs[place].outer.end
        is_next = bool(following) and following[0].outer.start == ends
        return is_next and bool(self.scene.grammar.lexicon.quotatives)

    def _is_term(self, start: int, end: int) -> bool:
        """Tell what is called something (「A」と呼ばれ, 「A」という) from what is said."""
        match = self.scene.grammar.cue.match(self.text, start)
        if match is None or match.end() <= end:
            return False
        return cue_match(match, self.scene.grammar).group.kind == "decoy"

    def _quoted_first(self, place: int, start: int) -> Statement | None:
        """Read 「A」とX氏は述べた and X는 "A"고 말했다."""
        pair = self.stretch.pairs[place]
        cue = next((c for c in self.cues if c.span.end > start and c.group.kind != "source"), None)
        if cue is None and pair.content.end - pair.content.start < MIN_UNTOLD:
            return None
        limit = cue.span.start if cue else self.stretch.span.end
        if cue is not None and self._is_woven(pair, start, cue):
            return None
        if cue is not None and cue.group.speaker == "after":
            source = self._named_last(cue)
            return Statement("direct", pair.content, "marks and cue after", cue, source)
        woven = self._woven_in(place, start, cue) if cue is not None else None
        if woven is not None:
            return woven
        later = self.stretch.pairs[place + 1 :]
        between = Span(start, min([limit, *(p.outer.start for p in later)]))
        source = self._marked_subject(between, known=True) or self._topic(place)
        rule: Rule = "marks and cue after"
        return Statement("direct", pair.content, rule if cue else "marks alone", cue, source)

    def _is_woven(self, pair: Marked, start: int, cue: CueMatch) -> bool:
        """Tell 「A」として終える、と述べた, where a clause goes on behind the marks."""
        is_long = start - pair.outer.end > MIN_WOVEN
        endings = list(before_cue(self.scene.grammar).finditer(self.text, start, cue.span.start))
        is_next = any(p.outer.end == endings[-1].start() for p in self.stretch.pairs if endings)
        return is_long and bool(endings) and endings[-1].end() == cue.span.start and not is_next

    def _topic(self, place: int) -> Source | None:
        """Find the subject before the first quote of the sentence, else before this one."""
        pairs = self.stretch.pairs[: place + 1]
        starts = [self.stretch.span.start, *(p.outer.end for p in pairs[:-1])]
        nearer = self._nearer(place) if place else None
        if nearer is not None or self._is_answer(place):
            return nearer
        for start, pair in zip(starts, pairs, strict=True):
            source = self._marked_subject(Span(start, pair.outer.start))
            if source is not None:
                return source
        return None

    def _nearer(self, place: int) -> Source | None:
        """Find who answers behind the cue of the quote before: "A"고 묻자 그는 "B"고 답했다."""
        ends = [cue.span.end for cue in self._cues_before(place)]
        between = Span(ends[-1], self.stretch.pairs[place].outer.start) if ends else None
        return self._marked_subject(between, known=True) if between else None

    def _is_answer(self, place: int) -> bool:
        """Tell "A"고 묻자 "B"고 답했다, where another than who asks answers."""
        return any(cue.group.kind == "ask" for cue in self._cues_before(place))

    def _cues_before(self, place: int) -> list[CueMatch]:
        """List the cues between a pair of marks and the one before."""
        if not place:
            return []
        before, pair = self.stretch.pairs[place - 1 : place + 1]
        between = Span(before.outer.end, pair.outer.start)
        return [cue for cue in self.cues if between.holds(cue.span)]

    def _woven_in(self, place: int, end: int, cue: CueMatch) -> Statement | None:
        """Read X는 Y가 "A"라고 말했다, where the marks hold the end of a clause alone."""
        start = self.stretch.pairs[place - 1].outer.end if place else self.stretch.span.start
        outer = self.stretch.pairs[place].outer
        markers = list(self._markers(Span(start, outer.start)))
        if len(markers) < MIN_MARKERS or self.text[markers[-1].end() : outer.start].strip():
            return None
        spans = Span(start, markers[0].start()), Span(markers[-2].end(), markers[-1].start())
        source, own = (read_phrase(self.scene, self._from_break(span)) for span in spans)
        if source is None or own is None or not self._speaks(source) or self._speaks(own):
            return None
        kept = before_cue(self.scene.grammar).search(self.text, outer.end, end)
        content = trimmed(self.text, markers[0].end(), kept.end("kept") if kept else outer.end)
        return Statement("mixed", content, "complement of a cue", cue, source)

    def _led_in(self, place: int) -> Statement | None:
        """Read X说：“A” and قال X: «A»."""
        pair = self.stretch.pairs[place]
        floor = self.stretch.pairs[place - 1].outer.end if place else self.stretch.span.start
        cue = next(
            (
                c
                for c in reversed(self.cues)
                if floor <= c.span.start
                and c.span.end <= pair.outer.start
                and c.group.kind != "source"
            ),
            None,
        )
        if cue is None:
            return None
        tail = Span(cue.span.end, pair.outer.start)
        if cue.group.speaker == "after":
            source, end = self._subject_after(cue, pair.outer.start)
            if source is None:
                source = self._subject_before(cue, floor)
            if not self._only_leads_in(
                Span(end, pair.outer.start), is_long=pair.content.end - pair.content.start > LONG
            ):
                return None
        else:
            if not _LEADS_IN.match(tail.of(self.text).strip()):
                return None
            is_shared = cue.group.speaker == "shared"
            source = self._shared_subject(cue) if is_shared else self._subject_before(cue, floor)
        return Statement("direct", pair.content, "marks and cue before", cue, source)

    def _shared_subject(self, cue: CueMatch) -> Source | None:
        """Read the subject of the cue before: وأضاف سامي قائلا."""
        before = [c for c in self.cues if c.span.end <= cue.span.start]
        return self._subject_after(before[-1], cue.span.start)[0] if before else None

    def _only_leads_in(self, span: Span, *, is_long: bool) -> bool:
        """Tell whether what stands between a subject and the marks only leads in to them.

        Before a long quote its last word alone must: دعا كافة الكتائب إلى "…".
        """
        text = span.of(self.text).strip(EDGES + "\"'«“")
        known = self.scene.grammar.lexicon
        if span.of(self.text).rstrip().endswith((":", "：")):
            return True
        words = [word for word in self.scene.plain(span) if word] if text else []
        light = [w in known.complementisers or w in self.scene.grammar.light for w in words]
        is_told = words[-1] in known.complementisers if words else True
        is_glued = bool(words) and words[0].startswith(tuple(known.agents))
        return all(light) or is_told or (is_long and (light[-1] or is_glued))

    def _followed(self, place: int) -> Statement | None:
        """Read “A”X说 and «A»، قال X."""
        pair = self.stretch.pairs[place]
        limit = self._next_opener(place)
        later = (c for c in self.cues if c.span.start >= pair.outer.end)
        cue = next((c for c in later if c.group.kind != "source"), None)
        if cue is None or cue.span.end > min(limit, pair.outer.end + REACH):
            return None
        lead = Span(pair.outer.end, cue.span.start)
        if cue.group.speaker == "after":
            if lead.of(self.text).strip(EDGES):
                return None
            source = self._subject_after(cue, limit)[0]
        else:
            if BREAK.search(lead.of(self.text).strip(EDGES)) or not self._ends_clause(pair):
                return None
            source = read_phrase(self.scene, lead)
            if source is None and lead.of(self.text).strip(EDGES):
                return None
        return Statement("direct", pair.content, "marks and cue after", cue, source)

    def _ends_clause(self, pair: Marked) -> bool:
        inside = pair.content.of(self.text).rstrip()[-1:]
        after = self.text[pair.outer.end : pair.outer.end + 1]
        return inside in "。！？，.!?,…；" or after in "，,"

    def _next_opener(self, place: int) -> int:
        following = self.stretch.pairs[place + 1 : place + 2]
        return following[0].outer.start if following else self.stretch.span.end

    def _unclosed(self, pair: Marked) -> Statement | None:
        """Read X氏は「A。, whose closing mark and cue are missing."""
        if pair.continued or pair.outer.end > pair.content.end:
            return None
        before = Span(self.stretch.span.start, pair.outer.start)
        source = self._marked_subject(before, known=True)
        if source is None or source.kind != "person":
            return None
        return Statement("direct", pair.content, "marks alone", None, source)

    def _alone(self, pair: Marked) -> Statement | None:
        """Tell a quote that is a sentence of its own from scare quotes."""
        before = self.text[self.stretch.span.start : pair.outer.start].strip()
        inside = pair.content.of(self.text).rstrip()
        after = self.text[pair.outer.end : self.stretch.span.end].strip(EDGES)
        ends = inside[-1:] in "。！？.!?…"
        whole = not before and (ends or not after)
        if not whole or len(inside) < MIN_ALONE:
            return None
        cue = self.cues[-1] if self.cues else None
        rest = Span(pair.outer.end, cue.span.start if cue else pair.outer.end)
        source = self._marked_subject(rest, known=True) if after else None
        return Statement("direct", pair.content, "marks alone", cue if source else None, source)

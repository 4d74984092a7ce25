"""Indirect and mixed quotes of languages without capitals, by where subject and cue stand."""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from agents.quotes.caseless_cores import bare
from agents.quotes.caseless_names import read_phrase
from agents.quotes.caseless_patterns import (
    BREAK,
    EDGES,
    STRONG,
    after_marks,
    before_cue,
    closing_tail,
    complementiser,
)
from agents.quotes.caseless_subjects import REACH, Subjects, ending_of
from agents.quotes.cues import CueMatch
from agents.quotes.phrases import Source
from agents.quotes.statements import Rule, Statement
from agents.text import Span, trimmed

MIN_CONTENT = 5
"""A reported clause is no shorter, in code points."""

MAX_PLACE = 2
"""A place behind a source has no more words, its preposition with them."""

MAX_DATE, MAX_TAIL, MAX_RECIPIENT = 24, 30, 12
"""So long at most are a date behind a subject, what parts a source from its comma, who is told."""


class IndirectQuotes(Subjects):
    """Read the reported clauses of one sentence, between its direct quotes (`walls`)."""

    def _limit(self, cue: CueMatch, walls: Sequence[Span]) -> int:
        after = (wall.start - 1 for wall in walls if wall.start > cue.span.end)
        return min([self.stretch.span.end, *after])

    def _floor(self, cue: CueMatch, walls: Sequence[Span]) -> int:
        before = (wall.end + 1 for wall in walls if wall.end <= cue.span.start)
        return max([self.stretch.span.start, *before])

    def _indirect(self, place: int, cue: CueMatch, walls: Sequence[Span]) -> Statement | None:
        if self._is_blocked(cue) or cue.group.content == "none":
            return None
        if cue.group.kind == "source":
            return self._by_source(cue, walls)
        if cue.group.speaker == "first":
            return self._content_first(cue, walls)
        if cue.group.speaker in {"after", "shared"} or cue.group.origins:
            return self._verb_first(place, cue, walls)
        return self._subject_first(place, cue, walls)

    def _is_blocked(self, cue: CueMatch) -> bool:
        before = self.text[
            max(self.stretch.span.start, cue.span.start - 12) : cue.span.start
        ].rstrip()
        lexicon = self.scene.grammar.lexicon
        if lexicon.spaced:
            return not lexicon.blockers.isdisjoint(before.split()[-1:])
        return any(before.endswith(word) for word in lexicon.blockers)

    def _subject_first(self, place: int, cue: CueMatch, walls: Sequence[Span]) -> Statement | None:
        """Read X表示，Y and X承认Y; a cue with no subject of its own shares the last one's."""
        floor = self._floor(cue, walls)
        if any(w.start - 2 <= cue.span.end <= w.start for w in walls):
            return None
        source = self._subject_before(cue, floor)
        chunk = self._chunk_before(cue, floor)
        if source is None and not self._only_adverbs(chunk):
            return None
        if cue.group.content == "that" and source is None:
            return None
        limit = self._limit(cue, walls)
        end = self._content_end(place, cue, limit)
        start = self._behind_recipient(cue, end)
        return self._statement(Span(start, end), source, "complement of a cue", cue)

    def _behind_recipient(self, cue: CueMatch, end: int) -> int:
        """Step over who is told: 告诉法庭，."""
        if not cue.group.recipient:
            return cue.span.end
        comma = STRONG.search(self.text, cue.span.end, min(end, cue.span.end + MAX_RECIPIENT))
        return comma.end() if comma else cue.span.end

    def _content_end(self, place: int, cue: CueMatch, limit: int) -> int:
        """End a content before the chunk of a second cue: "，但强调…"."""
        for following in self.cues[place + 1 :]:
            if following.span.end > limit:
                break
            if following.group.kind == "source":
                continue
            chunk = self._chunk_before(following, cue.span.end)
            is_own = self.text[chunk.start - 1 : chunk.start] not in {"", "、"}
            if is_own and chunk.start > cue.span.end + MIN_CONTENT and self._begins_anew(chunk):
                return chunk.start
        return limit

    def _begins_anew(self, chunk: Span) -> bool:
        words = self.scene.plain(chunk)
        known = self.scene.grammar.lexicon
        return (
            not words
            or words[0] in known.joins | known.openers
            or self.text[chunk.start - 1] in "；;"
        )

    def _verb_first(self, place: int, cue: CueMatch, walls: Sequence[Span]) -> Statement | None:
        """Read قال X إن Y; a participle (shared) and a bare cue take the last speaker."""
        following = (c.span.start for c in self.cues[place + 1 :] if c.group.speaker == "shared")
        limit = min([self._limit(cue, walls), *following])
        told = complementiser(self.scene.grammar).search(
            self.text, cue.span.end, min(limit, cue.span.end + 2 * REACH)
        )
        if told is None:
            return self._inset(cue, limit)
        source, _ = self._subject_after(cue, told.start())
        if source is None and not self._only_adverbs(Span(cue.span.end, told.start())):
            return None
        own = source is None and cue.group.speaker != "shared"
        before = self._subject_before(cue, self.stretch.span.start) if own else None
        end = min(limit, self._next_report(place, told.end()))
        return self._statement(Span(told.end(), end), source or before, "complement of a cue", cue)

    def _next_report(self, place: int, start: int) -> int:
        """Find where a participle (مشيرا إلى) or a joined verb (، وأضاف) begins the next report."""
        for cue in self.cues[place + 1 :]:
            before = self.text[max(0, cue.span.start - 2) : cue.span.start].rstrip()
            is_joined = cue.group.speaker == "after" and before.endswith(("،", ","))
            is_own = is_joined and cue.span.start > start + MIN_CONTENT
            if is_own or (cue.group.speaker == "shared" and cue.span.start > start):
                return cue.span.start
        return self.stretch.span.end

    def _inset(self, cue: CueMatch, limit: int) -> Statement | None:
        """Read "Y، قال X." and "Y، كما قال X."."""
        before = self.text[self.stretch.span.start : cue.span.start].rstrip()
        before = before.removesuffix(ending_of(before, self.scene.grammar.lexicon.manners)).rstrip()
        if not before.endswith(("،", ",")):
            return None
        source, end = self._subject_after(cue, limit)
        if source is None or self.text[end:limit].strip(EDGES):
            return None
        start = self.stretch.span.start
        return self._statement(Span(start, start + len(before)), source, "cue at the end", cue)

    def _content_first(self, cue: CueMatch, walls: Sequence[Span]) -> Statement | None:
        """Read XはYと述べた, X는 Y다고 말했다: subject, content, cue."""
        floor = self._floor(cue, walls)
        start = max(floor, cue.span.start - REACH)
        endings = before_cue(self.scene.grammar).finditer(self.text, start, cue.span.start)
        ending = next(iter(deque(endings, maxlen=1)), None)
        if ending is None or not self._only_adverbs(Span(ending.end(), cue.span.start)):
            return None
        floor = max(floor, self._told_before(cue))
        start, source = self._content_start(Span(floor, ending.start()))
        return self._statement(
            Span(start, ending.end("kept") if ending.group("kept") else ending.start()),
            source,
            "complement of a cue",
            cue,
        )

    def _behind_marks(self, cue: CueMatch, direct: Sequence[Statement]) -> Iterator[Statement]:
        """Read the clause that goes on behind marks: "A"라며 Y다고 밝혔다."""
        last = [s for s in direct if s.cue == cue][-1]
        ends = [p.outer.end for p in self.stretch.pairs if p.content.end == last.content.end]
        told = after_marks(self.scene.grammar).match(self.text, ends[-1]) if ends else None
        if told is None or told.group() not in self.scene.grammar.lexicon.joins:
            return
        statement = self._content_first(cue, [Span(told.start(), told.end() - 1)])
        if statement is not None:
            yield replace(statement, source=statement.source or last.source)

    def _told_before(self, cue: CueMatch) -> int:
        """Find where the cue before ends its own clause: Xと述べ、Yと強調した."""
        before = [c.span.end for c in self.cues if c.span.end < cue.span.start]
        is_ended = bool(before) and self.text[before[-1] : before[-1] + 1] in {"、", ","}
        return before[-1] if is_ended else 0

    def _content_start(self, span: Span) -> tuple[int, Source | None]:
        for marker in self._markers(span):
            lead = self._from_break(Span(span.start, marker.start()))
            source = read_phrase(self.scene, lead)
            if source is not None and self._speaks(source):
                return self._after_date(Span(marker.end(), span.end)), source
            break
        return span.start, None

    def _after_date(self, span: Span) -> int:
        comma = BREAK.search(self.text, span.start, min(span.end, span.start + MAX_DATE))
        is_date = comma is not None and self._only_adverbs(Span(span.start, comma.start()))
        if comma is not None and is_date:
            return comma.end()
        word, plain = next(self.scene.first_words(span), (span, ""))
        date, bracket, _ = bare(plain).partition("(")
        is_there = bracket and date != plain and date in self.scene.grammar.lexicon.calendar
        return word.end if is_there else span.start

    def _by_source(self, cue: CueMatch, walls: Sequence[Span]) -> Statement | None:
        if cue.group.speaker == "after":
            return self._source_before_content(cue)
        phrase = self._from_break(Span(self.stretch.span.start, cue.span.start))
        source = read_phrase(self.scene, self._without_case(phrase))
        if source is None:
            return None
        content = trimmed(self.text, cue.span.end, self._limit(cue, walls), chars=EDGES)
        told = ending_of(content.of(self.text), self.scene.grammar.lexicon.hearsay)
        content = Span(content.start, content.end - len(told))
        return self._statement(content, source, "source phrase", cue)

    def _source_before_content(self, cue: CueMatch) -> Statement | None:
        """Read 据X报道，Y and بحسب X، Y; inside a clause it leaves the clause whole."""
        limit = self.stretch.span.end
        tails = cue.group.tails
        comma = BREAK.search(self.text, cue.span.end, min(limit, cue.span.end + REACH))
        end = comma.start() if comma else min(limit, cue.span.end + REACH)
        if tails:
            tail = closing_tail(tails).search(self.text, cue.span.end, end)
            if comma is None or (tail is None and not cue.group.opening):
                return None
            end = tail.start() if tail else end
            tails = tails if tail else frozenset()
        source = read_phrase(self.scene, Span(self._behind_agent(cue.span.end, end), end))
        if source is None or (cue.group.tails and not tails and source.kind != "body"):
            return None
        opens = not self.text[self.stretch.span.start : cue.span.start].strip(
            EDGES
        ) or self._only_adverbs(Span(self.stretch.span.start, cue.span.start))
        if opens:
            start = (
                comma.end()
                if comma and comma.start() <= source.span.end + MAX_TAIL
                else source.span.end
            )
            rest = Span(source.span.end, comma.start() if comma else limit)
            if not tails and rest.start < rest.end and not self._is_place(comma, rest):
                start = source.span.end if self._goes_on(source.span.end) else start
            return self._statement(Span(start, limit), source, "source phrase", cue)
        if not self.text[source.span.end : limit].strip(EDGES):
            return self._statement(
                Span(self.stretch.span.start, cue.span.start), source, "source phrase", cue
            )
        return self._statement(self.stretch.span, source, "source phrase", cue)

    def _is_place(self, comma: re.Match[str] | None, rest: Span) -> bool:
        """Tell where a source is (مصادر طبية في غزة،) from a clause without a comma."""
        return comma is not None and len(self.scene.plain(rest)) <= MAX_PLACE

    def _behind_agent(self, start: int, end: int) -> int:
        """Step over what is glued to a source: وفقا لوزارة."""
        word = next(self.scene.first_words(Span(start, end)), None)
        if word is None or self._is_known(word[1]):
            return start
        agents = self.scene.grammar.lexicon.agents
        cuts = sorted((len(a) for a in agents if word[1].startswith(a)), reverse=True)
        known = (cut for cut in cuts if self._is_known(word[1][cut:]))
        return word[0].start + next(known, cuts[0]) if cuts else start

    def _is_known(self, word: str) -> bool:
        grammar = self.scene.grammar
        return word in grammar.kinds or word in grammar.unnamed

    def _goes_on(self, offset: int) -> bool:
        word = next(self.scene.first_words(Span(offset, self.stretch.span.end)), None)
        return word is not None and word[1] in self.scene.grammar.lexicon.stops

    def _statement(
        self, span: Span, source: Source | None, rule: Rule, cue: CueMatch
    ) -> Statement | None:
        content = trimmed(self.text, *span, chars=EDGES)
        for word, plain in self.scene.words(content):
            if plain in self.scene.grammar.lexicon.complementisers:
                content = trimmed(self.text, word.end, content.end, chars=EDGES)
            break
        if content.end - content.start < MIN_CONTENT:
            return None
        holds = any(content.holds(pair.outer) for pair in self.stretch.pairs)
        return Statement("mixed" if holds else "indirect", content, rule, cue, source)

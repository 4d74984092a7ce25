"""Dialogue: speech that dashes open, and speech that a reporting clause interrupts."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from agents.quotes.cues import CueMatch, cue_match
from agents.quotes.marks import Marked, read_marks
from agents.quotes.words import Words
from agents.text import Document, Span, spanned, trimmed

LEAD = 40
"""The words between a dash and its cue ("— wczoraj powiedział") are no longer, in code points."""

MAX_CLAUSE = 280
MAX_TURN = 2_000
"""A clause behind a glued dash, and a turn that one ends, are looked at so far."""

_CLOSED = re.compile(r"[,.!?…](?=\s)")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_DASH_AFTER = re.compile(r"\s[-–—](?:[,.;:](?=\s)|(?=\s))")
_SPEECH_EDGE = " \t\u00a0,—–-"


def read_speech(document: Document, cut: Words) -> list[Marked]:
    """Find what stands between marks or after a dash, reporting clauses inside it cut out."""
    marked = read_marks(document, cut.grammar)
    marks = cut.grammar.lexicon.marks
    if marks.interrupted:
        pieces = (_interrupted(cut, pair) for pair in marked)
        marked = list(chain.from_iterable(pieces))
    return _merged(marked, _dialogue(document, cut)) if marks.dashes else marked


def _merged(marked: Sequence[Marked], turns: Sequence[Marked]) -> list[Marked]:
    """Order both sorts; marks inside a turn of dialogue are nested in it."""
    found: list[Marked] = []
    for piece in sorted([*marked, *turns], key=lambda piece: (piece.outer.start, -piece.outer.end)):
        if not found or piece.outer.start >= found[-1].outer.end:
            found.append(piece)
    return found


def _interrupted(cut: Words, pair: Marked) -> Iterator[Marked]:
    """Cut «A, dit-elle. B» into A and B."""
    start, opens = pair.content.start, pair.outer.start
    for clause in _inset_clauses(cut, pair.content):
        content = trimmed(cut.text, start, clause.start, chars=_SPEECH_EDGE)
        yield Marked(content, Span(opens, clause.start))
        start = opens = clause.end
    content = trimmed(cut.text, start, pair.content.end, chars=_SPEECH_EDGE)
    if start == pair.content.start:
        yield pair
    elif content.end > content.start:
        yield replace(pair, content=content, outer=Span(opens, pair.outer.end))


def _inset_clauses(cut: Words, content: Span) -> Iterator[Span]:
    text, grammar, done = cut.text, cut.grammar, content.start
    for match in grammar.cue.finditer(text, *content):
        cue = cue_match(match, grammar)
        if cue.span.start <= done or not _is_inverted(cut, cue):
            continue
        dash = text[: cue.span.start].endswith(("- ", "– ", "— "), done)
        if dash or text[done : cue.span.start].rstrip().endswith((",", "!", "?")):
            closes = _dash_after if dash else _clause_end
            end = closes(text, cue.span.end, content.end)
            yield Span(cue.span.start, end)
            done = end


def _dash_after(text: str, start: int, end: int) -> int:
    found = _DASH_AFTER.search(text, start, end)
    return found.end() if found else _clause_end(text, start, end)


def _clause_end(text: str, start: int, end: int) -> int:
    found = _CLOSED.search(text, start, end)
    return found.end() if found else end


def _is_inverted(cut: Words, cue: CueMatch) -> bool:
    """Tell whether a cue has its subject glued to it or right behind it."""
    if cue.clitic is not None:
        return True
    if cue.group.speaker not in {"after", "either"} or cue.group.kind == "source":
        return False
    text, grammar = cut.text, cut.grammar
    following = next(cut.first(Span(cue.span.end, len(text))), None)
    if following is None or text[cue.span.end : following[0].start].strip(" \u00a0"):
        return False
    word, plain = following
    lexicon = grammar.lexicon
    starts = plain in lexicon.determiners or plain in grammar.pronouns or grammar.is_head(plain)
    return starts or word.of(text)[0].isupper()


def _dialogue(document: Document, cut: Words) -> list[Marked]:
    """Read the turns of dialogue; one without a clause counts where another has one."""
    turns: list[Marked] = []
    alone: list[Marked] = []
    for paragraph in document.paragraphs:
        reader = _Turns(cut, paragraph)
        pieces = reader.read()
        (turns if reader.has_clause else alone).extend(pieces)
    return [*turns, *alone] if turns else []


class _Turns:
    """Read one paragraph's dialogue in one pass, dash by dash."""

    def __init__(self, cut: Words, paragraph: Span) -> None:
        self.cut, self.text, self.grammar = cut, cut.text, cut.grammar
        self.paragraph = paragraph
        self.has_clause = False
        self.opened: Span | None = None

    def read(self) -> list[Marked]:
        pieces = []
        for dash in self.grammar.dash.finditer(self.text, *self.paragraph):
            here = spanned(dash.span())
            if self.opened is None:
                self.opened = here if self._opens(here) else None
            elif self._begins_clause(here.end):
                pieces.append(self._piece(self.opened, here.start, here.end))
                self.opened, self.has_clause = self._resumed(here.end), True
            elif self._opens(here) and (clause := self._set_off_by_comma(here.start)):
                pieces.append(self._piece(self.opened, clause.start, clause.start))
                self.opened, self.has_clause = here, True
        return [*pieces, *self._last()]

    def _resumed(self, start: int) -> Span | None:
        """Find where speech goes on behind a clause whose dash is glued to it: "—dijo Ana—. B"."""
        limit = min(self.paragraph.end, start + MAX_CLAUSE)
        closed = self.grammar.closing_dash.search(self.text, start, limit)
        return Span(closed.end(), closed.end()) if closed else None

    def _last(self) -> Iterator[Marked]:
        """Read what is said up to the paragraph's end, with the clause that a comma sets off."""
        opened, end = self.opened, self.paragraph.end
        if opened is None:
            return
        clause = None if self.has_clause else self._set_off_by_comma(end)
        if clause is not None:
            self.has_clause = True
            yield self._piece(opened, clause.start, clause.start)
            opened = Span(clause.end, clause.end)
        ends = self.text[opened.end : end].rstrip().endswith((".", "!", "?", "…"))
        if ends and (self.has_clause or opened.start == self.paragraph.start):
            yield self._piece(opened, end, end)

    def _piece(self, opened: Span, end: int, outer_end: int) -> Marked:
        content = trimmed(self.text, opened.end, end, chars=_SPEECH_EDGE)
        return Marked(content, Span(opened.start, outer_end), dash=True)

    def _opens(self, dash: Span) -> bool:
        """Tell whether speech follows a dash: at the start, after a sentence, ", — and"."""
        following = self.text[dash.end : dash.end + 1]
        near = max(self.paragraph.start, dash.start - 4)
        before = self.text[near : dash.start].rstrip()[-1:]
        if not following or following.islower():
            return before == "," and bool(following)
        return not before or before in ".,!?…:"

    def _begins_clause(self, start: int) -> bool:
        for word, plain in self.cut.first(Span(start, self.paragraph.end)):
            cue = self.grammar.cue.match(self.text, word.start)
            if cue is not None:
                group = cue_match(cue, self.grammar).group
                return group.kind != "source" and group.speaker != "shared"
            if plain not in self.grammar.adverbials or word.start > start + LEAD:
                return False
        return False

    def _set_off_by_comma(self, end: int) -> Span | None:
        """Find the clause in "– A, säger Berit Ek. B"; it runs to its sentence's end."""
        start = max(self.opened.end, end - MAX_TURN) if self.opened else end
        clauses = _inset_clauses(self.cut, Span(start, end))
        clause = next(clauses, None)
        if clause is None:
            return None
        stop = _SENTENCE_END.search(self.text, clause.start, end)
        return Span(clause.start, stop.end() if stop else end)

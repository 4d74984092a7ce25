"""Dialogue: speech that dashes open, and speech that a reporting clause interrupts."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from agents.quotes.cues import CueMatch, cue_match
from agents.quotes.grammar import Grammar
from agents.quotes.marks import Marked, read_marks
from agents.text import Document, Span, alternation, trimmed

LEAD = 40
"""The words between a dash and its cue ("— wczoraj powiedział") are no longer, in code points."""

_END = re.compile(r"[.!?…](?=\s)|\n")
_CLOSED = re.compile(r"[,.!?…](?=\s)")
_SPEECH_EDGE = " \t\u00a0,—–-"


def read_speech(document: Document, grammar: Grammar) -> list[Marked]:
    """Find what stands between marks or after a dash, reporting clauses inside it cut out."""
    marked = read_marks(document, grammar)
    marks = grammar.lexicon.marks
    if marks.interrupted:
        pieces = (_interrupted(document.text, pair, grammar) for pair in marked)
        marked = list(chain.from_iterable(pieces))
    if not marks.dashes:
        return marked
    return _merged(marked, _dialogue(document, grammar, marked))


def _merged(marked: Sequence[Marked], turns: Sequence[Marked]) -> list[Marked]:
    """Order both sorts; marks inside a turn of dialogue are nested in it."""
    found: list[Marked] = []
    for piece in sorted([*marked, *turns], key=lambda piece: (piece.outer.start, -piece.outer.end)):
        if not found or piece.outer.start >= found[-1].outer.end:
            found.append(piece)
    return found


def _interrupted(text: str, pair: Marked, grammar: Grammar) -> Iterator[Marked]:
    """Cut «A, dit-elle. B» into A and B."""
    start, opens = pair.content.start, pair.outer.start
    for clause in _inset_clauses(text, pair.content, grammar):
        content = trimmed(text, start, clause.start, chars=_SPEECH_EDGE)
        yield Marked(content, Span(opens, clause.start))
        start = opens = clause.end
    content = trimmed(text, start, pair.content.end, chars=_SPEECH_EDGE)
    if start == pair.content.start:
        yield pair
    elif content.end > content.start:
        yield pair._replace(content=content, outer=Span(opens, pair.outer.end))


def _inset_clauses(text: str, content: Span, grammar: Grammar) -> Iterator[Span]:
    done = content.start
    for match in grammar.cue.finditer(text, *content):
        cue = cue_match(match, grammar)
        if cue.span.start <= done or not _is_inverted(text, cue, grammar):
            continue
        dash = text[: cue.span.start].endswith(("- ", "– ", "— "), done)
        if dash or text[done : cue.span.start].rstrip().endswith((",", "!", "?")):
            closes = _dash_after if dash else _clause_end
            end = closes(text, cue.span.end, content.end)
            yield Span(cue.span.start, end)
            done = end


def _dash_after(text: str, start: int, end: int) -> int:
    found = re.compile(r"\s[-–—](?=[\s,.])").search(text, start, end)
    return found.end() if found else _clause_end(text, start, end)


def _clause_end(text: str, start: int, end: int) -> int:
    found = _CLOSED.search(text, start, end)
    return found.end() if found else end


def _is_inverted(text: str, cue: CueMatch, grammar: Grammar) -> bool:
    """Tell whether a cue has its subject glued to it or right behind it."""
    if cue.clitic is not None:
        return True
    if cue.group.speaker not in {"after", "either"} or cue.group.kind == "source":
        return False
    following = next(grammar.words(text, Span(cue.span.end, len(text))), None)
    if following is None or text[cue.span.end : following[0].start].strip(" \u00a0"):
        return False
    word, plain = following
    lexicon = grammar.lexicon
    starts = plain in lexicon.determiners or plain in grammar.pronouns or grammar.is_head(plain)
    return starts or word.of(text)[0].isupper()


def _dialogue(document: Document, grammar: Grammar, marked: Sequence[Marked]) -> list[Marked]:
    """Read the turns of dialogue; one without a clause counts where another has one."""
    reader = _Turns(document.text, grammar)
    spans = [pair.outer for pair in marked]
    turns: list[list[Marked]] = []
    alone: list[list[Marked]] = []
    for paragraph in document.paragraphs:
        cut = reader.read(paragraph, [s for s in spans if paragraph.holds(s)] if spans else [])
        (turns if reader.has_clause else alone).append(cut)
    return list(chain.from_iterable([*turns, *alone] if any(turns) else []))

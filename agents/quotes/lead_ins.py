"""Lead-ins: the reporting clause before a quote, or whom the line before its colon names."""

from itertools import dropwhile

from agents.quotes.cues import CueMatch
from agents.quotes.fragments import is_name, is_woven
from agents.quotes.marks import Marked
from agents.quotes.phrases import Source
from agents.quotes.scene import Scene
from agents.quotes.sources import clitic_of, named_at_end, source_after, source_before
from agents.quotes.statements import REACH, ReportingClause
from agents.quotes.subjects import shared_subject
from agents.text import Span, trimmed

MIN_CLAUSE = 3
"""So many words behind a complementiser begin the clause that is reported."""


def leader(scene: Scene, pair: Marked) -> Source | None:
    """Read who a lead-in without a cue ends with: "Soddisfatto il sindaco Tullio Beltrami: «…»"."""
    end = _end_of_lead_in(scene, pair)
    lead = trimmed(scene.text, max(0, end - REACH), end)
    if not scene.text.endswith(":", *lead):
        return None
    start = max(lead.start, scene.document.sentence_at(lead.end - 1).start)
    return named_at_end(scene, Span(start, lead.end - 1))


def clause_before(scene: Scene, index: int) -> ReportingClause | None:
    """Read "Ann Lee told reporters: “…”"."""
    pair, cue = scene.marked[index], _cue_before(scene, index)
    if cue is None or is_name(scene, pair):
        return None
    tail = Span(cue.span.end, _end_of_lead_in(scene, pair))
    if scene.ends_sentence(tail) or not _leads_in(scene, tail) or _reports(scene, cue, pair):
        return None
    source = _subject(scene, cue, _floor(scene, index), pair.outer.start)
    if is_woven(scene, pair) and (cue.group.kind == "call" or _has_subject(scene, tail, source)):
        return None
    return ReportingClause(cue, source, "marks and cue before")


def _cue_before(scene: Scene, index: int) -> CueMatch | None:
    """Find the cue whose reporting clause may reach up to a quote."""
    mark = scene.marked[index].outer.start
    cue = scene.cue_before(mark)
    near = cue is not None and cue.span.start >= max(_floor(scene, index), mark - REACH)
    return cue if near else None


def _has_subject(scene: Scene, tail: Span, source: Source | None) -> bool:
    """Tell "Lee said the union “will not go”", whose marks go on with a clause's subject."""
    words = scene.plain(tail)
    if len(words) < 2 or source is None or source.span.start >= tail.start:  # noqa: PLR2004 - "the union"
        return False
    return words[0] in scene.grammar.lexicon.determiners or words[0] in scene.grammar.unnamed


def is_within_report(scene: Scene, index: int) -> bool:
    """Tell "said that if she won, “she would …”", whose reported clause begins before its marks."""
    cue = _cue_before(scene, index)
    return cue is not None and _reports(scene, cue, scene.marked[index])


def _reports(scene: Scene, cue: CueMatch, pair: Marked) -> bool:
    tail = trimmed(scene.text, cue.span.end, pair.outer.start)
    if not scene.text.endswith(",", *tail) or scene.ends_sentence(tail):
        return False
    told = scene.grammar.complementiser.search(scene.text, *tail)
    following = scene.plain(Span(told.end(), tail.end)) if told else ()
    return sum(map(bool, following)) >= MIN_CLAUSE


def _end_of_lead_in(scene: Scene, pair: Marked) -> int:
    """Step back over the line end between "Kaya said:" and a quote in the next paragraph."""
    before = scene.text[max(0, pair.outer.start - 4) : pair.outer.start]
    told = before.rstrip()
    return pair.outer.start - (len(before) - len(told) if told.endswith(":") else 0)


def _subject(scene: Scene, cue: CueMatch, floor: int, limit: int) -> Source | None:
    floor = max(floor, scene.document.sentence_at(cue.span.start).start)
    source = clitic_of(cue, scene) or shared_subject(cue, floor, scene)
    if source is None and cue.group.speaker != "after":
        source = source_before(cue, floor, scene)
    if source is None and cue.group.speaker in {"after", "either"}:
        source = source_after(cue, limit, scene)
    return source


def _leads_in(scene: Scene, tail: Span) -> bool:
    """Tell whether only a comma, a colon or words like "reporters that" part a cue from a mark."""
    text = tail.of(scene.text).rstrip()
    if text.endswith((":", ",", "：", "，")):
        return True
    grammar, words = scene.grammar, scene.plain(tail)
    told = dropwhile(lambda word: word not in grammar.lexicon.complementisers, words)
    if not grammar.unnamed.isdisjoint(told):
        return False  # "sade att beslutet var ”…”": a clause of its own
    return all(word in grammar.small_words or not word for word in words)


def _floor(scene: Scene, index: int) -> int:
    document, mark = scene.document, scene.marked[index].outer.start
    start = document.paragraph_at(_end_of_lead_in(scene, scene.marked[index]) - 1).start
    start = min(start, document.paragraph_at(mark).start)
    return max(start, scene.marked[index - 1].outer.end) if index else start

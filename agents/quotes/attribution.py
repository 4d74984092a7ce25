"""Direct quotes: which reporting clause belongs to which pair of marks."""

from msgspec.structs import replace

from agents.quotes.cues import CueMatch
from agents.quotes.fragments import (
    begins_clause,
    ends_clause,
    is_name,
    is_set_off,
    is_title,
    stands_alone,
)
from agents.quotes.labels import is_direction, labelled, signed
from agents.quotes.lead_ins import clause_before, is_within_report, leader
from agents.quotes.marks import Marked
from agents.quotes.scene import Scene
from agents.quotes.sources import clitic_of, source_after, source_before
from agents.quotes.statements import REACH, ReportingClause, Statement
from agents.quotes.verb_final import FINALS, subject_of_quote
from agents.text import Span, trimmed

MAX_NAMES = 3
"""So many marked names are looked past for the next quote."""


def direct_quotes(scene: Scene) -> list[Statement]:
    """Make a statement of every pair of marks that quotes speech; fragments are left to others."""
    found: list[Statement | None] = []
    for index, pair in enumerate(scene.marked):
        previous = found[-1] if found else None
        statement = _statement(scene, index, previous)
        if statement is not None and pair.dash:
            statement = replace(statement, rule="dash dialogue")
        found.append(statement)
    _share_back(scene, found)
    return [statement for statement in found if statement is not None]


def _statement(scene: Scene, index: int, previous: Statement | None) -> Statement | None:
    pair = scene.marked[index]
    if not pair.content.of(scene.text).strip() or is_direction(scene, pair):
        return None
    said = labelled(scene, pair) or signed(scene, pair)
    return said or _told(scene, index, previous)


def _told(scene: Scene, index: int, previous: Statement | None) -> Statement | None:
    """Read a quote by the clause beside it, by the quote that it goes on with, or alone."""
    pair = scene.marked[index]
    before_it = scene.marked[index - 1] if index else None
    clause = _clause(scene, index)
    if clause is not None:
        return Statement("direct", pair.content, clause.rule, clause.cue, clause.source)
    if previous is not None and before_it is not None:
        if before_it.continued:
            return replace(previous, content=pair.content, rule="marks go on")
        if _splits(scene, before_it, pair, previous):
            return replace(previous, content=pair.content, rule="marks split by a clause")
    if not stands_alone(scene, pair) or is_within_report(scene, index):
        return None
    return Statement("direct", pair.content, "marks alone", source=leader(scene, pair))


def _clause(scene: Scene, index: int) -> ReportingClause | None:
    pair = scene.marked[index]
    after = None
    if begins_clause(scene, pair):
        after = _clause_after(scene, index) or _sentence_after(scene, index)
    return after or (clause_before(scene, index) if ends_clause(scene, pair) else None)


def _share_back(scene: Scene, found: list[Statement | None]) -> None:
    """Give the clause at the end of a quote of several paragraphs to the paragraphs before it."""
    for index in reversed(range(len(found) - 1)):
        this, following = found[index], found[index + 1]
        if this is None or following is None or not scene.marked[index].continued:
            continue
        if this.cue is None and this.source is None:
            found[index] = replace(this, cue=following.cue, source=following.source)


def _clause_after(scene: Scene, index: int) -> ReportingClause | None:
    pair = scene.marked[index]
    cue = scene.cue_after(pair.outer.end)
    limit = _next_opener(scene, index)
    if cue is None or cue.span.end > min(limit, pair.outer.end + REACH):
        return None
    lead = Span(pair.outer.end, cue.span.start)
    opens = cue.group.kind == "source" and cue.span.of(scene.text)[0].isupper()
    if opens or (not is_set_off(scene, pair) and is_title(scene, pair)):
        return None
    if scene.ends_sentence(lead) or scene.text[lead.start : lead.start + 1] == ".":
        return None
    ended = pair.content.of(scene.text).rstrip().endswith(".")
    if _is_empty(scene, lead):
        return (
            None
            if ended and cue.span.of(scene.text)[0].isupper()
            else _inverted(scene, cue, pair.outer, limit)
        )
    if ended and _has_content(scene, cue, limit):
        return None
    return _straight(scene, cue, lead)


def _sentence_after(scene: Scene, index: int) -> ReportingClause | None:
    """Read a sentence that points back to the quote right before it: «…». Lo ha detto X."""
    pair, limit = scene.marked[index], _next_opener(scene, index)
    cue = scene.cue_after(pair.outer.end)
    if cue is None or not cue.group.afterwards or cue.span.end > limit:
        return None
    is_next = not scene.text[pair.outer.end : cue.span.start].strip(" \u00a0.")
    return _inverted(scene, cue, pair.outer, limit) if is_next else None


def _inverted(scene: Scene, cue: CueMatch, quote: Span, limit: int) -> ReportingClause | None:
    """Read "…," kata Budi."""
    if cue.group.speaker in {"before", "shared"} and cue.clitic is None:
        return None
    if cue.group.speaker in FINALS:
        source = subject_of_quote(scene, cue, quote, limit)
        return ReportingClause(cue, source, "marks and cue after")
    source = clitic_of(cue, scene) or source_after(cue, limit, scene)
    return ReportingClause(cue, source, "marks and cue after")


def _straight(scene: Scene, cue: CueMatch, lead: Span) -> ReportingClause | None:
    """Read "…," the mayor said."""
    if cue.group.speaker in {"after", "shared"}:
        return None
    source = source_before(cue, lead.start, scene)
    if source is None or scene.text[lead.start : source.span.start].strip(" ,–—-\u00a0"):
        return None
    return ReportingClause(cue, source, "marks and cue after")


def _has_content(scene: Scene, cue: CueMatch, limit: int) -> bool:
    """Tell whether a cue after a finished quote goes on to report something else."""
    rest = scene.text[cue.span.end : min(limit, cue.span.end + REACH)].lstrip()
    if rest[:1] in {"", ".", "\n"}:
        return not rest and limit < len(scene.text)
    word = rest.split(maxsplit=1)[0].lower().strip(",:")
    return word not in scene.grammar.fillers or rest[0] in ":,"


def _splits(scene: Scene, before: Marked, pair: Marked, previous: Statement) -> bool:
    """Tell whether one reporting clause is all that stands between two pairs of marks."""
    if previous.cue is None or previous.content != before.content:
        return False
    gap = trimmed(scene.text, before.outer.end, pair.outer.start)
    if not gap.start <= previous.cue.span.start < gap.end:
        return False
    is_parted = "\n" in scene.text[gap.end : pair.outer.start]
    if is_parted and is_title(scene, pair):
        return False
    return not scene.ends_sentence(gap) and begins_clause(scene, pair)


def _is_empty(scene: Scene, lead: Span) -> bool:
    known = scene.grammar.lexicon.adverbs
    return all(not plain or plain in known for _, plain in scene.words(lead))


def _next_opener(scene: Scene, index: int) -> int:
    end = scene.document.paragraph_at(scene.marked[index].outer.start).end
    for following in scene.marked[index + 1 : index + 1 + MAX_NAMES]:
        if not is_name(scene, following):
            return min(end, following.outer.start)
    return end

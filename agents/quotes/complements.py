"""Complements: where the content of a cue begins, and where no content is left."""

import re

from agents.quotes.clauses import COMMA, FINAL, Clause, after_dates, to_comma
from agents.quotes.phrases import begins_with_role
from agents.text import Span, trimmed

LEAD_IN = 120
"""So far behind its cue a complementiser may stand: "told reporters on Friday that"."""

_BROKEN = re.compile(r"[;:\n\"“”„«»「」]")


def content_start(clause: Clause, start: int) -> int | None:
    """Find where the content of a cue begins: after a complementiser, a comma, or at once."""
    told = complementiser_end(clause, start)
    lexicon, content = clause.scene.grammar.lexicon, clause.cue.group.content
    if told is not None or content == "none":
        return told
    comma = COMMA.match(clause.text, start)
    if comma is not None:
        return after_dates(clause, comma.end()) if lexicon.comma_complement else None
    if content == "that" or clause.cue.group.recipient:
        return None
    return _bare_start(clause, start)


def _bare_start(clause: Clause, start: int) -> int | None:
    grammar = clause.scene.grammar
    for word, plain in clause.scene.words(Span(start, clause.end)):
        if plain in grammar.lexicon.stops:
            return None
        if plain not in grammar.adverbials:
            return word.start
    return None


def complementiser_end(clause: Clause, start: int) -> int | None:
    """Step over "on Friday that", "kepada pers, bahwa"; None where there is none."""
    limit = min(clause.end, start + LEAD_IN)
    found = clause.scene.grammar.complementiser.search(clause.text, start, limit)
    if found is None or _BROKEN.search(clause.text, start, found.start()):
        return None
    between = [plain for plain in clause.scene.plain(Span(start, found.start())) if plain]
    known = clause.scene.grammar.fillers
    if not between or between[0] in known or clause.cue.group.recipient:
        return found.end()
    return None


def after_source(clause: Clause, start: int) -> int:
    """Find the content after a source phrase: after its comma, else right behind it."""
    told = complementiser_end(clause, start)
    if told is not None:
        return told
    limit = min(clause.end, start + LEAD_IN)
    comma = COMMA.search(clause.text, start, limit)
    if comma is None:
        return start
    rest = after_dates(clause, comma.end())
    is_role = begins_with_role(clause.scene, to_comma(clause, rest))
    following = COMMA.search(clause.text, rest, min(clause.end, rest + LEAD_IN))
    return following.end() if is_role and following else rest


def is_afterthought(clause: Clause, rest: Span) -> bool:
    """Tell whether only "on Friday", "di Jakarta, Senin (20/10)" or a role follows a cue."""
    rest = trimmed(clause.text, *rest, chars=FINAL)
    if complementiser_end(clause, rest.start) is not None or rest.end - rest.start > 2 * LEAD_IN:
        return False
    words = clause.scene.plain(rest)
    if not words or words[0] in clause.scene.grammar.fillers or clause.text[rest.start] == "(":
        return True
    after_comma = COMMA.match(clause.text, clause.cue.span.end) is not None
    return after_comma and begins_with_role(clause.scene, to_comma(clause, rest.start))

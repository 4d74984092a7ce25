"""Complements: where the content of a cue begins, and where no content is left."""

import re
from itertools import dropwhile

from agents.quotes.chunks import first_break, name_at
from agents.quotes.clauses import COMMA, FINAL, Clause, after_dates, to_comma
from agents.quotes.phrases import begins_with_role
from agents.text import Span, trimmed

MAX_APPOSITIONS = 3
MAX_OFFICE_WORDS = 6
MAX_APPOSITION = 12
"""An apposition has no more words: longer ones are clauses."""

RECIPIENT = 60
"""Who is told ("warf der Bank vor,") is no longer, in code points."""

MAX_VERBS = 4
"""So many words an infinitive ends with: "te zullen hebben gezien"."""

LEAD_IN = 120
"""So far behind its cue a complementiser may stand: "told reporters on Friday that"."""

_BROKEN = re.compile(r"[;:\n\"“”„«»「」]")


def content_start(clause: Clause, start: int) -> int | None:
    """Find where the content of a cue begins: after a complementiser, a comma, or at once."""
    start = max(start, clause.cue.end)
    told = complementiser_end(clause, start) or _behind_colon(clause, start)
    lexicon, content = clause.scene.grammar.lexicon, clause.cue.group.content
    if told is not None or content == "none":
        return told
    infinitive = _infinitive_start(clause, start)
    if infinitive is not None:
        return infinitive
    if _ends_with_infinitive(clause, start):
        return start
    comma = COMMA.match(clause.text, start)
    if comma is None and clause.cue.group.recipient and lexicon.comma_complement:
        comma = COMMA.search(clause.text, start, min(clause.end, start + RECIPIENT))
    if comma is not None:
        fits = lexicon.comma_complement and is_verb(clause)
        return after_dates(clause, comma.end()) if fits else None
    if content == "that" or clause.cue.group.recipient:
        return None
    return _bare_start(clause, start)


def _behind_colon(clause: Clause, start: int) -> int | None:
    """Step over the colon of "Эксперт уверен: цены вырастут", where a language sets one so."""
    takes_clause = clause.scene.grammar.inflects and clause.cue.group.content != "none"
    return start + 2 if takes_clause and clause.text.startswith(": ", start) else None


def is_verb(clause: Clause) -> bool:
    """Tell a verb from a noun that reports ("die Ansicht,"), where nouns have capitals."""
    if not clause.scene.grammar.lexicon.names.capital_nouns:
        return True
    span = clause.cue.span
    return span.of(clause.text)[0].islower() or span.start == clause.start


def _infinitive_start(clause: Clause, start: int) -> int | None:
    """Find "avoir" in "dit avoir vu", "aver" in "racconta al Corriere di aver visto"."""
    grammar = clause.scene.grammar
    if not grammar.lexicon.infinitives:
        return None
    window = Span(start, min(clause.end, start + RECIPIENT))
    words = clause.scene.first_words(window)
    told = False
    for place, (word, plain) in enumerate(dropwhile(lambda w: w[1] in grammar.adverbials, words)):
        told = told or (place == 0 and plain in grammar.lexicon.stops)
        if plain in grammar.lexicon.infinitives and place != 1:
            return word.start
        if not told or _BROKEN.search(clause.text, *word) or "," in word.of(clause.text):
            return None
    return None


def _ends_with_infinitive(clause: Clause, start: int) -> bool:
    """Tell "beweert niets van de overval te weten", which takes no comma."""
    grammar = clause.scene.grammar
    lexicon = grammar.lexicon
    if lexicon.comma_complement or not lexicon.infinitive_markers or clause.cue.group.kind == "ask":
        return False
    words = [plain for plain in clause.scene.plain(to_comma(clause, start)) if plain]
    is_told = words[:1] and words[0] in grammar.prepositions
    return not is_told and not lexicon.infinitive_markers.isdisjoint(words[-MAX_VERBS:-1])


def _bare_start(clause: Clause, start: int) -> int | None:
    grammar = clause.scene.grammar
    for word, plain in clause.scene.first_words(Span(start, clause.end)):
        if plain in grammar.lexicon.stops:
            return None
        if plain not in grammar.adverbials or plain in grammar.lexicon.auxiliaries:
            return word.start
    return None


def may_be_told(clause: Clause) -> bool:
    """Tell whether a complementiser stands anywhere behind the cue: seldom, and soon asked."""
    found = clause.scene.grammar.complementiser.search(clause.text, clause.cue.span.end, clause.end)
    return found is not None


def is_told(clause: Clause) -> bool:
    """Tell whether a complementiser follows the cue: "said on Friday that"."""
    return complementiser_end(clause, clause.cue.span.end) is not None


def complementiser_end(clause: Clause, start: int) -> int | None:
    """Step over "on Friday that", "kepada pers, bahwa"; None where there is none."""
    limit = min(clause.end, start + LEAD_IN)
    found = clause.scene.grammar.complementiser.search(clause.text, start, limit)
    if found is None:
        return None
    if first_break(clause.scene, _BROKEN, Span(start, found.start())) is not None:
        return None
    following = clause.scene.cue_after(start)
    if following is not None and following.span.end <= found.start():
        return None
    known = clause.scene.grammar.fillers
    between = [plain for plain in clause.scene.plain(Span(start, found.start())) if plain]
    if found.group().lower() in clause.scene.grammar.lexicon.relatives:
        adverbials = clause.scene.grammar.adverbials
        between = list(dropwhile(lambda word: word in adverbials, between))
        gap = clause.text[start : found.start()]
        is_relative = gap.rstrip().endswith(",") and gap.count(",") == 1 and between
        if is_relative or not clause.scene.grammar.lexicon.joins.isdisjoint(between[-1:]):
            return None
    if not between or between[0] in known or clause.cue.group.recipient:
        return found.end()
    return found.end() if _begins_with_name(clause, Span(start, found.start())) else None


def _begins_with_name(clause: Clause, gap: Span) -> bool:
    """Tell who is told, by a case ("сообщил «Известиям», что") where the language inflects."""
    scene, begin = clause.scene, trimmed(clause.text, *gap).start
    if not scene.grammar.inflects:
        return False
    named = scene.mentions_in(begin, gap.end)[:1]
    return name_at(scene, begin) is not None or any(m.span.start == begin for m in named)


def after_source(clause: Clause, start: int) -> int:
    """Find the content after a source phrase: after its comma, else right behind it."""
    told = complementiser_end(clause, start)
    if told is not None:
        return told
    limit = min(clause.end, start + LEAD_IN)
    comma = COMMA.search(clause.text, start, limit)
    if comma is None or not _is_set_off(clause, Span(start, comma.start())):
        return start
    rest = after_dates(clause, comma.end())
    for _ in range(MAX_APPOSITIONS):
        following = COMMA.search(clause.text, rest, min(clause.end, rest + LEAD_IN))
        if following is None or not _is_apposition(clause, to_comma(clause, rest)):
            break
        rest = following.end()
    return rest


def _is_apposition(clause: Clause, chunk: Span) -> bool:
    """Tell whether a role ("chercheuse à Lyon") or a relative clause stands between commas."""
    grammar = clause.scene.grammar
    words = clause.scene.plain(chunk)
    if grammar.lexicon.names.capital_nouns and words:
        is_capital = clause.text[chunk.start : chunk.end].lstrip()[:1].isupper()
        begins = is_capital or words[0] in grammar.lexicon.determiners
        return begins or words[0] in grammar.lexicon.relatives
    if words and words[0] in grammar.lexicon.relatives:
        return True
    is_circumstance = bool(words) and words[0] in grammar.lexicon.stops
    is_short = len(words) <= MAX_APPOSITION
    return is_short and not is_circumstance and begins_with_role(clause.scene, chunk)


def _is_set_off(clause: Clause, between: Span) -> bool:
    """Tell whether what stands before a comma is still the source: "of Leeds,", "(BPS),"."""
    words = clause.scene.plain(between)
    first = clause.text[between.start : between.end].lstrip()[:1]
    if words and words[0] in clause.scene.grammar.lexicon.auxiliaries:
        return False
    return not words or words[0] in clause.scene.grammar.fillers or first == "("


def is_afterthought(clause: Clause, rest: Span) -> bool:
    """Tell whether only "on Friday", "di Jakarta, Senin (20/10)" or a role follows a cue."""
    begin = rest.start
    rest = trimmed(clause.text, *rest, chars=FINAL)
    if rest.end - rest.start > 2 * LEAD_IN or not _adds_only(clause, begin, rest):
        return False
    return complementiser_end(clause, rest.start) is None


def _adds_only(clause: Clause, begin: int, rest: Span) -> bool:
    """Tell a time, a place or an office from another clause by how it begins."""
    scene, grammar = clause.scene, clause.scene.grammar
    first = next(scene.first_words(rest), None)
    if first is None or first[1] in grammar.lexicon.auxiliaries:
        return first is None
    if first[1] in grammar.fillers or clause.text[rest.start] == "(":
        return True
    is_last = COMMA.match(clause.text, begin) and to_comma(clause, rest.start).end >= rest.end
    if is_last and grammar.inflects and len(scene.plain(rest)) <= MAX_OFFICE_WORDS:
        return grammar.is_head(first[1])
    after_comma = COMMA.match(clause.text, clause.cue.span.end) is not None
    return after_comma and begins_with_role(scene, to_comma(clause, rest.start))

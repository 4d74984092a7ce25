"""Verb-second reports: what follows the comma that closes the main clause of a cue.

"Gestern kündigte der Konzern in Kiel an, er werde bauen": adverbial, cue, subject, particle, and
behind the comma a clause in reported mood, one with a complementiser, or an infinitive.
"""

from itertools import islice, pairwise

from agents.quotes.clauses import COMMA, Clause, to_comma
from agents.quotes.complements import LEAD_IN, is_verb
from agents.quotes.contents import reported
from agents.quotes.grammar import folded
from agents.quotes.phrases import Source, read_source
from agents.quotes.source_nouns import is_oblique, subject_of
from agents.quotes.sources import source_after, source_before
from agents.quotes.statements import Statement
from agents.text import Span, trimmed

MAX_COMMAS = 4
"""So many commas are looked at: "sagte Ann Lee, die Leiterin, der Post, dass"."""

MAX_MIDDLE = 12
"""So many words stand at most between an auxiliary and its participle."""

_BROKEN = frozenset(";:\n")


def verb_second(clause: Clause) -> Statement | None:
    """Read "X hat angekündigt, Y", "Gestern sagte X der Post, Y", "X gab jedoch an, Y"."""
    lexicon, group = clause.scene.grammar.lexicon, clause.cue.group
    fits = lexicon.verb_second and lexicon.comma_complement
    if not fits or group.content == "none" or group.speaker not in {"before", "either"}:
        return None
    comma = _closing_comma(clause)
    if comma is None:
        return None
    start = _behind_complementiser(clause, comma)
    content = Span(start, _end(clause, start))
    if _is_passive(clause, comma):
        return reported(clause, content, None, "passive cue")
    source = _subject(clause, comma)
    return reported(clause, content, source, "complement of a cue") if source else None


def _end(clause: Clause, start: int) -> int:
    """End a content before the main clause: "Nachdem X mitgeteilt hatte, dass Y, wurde Z"."""
    lexicon = clause.scene.grammar.lexicon
    first = next(iter(clause.scene.plain(Span(clause.start, clause.cue.span.start))), "")
    if not is_oblique(lexicon, first) or not _ends_clause(clause):
        return clause.end
    for comma in COMMA.finditer(clause.text, start, clause.end):
        following = next(clause.scene.first_words(Span(comma.end(), clause.end)), None)
        if following is not None and following[1] in lexicon.auxiliaries:
            return comma.start()
    return clause.end


def _ends_clause(clause: Clause) -> bool:
    """Tell whether a cue ends its clause: a comma stands right behind it."""
    return COMMA.match(clause.text, clause.cue.end) is not None


def _closing_comma(clause: Clause) -> int | None:
    """Find the end of the comma behind which the content begins."""
    begin = clause.cue.end
    commas = COMMA.finditer(clause.text, begin, min(clause.end, begin + LEAD_IN))
    for comma in islice(commas, MAX_COMMAS):
        if not _BROKEN.isdisjoint(clause.text[begin : comma.start()]):
            return None
        if _is_content(clause, Span(comma.end(), clause.end)):
            return comma.end()
        if _is_only_light(clause, Span(begin, comma.start())):
            return comma.end() if is_verb(clause) else None
    return None


def _is_only_light(clause: Clause, between: Span) -> bool:
    """Tell whether nothing but adverbs parts a cue from a comma: "meinte nun,"."""
    known = clause.scene.grammar.adverbials
    return all(plain in known or not plain for plain in clause.scene.plain(between))


def _is_content(clause: Clause, rest: Span) -> bool:
    """Tell a clause that is reported: by its complementiser, its mood or its infinitive."""
    chunk = to_comma(clause, rest.start)
    words = clause.scene.words(chunk)
    if not words:
        return False
    lexicon = clause.scene.grammar.lexicon
    if words[0][1] in lexicon.complementisers:
        return words[0][1] not in lexicon.manners
    if words[0][1] in lexicon.blockers:
        return False
    return in_reported_mood(clause, chunk) or _is_infinitive(clause, chunk)


def in_reported_mood(clause: Clause, chunk: Span) -> bool:
    """Tell whether a clause has a verb in reported mood, small where nouns have capitals."""
    moods = clause.scene.grammar.lexicon.reportatives
    words = clause.scene.words(chunk)
    return any(plain in moods and word.of(clause.text)[0].islower() for word, plain in words)


def _is_infinitive(clause: Clause, chunk: Span) -> bool:
    """Tell whether a clause ends with "zu bauen" or "aufzugeben"."""
    markers = clause.scene.grammar.lexicon.infinitive_markers
    words = [plain for _, plain in clause.scene.words(chunk) if plain]
    is_marked = any(first in markers for first, _ in pairwise(words))
    ends = words[-1] if words else ""
    return is_marked or any(marker in ends[1:-3] for marker in markers)


def _behind_complementiser(clause: Clause, start: int) -> int:
    words = clause.scene.first_words(Span(start, clause.end))
    word, plain = next(words, (Span(start, start), ""))
    return word.end if plain in clause.scene.grammar.lexicon.complementisers else start


def _is_passive(clause: Clause, comma: int) -> bool:
    """Tell whether a cue's subject is what is said, or who is told: "wird angenommen"."""
    passives, cue = clause.scene.grammar.lexicon.passives, clause.cue
    before = clause.scene.plain(Span(_after_join(clause), cue.span.start))[-MAX_MIDDLE:]
    after = clause.scene.plain(Span(cue.span.end, comma))
    return not passives.isdisjoint([*before, *after])


def _after_join(clause: Clause) -> int:
    """Find where the main clause of a cue begins behind another: "…, und kündigte an, dass"."""
    joins = clause.scene.grammar.lexicon.joins
    for comma in reversed(list(COMMA.finditer(clause.text, clause.start, clause.cue.span.start))):
        word = next(clause.scene.first_words(Span(comma.end(), clause.cue.span.start)), None)
        if word is not None and word[1] in joins:
            return comma.end()
    return clause.start


def _subject(clause: Clause, comma: int) -> Source | None:
    """Read the subject: behind the cue where the clause opens with something else."""
    cue, scene = clause.cue, clause.scene
    following = next(scene.first_words(Span(cue.span.end, comma)), None)
    if following is not None and following[1] in scene.grammar.pronouns:
        return read_source(scene, following[0])
    if (
        folded(trimmed(clause.text, clause.start, cue.span.start).of(clause.text))
        in scene.grammar.pronouns
    ):
        return read_source(scene, Span(clause.start, cue.span.start))
    commas = list(COMMA.finditer(clause.text, clause.start, cue.span.start))
    front = Span(commas[-1].end() if commas else clause.start, cue.span.start)
    if not is_verb(clause):
        return subject_of(scene, front)
    if _is_fronted(clause, front):
        limit = min(comma, cue.tail.start) if cue.tail else comma
        source = source_after(cue, limit, scene) or subject_of(scene, Span(cue.span.end, limit))
        if source is not None:
            return source
        return subject_of(scene, front)
    return source_before(cue, clause.start, scene) or source_after(cue, comma, scene)


def _is_fronted(clause: Clause, front: Span) -> bool:
    """Tell whether a clause opens with an adverb or preposition: its subject follows its verb."""
    grammar = clause.scene.grammar
    lexicon = grammar.lexicon
    words = [cut for cut in clause.scene.words(front) if cut[1] and cut[1] not in lexicon.joins]
    if not words:
        return front.start == clause.start
    first = words[0][1]
    if is_oblique(lexicon, first):
        return first not in lexicon.adverbs
    small = (plain in grammar.light or word.of(clause.text).islower() for word, plain in words[1:])
    return first in grammar.light and all(small)

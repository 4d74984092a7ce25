"""Noun phrases: which part of "Kyiv resident Ivan Bondar, 55," names the source, which its role."""

import re
from typing import Literal

from msgspec import Struct

from agents.quotes.chunks import name_at
from agents.quotes.grammar import EDGE, folded
from agents.quotes.heads import is_head, is_noun_of_body, speaks_with
from agents.quotes.lexicon import PronounGroup
from agents.quotes.mentions import Mention
from agents.quotes.scene import Scene, remembered
from agents.text import Span, trimmed

MAX_WORDS = 14
MAX_SHORT_FORM, MAX_OFFICE = 42, 200
"""So long are a body's short form in brackets and the office before it, in code points."""

_INITIAL = re.compile(r"(?<![^\s-])[^\W\d_a-z]\.\Z")


class Source(Struct, frozen=True, gc=False):
    """Hold a mention of who speaks: its span, and the parts that tell who that is."""

    span: Span
    kind: Literal["pronoun", "clitic", "person", "body", "description", "document"]
    name: Span | None = None
    role: Span | None = None
    affiliation: Span | None = None
    pronoun: PronounGroup | None = None


@remembered
def read_source(scene: Scene, span: Span) -> Source | None:
    """Read a noun phrase as the source of a statement; None where it is none."""
    marked = _marked_name(scene, span)
    if marked is not None:
        return marked
    span = _without_openers(scene, span)
    pronoun = scene.grammar.pronouns.get(folded(span.of(scene.text)))
    if pronoun is not None:
        return Source(span, "pronoun", pronoun=pronoun)
    head = next((m for m in scene.mentions_in(*span) if is_head(scene, span, m)), None)
    return _description(scene, span) if head is None else _named(scene, span, head)


def _marked_name(scene: Scene, span: Span) -> Source | None:
    """Read a body by its name in marks alone: "пишет «Вестник»"."""
    if not scene.grammar.inflects:
        return None
    outer = name_at(scene, trimmed(scene.text, *span, chars=" \u00a0").start)
    if outer is None or scene.text[outer.end : span.end].strip(" \u00a0"):
        return None
    name = Span(outer.start + 1, outer.end - 1)
    return Source(outer, "body", name=name)


def begins_with_name(scene: Scene, span: Span) -> bool:
    """Tell whether the phrase begins with a person's name, titles before it aside."""
    span = _without_openers(scene, span)
    first = next((m for m in scene.mentions_in(*span) if m.is_person), None)
    if first is None:
        return False
    before = scene.plain(Span(span.start, first.span.start))
    return all(scene.grammar.kind(word) == "title" for word in before)


def begins_with_role(scene: Scene, span: Span) -> bool:
    """Tell whether the phrase says what somebody is ("penjual air", "the foreign minister")."""
    span = _without_openers(scene, span)
    words = scene.plain(span)[:6]
    return not scene.grammar.heads.isdisjoint(words) or any(map(scene.grammar.is_head, words))


@remembered
def _without_openers(scene: Scene, span: Span) -> Span:
    """Drop "But", "Meanwhile" at the front of a phrase, and punctuation around it."""
    lexicon = scene.grammar.lexicon
    bare = trimmed(scene.text, *span, chars=EDGE.replace("(", "").replace(")", ""))
    bare = _with_closing_mark(scene, bare, span.end)
    is_initial = _INITIAL.search(scene.text, bare.start, bare.end + 1) and bare.end < span.end
    span = Span(bare.start, bare.end + 1) if is_initial else bare
    for word, plain in scene.first_words(span):
        if plain not in lexicon.openers and plain not in lexicon.joins:
            return Span(word.start, span.end)
    return Span(span.end, span.end)


def _with_closing_mark(scene: Scene, bare: Span, limit: int) -> Span:
    """Give back its closing mark to a phrase that ends with a marked name: "клубе «Заря»"."""
    if not scene.grammar.inflects or bare.end >= limit:
        return bare
    place = scene.marked_from(bare.end) - 1
    pair = scene.marked[place] if place >= 0 else None
    closes = pair is not None and pair.content.end == bare.end and pair.outer.start >= bare.start
    return Span(bare.start, pair.outer.end) if pair and closes else bare


def office_begin(scene: Scene, mention: Mention) -> int:
    """Step back over an office that a short form parts from a name: "Badan Ikan (BI) Sri Ayu"."""
    start = mention.span.start
    opened = scene.text.rfind(" (", max(0, start - MAX_SHORT_FORM), start)
    if opened < 0 or not scene.text[opened:start].rstrip().endswith(")"):
        return start
    before = scene.mentions_in(max(0, opened - MAX_OFFICE), opened)[-1:]
    return next((m.span.start for m in before if m.span.end == opened), start)


def _named(scene: Scene, phrase: Span, mention: Mention) -> Source:
    name = mention.name or mention.span
    before = trimmed(scene.text, phrase.start, name.start)
    role = without_determiners(scene, before)
    span = Span(phrase.start, mention.span.end)
    if mention.is_person and speaks_with(scene, Span(span.end, phrase.end)):
        span = phrase
    if mention.is_body:
        return Source(span, "body", name=Span(_body_begin(scene, before, name.start), name.end))
    if not scene.grammar.lexicon.documents.isdisjoint(scene.plain(role)[:1]):
        role = Span(role.end, role.end)  # "sondażu IBRiS"
    bodies = (m.name for m in scene.mentions_in(*before) if m.is_body and m.name)
    held = [body for body in bodies if not _is_field_of_office(scene, body)]
    return Source(span, "person", name, role if role.end > role.start else None, _last(held))


def _body_begin(scene: Scene, before: Span, start: int) -> int:
    """Begin the name of "прокуратура Москвы" with its noun, that of "газета The Times" not."""
    words, names = scene.plain(before), scene.grammar.lexicon.names
    noun = next((word for word in words if word in names.organisations), None)
    if not scene.grammar.inflects or noun is None or noun in names.called:
        return start
    return without_determiners(scene, before).start


def _is_field_of_office(scene: Scene, body: Span) -> bool:
    """Tell "Tài chính", "Finance" (what a minister deals with) from a body."""
    return scene.grammar.kinds.get(folded(body.of(scene.text))) == "field"


def _last(spans: list[Span]) -> Span | None:
    return spans[-1] if spans else None


def _description(scene: Scene, span: Span) -> Source | None:
    """Take the whole phrase as an unnamed source, where it has a word that such phrases have."""
    words = scene.plain(span)
    lexicon = scene.grammar.lexicon
    if not words or len(words) > MAX_WORDS or words[0] in scene.grammar.only_stops:
        return None
    if not scene.grammar.denials.isdisjoint(words) or _is_clause(scene, span):
        return None
    inner = without_determiners(scene, span)
    called = _called(scene, inner)
    if called is not None:
        return Source(span, "body", name=called)
    if set(words) & lexicon.documents:
        return Source(span, "document", name=_name_of_body(scene, span) or inner)
    determined = inner.start > span.start or not lexicon.definites.isdisjoint(words)
    if (
        determined
        or not scene.grammar.nouns.isdisjoint(words)
        or any(map(scene.grammar.is_head, words))
    ):
        return Source(span, "description", name=inner)
    return None


def _is_clause(scene: Scene, span: Span) -> bool:
    """Tell "Ayu juga meminta pengelola mal", where a name has a cue behind it."""
    cue = scene.cue_after(span.start)
    is_within = cue is not None and cue.span.end < span.end
    return is_within and begins_with_name(scene, Span(span.start, cue.span.start if cue else 0))


def _name_of_body(scene: Scene, phrase: Span) -> Span | None:
    """Read whose document a phrase is, small words of the name and all: "Cour des comptes"."""
    bodies = [m for m in scene.mentions_in(*phrase) if m.is_body and m.name]
    if not bodies or scene.grammar.inflects:
        return _last([m.name for m in bodies if m.name])
    names, body = scene.grammar.lexicon.names, bodies[-1]
    is_noun = is_noun_of_body(scene, body, phrase.end)
    words = scene.words(Span(phrase.start, body.span.end))
    noun = next((w for w, plain in words if plain in names.organisations - names.called), body.span)
    start = min(noun.start, (body.name or noun).start)
    return Span(start, phrase.end if is_noun else body.span.end)


def _called(scene: Scene, phrase: Span) -> Span | None:
    """Read the name in marks that a phrase ends with: "газета «Вестник»" is the Вестник."""
    place = scene.marked_from(phrase.end) - 1
    pair = scene.marked[place] if place >= 0 and scene.grammar.inflects else None
    if pair is None or pair.outer.end != phrase.end or pair.outer.start <= phrase.start:
        return None
    before = scene.plain(Span(phrase.start, pair.outer.start))
    return (
        pair.content if before[-1:] and before[-1] in scene.grammar.lexicon.names.called else None
    )


def without_determiners(scene: Scene, span: Span) -> Span:
    """Drop the determiners that a phrase begins with: "la" of "la consejera de Obras"."""
    lexicon = scene.grammar.lexicon
    for word, plain in scene.first_words(span):
        if plain in lexicon.stops and word.start > span.start:
            return span  # "one of the workers"
        if plain not in lexicon.determiners:
            return Span(word.start, span.end)
    return Span(span.end, span.end)

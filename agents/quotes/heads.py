"""Heads: the mention that a noun phrase is about, where what stands around it lets it speak."""

import re
from collections.abc import Sequence
from itertools import takewhile

from agents.quotes.grammar import folded
from agents.quotes.mentions import Mention
from agents.quotes.scene import Scene
from agents.text import Span

_SHORT_FORM = re.compile(r"\s?\([^()\n]{2,40}\)\s")


def is_head(scene: Scene, phrase: Span, mention: Mention) -> bool:
    """Tell whether a mention is what its phrase is about, and no other noun before or behind it."""
    lexicon = scene.grammar.lexicon
    if mention.name is None or _opens_with_noun(scene, mention):
        return False
    before = scene.plain(Span(phrase.start, mention.span.start))
    names_its_noun = _after_determiners(scene, before)
    last, links = "".join(names_its_noun[-1:]), lexicon.names.links
    if last in lexicon.stops and not (last in links and _begins_with_field(scene, mention)):
        return False
    if last in links and _is_bare(mention):  # not so "assessore al Bilancio Elio Grandi"
        return False
    if _speaks_for(scene, before) or is_noun_of_body(scene, mention, phrase.end):
        return False
    if names_its_noun and not _carries_role(scene, mention, names_its_noun):
        return False
    return _ends_phrase(scene, Span(mention.span.end, phrase.end))


def _speaks_for(scene: Scene, before: Sequence[str]) -> bool:
    """Tell "abogados del expresidente Ruiz", who speak for him, from an office.

    The link holds an article: "teniente de alcalde" is an office.
    """
    grammar = scene.grammar
    roles = list(takewhile(lambda word: grammar.kind(word) == "role", reversed(before)))
    head = before[: len(before) - len(roles)][-2:]
    if not roles or len(head) < 2 or not grammar.is_head(head[0]):  # noqa: PLR2004 - a noun and a link
        return False
    return head[1] in grammar.only_links and not grammar.begins_link(head[1])


def is_noun_of_body(scene: Scene, mention: Mention, end: int) -> bool:
    """Tell "Cour | des comptes", a body's name whose other words are small."""
    names = scene.grammar.lexicon.names
    if scene.grammar.inflects or folded(mention.span.of(scene.text)) not in names.organisations:
        return False
    following = next(scene.first_words(Span(mention.span.end, end)), None)
    is_link = following is not None and following[1] in scene.grammar.only_links
    return is_link and following is not None and following[1] not in scene.grammar.lexicon.stops


def _opens_with_noun(scene: Scene, mention: Mention) -> bool:
    """Tell a noun that has its capital from the sentence's start: "Fuentes de la policía"."""
    start = mention.span.start
    is_noun = folded(mention.span.of(scene.text)) in scene.grammar.unnamed
    is_small = not scene.grammar.lexicon.names.capital_nouns
    return is_noun and not (is_small and scene.document.sentence_at(start).start != start)


def _after_determiners(scene: Scene, words: Sequence[str]) -> list[str]:
    """Drop the determiners of a phrase; one that links two nouns ("Leiter der Schule") stays."""
    lexicon = scene.grammar.lexicon
    first = next((i for i, w in enumerate(words) if w not in lexicon.determiners), len(words))
    kept = lexicon.names.links
    return [w for w in words[first:] if w in kept or w not in lexicon.determiners]


def _begins_with_field(scene: Scene, mention: Mention) -> bool:
    """Tell "Bilancio Elio Grandi" in "assessore al Bilancio Elio Grandi" from a name alone."""
    first = next(iter(scene.plain(mention.span)), "")
    return mention.is_person and first in scene.grammar.lexicon.names.fields


def _is_bare(mention: Mention) -> bool:
    """Tell "de Lyon" from "de Lyon Anne Roux", where more than the linked name follows."""
    return mention.name is None or mention.name.start == mention.span.start


def _carries_role(scene: Scene, mention: Mention, before: list[str]) -> bool:
    """Tell "ekonom Budi Arta" (who has a role) from "warga Palu", "juru bicara Polri"."""
    lexicon = scene.grammar.lexicon
    is_generic = any(word in lexicon.generics for word in before)
    if mention.is_body:
        return scene.grammar.offices.isdisjoint(before)
    is_short = " " not in mention.span.of(scene.text)
    return not (is_short and is_generic)


def _ends_phrase(scene: Scene, rest: Span) -> bool:
    following = next(scene.first_words(rest), None)
    if following is None:
        return True
    word, plain = following
    opens_bracket = scene.text[word.start] in "(,"
    if opens_bracket and _goes_on(scene, rest):
        return False
    grammar = scene.grammar
    if opens_bracket or plain in grammar.lexicon.stops or plain in grammar.only_links:
        return True
    return speaks_with(scene, rest)


def speaks_with(scene: Scene, rest: Span) -> bool:
    """Tell "and Ann Roe" behind a name, which speaks too."""
    first = next(scene.first_words(rest), None)
    if first is None or first[1] not in scene.grammar.joiners:
        return False
    named = scene.mentions_in(*rest)[:1]
    return any(
        who.is_person
        and who.span.end == rest.end
        and (_is_bare(who) or scene.grammar.is_head(scene.plain(who.span)[0]))
        for who in named
    )


def _goes_on(scene: Scene, rest: Span) -> bool:
    """Tell "Ikatan Petani (IP) Sri Ayu", where the person follows the short form of his body."""
    short = _SHORT_FORM.match(scene.text, *rest)
    following = scene.mentions_in(short.end(), rest.end)[:1] if short else ()
    return any(who.is_person and who.span.start == short.end() for who in following if short)

"""Subjects of main clauses: whom a cue farther on in the sentence shares ("Lee left, saying")."""

from itertools import dropwhile, islice

from agents.quotes.chunks import chunks_of
from agents.quotes.cues import CueMatch
from agents.quotes.mentions import Mention
from agents.quotes.phrases import Source, read_source
from agents.quotes.scene import Scene
from agents.quotes.words import Word
from agents.text import Span

REACH = 400
"""A clause whose subject a cue shares begins no farther before it, in code points."""

JOIN_REACH = 32
"""An adverb between "and" and a cue is no longer, in code points."""

MAX_ADVERBIALS = 3
"""So many phrases such as "On Monday," may stand before a subject."""

MAX_WORDS = 10
"""A subject has no more words before its head."""


def shared_subject(cue: CueMatch, start: int, scene: Scene) -> Source | None:
    """Read the subject of the clause from `start` where the cue has none of its own."""
    if cue.group.speaker != "shared" and not follows_join(scene, Span(start, cue.span.start)):
        return None
    return main_subject(scene, Span(max(start, cue.span.start - REACH), cue.span.start))


def main_subject(scene: Scene, clause: Span) -> Source | None:
    """Read who a clause is about: its first noun phrase, adverbials before it left aside."""
    grammar = scene.grammar
    for chunk in chunks_of(scene.text, clause)[: MAX_ADVERBIALS + 1]:
        words = dropwhile(lambda cut: cut[1] in grammar.joiners, scene.first_words(chunk))
        first = next(words, None)
        if first is None:
            return None
        word, plain = first
        if plain in grammar.pronouns and plain not in grammar.lexicon.determiners:
            return read_source(scene, word)  # not so "Her opponent"
        if grammar.cue.match(scene.text, word.start):
            return None
        if plain not in grammar.fillers and plain not in grammar.lexicon.openers:
            return _noun_phrase(scene, Span(word.start, chunk.end))
    return None


def follows_join(scene: Scene, before: Span) -> bool:
    """Tell whether a word such as "and" ends what stands before a cue, adverbs left aside."""
    grammar = scene.grammar
    words = scene.plain(Span(max(before.start, before.end - JOIN_REACH), before.end))
    left = dropwhile(lambda w: w in grammar.only_adverbials, reversed(words))
    return next(left, "") in grammar.lexicon.joins


def _noun_phrase(scene: Scene, phrase: Span) -> Source | None:
    """Read the name that a phrase begins with, or the words up to its first noun for a person."""
    mentions = {mention.span.start: mention for mention in scene.mentions_in(*phrase)}
    end, done = None, phrase.start
    for word, plain in islice(scene.first_words(phrase), MAX_WORDS):
        if word.start < done:
            continue
        named = mentions.get(word.start)
        if named is not None and _is_subject(scene, named):
            return read_source(scene, Span(phrase.start, named.span.end))
        if named is None and end is not None and not scene.grammar.is_head(plain):
            break
        if named is None and _breaks(scene, (word, plain)):
            break
        done = named.span.end if named else word.end
        end = done if _is_noun(scene, plain) else end
    return read_source(scene, Span(phrase.start, end)) if end is not None else None


def _is_subject(scene: Scene, mention: Mention) -> bool:
    """Tell a person or body from one that only possesses the subject, or has an office."""
    if scene.text.startswith(scene.grammar.possessives, mention.span.end):
        return False
    following = next(scene.first_words(Span(mention.span.end, len(scene.text))), None)
    return following is None or not scene.grammar.is_head(following[1])


def _is_noun(scene: Scene, plain: str) -> bool:
    return plain in scene.grammar.nouns or plain in scene.grammar.lexicon.documents


def _breaks(scene: Scene, word: Word) -> bool:
    span, plain = word
    return plain in scene.grammar.lexicon.stops or not scene.text[span.end - 1].isalnum()

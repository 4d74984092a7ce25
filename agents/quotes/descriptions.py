"""Descriptions that return: "the judge" is "a police judge in Breda", who has no name."""

from collections.abc import Sequence
from itertools import dropwhile, islice, takewhile

from agents.quotes.scene import Scene
from agents.text import Span

MAX_SENTENCES = 40
"""So far back a sentence may have introduced somebody, in sentences."""

MAX_WORDS = 4
"""So many words stand before the noun with which a sentence introduces somebody, and with it."""

MAX_PHRASE = 5
"""A description that returns has no more words, articles aside."""

MAX_PLACE = 60
"""A place behind a noun ("in Den Haag") is no longer, in code points."""


class Descriptions:
    """Hold by which nouns the article's nameless speakers were described."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._grammar = scene, scene.grammar
        self._by_head: dict[str, str] = {}

    def fullest(self, words: Sequence[str], written: str, offset: int) -> str:
        """Give the fuller description that a bare "the judge" returns to, else what is written."""
        lexicon = self._grammar.lexicon
        bare = [word for word in words if word not in lexicon.determiners]
        if len(bare) == 1 and not lexicon.definites.isdisjoint(words):
            head = bare[0]
            return self._by_head.get(head) or self._introduced(head, offset) or written
        if len(bare) <= MAX_PHRASE:
            self._by_head.update({word: written for word in bare if self._grammar.is_head(word)})
        return written

    def _introduced(self, head: str, offset: int) -> str | None:
        """Find the sentence before that begins with a fuller form: "De politierechter in Breda"."""
        sentences = self._scene.document.sentences_before(offset, MAX_SENTENCES)
        found = (self._opening(sentence, head) for sentence in reversed(sentences))
        return next((phrase for phrase in found if phrase is not None), None)

    def _opening(self, sentence: Span, head: str) -> str | None:
        articles, small = self._grammar.lexicon.determiners, self._grammar.small_words
        words = islice(self._scene.first_words(sentence), MAX_WORDS)
        first = next(words, None)
        if first is None or first[1] not in articles:
            return None
        phrase = list(dropwhile(lambda cut: cut[1] in articles, words))
        before = list(takewhile(lambda cut: not self._is_said_by(cut[1], head), phrase))
        if len(before) == len(phrase) or any(word in small for _, word in before):
            return None
        noun, word = phrase[len(before)]
        end = self._end_of_place(noun.end)
        is_fuller = before or word != head or end > noun.end
        return self._scene.text[phrase[0][0].start : end] if is_fuller else None

    def _is_said_by(self, word: str, head: str) -> bool:
        names = self._grammar.lexicon.names
        is_part = names.compounds and word.endswith(head)
        return word == head or names.short_forms.get(word) == head or is_part

    def _end_of_place(self, end: int) -> int:
        """Take in "in Den Haag", a name that a small word links to the noun."""
        scene = self._scene
        link = next(scene.first_words(Span(end, min(len(scene.text), end + MAX_PLACE))), None)
        if link is None or link[1] not in self._grammar.stops_and_links:
            return end
        named = scene.mentions_in(link[0].end, link[0].end + MAX_PLACE)[:1]
        is_next = named and not scene.text[link[0].end : named[0].span.start].strip()
        return named[0].span.end if is_next else end

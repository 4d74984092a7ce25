"""Persons that the text names: the nearest before an offset, the subject of a sentence."""

from collections.abc import Callable, Iterator

from agents.quotes.chunks import name_at
from agents.quotes.entities import Entities, Entity
from agents.quotes.mentions import Mention
from agents.quotes.phrases import MAX_OFFICE, office_begin
from agents.quotes.scene import Scene
from agents.text import Span

NEARBY = 2_000
MAX_MENTIONS = 20
"""So far back, and so many names back, a pronoun may point."""

LEAD_IN_MARKS = " \u00a0\n\"'“„«»‘‚「『"

Fits = Callable[[Entity], bool]


class Named:
    """Find the persons whom an article names, by its table of entities."""

    def __init__(self, scene: Scene, entities: Entities) -> None:
        self.scene, self.text, self.entities = scene, scene.text, entities

    def led_in(self, start: int) -> Entity | None:
        """Find the last person of a sentence without a cue whose colon leads a quote in."""
        if not self.text[max(0, start - 3) : start].rstrip(LEAD_IN_MARKS).endswith(":"):
            return None
        sentence = self.scene.document.sentence_at(max(0, start - 3))
        named = self.persons(sentence.start, start)
        return next((entity for who, entity in named if not self._is_doubtful(who, entity)), None)

    def subject_since(self, since: int, offset: int) -> Entity | None:
        """Find the person of a known role with whom a sentence since the last statement began."""
        is_head = self.scene.grammar.is_head
        named = self.persons(since, offset, self._is_subject)
        return next((entity for _, entity in named if any(map(is_head, entity.heads))), None)

    def _is_subject(self, mention: Mention) -> bool:
        """Tell whether a full name opens its sentence, but for openers and roles."""
        if mention.name is None or " " not in mention.name.of(self.text):
            return False
        begin, grammar = office_begin(self.scene, mention), self.scene.grammar
        start = self.scene.document.sentence_at(begin).start
        if begin - start > MAX_OFFICE:
            return False
        before = self.scene.plain(Span(start, begin))
        return all(word in grammar.leads or grammar.is_head(word) for word in before)

    def nearest(self, offset: int, fits: Fits = bool) -> Entity | None:
        """Find the last person named before the offset who fits."""
        doubtful = None
        for mention, entity in self.persons(max(0, offset - NEARBY), offset):
            is_meant = fits(entity)
            if is_meant and not self._is_doubtful(mention, entity):
                return entity
            doubtful = doubtful or (entity if is_meant else None)
        return None if self.scene.grammar.lexicon.names.capital_nouns else doubtful

    def persons(
        self, start: int, end: int, is_meant: Callable[[Mention], bool] = bool
    ) -> Iterator[tuple[Mention, Entity]]:
        """Go back through the persons that are named in the range, the nearest first."""
        for mention in reversed(self.scene.mentions_in(start, end)[-MAX_MENTIONS:]):
            if mention.is_person and mention.name is not None and is_meant(mention):
                if self._is_marked(mention.span):
                    continue
                name = mention.name.of(self.text)
                yield mention, self.entities.named(name, mention.name.start, is_body=False)

    def _is_marked(self, span: Span) -> bool:
        """Tell a name in marks ("пишет «Вестник»"), which is nobody's."""
        if not self.scene.grammar.inflects:
            return False
        return name_at(self.scene, max(0, span.start - 1)) is not None

    def _is_doubtful(self, mention: Mention, entity: Entity) -> bool:
        """Tell whether a single word, named once and without a role, may be no person at all.

        Where nouns have capitals one that is named often may be none either.
        """
        return (
            len(entity.words) == 1
            and (len(entity.seen) == 1 or self.scene.grammar.lexicon.names.capital_nouns)
            and not entity.gender
            and mention.span == mention.name
        )

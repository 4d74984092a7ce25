"""Speakers: whom a mention means, by the article's table and the order of who spoke."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from agents.quotes.caseless import caseless_heard
from agents.quotes.cues import CueMatch
from agents.quotes.entities import Entities, Entity
from agents.quotes.lexicon import PronounGroup
from agents.quotes.mentions import Mention
from agents.quotes.phrases import MAX_OFFICE, Source, office_begin
from agents.quotes.scene import Scene
from agents.quotes.sources import source_after, source_before
from agents.quotes.statements import Statement
from agents.text import Span
from schemas import Cue, Quote, Sentence, Speaker

NEARBY = 2_000
MAX_MENTIONS = 20
"""So far back, and so many names back, a pronoun may point."""

LEAD_IN_MARKS = " \u00a0\n\"'“„«»‘‚「『"


def resolve(scene: Scene, statements: Sequence[Statement]) -> list[Quote]:
    """Give every statement, in order, its speaker's fullest name, and make it a quote.

    Who says something that is no quote ("Lee warned of floods") is on the stage too.
    """
    stage = _Stage(scene)
    heard = deque(_heard(scene, statements))
    quotes = []
    for statement in statements:
        while heard and heard[0].span.start < statement.content.start:
            stage.hear(heard.popleft())
        quotes.append(stage.quote(statement))
    return quotes


def _heard(scene: Scene, statements: Sequence[Statement]) -> Iterator[Source]:
    """Read the persons who are the subjects of cues that report no quote, in order."""
    if not scene.grammar.lexicon.cased:
        yield from caseless_heard(scene, statements)
        return
    done = 0
    reported = {statement.cue.span for statement in statements if statement.cue}
    held = iter([*(s.content for s in statements), Span(len(scene.text), len(scene.text))])
    content = next(held)
    for cue in scene.cues:
        while content.end < cue.span.start:
            content = next(held)
        if cue.span in reported or content.start <= cue.span.start:
            continue
        source = _subject_of(cue, done, scene)
        if source is not None and source.kind == "person" and source.span.start >= done:
            yield source
        done = cue.span.end


def _subject_of(cue: CueMatch, floor: int, scene: Scene) -> Source | None:
    sentence = scene.document.sentence_at(cue.span.start)
    if cue.group.speaker != "after":
        return source_before(cue, max(sentence.start, floor), scene)
    is_verb = cue.group.kind != "source" and cue.clitic is None
    return source_after(cue, sentence.end, scene) if is_verb else None


class _Stage:
    """Hold who spoke last, while the statements of an article go by."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.text = scene, scene.text
        self.entities = Entities(scene.text, scene.mentions, scene.grammar)
        self.last: Entity | str | None = None
        self.last_person: Entity | str | None = None
        self.last_at = 0
        self.spoken: set[Entity] = set()

    def hear(self, source: Source) -> None:
        who = self._named(source) if source.kind == "person" else self._described(source)
        self.last = self.last_person = who or self.last

    def quote(self, statement: Statement) -> Quote:
        who = self._who(statement)
        self._remember(who, statement)
        content, cue = statement.content, statement.cue
        return Quote(
            kind=statement.kind,
            start=content.start,
            end=content.end,
            text=content.of(self.text),
            cue=Cue(cue.span.of(self.text), *cue.span) if cue else None,
            speaker=self._speaker(statement.source, who),
            sentence=self._sentence(content),
            rule=statement.rule,
        )

    def _sentence(self, content: Span) -> Sentence:
        sentence_at = self.scene.document.sentence_at
        return Sentence(sentence_at(content.start).start, sentence_at(content.end - 1).end)

    def _remember(self, who: Entity | str | None, statement: Statement) -> None:
        is_document = statement.source is not None and statement.source.kind == "document"
        is_outlet = statement.cue is not None and statement.cue.group.outlet
        if who is None or is_document or is_outlet:
            return
        self.last, self.last_at = who, statement.content.end
        if isinstance(who, Entity):
            self.spoken.add(who)
        if isinstance(who, str) or not who.is_body:
            self.last_person = who

    def _who(self, statement: Statement) -> Entity | str | None:
        source = statement.source
        if source is None and statement.rule == "passive cue":
            return None
        if source is None:
            start = statement.content.start
            return self._led_in(start) or self.last or self._person_before(start)
        before = min(source.span.start, statement.content.start)
        if source.kind == "clitic":
            subject = self._subject_since(before)
            return (
                subject
                or self._returned(before)
                or self.last_person
                or self._person_before(before)
                or self.last
            )
        if source.kind == "pronoun" and source.pronoun is not None:
            return self._meant(source.pronoun, before)
        if source.kind in {"description", "document"}:
            return self._described(source)
        return self._named(source)

    def _led_in(self, start: int) -> Entity | None:
        """Find the last person of a sentence without a cue whose colon leads a quote in."""
        if not self.text[max(0, start - 3) : start].rstrip(LEAD_IN_MARKS).endswith(":"):
            return None
        sentence = self.scene.document.sentence_at(max(0, start - 3))
        named = self._persons_named(sentence.start, start)
        return next((entity for who, entity in named if not self._is_doubtful(who, entity)), None)

    def _named(self, source: Source) -> Entity | str | None:
        if source.name is None:
            return None
        name = " ".join(source.name.of(self.text).split())
        entity = self.entities.named(name, source.name.start, is_body=source.kind == "body")
        role, affiliation = (
            span.of(self.text) if span else None for span in (source.role, source.affiliation)
        )
        self.entities.introduce(entity, role, affiliation)
        return entity

    def _described(self, source: Source) -> Entity | str | None:
        """Resolve "the governor", "Kementerian tersebut"; else keep the words as they stand."""
        lexicon = self.scene.grammar.lexicon
        links = lexicon.names.links if lexicon.cased else frozenset()
        words = list(takewhile(lambda word: word not in links, self.scene.plain(source.span)))
        is_anaphor = bool(lexicon.definites.intersection(words)) or len(words) == 1
        known = self.entities.called(words, source.span.start, wholly=not is_anaphor)
        return known or (" ".join(source.name.of(self.text).split()) if source.name else None)

    def _meant(self, pronoun: PronounGroup, offset: int) -> Entity | str | None:
        spoken = (self._subject_since(offset), self._returned(offset), self.last, self.last_person)
        spoke = [who for who in spoken if who and _agrees(who, pronoun)]
        who = spoke[0] if spoke else self._person_before(offset, pronoun)
        if isinstance(who, Entity) and pronoun.gender and not who.is_body:
            who.gender = who.gender or pronoun.gender
        return who

    def _subject_since(self, offset: int) -> Entity | None:
        """Find the person of a known role with whom a sentence since the last statement began."""
        is_head = self.scene.grammar.is_head
        named = self._persons_named(self.last_at, offset, self._is_subject)
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

    def _returned(self, offset: int) -> Entity | None:
        """Find a speaker who was named again since the last one, who has no name, spoke."""
        if not isinstance(self.last_person, str):
            return None
        named = self._persons_named(self.last_at, offset)
        return next((entity for _, entity in named if entity in self.spoken), None)

    def _person_before(self, offset: int, pronoun: PronounGroup | None = None) -> Entity | None:
        """Find the last person named before the offset whom the pronoun may mean."""
        doubtful = None
        for mention, entity in self._persons_named(max(0, offset - NEARBY), offset):
            agrees = pronoun is None or _agrees(entity, pronoun)
            if agrees and not self._is_doubtful(mention, entity):
                return entity
            doubtful = doubtful or (entity if agrees else None)
        return None if self.scene.grammar.lexicon.names.capital_nouns else doubtful

    def _persons_named(
        self, start: int, end: int, is_meant: Callable[[Mention], bool] = bool
    ) -> Iterator[tuple[Mention, Entity]]:
        """Go back through the persons that are named in the range, the nearest first."""
        for mention in reversed(self.scene.mentions_in(start, end)[-MAX_MENTIONS:]):
            if mention.is_person and mention.name is not None and is_meant(mention):
                name = mention.name.of(self.text)
                yield mention, self.entities.named(name, mention.name.start, is_body=False)

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

    def _speaker(self, source: Source | None, who: Entity | str | None) -> Speaker | None:
        if source is None and who is None:
            return None
        span = source.span if source else None
        entity = who if isinstance(who, Entity) else None
        return Speaker(
            mention=span.of(self.text) if span else None,
            start=span.start if span else None,
            end=span.end if span else None,
            name=entity.name if entity else who if isinstance(who, str) else None,
            role=entity.role if entity else None,
            affiliation=entity.affiliation if entity else None,
        )


def _agrees(who: Entity | str, pronoun: PronounGroup) -> bool:
    if isinstance(who, str):
        return True
    if who.is_body:
        return pronoun.thing or pronoun.plural
    return not pronoun.thing and (not pronoun.gender or who.gender in {None, pronoun.gender})

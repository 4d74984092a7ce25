"""The stage: who spoke last, and whom pronouns and descriptions mean by that."""

from itertools import takewhile

from agents.quotes.agreement import agrees, anaphor, ending_of, is_said_of, pair_of, whole_name
from agents.quotes.cues import CueMatch
from agents.quotes.descriptions import Descriptions
from agents.quotes.entities import Entities, Entity
from agents.quotes.grammar import folded
from agents.quotes.lexicon import PronounGroup
from agents.quotes.named import Named
from agents.quotes.phrases import Source
from agents.quotes.scene import Scene
from agents.quotes.statements import Statement


class Stage:
    """Hold who spoke last, while the statements of an article go by."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.text = scene, scene.text
        self.entities = Entities(scene.text, scene.mentions, scene.grammar)
        self.named = Named(scene, self.entities)
        self.descriptions = Descriptions(scene)
        self.last: Entity | str | None = None
        self.last_person: Entity | str | None = None
        self.last_body: Entity | str | None = None
        self.last_at = 0
        self.spoken: set[Entity] = set()
        self.endings: dict[str, PronounGroup] = {}

    def hear(self, source: Source) -> None:
        """Let somebody speak who is not quoted."""
        is_named = source.kind in {"person", "body"}
        who = self._named(source) if is_named else self._described(source)
        self.last = who or self.last
        if source.kind == "person" or not self.scene.grammar.inflects:
            self.last_person = self.last
        else:
            self.last_body = self.last

    def remember(self, who: Entity | str | None, statement: Statement) -> None:
        """Keep who has spoken for the statements that follow."""
        is_document = statement.source is not None and statement.source.kind == "document"
        is_outlet = statement.cue is not None and statement.cue.group.outlet
        if isinstance(who, Entity) and who.is_body:
            self.last_body = who
        if who is None or is_document or is_outlet or _only_asks(who, statement):
            return
        self.last, self.last_at = who, statement.content.end
        self._learn(who, statement)
        if isinstance(who, Entity):
            self.spoken.add(who)
        if isinstance(who, str) or not who.is_body:
            self.last_person = who

    def _learn(self, who: Entity | str, statement: Statement) -> None:
        """Keep what a verb tells of its subject: "сказала" of a woman, "сообщили" of several."""
        grammar = self.scene.grammar
        ending = ending_of(statement.cue, self.text, grammar)
        if isinstance(who, str):
            if ending:
                self.endings[who] = ending
            words = folded(who).split()
            is_body = grammar.inflects and not grammar.lexicon.names.organisations.isdisjoint(words)
            self.last_body = who if is_body else self.last_body
        elif ending and not who.is_body:
            who.gender = who.gender or ending.gender

    def who(self, statement: Statement) -> Entity | str | None:
        """Find who makes a statement: one of the article's table, or a description as it stands."""
        source, start = statement.source, statement.content.start
        if source is None:
            told = self.named.led_in(start) or self._unsaid(statement) or self.last
            is_known = statement.rule != "passive cue"
            return (told or self.named.nearest(start)) if is_known else None
        before = min(source.span.start, start)
        meant = source.pronoun
        if source.kind == "clitic" and not (meant and (meant.gender or meant.plural)):
            return self._glued(before)
        if meant is not None:
            return self._meant(meant, before)
        if source.kind in {"description", "document"}:
            return self._described(source, statement.cue)
        return self._both(statement, source) or self._named(source)

    def _glued(self, before: int) -> Entity | str | None:
        """Find whom a clitic means."""
        named = self.named.subject_since(self.last_at, before) or self._returned(before)
        return named or self.last_person or self.named.nearest(before) or self.last

    def _both(self, statement: Statement, source: Source) -> str | None:
        """Read both names where a cue has two persons for its subject, or its verb is a plural."""
        if source.kind != "person" or source.name is None:
            return None
        if source.span.end > source.name.end:
            return pair_of(self.scene, self.named.persons(*source.span), source.name)
        ending = ending_of(statement.cue, self.text, self.scene.grammar)
        if not ending or not ending.plural:
            return None
        reach = self.scene.document.sentence_at(source.span.start)
        return pair_of(self.scene, self.named.persons(*reach), source.name)

    def _unsaid(self, statement: Statement) -> Entity | str | None:
        """Find another than who spoke last for a verb whose ending does not fit that one."""
        ending = ending_of(statement.cue, self.text, self.scene.grammar)
        if ending is None:
            return None
        is_body = isinstance(self.last, Entity) and self.last.is_body
        if is_body and ending.gender:
            named = self.named.persons(self.last_at, statement.content.start)
            return next((e for _, e in named if e in self.spoken and self._fits(e, ending)), None)
        if is_body or (self.last and self._fits(self.last, ending)):
            return None
        return self._meant(ending, statement.content.start)

    def _fits(self, who: Entity | str, meant: PronounGroup) -> bool:
        """Tell whether a pronoun or a verb's ending agrees; one person is not "they" there."""
        if isinstance(who, Entity) and not who.is_body and self.scene.grammar.inflects:
            return not meant.plural and agrees(who, meant)
        return agrees(who, meant, self.endings.get(who) if isinstance(who, str) else None)

    def _named(self, source: Source) -> Entity | str | None:
        if source.name is None:
            return None
        name = whole_name(self.text, source.name)
        entity = self.entities.named(name, source.name.start, is_body=source.kind == "body")
        role, affiliation = (
            span.of(self.text) if span else None for span in (source.role, source.affiliation)
        )
        self.entities.introduce(entity, role, affiliation)
        return entity

    def _described(self, source: Source, cue: CueMatch | None = None) -> Entity | str | None:
        """Resolve "the governor", "Kementerian tersebut"; else keep the words as they stand."""
        lexicon = self.scene.grammar.lexicon
        links = lexicon.names.links if lexicon.cased else frozenset()
        told = self.scene.plain(source.span)
        articles = list(takewhile(lambda word: word in lexicon.determiners, told))
        words = list(takewhile(lambda word: word not in links, told[len(articles) :]))
        phrase = [*articles, *words]
        is_anaphor = bool(lexicon.definites.intersection(phrase)) or len(phrase) == 1
        called = self.entities.called(words, source.span.start, wholly=not is_anaphor)
        known = called or self._anaphor(source, cue)
        if known or not source.name:
            return known
        written = whole_name(self.text, source.name)
        return self.descriptions.fullest(told, written, source.span.start)

    def _anaphor(self, source: Source, cue: CueMatch | None) -> Entity | str | None:
        """Find whom "the politician" means, who was introduced by other words."""
        grammar = self.scene.grammar
        if _is_new(self.scene, source) or "," in source.span.of(self.text):
            return None
        words = [w for w in self.scene.plain(source.span) if w not in grammar.lexicon.determiners]
        is_pointed = not (grammar.noun_articles or grammar.lexicon.definites.isdisjoint(words))
        is_document = source.kind == "document" and len(words) == 1 and grammar.inflects
        meant = anaphor(words, grammar, ending_of(cue, self.text, grammar))
        if is_document or (meant and meant.thing):
            return self._body_meant()
        if meant is None:
            return None
        at = source.span.start
        who = (
            self.named.subject_since(self.last_at, at),
            self.last_person,
            self.named.nearest(at, lambda e: self._fits(e, meant)),
        )
        fits = [e for e in who if isinstance(e, Entity) and self._fits(e, meant)]
        return next((e for e in fits if is_pointed or is_said_of(words, e, grammar)), None)

    def _body_meant(self) -> Entity | str | None:
        """Find the body or medium that was cited last; a medium may look like a person's name."""
        last = self.last
        is_short = isinstance(last, Entity) and len(last.words) == 1 and not last.gender
        return last if is_short else self.last_body

    def _meant(self, pronoun: PronounGroup, offset: int) -> Entity | str | None:
        spoken: list[Entity | str | None] = [
            self.named.subject_since(self.last_at, offset),
            self._returned(offset),
            self.last,
            self.last_person,
        ]
        if pronoun.plural:
            pair = pair_of(self.scene, self.named.persons(self.last_at, offset))
            spoken = [pair, *spoken, self.last_body]
        spoke = [who for who in spoken if who and self._fits(who, pronoun)]
        who = spoke[0] if spoke else self.named.nearest(offset, lambda e: self._fits(e, pronoun))
        if isinstance(who, Entity) and pronoun.gender and not who.is_body:
            who.gender = who.gender or pronoun.gender
        return who

    def _returned(self, offset: int) -> Entity | None:
        """Find a speaker who was named again since the last one, who has no name, spoke."""
        if not isinstance(self.last_person, str):
            return None
        named = self.named.persons(self.last_at, offset)
        return next((entity for _, entity in named if entity in self.spoken), None)


def _only_asks(who: Entity | str, statement: Statement) -> bool:
    """Tell a nameless asker ("asked a reporter"), after whom "he said" means who is asked."""
    is_asked = statement.cue is not None and statement.cue.group.kind == "ask"
    return is_asked and isinstance(who, str)


def _is_new(scene: Scene, source: Source) -> bool:
    """Tell "un politico", whom nobody named before; without articles "politisi" but for "… itu"."""
    lexicon, words = scene.grammar.lexicon, scene.plain(source.span)
    if not (scene.grammar.noun_articles or scene.grammar.inflects):
        return lexicon.definites.isdisjoint(words)
    is_indefinite = bool(words) and words[0] in lexicon.determiners - lexicon.definites
    return is_indefinite and bool(scene.grammar.noun_articles)

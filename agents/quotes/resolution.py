"""Speakers: every statement, in order, becomes a quote with the fullest name of who says it."""

from collections import deque
from collections.abc import Sequence

from agents.quotes.entities import Entity
from agents.quotes.heard import heard_sources
from agents.quotes.phrases import Source
from agents.quotes.scene import Scene
from agents.quotes.stage import Stage
from agents.quotes.statements import Statement
from agents.text import Span
from schemas import Cue, Quote, Sentence, Speaker


def resolve(scene: Scene, statements: Sequence[Statement]) -> list[Quote]:
    """Give every statement, in order, its speaker's fullest name, and make it a quote.

    Who says something that is no quote ("Lee warned of floods") is on the stage too.
    """
    stage = Stage(scene)
    heard = deque(heard_sources(scene, statements))
    quotes = []
    for statement in statements:
        while heard and heard[0].span.start < statement.content.start:
            stage.hear(heard.popleft())
        who = stage.who(statement)
        stage.remember(who, statement)
        quotes.append(_quote(scene, statement, who))
    return quotes


def _quote(scene: Scene, statement: Statement, who: Entity | str | None) -> Quote:
    content, cue = statement.content, statement.cue
    return Quote(
        kind=statement.kind,
        start=content.start,
        end=content.end,
        text=content.of(scene.text),
        cue=Cue(cue.span.of(scene.text), *cue.span) if cue else None,
        speaker=_speaker(scene, statement.source, who),
        sentence=_sentence(scene, content),
        rule=statement.rule,
    )


def _sentence(scene: Scene, content: Span) -> Sentence:
    sentence_at = scene.document.sentence_at
    return Sentence(sentence_at(content.start).start, sentence_at(content.end - 1).end)


def _speaker(scene: Scene, source: Source | None, who: Entity | str | None) -> Speaker | None:
    if source is None and who is None:
        return None
    span = source.span if source else None
    entity = who if isinstance(who, Entity) else None
    return Speaker(
        mention=span.of(scene.text) if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
        name=entity.name if entity else who if isinstance(who, str) else None,
        role=entity.role if entity else None,
        affiliation=entity.affiliation if entity else None,
    )

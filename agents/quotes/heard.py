"""Who speaks without being quoted: the subjects of cues that report nothing themselves."""

from collections.abc import Iterator, Sequence

from agents.quotes.caseless import caseless_heard
from agents.quotes.clauses import points_back
from agents.quotes.cues import CueMatch
from agents.quotes.phrases import Source
from agents.quotes.scene import Scene
from agents.quotes.sources import source_after, source_before
from agents.quotes.statements import Statement
from agents.text import Span


def heard_sources(scene: Scene, statements: Sequence[Statement]) -> Iterator[Source]:
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
        if source is not None and source.span.start >= done and _is_heard(cue, source, scene):
            yield source
        done = cue.span.end


def _is_heard(cue: CueMatch, source: Source, scene: Scene) -> bool:
    """Tell who speaks: a person, or any source of "Об этом сообщает …", which points back."""
    if source.kind == "person" or not scene.grammar.inflects:
        return source.kind == "person"
    return source.kind in {"body", "description"} and points_back(scene, cue)


def _comes_first(before: Source, cue: CueMatch, scene: Scene) -> bool:
    """Tell a subject before its cue from what only stands there: "Об этом сообщил X"."""
    is_subject = before.kind == "person" or scene.grammar.inflects
    return is_subject and not points_back(scene, cue)


def _subject_of(cue: CueMatch, floor: int, scene: Scene) -> Source | None:
    sentence = scene.document.sentence_at(cue.span.start)
    if cue.group.speaker != "after":
        before = source_before(cue, max(sentence.start, floor), scene)
        may_follow = scene.grammar.lexicon.drops_subject and cue.group.speaker == "either"
        if before is not None and _comes_first(before, cue, scene):
            return before
        return (source_after(cue, sentence.end, scene) if may_follow else None) or before
    is_verb = cue.group.kind != "source" and cue.clitic is None
    return source_after(cue, sentence.end, scene) if is_verb else None

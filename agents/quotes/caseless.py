"""Quotes of languages without capitals: one sentence after the other."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec.structs import replace

from agents.quotes.caseless_direct import DirectQuotes
from agents.quotes.caseless_indirect import IndirectQuotes
from agents.quotes.caseless_mentions import pattern_mentions
from agents.quotes.caseless_patterns import EDGES, SENTENCE_END
from agents.quotes.caseless_subjects import Stretch
from agents.quotes.mentions import Mention
from agents.quotes.phrases import Source
from agents.quotes.scene import Scene
from agents.quotes.statements import Statement, in_order
from agents.text import Span, trimmed

MAX_CUES, MAX_PAIRS = 24, 16
"""So many cues and pairs of marks of a sentence are looked at: hostile input has thousands."""


MAX_SHORT = 3
"""An abbreviated title and what parts it from the word before are no longer, in code points."""


def caseless_quotes(scene: Scene) -> list[Statement]:
    """Find direct, indirect and mixed quotes, in order."""
    found: list[Statement] = []
    for reader in _readers(scene):
        told = reader.read()
        if found and not told:
            found[-1] = _told_next(found[-1], reader)
        found += told
    return in_order(found)


def caseless_heard(scene: Scene, statements: Sequence[Statement]) -> Iterator[Source]:
    """Read the subjects of cues that report no quote, in order."""
    taken = {statement.cue.span for statement in statements if statement.cue}
    for reader in _readers(scene):
        for cue in reader.cues:
            if cue.span not in taken and cue.group.kind != "source":
                source = reader.subject_of(cue)
                if source is not None and source.kind != "pronoun":
                    yield source


def _readers(scene: Scene) -> Iterator["_Reader"]:
    cues = iter([*scene.cues, None])
    cue = next(cues)
    for stretch in _stretches(scene):
        held = []
        while cue is not None and cue.span.start < stretch.span.end:
            held.append(replace(cue, span=trimmed(scene.text, *cue.span, chars=EDGES)))
            cue = next(cues)
        yield _Reader(scene, stretch, held[:MAX_CUES])


def _told_next(statement: Statement, reader: "_Reader") -> Statement:
    """Give a quote without a clause that of the next sentence: 「A」。X氏はこう話す。."""
    gap = reader.scene.text[statement.content.end : reader.stretch.span.start]
    if statement.cue is not None or len(gap) > len("」。\n\n") or not reader.cues:
        return statement
    cue = reader.cues[-1]
    source = reader.subject_of(cue) if cue.group.speaker == "first" else None
    return statement if source is None else replace(statement, cue=cue, source=source)


def caseless_mentions(scene: Scene, told: Sequence[Statement]) -> list[Mention]:
    """Find the names beside titles, and the subjects of cues."""
    subjects = [
        Mention(source.name, source.name, source.kind == "body")
        for source in (statement.source for statement in told)
        if source is not None and source.name is not None and source.kind in {"person", "body"}
    ]
    found = sorted(
        [*subjects, *pattern_mentions(scene.text, scene.grammar)], key=attrgetter("span")
    )
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _stretches(scene: Scene) -> Iterator[Stretch]:
    """Cut the text into sentences, no end of which stands inside marks."""
    start = place = last = 0
    pairs = scene.marked
    stops = (m for m in SENTENCE_END.finditer(scene.text) if not _abbreviates(scene, m.start()))
    for end in [*(m.end() for m in stops), len(scene.text)]:
        while last < len(pairs) and pairs[last].outer.end <= end:
            last += 1
        if last < len(pairs) and pairs[last].outer.start < end:
            continue
        if end > start:
            yield Stretch(Span(start, end), pairs[place : min(last, place + MAX_PAIRS)])
        start, place = end, last


def _abbreviates(scene: Scene, stop: int) -> bool:
    """Tell the stop behind a short title: د. عصام."""
    if scene.text[stop] != "." or scene.grammar.lexicon.names.roles_follow:
        return False
    words = scene.text[max(0, stop - MAX_SHORT) : stop].split()
    return bool(words) and scene.grammar.kinds.get(words[-1]) == "title"


class _Reader(DirectQuotes, IndirectQuotes):
    """Read the statements of one sentence."""

    def read(self) -> list[Statement]:
        """Find the direct quotes, then what the cues between them report."""
        direct = self.direct()
        taken = {s.cue.span.start for s in direct if s.cue is not None}
        walls = [s.content for s in direct]
        found = list(direct)
        done = 0
        for place, cue in enumerate(self.cues):
            if cue.span.start < done:
                continue
            if cue.span.start in taken and cue.group.speaker != "before":
                found += self._behind_marks(cue, direct)
                continue
            statement = self._indirect(place, cue, walls)
            if statement is not None:
                if cue.span.start in taken and statement.content.start < cue.span.start:
                    continue
                found.append(statement)
                done = statement.content.end
        return found

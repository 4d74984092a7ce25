"""Free indirect speech: sentences without a cue whose verb alone says that they report."""

from collections.abc import Sequence

from agents.quotes.clauses import COMMA, FINAL
from agents.quotes.contents import MAX_LENGTH, MIN_WORDS, kind_of
from agents.quotes.scene import Scene
from agents.quotes.statements import Statement
from agents.text import Span, trimmed

REACH = 700
"""The statement that a free one goes on from ends no farther before it, in code points."""


MAX_TO_VERB = 12
"""So many words may stand before and with the verb of a main clause."""


def free_quotes(scene: Scene, told: Sequence[Statement]) -> list[Statement]:
    """Find "Der Abzug werde dauern." after a statement (`told`, in order) by the same speaker."""
    if not (scene.grammar.lexicon.reportatives or scene.grammar.lexicon.hearsay):
        return []
    found: list[Statement] = []
    taken = [statement.content for statement in told]
    last, place = -REACH - 1, 0
    for sentence in scene.document.sentences:
        while place < len(taken) and taken[place].end <= sentence.start:
            last = max(last, taken[place].end)
            place += 1
        is_taken = place < len(taken) and taken[place].start < sentence.end
        if not is_taken and sentence.start - last <= REACH and _reports(scene, sentence):
            kind, content = kind_of(scene, trimmed(scene.text, *sentence, chars=FINAL))
            found.append(Statement(kind, content, "reported mood"))
            last = sentence.end
    return found


def _reports(scene: Scene, sentence: Span) -> bool:
    """Tell whether a sentence is in reported mood, or tells hearsay ("soll … haben")."""
    words = [(word, plain) for word, plain in scene.words(sentence) if plain]
    if len(words) <= MIN_WORDS or sentence.end - sentence.start > MAX_LENGTH:
        return False
    lexicon = scene.grammar.lexicon
    opens = words[0][1] in scene.grammar.leads or words[0][1] in scene.grammar.fillers
    comma = COMMA.search(scene.text, *sentence)
    end = sentence.end if comma is None or opens else comma.start()
    moods = lexicon.reportatives
    if any(
        w.start < end and plain in moods and scene.text[w.start].islower() for w, plain in words
    ):
        return True
    return _is_hearsay(scene, [plain for _, plain in words])


def _is_hearsay(scene: Scene, words: list[str]) -> bool:
    lexicon = scene.grammar.lexicon
    perfect = words[-1] in lexicon.auxiliaries and words[-1] not in lexicon.hearsay
    return perfect and not lexicon.hearsay.isdisjoint(words[:MAX_TO_VERB])

"""Agreement: what pronouns, verbs and nouns such as "the politician" tell of who is meant."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from agents.quotes.cues import CueMatch
from agents.quotes.entities import Entity
from agents.quotes.grammar import Grammar
from agents.quotes.lexicon import PronounGroup
from agents.quotes.mentions import Mention
from agents.quotes.scene import Scene
from agents.text import Span

MAX_ENDING = 4
"""An ending by which a verb agrees with its subject is no longer."""

SHARED = 4
"""So many letters "francuski" and "Francji" share at least."""

MAX_PAIR = 80
"""Between two names that "and" joins stands no more, in code points."""

_PARTED = re.compile(r"[,.;:!?\n\"“”„«»]")


def agrees(who: Entity | str, meant: PronounGroup, known: PronounGroup | None = None) -> bool:
    """Tell whether a pronoun or the like may mean somebody; `known` is how a nameless one spoke."""
    if isinstance(who, str):
        return known is None or _as_spoken(known, meant)
    if who.is_body:
        return meant.thing or meant.plural
    return not meant.thing and (not meant.gender or who.gender in {None, meant.gender})


def _as_spoken(known: PronounGroup, meant: PronounGroup) -> bool:
    if known.gender and meant.gender:
        return known.gender == meant.gender
    return not (known.plural and meant.gender) and not (known.gender and meant.plural)


def ending_of(cue: CueMatch | None, text: str, grammar: Grammar) -> PronounGroup | None:
    """Read of whom a verb may be said by how its first word ends: "сказала" of a woman."""
    endings = grammar.lexicon.verb_endings
    if cue is None or not endings or cue.group.kind == "source":
        return None
    word = cue.span.of(text).split(None, 1)[0].lower()
    cuts = (word[-length:] for length in range(min(MAX_ENDING, len(word)), 0, -1))
    return next((_GROUPS[endings[cut]] for cut in cuts if cut in endings), None)


def anaphor(
    words: Sequence[str], grammar: Grammar, ending: PronounGroup | None
) -> PronounGroup | None:
    """Read a phrase such as "the politician", "his office" as the pronoun that it stands for.

    Any calling alone means one who was named, where the verb's `ending` says that it is one.
    """
    known = [w for w in words if w.rpartition("-")[2] in grammar.lexicon.anaphors]
    if not known and len(words) == 1 and ending and ending.gender:
        known = [word for word in words if grammar.kind(word) == "role"]
    if not known:
        return None
    genders = grammar.lexicon.names.genders
    gender = next((genders[word] for word in known if word in genders), None)
    gender = gender or (ending.gender if ending else None)
    bodies = grammar.lexicon.names.organisations | grammar.lexicon.documents
    return PronounGroup(frozenset(known), gender, thing=known[0] in bodies)


def is_said_of(words: Sequence[str], who: Entity, grammar: Grammar) -> bool:
    """Tell whether the rest of such a phrase fits: "francuski przywódca" a man of "Francji".

    Somebody without any office is known well enough for that of a country ("prezydent USA").
    """
    small = grammar.lexicon.anaphors | grammar.lexicon.names.links
    rest = [word for word in words if word not in small]
    if len(words) == 1:
        return True
    if not any(map(grammar.is_head, who.heads)):
        return all(grammar.kind(word) in {"place", "field"} for word in rest)
    return all(any(_alike(word, head) for head in who.heads) for word in rest)


def _alike(word: str, head: str) -> bool:
    return word == head or (len(word) >= SHARED and word[:SHARED] == head[:SHARED])


def pair_of(
    scene: Scene, named: Iterable[tuple[Mention, Entity]], name: Span | None = None
) -> str | None:
    """Read "Ann Lee and the mayor Bo Ek" as both; `named` are the nearest first."""
    for (second, latter), (first, former) in pairwise(named):
        if name is not None and name not in (first.name, second.name):
            continue
        gap = Span(first.span.end, second.name.start if second.name else second.span.start)
        join = next(scene.first_words(gap), None) if gap.end - gap.start <= MAX_PAIR else None
        is_joined = join is not None and join[1] in scene.grammar.lexicon.joins
        if is_joined and not _PARTED.search(scene.text, *gap) and " " in former.name + latter.name:
            return f"{former.name} {join[1] if join else ''} {latter.name}"
    return None


def whole_name(text: str, name: Span) -> str:
    """Write a name on one line."""
    return " ".join(name.of(text).split())


_GROUPS = {
    "male": PronounGroup(frozenset(), "male"),
    "female": PronounGroup(frozenset(), "female"),
    "plural": PronounGroup(frozenset(), plural=True),
    "thing": PronounGroup(frozenset(), thing=True),
}

"""What a pair of marks holds by its looks: speech, a title of a work, or a fragment."""

from agents.quotes.marks import Marked
from agents.quotes.scene import Scene

MIN_WORDS = 3
LONG = 4
"""Shorter words of a title may stand in small letters: "Legend in the Coal Fields"."""

_SET_OFF = frozenset(",،、，–—-")
_LEADS = frozenset(":,\n")
_STOPS = frozenset(".,")
_TERMINAL = ".,!?…;:。！？、，؟،"


def begins_clause(scene: Scene, pair: Marked) -> bool:
    """Tell whether the opening mark stands where a sentence or clause may begin."""
    if pair.dash:
        return True
    before = scene.text[max(0, pair.outer.start - 3) : pair.outer.start]
    last = before.rstrip(" \t\u00a0")[-1:]
    return not last or last == "\n" or not last.isalnum()


def ends_clause(scene: Scene, pair: Marked) -> bool:
    """Tell whether the quote ends with punctuation, inside or outside its marks."""
    after = scene.text[pair.outer.end : pair.outer.end + 2].lstrip(" \t\u00a0")[:1]
    inside = pair.content.of(scene.text).rstrip()[-1:]
    return inside in _TERMINAL or not after or after in _TERMINAL or after == "\n"


def stands_alone(scene: Scene, pair: Marked) -> bool:
    """Tell a quote without a clause from scare quotes and titles of works."""
    if pair.dash:
        return True
    if not begins_clause(scene, pair) or not ends_clause(scene, pair) or is_woven(scene, pair):
        return False
    return len(scene.plain(pair.content)) >= MIN_WORDS and not is_title(scene, pair)


def is_name(scene: Scene, pair: Marked) -> bool:
    """Tell a name that the reporter's sentence holds: told «Tal Post» that, w „Gazecie” X."""
    if pair.dash or not scene.grammar.inflects:
        return False
    content = pair.content.of(scene.text).strip()
    before = scene.text[max(0, pair.outer.start - 4) : pair.outer.start].rstrip()[-1:]
    if not (before.isalnum() and content[:1].isupper() and content[-1:] not in _TERMINAL):
        return False
    words = len(scene.plain(pair.content))
    return words < MIN_WORDS or (words == MIN_WORDS and is_title(scene, pair))


def is_set_off(scene: Scene, pair: Marked) -> bool:
    """Tell whether a comma or dash parts a quote from what follows."""
    follows = scene.text[pair.outer.end : pair.outer.end + 2].lstrip()[:1]
    return pair.dash or follows in _SET_OFF


def is_woven(scene: Scene, pair: Marked) -> bool:
    """Tell a fragment that goes on with the reporter's sentence: he called it a "nasty game"."""
    before = scene.text[max(0, pair.outer.start - 4) : pair.outer.start].rstrip()[-1:]
    first = pair.content.of(scene.text)[:1]
    return first != first.title() and before not in _LEADS


def is_title(scene: Scene, pair: Marked) -> bool:
    """Tell a title or name in marks, whose full stop may be the sentence's: "All Bets Are Off."."""
    last = pair.content.of(scene.text).rstrip()[-1:]
    if last in _TERMINAL and last not in _STOPS:
        return False
    words = [word.of(scene.text) for word, _ in scene.words(pair.content)]
    small = [word for word in words if word[0].isalpha() and not word[0].isupper()]
    if last in _STOPS:
        return len(words) > 1 + len(small) and all(len(word) < LONG for word in small)
    return not small

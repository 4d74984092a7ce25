"""Cores: a phrase where no capital tells a name, without what leads to it or goes on behind."""

import re
from functools import cache
from itertools import takewhile

from agents.quotes.grammar import EDGE, Grammar
from agents.quotes.lexicon import QuoteLexicon
from agents.quotes.scene import Scene
from agents.text import Span, alternation, trimmed

SURNAME_NAME = 4
"""A name that begins with a listed surname has at most so many characters."""

BRACKETS = re.compile(r"[（(][^（）()\n]{0,40}[）)]")


def core_of(scene: Scene, span: Span) -> Span:
    """Drop openers before a phrase, what follows a stop, adverbs at its end, and brackets."""
    lexicon = scene.grammar.lexicon
    bracket = BRACKETS.search(scene.text, *trimmed(scene.text, *span))
    if bracket is not None and bracket.end() >= trimmed(scene.text, *span).end:
        span = Span(span.start, bracket.start())
    span = trimmed(scene.text, *span, chars=EDGE)
    words = list(scene.words(span))
    trailing = scene.grammar.adverbials
    first = 0
    while first < len(words) and _only_leads(scene.grammar, words[first][1]):
        first += 1
    last = first = max(first, _relative_end(scene, words, span.end))
    while last < len(words) and (
        words[last][1] not in lexicon.stops or _is_in_office(scene, words, last)
    ):
        if last > first and _begins_object(lexicon, words[last][1]):
            break
        if last > first and _is_number(words[last][1]) and _is_date(lexicon, words, last):
            break
        last += 1
    links = lexicon.names.links
    while last > first and (words[last - 1][1] in trailing | links or not words[last - 1][1]):
        last -= 1
    if first == last:
        return Span(span.start, span.start)
    return trimmed(scene.text, words[first][0].start, words[last - 1][0].end, chars=EDGE)


def behind_verb(scene: Scene, span: Span) -> Span:
    """Drop a relative clause that stands before its noun: 見に来たという女性."""
    if scene.grammar.lexicon.spaced or not scene.grammar.lexicon.relatives:
        return span
    ends = list(_relative(scene.grammar).finditer(scene.text, *span))
    return Span(ends[-1].end(), span.end) if ends else span


@cache
def _relative(grammar: Grammar) -> re.Pattern[str]:
    ends = alternation(grammar.lexicon.relatives)
    return re.compile(rf"(?<=\w\w)(?:{ends})(?=[^\W\d_ぁ-ん])")


def _begins_object(lexicon: QuoteLexicon, plain: str) -> bool:
    """Tell "all" in دعا الأمين العام جميع الأطراف, behind a subject."""
    return lexicon.spaced and not lexicon.names.roles_follow and plain in lexicon.determiners


def _is_in_office(scene: Scene, words: list[tuple[Span, str]], place: int) -> bool:
    """Tell أستاذ في جامعة القاهرة حازم فتحي, with a name behind the body, from قال في جامعة."""
    grammar, behind = scene.grammar, [plain for _, plain in words[place + 1 : place + 5]]
    is_told = words[place][1].startswith(tuple(grammar.lexicon.agents))
    if is_told or not grammar.lexicon.spaced:
        return False
    if grammar.kinds.get(next(iter(behind), "")) != "organisation":
        return False
    if grammar.kinds.get(words[0][1]) not in {"role", "title"}:
        return words[0][1] in grammar.lexicon.generics
    near = takewhile(lambda plain: plain not in grammar.lexicon.stops, behind)
    return any(not grammar.kinds.get(w) and not has_article(grammar.lexicon, w) for w in near)


def _relative_end(scene: Scene, words: list[tuple[Span, str]], end: int) -> int:
    """Find the name behind a relative clause: 现为议员的何俊仁."""
    links = scene.grammar.lexicon.names.links
    if scene.grammar.lexicon.names.roles_follow:
        return 0
    linked = [i + 1 for i, (_, plain) in enumerate(words[:-1]) if plain in links]
    if not linked or not is_surname(scene.grammar, scene.text[words[linked[-1]][0].start : end]):
        return 0
    return linked[-1]


def _only_leads(grammar: Grammar, plain: str) -> bool:
    """Tell an opener, an adverb, a number or a date ("5일") before a phrase."""
    is_light = plain in grammar.light or _is_number(plain)
    return is_light or (plain[0].isdigit() and bare(plain) in grammar.lexicon.calendar)


def bare(word: str) -> str:
    """Drop the number before what it counts: "5일"; of a figure nothing is left."""
    return word if any(map(str.isalpha, word[:1])) else word.lstrip("0123456789.,:()/·-")


def _is_number(plain: str) -> bool:
    return not any(map(str.isalpha, plain))


def _is_date(lexicon: QuoteLexicon, words: list[tuple[Span, str]], place: int) -> bool:
    following = words[place + 1 : place + 2]
    return bool(following) and following[0][1] in lexicon.calendar


def has_article(lexicon: QuoteLexicon, plain: str) -> bool:
    """Tell an adjective behind a role (الرئيس السوري) from the name that follows it."""
    return lexicon.spaced and plain.startswith(tuple(lexicon.names.prefixes))


def is_surname(grammar: Grammar, name: str) -> bool:
    surnames = grammar.lexicon.names.surnames
    is_known = name[:1] in surnames or name[:2] in surnames
    return is_known and len(name) <= SURNAME_NAME

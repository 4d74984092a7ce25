"""Names in scripts without capitals: what a title, a role, a surname or a subject's place tells."""

import re
from functools import cache

from agents.quotes.caseless_cores import (
    BRACKETS,
    SURNAME_NAME,
    behind_verb,
    core_of,
    has_article,
    is_surname,
)
from agents.quotes.caseless_mentions import DOTS, MAX_NAME
from agents.quotes.grammar import EDGE, MIN_COMPOUND, Grammar
from agents.quotes.lexicon import QuoteLexicon
from agents.quotes.phrases import Source
from agents.quotes.scene import Scene
from agents.text import Span, alternation, spanned, trimmed

MAX_PHRASE = 80
"""A noun phrase is no longer, in code points."""

MAX_UNKNOWN = 6
"""A phrase of unknown words is a name no longer than this where words are written together."""

MIN_TITLED = 3
"""A role, a forename and a surname are so many words at least."""

_MEDIUM = re.compile(r"[^\W\d_]{0,6}《(?P<name>[^《》\n]{1,40})》")
"""A medium by its name in marks, the country before it: 美国《华尔街日报》."""


def read_phrase(scene: Scene, span: Span) -> Source | None:
    """Read a noun phrase as who speaks: pronoun, person, body or description; None where empty."""
    medium = _MEDIUM.match(scene.text, *trimmed(scene.text, *span))
    if medium is not None and _ends_or_stops(scene, Span(medium.end(), span.end)):
        return Source(spanned(medium.span()), "body", name=spanned(medium.span("name")))
    span = core_of(scene, span)
    if not 0 < span.end - span.start <= MAX_PHRASE:
        return None
    span = behind_verb(scene, span)
    pronoun = scene.grammar.pronouns.get(span.of(scene.text))
    if pronoun is not None:
        return Source(span, "pronoun", pronoun=pronoun)
    words = [(word, plain) for word, plain in scene.words(span) if plain]
    if not words or not any(map(str.isalpha, span.of(scene.text))):
        return None
    if scene.grammar.lexicon.names.roles_follow:
        return _before_role(scene, span, words)
    return _after_role(scene, span, words)


def _ends_or_stops(scene: Scene, rest: Span) -> bool:
    following = next(scene.first_words(rest), None)
    return following is None or following[1] in scene.grammar.lexicon.stops


def _after_role(scene: Scene, span: Span, words: list[tuple[Span, str]]) -> Source | None:
    """Read a name that follows its roles: 外交部发言人毛宁, الرئيس السوري بشار الأسد."""
    lexicon, kinds = scene.grammar.lexicon, scene.grammar.kinds
    heads = [i for i, (_, plain) in enumerate(words) if _is_before_name(scene.grammar, plain)]
    heads += [i for i, (_, plain) in enumerate(words) if heads and plain in lexicon.stops]
    if heads and _is_last_name(scene.grammar, words):
        heads.pop()
    begin = heads[-1] + 1 if heads else 0
    is_outlet = bool(heads) and kinds.get(words[heads[-1]][1]) == "title"
    bodies = {"organisation"} if lexicon.spaced and not is_outlet else set()
    around = {"place", "field"} | bodies
    while heads and begin < len(words) and kinds.get(words[begin][1]) in around:
        begin += 1
    while heads and begin < len(words) - 1 and has_article(lexicon, words[begin][1]):
        begin += 1
    if lexicon.documents.isdisjoint(w for _, w in words) and not _holds_body(scene, words[begin:]):
        words = words[: _before_object(lexicon, words, begin)]
    span = Span(span.start, words[-1][0].end)
    plains = {plain for _, plain in words}
    if begin == len(words):
        return _before_title(scene, span, words[-2:]) or _unnamed(scene, span, plains)
    name = Span(words[begin][0].start, span.end)
    first = words[begin][1]
    is_body = kinds.get(first) == "organisation" or _ends_as_body(scene, words)
    is_outlet = is_outlet and is_body
    is_other = _is_owned(scene, words[begin - 1][1], name) or _is_of(scene, words, begin)
    if heads and is_other and not is_outlet:
        return _unnamed(scene, span, plains)
    if is_body and not (heads and is_surname(scene.grammar, name.of(scene.text))):
        is_kind = len(words) == 1 and first in lexicon.names.short_forms
        is_one = is_outlet or not (heads or is_kind)
        return Source(span, "body", name) if is_one else _unnamed(scene, span, plains)
    is_unnamed = not plains.isdisjoint(scene.grammar.unnamed)
    if not heads and (is_unnamed or not _may_be_name(scene, name)):
        return _unnamed(scene, span, plains)
    if name.end - name.start > MAX_NAME:
        return Source(span, "description", name=span)
    role = trimmed(scene.text, span.start, name.start, chars=EDGE)
    role = Span(role.start, role.end + scene.text.startswith(".", role.end))
    return Source(span, "person", name, role if role.end > role.start else None)


def _before_title(scene: Scene, span: Span, words: list[tuple[Span, str]]) -> Source | None:
    """Read a surname alone with its title behind it, where words are written together: 沈教授."""
    (name, surname), (role, title) = words[0], words[-1]
    is_called = scene.grammar.kinds.get(title) in {"role", "title"} and not _is_spaced(scene)
    is_named = is_called and name != role and surname in scene.grammar.lexicon.names.surnames
    return Source(span, "person", name, role) if is_named else None


def _is_spaced(scene: Scene) -> bool:
    return scene.grammar.lexicon.spaced


def _before_object(lexicon: QuoteLexicon, words: list[tuple[Span, str]], begin: int) -> int:
    """End a name of two words before an object with an article: انتقد سعد الربيعي الموازنة."""
    particles = lexicon.names.particles
    for place in range(begin + 2, len(words)):
        first, last, behind = (words[at][1] for at in range(place - 2, place + 1))
        is_full = has_article(lexicon, last) and last not in particles
        is_full = is_full and (has_article(lexicon, first) or first not in particles)
        if is_full and has_article(lexicon, behind):
            return place
    return len(words)


def _holds_body(scene: Scene, words: list[tuple[Span, str]]) -> bool:
    return any(scene.grammar.kinds.get(plain) == "organisation" for _, plain in words)


def _is_last_name(grammar: Grammar, words: list[tuple[Span, str]]) -> bool:
    """Tell a title that is a surname, behind a forename (التاجر حمدي السيد), from one before."""
    if not grammar.lexicon.spaced or len(words) < MIN_TITLED:
        return False
    before, last = words[-2][1], words[-1][1]
    is_named = grammar.kinds.get(before) is None and before not in grammar.unnamed
    is_named = is_named and not has_article(grammar.lexicon, before)
    return is_named and grammar.kinds.get(last) in {"role", "title"}


def _is_owned(scene: Scene, before: str, name: Span) -> bool:
    """Tell 罗敏的同事, a description, from 公司的李明, a name."""
    lexicon, text = scene.grammar.lexicon, name.of(scene.text)
    may_be = is_surname(scene.grammar, text) or any(dot in text for dot in DOTS)
    return not lexicon.spaced and before in lexicon.names.links and not may_be


def _is_of(scene: Scene, words: list[tuple[Span, str]], begin: int) -> bool:
    """Tell "leader of the faction" (قائد الفصيل) from "the coach Nahhas" (المدرب النحاس)."""
    lexicon = scene.grammar.lexicon
    last, before = words[begin][1], words[begin - 1][1]
    is_single = lexicon.spaced and begin == len(words) - 1
    return is_single and has_article(lexicon, last) and not has_article(lexicon, before)


def _is_before_name(grammar: Grammar, plain: str) -> bool:
    kind = grammar.kinds.get(plain)
    return kind in {"role", "title"} or plain in grammar.lexicon.names.links


def _ends_as_body(scene: Scene, words: list[tuple[Span, str]]) -> bool:
    if scene.grammar.lexicon.spaced:
        return scene.grammar.kinds.get(words[0][1]) == "organisation"
    return scene.grammar.kinds.get(words[-1][1]) == "organisation"


def _unnamed(scene: Scene, span: Span, plains: set[str]) -> Source:
    if not plains & scene.grammar.lexicon.documents:
        return Source(span, "description", name=span)
    kinds = scene.grammar.kinds
    bodies = [w.start for w, plain in scene.words(span) if kinds.get(plain) == "organisation"]
    is_issuer = (
        bodies and scene.grammar.lexicon.spaced and not scene.grammar.lexicon.names.roles_follow
    )
    return Source(span, "document", name=Span(bodies[0], span.end) if is_issuer else span)


def _may_be_name(scene: Scene, span: Span) -> bool:
    """Tell a phrase that may be a name by its length, its dots, or the surname it begins with."""
    name = span.of(scene.text)
    if scene.grammar.lexicon.spaced:
        return len(name.split()) <= SURNAME_NAME
    return any(dot in name for dot in DOTS) or len(name) <= MAX_UNKNOWN


def _before_role(scene: Scene, span: Span, words: list[tuple[Span, str]]) -> Source | None:
    """Read a name that stands before its title: 清水治理事長, 김철수 전 대표."""
    kinds, lexicon = scene.grammar.kinds, scene.grammar.lexicon
    plains = {plain for _, plain in words}
    begin = _name_after_link(scene, words)
    tail = len(words)
    while tail > begin and kinds.get(words[tail - 1][1]) in {"role", "title", "field", "place"}:
        tail -= 1
    has_role = tail < len(words)
    if lexicon.spaced:
        found = _spaced_name(scene, words, begin)
        if found is not None:
            return Source(span, "person", found, _role_behind(scene, found, span))
    elif has_role and tail > begin:
        last = words[tail - 1]
        is_generic = last[1] in lexicon.generics or last[1] in lexicon.determiners
        if (
            not is_generic
            and kinds.get(last[1]) in {None, "surname"}
            and last[0].end - last[0].start > 1
        ):
            name = Span(_start_of_name(scene, words, tail, begin), last[0].end)
            role = _calling_before(scene, words[:begin]) or Span(name.end, span.end)
            is_title = Span(name.end, span.end).of(scene.text) in lexicon.names.titles
            return Source(span, "person", name, role if is_title else Span(name.end, span.end))
    elif not has_role and len(words) == 1 and is_surname(scene.grammar, span.of(scene.text)):
        return Source(span, "person", span)
    if plains & lexicon.generics or plains & lexicon.documents or has_role:
        return _unnamed(scene, span, plains)
    return Source(span, "body", name=span)


def _role_behind(scene: Scene, name: Span, span: Span) -> Span | None:
    """Read the role or title behind a name and its age: 김모(35)씨."""
    age = BRACKETS.match(scene.text, name.end, span.end)
    role = trimmed(scene.text, age.end() if age else name.end, span.end, chars=EDGE)
    if role.end > role.start and role.of(scene.text) not in scene.grammar.lexicon.names.titles:
        return role
    before = _behind_relative(scene, trimmed(scene.text, span.start, name.start, chars=EDGE))
    is_calling = any(_is_calling(scene.grammar, word) for word in scene.plain(before)[-1:])
    return before if is_calling else role if role.end > role.start else None


def _calling_before(scene: Scene, words: list[tuple[Span, str]]) -> Span | None:
    """Read the calling that a link joins to a name: 農家の佐藤一郎さん."""
    is_one = len(words) > 1 and _is_calling(scene.grammar, words[-2][1])
    return words[-2][0] if is_one else None


def _behind_relative(scene: Scene, before: Span) -> Span:
    """Drop a relative clause before a calling: 국회 앞에서 만난 대학생."""
    relatives = tuple(scene.grammar.lexicon.relatives)
    ends = [word.end for word, plain in scene.words(before) if plain.endswith(relatives)]
    return trimmed(scene.text, ends[-1], before.end) if ends else before


def _is_calling(grammar: Grammar, word: str) -> bool:
    return _is_role(grammar, word) or word in grammar.lexicon.generics


def _name_after_link(scene: Scene, words: list[tuple[Span, str]]) -> int:
    links = scene.grammar.lexicon.names.links
    return max((i + 1 for i, (_, plain) in enumerate(words) if plain in links), default=0)


def _start_of_name(scene: Scene, words: list[tuple[Span, str]], tail: int, floor: int) -> int:
    """Step back over "ジョン・スミス", whose dots part words."""
    first = tail - 1
    while first - 1 >= floor and scene.text[words[first - 1][0].start] in DOTS:
        first -= 2
    return words[max(first, floor)][0].start


def _spaced_name(scene: Scene, words: list[tuple[Span, str]], begin: int) -> Span | None:
    """Find a word with a title glued to it, or one that begins as a surname before a role."""
    grammar = scene.grammar
    case_endings = tuple(grammar.lexicon.names.case_endings)
    found = None
    for place in reversed(range(begin, len(words))):
        word, plain = words[place]
        glued = _titled(grammar).match(plain) if grammar.kinds.get(plain) is None else None
        if glued is not None:
            return Span(word.start, word.start + glued.end(1))
        name = plain.partition("(")[0]
        if grammar.kinds.get(plain) == "forename":
            return _foreign_name(grammar, words[begin : place + 2])
        if _is_spaced_name(grammar, name) and _is_placed(grammar, words, place):
            found = Span(word.start, word.start + len(name))
        if plain.endswith(case_endings) and place < len(words) - 1:
            break
    return found


def _foreign_name(grammar: Grammar, words: list[tuple[Span, str]]) -> Span:
    """Read foreign forenames with the unknown word behind them: 마리아 로페스."""
    kinds = [grammar.kinds.get(plain) for _, plain in words]
    last = len(words) - 1 if kinds[-1] in {None, "forename"} else len(words) - 2
    first = last if kinds[last] == "forename" else last - 1
    while first > 0 and kinds[first - 1] == "forename":
        first -= 1
    return Span(words[first][0].start, words[last][0].end)


def _is_spaced_name(grammar: Grammar, name: str) -> bool:
    is_name = grammar.kinds.get(name) in {None, "surname"} and is_surname(grammar, name)
    return is_name and name not in grammar.lexicon.generics and len(name) < SURNAME_NAME


def _is_placed(grammar: Grammar, words: list[tuple[Span, str]], place: int) -> bool:
    """Tell whether a word stands where names do: before a role, behind a calling, or alone."""
    plain = words[place][1]
    if place < len(words) - 1:
        return _is_role(grammar, words[-1][1])
    is_called = place > 0 and grammar.kinds.get(words[place - 1][1]) == "title"
    return len(plain) == SURNAME_NAME - 1 and (is_called or len(words) == 1)


def may_be_called(grammar: Grammar, word: str, following: str) -> bool:
    """Tell whether a word may be a full name and the one behind it begins as a role or title."""
    is_name = len(word) == SURNAME_NAME - 1 and _is_spaced_name(grammar, word)
    calls = (*_long_roles(grammar), *grammar.lexicon.names.titles)
    return is_name and word[:-1] not in grammar.nouns and following.startswith(calls)


def _is_role(grammar: Grammar, plain: str) -> bool:
    """Tell a role or title, or a longer word that ends with a role: 원내대변인."""
    kind = grammar.kinds.get(plain)
    is_longer = kind is None and len(plain) >= MIN_COMPOUND
    return kind in {"role", "title"} or (is_longer and plain.endswith(_long_roles(grammar)))


@cache
def _long_roles(grammar: Grammar) -> tuple[str, ...]:
    return tuple(sorted(role for role in grammar.lexicon.names.roles if len(role) > 1))


@cache
def _titled(grammar: Grammar) -> re.Pattern[str]:
    names, titles = grammar.lexicon.names, alternation(grammar.lexicon.names.titles)
    return re.compile(
        rf"({alternation(names.surnames)}|[A-Za-z]|[^\W\d_]{{2,12}}?)(?:\([^()]{{1,12}}\))?{titles}\Z"
    )

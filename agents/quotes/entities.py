"""Who is who in an article: short names, aliases and bare roles lead to the fullest name."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec import Struct

from agents.quotes.grammar import MIN_STEM, Grammar, folded, rough_words
from agents.quotes.lexicon import Gender
from agents.quotes.mentions import Mention
from agents.quotes.name_runs import HEADS
from agents.text import Span, lowered

MAX_CANDIDATES = 24
"""So many bearers of one word are looked at: hostile input can repeat a word for ever."""

MAX_OFFICE = 40
"""A role or title before a name is no longer, in code points."""

MAX_APPOSED = 80
_COMMA = ", "
_CHUNK = re.compile(r"[^,.;:!?\n\"“”«»()]++")

MIN_INITIALS = 3
"""Fewer initials ("JK") are those of too many to call somebody by."""

BODY_HEADS = frozenset({"organisation"})
MAX_STEPS = 3
"""From "Putra" by "Budi Putra" to "Budi Arya Putra": more steps no article needs."""


class Entity(Struct, eq=False):
    """Hold a person or body under the fullest name that the article gives.

    `seen` are the offsets at which the fullest name stands; `heads` the words by which the
    article may call it again ("the governor", "the ministry").
    """

    name: str
    words: frozenset[str]
    is_body: bool
    seen: list[int] = []
    role: str | None = None
    affiliation: str | None = None
    gender: Gender | None = None
    heads: set[str] = set()

    def distance(self, offset: int) -> tuple[bool, int]:
        """Order entities for a mention at the offset: named before it and nearest comes first."""
        place = bisect_left(self.seen, offset)
        if place:
            return False, offset - self.seen[place - 1]
        return True, self.seen[0] - offset


class Entities:
    """Hold the article's table of entities."""

    def __init__(self, text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
        self.text, self.grammar = text, grammar
        names = grammar.lexicon.names
        self._endings = names.case_endings if grammar.lexicon.cased else frozenset()
        self._ending_lengths = sorted({len(ending) for ending in self._endings})
        self._rooted: dict[str, str] = {}
        self._roots: dict[str, str] = {}
        self._bases: dict[str, str] = {}
        self._by_written: dict[tuple[str, bool], Entity] = {}
        self._by_name: dict[tuple[str, bool], Entity] = {}
        self._by_word: dict[str, list[Entity]] = defaultdict(list)
        self._by_alias: dict[str, Entity] = {}
        self._by_initials: dict[str, Entity] = {}
        self._by_head: dict[str, list[Entity]] = defaultdict(list)
        for mention in mentions:
            if mention.name is not None:
                self._add(mention, mention.name)

    def _add(self, mention: Mention, name: Span) -> None:
        entity = self._entity(" ".join(name.of(self.text).split()), is_body=mention.is_body)
        entity.seen.append(name.start)
        text, (start, end) = self.text, mention.span
        if name.start > start:
            self._learn(entity, self.grammar.word.findall(folded(text[start : name.start])))
        if self._may_follow_office(start):
            self._learn_before(entity, start)
        if text.startswith(_COMMA, end) or text.startswith(_COMMA, max(0, start - len(_COMMA))):
            self._call(entity, self._apposed(mention.span))
        self._read_alias(entity, end)

    def _entity(self, written: str, *, is_body: bool) -> Entity:
        """Find who bears a name, whatever its case, or enter it; the shortest form is kept."""
        entity = self._by_written.get((written, is_body))
        if entity is None:
            key = (self._key(written), is_body)
            entity = self._by_name.get(key) or self._entered(key, written)
            self._by_written[written, is_body] = entity
        if len(written) < len(entity.name):
            entity.name = written
        return entity

    def _entered(self, key: tuple[str, bool], written: str) -> Entity:
        name, is_body = folded(written), key[1]
        entity = self._by_name[key] = Entity(written, self._parts(name, is_body=is_body), is_body)
        if self.grammar.forename_genders and not is_body and " " in name:
            entity.gender = self._gender(name)
        for word in entity.words:
            self._by_word[word].append(entity)
        if is_body:
            self._call(entity, name.split())
        if written.count(" ") + 1 >= MIN_INITIALS:
            self._read_initials(entity, written)
        return entity

    def _read_initials(self, entity: Entity, written: str) -> None:
        initials = "".join(word[0] for word in written.split() if word[0].isupper())
        if len(initials) >= MIN_INITIALS:
            self._by_initials.setdefault(initials, entity)

    def _gender(self, name: str) -> Gender | None:
        """Tell a person's gender by the forename, in whatever case it stands."""
        genders = self.grammar.forename_genders
        first = name.split(" ", 1)[0]
        return next((genders[w] for w in (first, *self._stems(first)) if w in genders), None)

    def _key(self, name: str) -> str:
        return " ".join(map(self._root, folded(name).split())) if self._endings else folded(name)

    def _root(self, word: str) -> str:
        """Give one form for all cases of a word in this article: its first one."""
        if not self._endings:
            return word
        root = self._rooted.get(word)
        if root is None:
            root = self._rooted[word] = self._shared_root([word, *self._stems(word)])
            self._bases[root] = min(self._bases.get(root, word), word, key=len)
        return root

    def _stems(self, word: str) -> Iterator[str]:
        cuts = (length for length in self._ending_lengths if len(word) - length >= MIN_STEM)
        return (word[:-cut] for cut in cuts if word[-cut:] in self._endings)

    def _shared_root(self, stems: Sequence[str]) -> str:
        root = next((self._roots[stem] for stem in stems if stem in self._roots), stems[0])
        for stem in stems:
            self._roots.setdefault(stem, root)
        return root

    def _parts(self, name: str, *, is_body: bool) -> frozenset[str]:
        """Give a name's short forms: its words, or its beginnings where no space parts them."""
        lexicon = self.grammar.lexicon
        if lexicon.cased or (lexicon.spaced and not lexicon.names.roles_follow):
            return frozenset(map(self._root, name.split()))
        pieces = re.split("[·・ ]", name)
        ends = [name[cut:] for cut in range(1, len(name))] if is_body else pieces
        return frozenset([name, *ends, *(name[:cut] for cut in range(1, len(name)))])

    def _learn(self, entity: Entity, before: list[str]) -> None:
        """Keep what titles and roles before a name tell: its gender, and its heads."""
        names = self.grammar.lexicon.names
        plain = [word.rstrip(".") for word in before]
        gender = next((names.genders[word] for word in plain if word in names.genders), None)
        entity.gender = entity.gender or gender
        self._call(entity, plain)

    def _call(self, entity: Entity, words: list[str]) -> None:
        grammar = self.grammar
        endings = filter(None, map(grammar.ending, words))
        for word in (*words, *endings):
            spelt = grammar.lexicon.names.short_forms.get(word, word)
            head = self._root(spelt)
            is_head = grammar.kinds.get(spelt) in (BODY_HEADS if entity.is_body else HEADS)
            if is_head and head not in entity.heads:
                self._by_head[head].append(entity)
            entity.heads.add(head)

    def _may_follow_office(self, start: int) -> bool:
        """Tell whether one of the two words before a name may end a role or title."""
        if not self.grammar.lexicon.spaced:
            return True
        near = rough_words(self.text[max(0, start - MAX_OFFICE) : start])
        return not self.grammar.office_ends.isdisjoint(near[-2:])

    def _learn_before(self, entity: Entity, start: int) -> None:
        """Read the roles and the title before a name: "ekonom Budi Arta", "señora Ana Gil"."""
        kinds = self.grammar.kinds
        near = lowered(self.text[max(0, start - MAX_OFFICE) : start])
        words = self.grammar.word.findall(near)[-2:]
        roles = [word for word in words if kinds.get(word) == "role"]
        if roles and words[-1] not in self.grammar.stops_and_links:
            self._call(entity, roles)
        if not entity.is_body and words and kinds.get(words[-1]) == "title":
            self._learn(entity, words[-1:])

    def _apposed(self, name: Span) -> list[str]:
        """Read the role that a comma parts from a name: "the mayor, Ann Lee", "Ann Lee, mayor"."""
        text, before, after = self.text, name.start - len(_COMMA), name.end + len(_COMMA)
        chunks: list[str] = []
        if before > 0 and text.startswith(_COMMA, before) and _CHUNK.match(text, before - 1):
            chunks += _CHUNK.findall(text, max(0, before - MAX_APPOSED), before)[-1:]
        if text.startswith(_COMMA, name.end):
            following = _CHUNK.match(text, after, after + MAX_APPOSED)
            chunks += [following.group()] if following else []
        return [role for chunk in chunks for role in self._role_at_front(chunk)]

    def _role_at_front(self, chunk: str) -> list[str]:
        words, articles = folded(chunk).split(), self.grammar.lexicon.determiners
        words = [word for word in words if word not in articles]
        is_role = bool(words) and self.grammar.kinds.get(words[0]) == "role"
        return words[: 1 if self._endings else None] if is_role else []

    def _read_alias(self, entity: Entity, end: int) -> None:
        """Read the other name of "Badan Air Desa (BAD)", "Edi alias Godek"."""
        alias = self.grammar.alias
        called = alias.match(self.text, end) if alias else None
        for name in (called[1], called[1].split()[0]) if called else ():
            self._by_alias.setdefault(folded(name), entity)
        if self.text.startswith(" (", end):
            close = self.text.find(")", end, end + 16)
            short = self.text[end + 2 : close] if close > 0 else ""
            if short.isupper() and " " not in short:
                self._by_alias.setdefault(folded(short), entity)

    def introduce(self, entity: Entity, role: str | None, affiliation: str | None) -> None:
        """Keep a speaker's role and affiliation; the first ones stay."""
        entity.role = entity.role or role
        entity.affiliation = entity.affiliation or affiliation
        self._call(
            entity, [word.strip(",.()") for word in self.grammar.word.findall(folded(role or ""))]
        )

    def named(self, name: str, offset: int, *, is_body: bool) -> Entity:
        """Find who bears a name: the fullest of the names that hold all its words."""
        alias = self._by_alias.get(folded(name)) or self._by_initials.get(name)
        if alias is not None:
            return alias
        own = self._by_name.get((self._key(name), is_body))
        asked = self._asked(folded(name))
        entity = own or Entity(name, asked, is_body, seen=[offset])
        for _ in range(MAX_STEPS):
            asked = self._asked(folded(entity.name))
            fuller = [e for e in self._bearers(entity, asked) if len(e.words) > len(entity.words)]
            fuller = [e for e in fuller if not self._is_of_two(e)]
            if not fuller:
                break
            entity = min(fuller, key=lambda e: e.distance(offset))
        return entity

    def _is_of_two(self, entity: Entity) -> bool:
        """Tell whether a possessor's name runs into another's: "zięć Jana Kota Adam Lis"."""
        words = folded(entity.name).split() if self._endings else []
        oblique = [len(self._bases[self._root(word)]) < len(word) for word in words]
        return any(is_so and not next_is for is_so, next_is in pairwise(oblique[:-1]))

    def _asked(self, name: str) -> frozenset[str]:
        lexicon = self.grammar.lexicon
        is_cut = lexicon.cased or (lexicon.spaced and not lexicon.names.roles_follow)
        return frozenset(map(self._root, name.split()) if is_cut else [name])

    def _bearers(self, entity: Entity, asked: frozenset[str]) -> list[Entity]:
        shared = [self._by_word.get(word, []) for word in asked]
        rarest = min(shared, key=len, default=[])[:MAX_CANDIDATES]
        return [e for e in rarest if e.is_body == entity.is_body and e.words >= asked]

    def called(self, words: Sequence[str], offset: int, *, wholly: bool = False) -> Entity | None:
        """Find whom a role or kind of body means: who was last introduced with it before.

        With `wholly` all the words must have introduced that one ("president of Gaul").
        """
        short_forms = self.grammar.lexicon.names.short_forms
        heads = [self._root(short_forms.get(word, word)) for word in words]
        found = (e for head in heads for e in islice(reversed(self._by_head[head]), MAX_CANDIDATES))
        known = [e for e in found if e.seen[0] < offset]
        known = [e for e in known if e.heads.issuperset(heads)] if wholly else known
        fitting = {e: len(e.heads.intersection(heads)) for e in known}
        return min(known, key=lambda e: (-fitting[e], e.distance(offset)), default=None)

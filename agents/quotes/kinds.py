"""Kinds: what each word of a run is, a name, a role, a place, a body."""

from collections.abc import Sequence
from itertools import pairwise

from agents.quotes.grammar import Grammar, folded
from agents.quotes.name_runs import INITIALS, LAST_LATIN, is_acronym, opens
from agents.quotes.words import Word

OF_PERSONS = frozenset({"name", "forename"})
MAYBE_NAMES = OF_PERSONS | {"place", "field"}


def kinds_of(text: str, words: Sequence[Word], grammar: Grammar) -> list[str]:
    """Say what each word of a run is; two words that the lexicon lists as one are one thing."""
    kinds = [kind_of(text, word, grammar) for word in words]
    if grammar.lexicon.names.compounds and kinds[0] == "name" and opens(text, words[0][0].start):
        kinds[0] = "role" if grammar.kind(words[0][1]) == "role" else "name"
    for index, ((first, _), (second, _)) in enumerate(pairwise(words)):
        kind = grammar.kinds.get(folded(text[first.start : second.end]))
        if kind is not None:
            kinds[index] = kinds[index + 1] = kind
    if len(words) > 1:
        _mark_linked(text, words, kinds, grammar)
        _mark_foreign(text, words, kinds)
    return kinds


def _mark_foreign(text: str, words: Sequence[Word], kinds: list[str]) -> None:
    """Make a body's of the Latin words before a name in other letters: "Moet Cie Иван Ким"."""
    if text[words[0][0].start].isascii() and text[words[-1][0].start] > LAST_LATIN:
        for index, (span, _) in enumerate(words):
            if text[span.start].isascii() and kinds[index] == "name":
                kinds[index] = "place"


def _mark_linked(text: str, words: Sequence[Word], kinds: list[str], grammar: Grammar) -> None:
    """Make a place of what a small word links to an office: "Alcalde de Móstoles"."""
    links = grammar.lexicon.names.links
    written = [span.of(text) for span, _ in words]
    linking = {"role", "organisation", "field", "area"}
    for index in range(1, len(words)):
        if written[index] in links and kinds[index - 1] in linking:
            kinds[index] = "area"
        elif written[index - 1] in links and kinds[index - 1 : index + 1] == ["area", "name"]:
            kinds[index] = "place"


def kind_of(text: str, word: Word, grammar: Grammar) -> str:
    """Say what one word is, a number or a possessive too; "name" where nothing is known of it."""
    span, plain = word
    if text.endswith(grammar.possessives, *span):
        return "possessive"
    plain = plain.rstrip(".")
    tail = text[span.start + max(0, plain.rfind("-") + 1)]  # "CDU-Chef", "CDA-leider"
    is_noun = grammar.lexicon.names.capital_nouns or not tail.isupper()
    kind = grammar.kind(plain) if is_noun else grammar.kinds.get(plain)
    if kind is None and text[span.end - 1].isdecimal():
        return "field"  # "Covid-19"
    written = span.of(text)
    if kind in {None, "organisation"} and (is_acronym(written) or _is_pair(written, grammar)):
        return "acronym"
    return kind or "name"


def _is_pair(written: str, grammar: Grammar) -> bool:
    """Tell a body of two letters ("ЕК") where initials have their stops."""
    return (
        grammar.inflects and len(written) == INITIALS and written.isupper() and "." not in written
    )

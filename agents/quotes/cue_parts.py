"""Parts of cues: the noun of a source phrase, and the particle that a split verb ends with."""

from itertools import islice

from agents.quotes.grammar import EDGE, MIN_COMPOUND, Grammar
from agents.quotes.words import Words
from agents.text import Span, trimmed

MAX_BEFORE_NOUN = 5
"""So many words a source phrase has up to its noun: "nach bisher noch unbestätigten Berichten"."""

MAX_SPLIT = 40
"""The particle of a split verb stands no more words behind it."""

MIN_NOUN = 6
"""A noun that a compound may end with is no shorter: "daten" would be in "Soldaten"."""

MAX_ABBREVIATION = 3

_ENDS = frozenset("!?;:")


def noun_after(cut: Words, start: int, nouns: frozenset[str]) -> Span | None:
    """Find the noun of the phrase that begins behind the offset: "ersten Polizeiangaben"."""
    text, grammar, begins = cut.text, cut.grammar, None
    lexicon = grammar.lexicon
    has_capital = lexicon.names.capital_nouns
    window = Span(start, min(len(text), start + 100))
    for word, plain in islice(cut.first(window), MAX_BEFORE_NOUN):
        bare = trimmed(text, *word, chars=EDGE)
        begins = bare.start if begins is None else begins
        if is_one_of(plain, nouns, grammar) and text[bare.start].isupper() == has_capital:
            return Span(begins, bare.end)
        is_small = plain in lexicon.auxiliaries or plain in lexicon.joins
        if bare != word or (is_small and plain not in lexicon.determiners):
            return None
    return None


def is_one_of(plain: str, nouns: frozenset[str], grammar: Grammar) -> bool:
    """Tell whether a word is one of the nouns, or a compound that ends with one."""
    if plain in nouns or not grammar.lexicon.names.compounds:
        return plain in nouns
    return any(plain[cut:] in nouns for cut in range(MIN_COMPOUND - 1, len(plain) - MIN_NOUN + 1))


def tail_after(cut: Words, start: int, tails: frozenset[str]) -> Span | None:
    """Find the particle with which the clause of a split verb ends: "kündigte X gestern | an,"."""
    text, lexicon = cut.text, cut.grammar.lexicon
    window = Span(start, min(len(text), start + 300))
    last: Span | None = None
    for word, plain in islice(cut.first(window), MAX_SPLIT):
        bare = trimmed(text, *word, chars=EDGE)
        opens = bare.start > word.start or plain in lexicon.joins
        goes_on = plain in lexicon.stops and not lexicon.comma_complement
        if last and (opens or goes_on or plain in lexicon.complementisers):
            return last
        is_over = "\n" in text[start : word.start]
        ends = bare.end < word.end or text[bare.end : bare.end + 1] in {"", "\n"}
        last = bare if plain in tails and not is_over else None
        if last and ends:
            return last
        if is_over or _is_end(text, Span(bare.end, word.end), plain):
            return None
    return None


def _is_end(text: str, after: Span, plain: str) -> bool:
    """Tell a full stop from that of a date or an abbreviation: "am 3. Mai"."""
    stop = after.of(text)[:1]
    return stop in _ENDS if stop != "." else plain.isalpha() and len(plain) > MAX_ABBREVIATION

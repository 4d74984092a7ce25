"""Nouns: what a bare number counts."""

from agents.claims.figures import ANDS
from agents.claims.number import HYPHENS
from agents.claims.tokens import Line

MAX_WORDS = 4
STEM = 4
"""So many letters show that two nouns are one: "alumnos y alumnas"."""
ENDS = frozenset({"stops", "negatives"})


def noun_after(line: Line, at: int) -> tuple[int, int] | None:
    """Find the noun that the number before a token counts: its first token and its end.

    Looks among as many words as the language's nouns may stand away, and stops at the first word
    or mark that ends the phrase; None where there is no noun.
    """
    nouns = line.tables.lexicon.nouns
    if line.tables.lexicon.writing == "unspaced":
        return _run(line, at, nouns.reach)
    for _ in range(nouns.reach):
        if not _goes_on(line, at):
            return None
        end = _hyphenated(line, at)
        if _is_noun(line, at, end):
            return _with_its_pair(line, at, _end_of_noun(line, at, end))
        if not _may_precede(line, end - 1):
            return None
        at = end + ("joiners" in line[end].word.roles or "between_and" in line[end].word.roles)
    return None


def _with_its_pair(line: Line, at: int, end: int) -> tuple[int, int]:
    """Take in "und Schüler" behind "Schülerinnen"; leave "Berliner" before "Polizisten"."""
    places = line.tables.lexicon.nouns.places or ("\0",)
    while at < end - 1 and line[at].text.endswith(places):
        at += 1
    joins = ANDS & line[end].word.roles and line[end + 1].is_word
    alike = line[end + 1].text[:STEM] == line[end - 1].text[:STEM]
    return at, end + 2 * bool(joins and alike)


def _may_precede(line: Line, at: int) -> bool:
    """Tell whether a word may stand before the noun: any, unless adjectives are known."""
    nouns, text = line.tables.lexicon.nouns, line[at].text
    return not nouns.adjectives or text.endswith(nouns.adjectives) or text in nouns.skipped


def _end_of_noun(line: Line, at: int, end: int) -> int:
    """Take in the capitalised words that follow, where nouns are so written."""
    while (
        line.tables.lexicon.nouns.capital and end - at < MAX_WORDS and _is_noun(line, end, end + 1)
    ):
        end += 1
    return end


def _run(line: Line, at: int, reach: int) -> tuple[int, int] | None:
    """Take the characters up to the first that ends a phrase, where no spaces part words."""
    end = at
    while _goes_on(line, end) and line[end].end - line[at].start <= reach:
        end += 1
        if "counters" in line[end - 1].word.roles:
            break  # 人 says all, what follows is a verb
    return (at, end) if end > at else None


def _goes_on(line: Line, at: int) -> bool:
    token = line[at]
    if not token.is_word or token.word.roles & ENDS:
        return False
    word = token.word
    joins = "joiners" in word.roles or "between_and" in word.roles
    is_number = (
        joins or word.number is not None or word.scale is not None or word.before is not None
    )
    nouns = line.tables.lexicon.nouns
    stops = token.text.startswith(nouns.stop_prefixes) or token.text.endswith(nouns.stop_endings)
    return not is_number and ("nouns" in word.roles or not stops)


def _hyphenated(line: Line, at: int) -> int:
    """Find the end of "ground-launched", "orang-orang", "auto's"."""
    while _is_hyphen(line, at + 1) and line.touches(at) and line.touches(at + 1):
        at += 2
    return at + 1


def _is_hyphen(line: Line, at: int) -> bool:
    """Tell a hyphen, or the apostrophe of an ending, from other marks."""
    mark = line[at].text
    return mark in HYPHENS or mark + line[at + 1].text in line.tables.lexicon.nouns.endings


def _is_noun(line: Line, at: int, end: int) -> bool:
    nouns, token = line.tables.lexicon.nouns, line[end - 1]
    if not token.is_word or "stops" in token.word.roles:
        return False
    if "nouns" in token.word.roles:
        return True
    if token.text in nouns.skipped:
        return False
    if nouns.capital:
        return line.is_capital(at)
    if token.text.endswith(nouns.adjectives or ("\0",)):
        return False
    return not nouns.endings or token.text.endswith(nouns.endings)

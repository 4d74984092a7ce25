"""Identifiers: numbers that are part of a name, a label, an address or a key, and count nothing."""

from agents.claims.figures import Figure
from agents.claims.times import RANK_DIGITS
from agents.claims.tokens import MARGIN, Line, Token

MAX_UNGROUPED = 7
PREFIXES = frozenset({"joiners", "sources", "targets"})
GLUE = frozenset("-/–.:_#@&+‑=")


def is_identifier(line: Line, figure: Figure) -> bool:
    """Find "G20", "Covid-19", "F-35": letters glued to the left of the number."""
    first = figure.first
    before = line[first - 1]
    if not line.touches(first - 1) or not line[first].is_numeral:
        return False
    if before.is_word or before.is_numeral:
        return before.word.sign is None and _parts_words(line, before)
    if before.text in GLUE and line.touches(first - 2):
        return _parts_words(line, line[first - 2]) or line[first - 2].is_numeral
    return before.text in "#@№"


def _parts_words(line: Line, token: Token) -> bool:
    """Tell whether a number glued to this word is a part of it, as it is not in 約20人, ו-12."""
    is_spaced = line.tables.lexicon.writing == "spaced"
    means = token.word.before is not None or token.word.roles & PREFIXES
    is_letters = token.text.isascii() and token.text.isalpha()
    is_prefix = means and not is_letters  # "A1" is a road, although "a" is "to"
    return token.is_word and not is_prefix and (is_spaced or token.text.isascii())


def is_code(line: Line, figure: Figure) -> bool:
    """Find "737s", "4K", "19th": letters glued to the right of a bare number."""
    last = figure.last
    follows = line[last]
    if line.touches(last - 1) and line[last - 1].is_numeral:
        return follows.is_word and (
            line.tables.lexicon.writing == "spaced" or follows.text.isascii()
        )
    return False


def is_labelled(line: Line, figure: Figure) -> bool:
    """Find "Article 5", "flight 370", "No. 3", "Hafenstraße 3"."""
    is_year = figure.unit == "year" and line.tables.lexicon.writing == "unspaced"  # 平成三十年
    if figure.kind in ("money", "percent", "age") or (figure.number.spelled and not is_year):
        return False
    at = figure.first - 1
    if line[at].text in (".", "-", "#", ":", "("):
        at -= 1
    roles = line[at].word.roles
    is_letter = len(line[at].text) == 1 and line[at].text.isascii() and line.is_capital(at)
    is_ending = line[at].text.endswith(line.tables.lexicon.label_endings or ("\0",))
    return (
        is_ending or "labels" in roles or (is_letter and not roles and line[at].word.sign is None)
    )


def is_named(line: Line, figure: Figure) -> bool:
    """Find "Boeing 737", "Apollo 11": a name right before a number that counts nothing."""
    at = figure.first - 1
    if figure.number.spelled or line.tables.lexicon.nouns.capital:
        return False
    return at > MARGIN and line[at].is_word and line.is_capital(at) and not line[at].word.roles


def is_address(line: Line, figure: Figure) -> bool:
    """Find the number of "Rua Azul, 12"."""
    return line[figure.first - 1].text == "," and line.is_labelled(figure.first - 2)


def is_key(line: Line, figure: Figure) -> bool:
    """Find the long runs of digits that are keys, and the "0800" of telephone numbers."""
    written = line[figure.number.first].text
    limit = RANK_DIGITS if written[0] == "0" else MAX_UNGROUPED
    return written.isdecimal() and len(written) > limit


def is_telephone(line: Line, figure: Figure) -> bool:
    """Find "+420 222 333 444": more digits behind a plus than a rise is likely to have."""
    first = figure.first
    is_signed = line[first - 1].text == "+" and line.touches(first - 1)
    return is_signed and sum(map(str.isdecimal, line[first].text)) > MAX_UNGROUPED

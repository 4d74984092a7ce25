"""Exclusions: numbers that are no claims, each for a reason that has a name."""

from collections.abc import Callable
from itertools import takewhile

from agents.claims.figures import Figure
from agents.claims.number import HYPHENS
from agents.claims.times import (
    JOINS,
    RANK_DIGITS,
    YEAR_DIGITS,
    is_clock_time,
    is_decade,
    is_dotted_pair,
    is_half_hour,
    is_numbered_date,
    is_old_year,
    is_point_in_time,
    is_relative_time,
    is_short_year,
    is_slashed_date,
    is_told_by_the_clock,
    is_year,
)
from agents.claims.tokens import MARGIN, Line, Token

Exclusion = Callable[[Line, Figure], bool]

MAX_UNGROUPED = 7
PREFIXES = frozenset({"joiners", "sources", "targets"})
GLUE = frozenset("-/–.:_#@&+‑=")
MIN_TABLE, MAX_ROW = 3, 8
LIST_MARKS = frozenset(".)-")
NO_RANKED = frozenset({"stops", "targets", "up", "down"})


def is_excluded(line: Line, figure: Figure) -> bool:
    """Tell whether a number is a date, a time, a rank or an identifier, and no claim."""
    is_sure = figure.unit or figure.kind in ("ratio", "score")
    reasons = SURE if is_sure else ANY
    if _is_glued(line, figure):
        reasons = SURE_GLUED if is_sure else ANY_GLUED
    for reason in reasons:  # noqa: SIM110 - a generator costs half as much again
        if reason(line, figure):
            return True
    return False


def _is_glued(line: Line, figure: Figure) -> bool:
    """Tell whether nothing parts a figure, or its number, from what stands beside it."""
    number = figure.number
    if line.touches(figure.first - 1) or line.touches(figure.last - 1):
        return True
    return line.touches(number.first - 1) or line.touches(number.last - 1)


def is_uncounted(line: Line, figure: Figure) -> bool:
    """Tell whether a number that counts nothing is a name's, or a time's."""
    return figure.is_bare and any(reason(line, figure) for reason in UNCOUNTED)


def is_chain(line: Line, figure: Figure) -> bool:
    """Find dates, telephone numbers and codes: numerals glued to each other by marks."""
    last = figure.last if figure.kind == "score" else figure.number.last
    first = figure.number.first
    return _glued_to_numeral(line, last - 1, 1) or _glued_to_numeral(line, first, -1)


def _glued_to_numeral(line: Line, at: int, step: int) -> bool:
    mark, beyond = at + step, at + 2 * step
    if not line.touches(min(at, mark)):
        return False
    if line[mark].word.number is not None and line.tables.lexicon.writing == "unspaced":
        return True
    touching = line.touches(min(mark, beyond)) and line[mark].text in GLUE
    return touching and line[beyond].is_numeral


def is_row(line: Line, figure: Figure) -> bool:
    """Find telephone numbers and tables: numerals in a row, no year among two of them."""
    first, last = figure.number.first, figure.number.last
    if not (line[first - 1].is_numeral or line[last].is_numeral):
        return False
    row = [line[first], *_numerals(line, first, -1), *_numerals(line, last - 1, 1)]
    years = any(len(token.text) == YEAR_DIGITS and token.text[0] != "0" for token in row)
    return len(row) >= (MIN_TABLE if years else 2)


def _numerals(line: Line, at: int, step: int) -> list[Token]:
    """List the numerals that stand in a row with a token, on one side of it."""
    beyond = (line[at + step * distance] for distance in range(1, MAX_ROW))
    return list(takewhile(lambda token: token.is_numeral, beyond))


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
    if not figure.number.spelled and line.touches(last - 1) and line[last - 1].is_numeral:
        return follows.is_word and (
            line.tables.lexicon.writing == "spaced" or follows.text.isascii()
        )
    return False


def is_ordinal(line: Line, figure: Figure) -> bool:
    """Find "ke-3", "3rd", and "3." before a word where a stop says "-rd"."""
    last, first = figure.last, figure.first
    hyphen = line[first - 1].text in HYPHENS
    if "ordinal_prefixes" in line[first - 1 - hyphen].word.roles:
        return True
    if not line.touches(last - 1):
        return False
    short = len(line[last - 1].text) <= RANK_DIGITS and line[last + 1].is_word
    dotted = line[last].text == "." and line.tables.lexicon.ordinal_dot and short
    return dotted or "ordinals" in line[last].word.roles


def is_continued(line: Line, figure: Figure) -> bool:
    """Find the 10 of "July 9 and 10", the 15 of "rooms 14, 15": the number before it is none."""
    joins = line[figure.first - 1].text == "," or line[figure.first - 1].word.roles & JOINS
    return bool(joins) and figure.first - 2 in line.dropped


def is_rate(line: Line, figure: Figure) -> bool:
    """Find the kilo of "5 euros un kilo", "1.000 đồng một kg", and "every third day"."""
    if figure.kind == "duration" and "every" in line[figure.number.last - 1].word.roles:
        return True
    one = figure.number.spelled and figure.value == 1
    return one and line[figure.first - 1].word.unit is not None


def is_rank(line: Line, figure: Figure) -> bool:
    """Find "a third party", "un quarto piano": what would be a fraction stands before a noun."""
    last = figure.number.last
    if "ordinal_fractions" not in line[last - 1].word.roles or not line[last].is_word:
        return False
    return (
        not line[last].word.roles & {"stops", "links", "fillers"} and line[last].word.unit is None
    )


def is_degree_rank(line: Line, figure: Figure) -> bool:
    """Find "1° maggio", "3° posto": a degree sign that says "-th" before a noun."""
    if figure.unit != "degree" or "ordinals" not in line[figure.last - 1].word.roles:
        return False
    after = line[figure.last]
    if "links" in after.word.roles and "months" in line[figure.last + 1].word.roles:
        return True
    return after.is_word and after.word.roles.isdisjoint(NO_RANKED)


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


def is_list_number(line: Line, figure: Figure) -> bool:
    """Find "1. " and "(2) " at the head of a sentence."""
    if figure.number.spelled or line[figure.last].text not in LIST_MARKS:
        return False
    before = line[MARGIN : figure.first]
    return not any(token.is_word or token.is_numeral for token in before)


SURE: tuple[Exclusion, ...] = (
    *(is_row, is_labelled, is_rank, is_rate, is_degree_rank),
    *(is_relative_time, is_year, is_clock_time, is_slashed_date, is_half_hour),
)
"""These hold whatever stands after the number, the others where it has no unit."""

SURE_GLUED = (*SURE, is_chain, is_identifier)
"""With those that can hold only where something is glued to the figure."""

ANY = (
    *(*SURE, is_key, is_ordinal, is_list_number, is_continued),
    *(is_point_in_time, is_decade, is_dotted_pair),
)

ANY_GLUED = (*ANY, is_chain, is_identifier, is_code, is_telephone, is_short_year, is_numbered_date)

UNCOUNTED: tuple[Exclusion, ...] = (is_named, is_address, is_told_by_the_clock, is_old_year)
"""These hold where the number counts no noun either."""

"""Exclusions: numbers that are no claims, each for a reason that has a name."""

from collections.abc import Callable, Iterable
from itertools import product, takewhile

from agents.claims.figures import Figure
from agents.claims.identifiers import (
    GLUE,
    is_address,
    is_code,
    is_identifier,
    is_key,
    is_labelled,
    is_named,
    is_telephone,
)
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

MIN_TABLE, MAX_ROW = 3, 8
LIST_MARKS = frozenset(".)-")
NO_RANKED = frozenset({"stops", "targets", "up", "down"})


def is_excluded(line: Line, figure: Figure) -> bool:
    """Tell whether a number is a date, a time, a rank or an identifier, and no claim."""
    is_bare = not figure.unit and figure.kind not in ("ratio", "score")
    reasons = REASONS[figure.number.spelled, is_bare, _is_glued(line, figure)]
    return _any_holds(reasons, line, figure)


def _any_holds(reasons: Iterable[Exclusion], line: Line, figure: Figure) -> bool:
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
    return figure.is_bare and _any_holds(UNCOUNTED, line, figure)


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
    return figure.value == 1 and line[figure.first - 1].word.unit is not None


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


def is_list_number(line: Line, figure: Figure) -> bool:
    """Find "1. " and "(2) " at the head of a sentence."""
    if line[figure.last].text not in LIST_MARKS:
        return False
    before = (line[at] for at in range(MARGIN, figure.first))  # no copy of a long sentence
    return not any(token.is_word or token.is_numeral for token in before)


SURE = frozenset(
    {
        *(is_row, is_labelled, is_rank, is_rate, is_degree_rank, is_chain, is_identifier),
        *(is_relative_time, is_year, is_clock_time, is_slashed_date, is_half_hour),
    }
)
"""These hold whatever stands after the number, the others where it has no unit."""

GLUED = frozenset({is_chain, is_identifier, is_code, is_telephone, is_short_year, is_numbered_date})
"""These can hold only where something is glued to the figure."""

OF_DIGITS = frozenset(
    {
        *(is_year, is_slashed_date, is_list_number, is_dotted_pair, is_key),
        *(is_code, is_telephone, is_short_year, is_numbered_date),
    }
)
OF_WORDS = frozenset({is_rate, is_half_hour})
"""These can hold only of numbers in digits, and in words."""

EXCLUSIONS: tuple[Exclusion, ...] = (
    *(is_year, is_point_in_time, is_labelled, is_ordinal, is_relative_time, is_clock_time),
    *(is_slashed_date, is_row, is_chain, is_decade, is_rate, is_continued, is_identifier),
    *(is_short_year, is_code, is_rank, is_degree_rank, is_half_hour, is_key, is_telephone),
    *(is_list_number, is_dotted_pair, is_numbered_date),
)
"""All of them, those that news has most of first."""


def _may_hold(reason: Exclusion, spelled: bool, is_bare: bool, is_glued: bool) -> bool:
    fits = reason not in (OF_DIGITS if spelled else OF_WORDS)
    return fits and (is_bare or reason in SURE) and (is_glued or reason not in GLUED)


REASONS = {
    case: tuple(reason for reason in EXCLUSIONS if _may_hold(reason, *case))
    for case in product((False, True), repeat=3)
}

UNCOUNTED: tuple[Exclusion, ...] = (is_named, is_address, is_told_by_the_clock, is_old_year)
"""These hold where the number counts no noun either."""

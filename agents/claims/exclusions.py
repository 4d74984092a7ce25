"""Exclusions: numbers that are no claims, each for a reason that has a name."""

from collections.abc import Callable

from agents.claims.figures import Figure
from agents.claims.tokens import Line

Exclusion = Callable[[Line, Figure], bool]

YEARS = range(1000, 2200)
MODERN = range(1900, 2100)
GLUE = frozenset("-/–.:_#@&+‑=")
ROW, MAX_ROW = 3, 8
YEAR_DIGITS = 4
JOINS = frozenset({"joiners", "ranges", "between_and"})


def is_excluded(line: Line, figure: Figure) -> bool:
    """Tell whether a number is a date, a time, a rank or an identifier, and no claim."""
    reasons = SURE if figure.unit or figure.kind in ("ratio", "score") else (*SURE, *BARE)
    return any(reason(line, figure) for reason in reasons)


def is_relative_time(line: Line, figure: Figure) -> bool:
    """Find "two years ago", "dua tahun lalu", "il y a deux ans"."""
    if figure.kind != "duration":
        return False
    if "ago_before" in line[figure.first - 1].word.roles:
        return True
    return "ago_after" in line[figure.last].word.roles


def is_chain(line: Line, figure: Figure) -> bool:
    """Find dates, phone numbers and codes: numerals glued to each other by marks."""
    if figure.kind == "score" or figure.rule == "range":
        last = figure.number.last if figure.rule == "range" else figure.last
    else:
        last = figure.number.last
    first = figure.number.first
    return _glued_to_numeral(line, last - 1, 1) or _glued_to_numeral(line, first, -1)


def _glued_to_numeral(line: Line, at: int, step: int) -> bool:
    mark, beyond = at + step, at + 2 * step
    touching = line.touches(min(at, mark)) and line.touches(min(mark, beyond))
    return touching and line[mark].text in GLUE and line[beyond].is_numeral


def is_row(line: Line, figure: Figure) -> bool:
    """Find phone numbers and tables: three numerals in a row, or more than one after a plus."""
    first = last = figure.number.first
    while line[first - 1].is_numeral and last - first < MAX_ROW:
        first -= 1
    while line[last + 1].is_numeral and last - first < MAX_ROW:
        last += 1
    return last - first + 1 >= ROW or (last > first and line[first - 1].text == "+")


def is_identifier(line: Line, figure: Figure) -> bool:
    """Find "G20", "Covid-19", "F-35": letters glued to the left of the number."""
    first = figure.first
    before = line[first - 1]
    if not line.touches(first - 1) or not line[first].is_numeral:
        return False
    if before.is_word or before.is_numeral:
        return before.word.sign is None
    if before.text in GLUE and line.touches(first - 2):
        return line[first - 2].is_word or line[first - 2].is_numeral
    return before.text in "#@№"


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
    """Find "ke-3", "3rd", "3." before a noun."""
    last, first = figure.last, figure.first
    if "ordinals" in line[last].word.roles and line.touches(last - 1):
        return True
    if "ordinal_prefixes" in line[first - 1].word.roles:
        return True
    back = line[first - 1].text == "-" and "ordinal_prefixes" in line[first - 2].word.roles
    dotted = line[last].text == "." and line[last + 1].start > 0 and line.touches(last - 1)
    return back or (dotted and line.tables.lexicon.ordinal_dot)


def is_year(line: Line, figure: Figure) -> bool:
    """Find years: four digits together, or two after an apostrophe."""
    written = line[figure.number.first].text
    if (
        not written.isdecimal()
        or len(written) != YEAR_DIGITS
        or figure.number.last != figure.number.first + 1
    ):
        return figure.rule == "range" and written.isdecimal() and int(written) in MODERN
    return int(written) in MODERN or (
        int(written) in YEARS and "years_before" in line[figure.first - 1].word.roles
    )


def is_point_in_time(line: Line, figure: Figure) -> bool:
    """Find dates and clock times by the month, weekday or other word beside them."""
    before, after = line[figure.first - 1].word.roles, line[figure.last].word.roles
    if "fillers" in before or line[figure.first - 1].text in ",(":
        before = before | (line[figure.first - 2].word.roles & {"months", "weekdays"})
    if "links" in after:
        after = after | (line[figure.last + 1].word.roles & {"months"})
    joined = _joined_roles(line, figure)
    return bool(
        before & {"months", "weekdays", "points_before"}
        or after & {"months", "points_after"}
        or "months" in joined
    )


def _joined_roles(line: Line, figure: Figure) -> frozenset[str]:
    """Find what stands beyond another number joined to this one: "July 9 and 10", "9-10 July"."""
    roles: frozenset[str] = frozenset()
    for at, step in ((figure.first - 1, -1), (figure.number.last, 1)):
        joins = line[at].text == "," or line[at].word.roles & JOINS
        if joins and line[at + step].is_numeral:
            roles |= line[at + 2 * step].word.roles
    return roles


def is_labelled(line: Line, figure: Figure) -> bool:
    """Find "Article 5", "flight 370", "No. 3"."""
    if figure.kind in ("money", "percent", "age") or figure.number.spelled:
        return False
    at = figure.first - 1
    if line[at].text in (".", "-", "#", ":"):
        at -= 1
    return "labels" in line[at].word.roles


def is_named(line: Line, figure: Figure) -> bool:
    """Find "Boeing 737", "Apollo 11": a name right before a number that counts nothing."""
    at = figure.first - 1
    if figure.number.spelled or line.tables.lexicon.nouns.capital:
        return False
    return at > 0 and line[at].is_word and line.is_capital(at) and not line[at].word.roles


def is_list_number(line: Line, figure: Figure) -> bool:
    """Find "1. " and "(2) " at the head of a sentence."""
    head = all(not line[at].is_word and not line[at].is_numeral for at in range(figure.first))
    return head and line[figure.last].text in (".", ")") and not figure.number.spelled


SURE: tuple[Exclusion, ...] = (is_chain, is_row, is_identifier, is_relative_time, is_labelled)
"""These hold whatever stands after the number, the others where it has no unit."""

BARE: tuple[Exclusion, ...] = (is_code, is_ordinal, is_year, is_point_in_time, is_list_number)

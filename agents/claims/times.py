"""Points in time: dates, years and clock times, which are no claims."""

from agents.claims.figures import Figure
from agents.claims.number import HYPHENS
from agents.claims.tokens import Line

LAST_DAY, LAST_HOUR, HALF = 31, 24, 0.5
APOSTROPHES = frozenset("'’‘")
DATE_MARKS = frozenset({",", "(", "."})
DATE_BEFORE = frozenset({"months", "weekdays", "points_before"})
DATE_AFTER = frozenset({"months", "points_after"})
YEARS = range(1000, 2200)
MODERN = range(1900, 2100)
MINUTES_AN_HOUR = 60
YEAR_DIGITS, RANK_DIGITS = 4, 2
JOINS = frozenset({"joiners", "ranges", "between_and"})
DATE_JOINS = JOINS | {"targets"}


def is_relative_time(line: Line, figure: Figure) -> bool:
    """Find "two years ago", "dua tahun lalu", "il y a deux ans"."""
    if figure.kind != "duration":
        return False
    is_adjective = line.touches(figure.last - 2) and figure.number.spelled  # "dreitägiger"
    is_adjective = is_adjective and line.tables.lexicon.writing == "spaced"
    if "ago_before" in line[figure.first - 1].word.roles and not is_adjective:
        return True
    return "ago_after" in line[figure.last].word.roles


def is_year(line: Line, figure: Figure) -> bool:
    """Find years: four digits together, alone or before a word for years ("2015年")."""
    written = line[figure.number.first].text
    alone = figure.number.last == figure.number.first + 1
    if not (written.isdecimal() and len(written) == YEAR_DIGITS):
        return False
    if figure.is_bare and "nouns" not in line[figure.last].word.roles:
        cued = "years_before" in line[figure.first - 1].word.roles
        return int(written) in MODERN or (alone and cued and int(written) in YEARS)
    return figure.unit == "year" and int(written) in YEARS


def is_old_year(line: Line, figure: Figure) -> bool:
    """Find "1863" where it counts nothing."""
    written = line[figure.number.first].text
    return written.isdecimal() and len(written) == YEAR_DIGITS and int(written) in YEARS


def is_short_year(line: Line, figure: Figure) -> bool:
    """Find "'94"."""
    first = figure.first
    return (
        line[first - 1].text in APOSTROPHES
        and line.touches(first - 1)
        and not line.touches(first - 2)
    )


def is_decade(line: Line, figure: Figure) -> bool:
    """Find "anni Novanta", "tahun 80": a number after years that no number counts."""
    unit = line[figure.first - 1].word.unit
    return unit is not None and unit.name == "year"


def is_clock_time(line: Line, figure: Figure) -> bool:
    """Find "om 8 uur", "10時30分": hours after a word of clock time, minutes after hours."""
    before = line[figure.first - 1].word.roles
    if _follows_clock_hour(line, figure):
        return True
    if figure.unit == "hour":
        return bool(before & {"points_before", "clock_before", "hours_before"})
    is_glued = line.touches(figure.first - 1) and figure.kind != "money"
    return "points_after" in before and (is_glued or figure.unit == "minute")


def is_half_hour(line: Line, figure: Figure) -> bool:
    """Find "half negen": half before a spelled hour."""
    if line.tables.lexicon.writing != "spaced":
        return False
    hour = line[figure.number.last].word.number or 0
    return figure.number.part and figure.value == HALF and 1 <= hour <= LAST_HOUR // 2


def _follows_clock_hour(line: Line, figure: Figure) -> bool:
    """Find the 30 of "à 14 h 30", whose hour is known to be no claim."""
    hour = line[figure.first - 1].word
    is_hour = "points_after" in hour.roles or (hour.unit is not None and hour.unit.name == "hour")
    return is_hour and figure.first - 2 in line.dropped and figure.value < MINUTES_AN_HOUR


def is_told_by_the_clock(line: Line, figure: Figure) -> bool:
    """Find "a las tres", "um 8": a bare number after a word that clock times follow."""
    roles = line[figure.first - 1].word.roles | line[figure.first - 2].word.roles
    return figure.value <= LAST_HOUR and "clock_before" in roles


def is_point_in_time(line: Line, figure: Figure) -> bool:
    """Find dates by the month, weekday or other word beside them."""
    last = figure.last + (line[figure.last].text in HYPHENS and line.touches(figure.last))
    before, after = line[figure.first - 1].word.roles, line[last].word.roles
    if figure.value > LAST_DAY:
        before = before - {"points_before"}
    if "fillers" in before or line[figure.first - 1].text in DATE_MARKS:
        before = before | (line[figure.first - 2].word.roles & {"months", "weekdays"})
    if "links" in after:
        after = after | (line[figure.last + 1].word.roles & {"months"})
    return bool(before & DATE_BEFORE or after & DATE_AFTER) or _is_before_a_date(line, figure)


def _is_before_a_date(line: Line, figure: Figure) -> bool:
    """Find the 9 of "9-10 July", "9 and 10 July"."""
    last = figure.number.last
    joins = bool(line[last].word.roles & DATE_JOINS) and line[last + 1].is_numeral
    after = last + 2 + ("links" in line[last + 2].word.roles)  # "9 al 12 de julio"
    return joins and "months" in line[after].word.roles


def is_slashed_date(line: Line, figure: Figure) -> bool:
    """Find "3/10", which is a fraction only before what it is a part of."""
    last = figure.number.last
    if line[last - 2].text != "/" or figure.unit is not None:
        return False
    return not line[figure.last].is_word or len(line[last - 1].text) > 1


def is_numbered_date(line: Line, figure: Figure) -> bool:
    """Find both numbers of "24. 10.", where a stop says "-th"."""
    first, last = figure.number.first, figure.number.last
    if not line.tables.lexicon.ordinal_dot or figure.value > LAST_DAY:
        return False
    if line[last].text != "." or not line.touches(last - 1):
        return False
    is_month = line[first - 1].text == "." and line[first - 2].is_numeral
    is_day = line[last + 1].is_numeral and line[last + 2].text == "." and line.touches(last + 1)
    return is_month or is_day


def is_dotted_pair(line: Line, figure: Figure) -> bool:
    """Find "24.10." and "20.30", dates and times where decimals are parted by a comma."""
    day, dot, month = line[figure.number.first].text.partition(".")
    is_pair = bool(dot) and day.isdecimal() and month.isdecimal()
    short = is_pair and len(day) <= RANK_DIGITS and len(month) <= RANK_DIGITS
    return short and line.tables.decimal == "," and figure.number.scale == 1

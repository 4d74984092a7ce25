"""Ages: a bare number or years beside a name, in brackets, or after a word of age."""

from msgspec.structs import replace

from agents.claims.figures import Figure
from agents.claims.tokens import MARGIN, NOTHING, Line

AGES, DECADES = frozenset(range(116)), frozenset(range(10, 100, 10))
"""Sets: a range would compare a float to each of its numbers."""

OPENERS, CLOSERS = frozenset("(（"), frozenset(")）")
PERSON_REACH = 4
NO_NAMES = frozenset({"weekdays", "months", "labels"})
BETWEEN_PERSON_AND_AGE = frozenset({"links", "fillers", "between", "age_before", "sources"})
GROWN = 16
MIN_NAMED = 2
"""A capital that opens the sentence shows no name."""

PAUSES = frozenset(",.，、;")


def as_age(line: Line, figure: Figure) -> Figure:
    """Read a figure as an age where its surroundings say that it is one."""
    if _is_decade_of_life(line, figure):
        figure = replace(figure, high=figure.value + 9, last=figure.number.last + 1)
        return replace(figure, kind="age", unit="year", rule="age-decade")
    if figure.value not in AGES or not _may_be_age(figure):
        return figure
    for rule, holds in RULES:
        if holds(line, figure):
            return replace(figure, kind="age", unit=figure.unit or "year", rule=rule)
    return figure


def _may_be_age(figure: Figure) -> bool:
    if figure.is_bare:
        return not figure.number.spelled
    return figure.kind == "duration" and figure.unit in ("year", "month")


def _is_decade_of_life(line: Line, figure: Figure) -> bool:
    """Find "20代"; what also counts things needs a person behind it ("20대 남성")."""
    at = figure.number.last
    roles = line[at].word.roles
    if not ("decades" in roles and figure.kind == "count" and figure.value in DECADES):
        return False
    return "counters" not in roles or "persons" in line[at + 1].word.roles


def _has_cue(line: Line, figure: Figure) -> bool:
    before = (line[figure.first - 1].word.roles, line[figure.first - 2].word.roles)
    close = "age_before" in before[0]
    return close or ("age_before" in before[1] and bool(line[figure.first - 1].word.before))


def _is_of_a_person(line: Line, figure: Figure) -> bool:
    """Find "45 años de edad", "a woman of 35 years", "a woman of 35"."""
    after = line[figure.last]
    if figure.unit is None and after.is_word and "stops" not in after.word.roles:
        return False
    return "age_after" in line[figure.last].word.roles or _follows_person(line, figure)


def _follows_person(line: Line, figure: Figure) -> bool:
    """Find "woman of about" before a figure: a person, with small words alone between."""
    for at in range(figure.first - 1, figure.first - PERSON_REACH, -1):
        word = line[at].word
        if "persons" in word.roles:
            return True
        if not (word.before or word.roles & BETWEEN_PERSON_AND_AGE):
            return False
    return False


def _opens_clause(line: Line, figure: Figure) -> bool:
    """Find "Ему 45 лет", "Jan Kos ma 45 lat"; "дали ему 5 лет" is a term of years."""
    at = figure.first - 1
    if figure.unit is None or "age_openers" not in line[at].word.roles:
        return False
    return not line[at - 1].is_word or line.is_capital(at - 1)


def _stands_in_brackets(line: Line, figure: Figure) -> bool:
    """Find "(78)" after a name, and after any word where the number is no paragraph's."""
    first, last = figure.first, figure.last
    inside = line[first - 1].text in OPENERS and line[last].text in CLOSERS
    before = line[first - 2]
    named = line.is_capital(first - 2) or before.text == "."
    grown = figure.value >= GROWN and before.is_word
    return inside and (named or grown) and not before.word.roles & NO_NAMES


def _is_apposition(line: Line, figure: Figure) -> bool:
    """Find ", 55," after a name."""
    first, last = figure.first, figure.last
    first -= "links" in line[first - 1].word.roles
    named = line[first - 1].text == "," and line.is_capital(first - 2)
    named = named and not line[first - 2].word.roles & NO_NAMES and not line.is_labelled(first - 2)
    ends = line[last].text in PAUSES or line[last] is NOTHING
    return named and (ends or (figure.unit is not None and first > MARGIN + MIN_NAMED))


RULES = (
    ("age-cue", _has_cue),
    ("age-words", _is_of_a_person),
    ("age-opener", _opens_clause),
    ("age-brackets", _stands_in_brackets),
    ("age-apposition", _is_apposition),
)

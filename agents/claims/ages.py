"""Ages: a bare number or years beside a name, in brackets, or after a word of age."""

from msgspec.structs import replace

from agents.claims.figures import ANDS, OPENERS, Figure
from agents.claims.number import HYPHENS
from agents.claims.tokens import MARGIN, NOTHING, Line
from agents.claims.words import DURATIONS

AGES, DECADES = frozenset(range(116)), frozenset(range(10, 100, 10))
"""Sets: a range would compare a float to each of its numbers."""

CLOSERS = frozenset(")）")
PERSON_REACH = 4
NO_NAMES = frozenset({"weekdays", "months", "labels"})
BETWEEN_PERSON_AND_AGE = frozenset({"links", "fillers", "between", "age_before", "sources"})
GROWN = 16
MIN_NAMED = 2
"""A capital that opens the sentence shows no name."""

LAST_HOUR, YEAR = 24, DURATIONS["year"]

COMMAS = frozenset(",،，、")
PAUSES = COMMAS | frozenset(".;")
CLAUSE_HEADS = frozenset({"", *",;:–—-\"'“„«‘"})
LIMITS = frozenset({"less_than", "more_than"})
AGE_DIGITS, MAX_LISTED = 2, 4
"""So many ages are told in a row, at most."""


def as_age(line: Line, figure: Figure) -> Figure:
    """Read a figure as an age where its surroundings say that it is one."""
    if _is_decade_of_life(line, figure):
        figure = replace(figure, high=figure.value + 9, last=figure.number.last + 1)
        return replace(figure, kind="age", unit="year", rule="age-decade")
    if figure.value not in AGES or not _may_be_age(figure):
        return figure
    listed = _listed(line, figure)
    if line[listed.last].word.age is not None and listed.last > figure.last:
        return replace(figure, kind="age", unit="year", rule="age-list")
    for rule, holds in RULES:
        if holds(line, listed if rule in LISTED else figure):
            return replace(figure, kind="age", unit=figure.unit or "year", rule=rule)
    return figure


def _listed(line: Line, figure: Figure) -> Figure:
    """Widen a figure to the list that it stands in: "17, 19 and 22 years old"."""
    first, last = figure.first, figure.last
    for _ in range(MAX_LISTED):
        edges = _listed_before(line, first), _listed_after(line, last) if figure.is_bare else last
        if edges == (first, last):
            break
        first, last = edges
    if (first, last) == (figure.first, figure.last):
        return figure
    last += last > figure.last and line[last].text in HYPHENS
    word = line[last].word
    if last > figure.last and word.unit == YEAR and word.age is None:
        return replace(figure, first=first, last=last + 1, unit="year")
    return replace(figure, first=first, last=last)


def _listed_after(line: Line, last: int) -> int:
    at = last + (line[last].text in HYPHENS)  # "17-, 19- and 22-year-olds"
    return at + 2 if _joins_ages(line, at, at + 1) else last


def _listed_before(line: Line, first: int) -> int:
    at = first - 2 - (line[first - 2].text in HYPHENS)
    return at if _joins_ages(line, first - 1, at) else first


def _joins_ages(line: Line, at: int, beyond: int) -> bool:
    """Tell whether a comma or "and" joins a number of two digits at most, ended by no unit."""
    joins = line[at].text in COMMAS or bool(ANDS & line[at].word.roles)
    return joins and line[beyond].is_numeral and len(line[beyond].text) <= AGE_DIGITS


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
    ends = not after.is_word or "stops" in after.word.roles or _is_limit_of_age(line, figure)
    if figure.unit is None and not ends:
        return False
    return "age_after" in line[figure.last].word.roles or _follows_person(line, figure)


def _is_limit_of_age(line: Line, figure: Figure) -> bool:
    """Find "children under 12", "those 65 and over", whatever stands behind."""
    before, last = line[figure.first - 1].word, line[figure.last].word
    if before.before in LIMITS:
        return "persons" in line[figure.first - 2].word.roles
    return "age_after" in last.roles and "persons" in before.roles


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
    """Find "Ему 45 лет", "Jan Kos ma 45 lat"; "дали ему 5 лет", "ma 5 lat na" are terms."""
    at = figure.first - 1
    at -= line[at].word.before is not None and "age_openers" not in line[at].word.roles
    if figure.unit is None or "age_openers" not in line[at].word.roles:
        return False
    holder = line[at - 1]
    is_person = "persons" in holder.word.roles or line.is_capital(at - 1)
    return (is_person or not holder.is_word) and "terms_after" not in line[figure.last].word.roles


def _heads_clause(line: Line, figure: Figure) -> bool:
    """Find "À 84 ans, il", "At 84, she"; a bare number that small may be an hour."""
    at = figure.first - 1
    before, sure = line[at - 1], figure.unit is not None or figure.value > LAST_HOUR
    is_head = before.text in CLAUSE_HEADS and "age_heads" in line[at].word.roles
    return sure and is_head and line[figure.last].text in COMMAS


def _stands_in_brackets(line: Line, figure: Figure) -> bool:
    """Find "(78)" after a name, and after any word where the number is no paragraph's."""
    first, last = figure.first, figure.last
    inside = line[first - 1].text in OPENERS and line[last].text in CLOSERS
    before = line[first - 2]
    named = line.is_capital(first - 2) or before.text == "."
    grown = figure.value >= GROWN and before.is_word
    return inside and (named or grown) and not before.word.roles & NO_NAMES


def _is_apposition(line: Line, figure: Figure) -> bool:
    """Find ", 55," after a name, ", anni 55" after anything."""
    first, last = figure.first, figure.last
    if line[first - 1].word.unit == YEAR and line[first - 2].text == ",":
        return figure.is_bare and not line[last].is_word
    first -= "links" in line[first - 1].word.roles
    named = line[first - 1].text in COMMAS and line.is_capital(first - 2)
    named = named and not line[first - 2].word.roles & NO_NAMES and not line.is_labelled(first - 2)
    ends = line[last].text in PAUSES or line[last] is NOTHING
    return named and (ends or (figure.unit is not None and first > MARGIN + MIN_NAMED))


LISTED = frozenset({"age-cue", "age-words", "age-opener"})
"""Rules that hold of a whole list of ages."""

RULES = (
    ("age-cue", _has_cue),
    ("age-words", _is_of_a_person),
    ("age-opener", _opens_clause),
    ("age-head", _heads_clause),
    ("age-brackets", _stands_in_brackets),
    ("age-apposition", _is_apposition),
)

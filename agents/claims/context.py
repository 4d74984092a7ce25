"""Context: how a figure is meant ("about", "more than"), and whether it says a change."""

from collections.abc import Iterable
from typing import NamedTuple

from agents.claims.figures import ANDS, Figure
from agents.claims.tokens import MARGIN, Line
from agents.claims.units import past_ending
from schemas.claim import Change, Modifier

MAX_FILLERS = 2
CHANGE_REACH, PARTED_REACH = 8, 6
COMMAS = frozenset(",，،")
PAUSES = frozenset(",，،–—-")
CLAUSE_ENDS = frozenset(",;:.!?()،؛。、，；：（）")
MOVED = frozenset({"percent", "money"})
JOINS = frozenset({"ranges", "sources", "targets", "fillers"})
SMALL = JOINS | {"stops"}


def modifier_of(line: Line, figure: Figure, change: Change | None = None) -> Modifier | None:
    """Find the modifier of a figure: the words right before it, or right after it.

    What says where a change leads ("вырос до 5") is no modifier.
    """
    after = _after(line, figure.number.last) or _after(line, figure.last)
    closes = figure.rule == "range" and after == "at_most"  # "7歳から10歳まで"
    if after is not None and not closes:
        return after
    at = figure.first - 1
    for _ in range(MAX_FILLERS):
        if line[at].word.before is not None or "fillers" not in line[at].word.roles:
            break
        at -= 1
    if change and "targets" in line[at].word.roles:
        return None
    before = line[at].word.before or _tail(line, at) or _tail(line, at - 1)
    return before or ("about" if figure.number.rounded else None)


def _after(line: Line, at: int) -> Modifier | None:
    """Find a modifier behind a figure, unless it is the next one's: "20 men and over 50 women"."""
    after = line[at].word.after
    return None if after is None or _tail(line, at) else after


def _tail(line: Line, at: int) -> Modifier | None:
    """Find what the "over" of "and over" says of a number behind it; "more" needs its "than"."""
    if line[at].word.after is None and "age_after" not in line[at].word.roles:
        return None
    tail = line[at].text.partition(" ")[2]
    for surface, beyond in ((tail, at + 1), (f"{tail} {line[at + 1].text}", at + 2)):
        before, number = line.tables.word(surface).before, line[beyond]
        if before is not None and (number.is_numeral or number.word.starts or number.word.sign):
            return before
    return None


class Told(NamedTuple):
    """Hold a figure and the change that it was found to report."""

    figure: Figure
    change: Change | None


def told_of(line: Line, figures: Iterable[Figure]) -> list[Told]:
    """Find the changes that a sentence's figures report."""
    told: list[Told] = []
    for figure in figures:
        told.append(Told(figure, change_of(line, figure, told[-1] if told else None)))
    for at in range(len(told) - 2, -1, -1):
        if _leads_to(line, told[at], told[at + 1]):
            told[at] = told[at]._replace(change=told[at + 1].change)
    return told


def _leads_to(line: Line, this: Told, to: Told) -> bool:
    """Tell whether a verb behind both moves two figures: "300 forintról 450 forintra nőtt"."""
    if this.change or to.change is None or this.figure.kind not in MOVED:
        return False
    between = range(past_ending(line, this.figure.last), to.figure.first)
    joined = all(JOINS & line[at].word.roles for at in between)
    return joined and to.figure.kind in MOVED and _moved_after(line, to.figure) == to.change


def change_of(line: Line, figure: Figure, before: Told | None) -> Change | None:
    """Find which way a figure moves: by the word before it in its clause, or right after it.

    A figure that is joined to the one before it moves the same way.
    """
    if figure.kind == "score" or _is_span_of_time(line, figure):
        return None  # "won 3-1", "queued up for two hours" are no rise
    if before is None or (before.change is None and _is_span_of_time(line, before.figure)):
        start = MARGIN  # "rose in two years by 5 percent"
    else:
        start = before.figure.last + _is_spent(line, before)
    end = _before_inset(line, figure.first)
    change = None
    for at in range(end - 1, max(start, end - CHANGE_REACH) - 1, -1):
        roles = line[at].word.roles
        if roles:
            change = _direction(line, at)
        if "parted" in roles:
            change = change or _parted(line, at, figure.last)
        if change or line[at].text in CLAUSE_ENDS or "clauses" in roles:
            break
    change = change or _joined_change(line, figure, before)
    is_left = "sources" in line[figure.first - 1].word.roles and figure.kind != "age"
    return change or (_moved_after(line, figure) if is_left or figure.kind in MOVED else None)


def _is_span_of_time(line: Line, figure: Figure) -> bool:
    """Tell "for two hours", in which something else moves, from "by two hours"."""
    if figure.kind != "duration":
        return False
    at = figure.first - 1
    while line[at].word.before is not None:
        at -= 1
    roles = line[at].word.roles
    return "stops" in roles and roles.isdisjoint(JOINS)


def _moved_after(line: Line, figure: Figure) -> Change | None:
    """Find the word of change right behind a figure, past an ending, a modifier, small words."""
    at = past_ending(line, figure.last)
    at += line[at].word.after is not None and _direction(line, at) is None
    small = "fillers" if line.tables.lexicon.writing == "spaced" else "targets"
    at += small in line[at].word.roles and _direction(line, at) is None
    return _direction(line, at)


def _joined_change(line: Line, figure: Figure, before: Told | None) -> Change | None:
    """Find how the figure before moved, where "to", "and" or the same word joins this one to it.

    "From 3 to 5 percent", "by 2 percent, to 50", "by 7 and 9 percent", "imports fell by 5 percent,
    exports by 8".
    """
    if before is None or before.change is None or figure.first <= before.figure.last:
        return None
    start = before.figure.last
    start += line[start].text in PAUSES and "targets" in line[figure.first - 1].word.roles
    roles = [line[at].word.roles for at in range(start, figure.first)]
    alike = figure.kind == before.figure.kind and figure.unit == before.figure.unit
    is_last = len(roles) == 1 and bool(ANDS & roles[0]) and not line[figure.last].is_word
    joins = is_last or _is_parallel(line, figure, before.figure)
    return before.change if all(JOINS & each for each in roles) or (alike and joins) else None


def _is_parallel(line: Line, figure: Figure, before: Figure) -> bool:
    """Tell whether the same small word leads to two figures of a sentence that stand near."""
    this, that = line[figure.first - 1], line[before.first - 1]
    is_small = this.is_word and bool(SMALL & this.word.roles)
    return is_small and this.text == that.text and figure.first - before.last <= CHANGE_REACH


def _before_inset(line: Line, first: int) -> int:
    """Step back over what two commas set off: "fell, the company says, by 5 percent"."""
    if line[first - 2].text not in COMMAS or not line[first - 1].is_word:
        return first
    opened = (
        at for at in range(first - 3, first - 3 - CHANGE_REACH, -1) if line[at].text in COMMAS
    )
    return next(opened, first)


def _is_spent(line: Line, before: Told) -> bool:
    """Tell whether a word of change belongs to the figure before it: it leads to no other.

    A duration that does not move leaves it: "in nine months exports fell by 5 percent".
    """
    at, is_time = before.figure.last, before.figure.kind == "duration"
    spends = before.change is not None or not is_time
    return spends and _direction(line, at) is not None and "targets" not in line[at].word.roles


def _direction(line: Line, at: int) -> Change | None:
    roles = line[at].word.roles
    return "up" if "up" in roles else "down" if "down" in roles else None


def _parted(line: Line, at: int, last: int) -> Change | None:
    """Find how a verb moves whose other half comes last: "nahm um 300 zu"."""
    for end in range(last, last + PARTED_REACH):
        roles = line.tables.word(f"{line[at].text} {line[end].text}").roles
        if line[end].text in CLAUSE_ENDS or not roles.isdisjoint(("up", "down")):
            return "up" if "up" in roles else "down" if "down" in roles else None
    return None

"""Context: how a figure is meant ("about", "more than"), and whether it says a change."""

from typing import NamedTuple

from agents.claims.figures import Figure
from agents.claims.tokens import MARGIN, Line
from schemas.claim import Change, Modifier

MAX_FILLERS = 2
CHANGE_REACH = 8
CLAUSE_ENDS = frozenset(",;:.!?()،؛。、，；：（）")
MOVED = frozenset({"percent", "money"})
JOINS = frozenset({"ranges", "sources", "targets", "fillers"})


def modifier_of(line: Line, figure: Figure, change: Change | None = None) -> Modifier | None:
    """Find the modifier of a figure: the words right before it, or right after it.

    What says where a change leads ("вырос до 5") is no modifier.
    """
    after = line[figure.number.last].word.after or line[figure.last].word.after
    if after is not None:
        return after
    at = figure.first - 1
    for _ in range(MAX_FILLERS):
        if line[at].word.before is not None or "fillers" not in line[at].word.roles:
            break
        at -= 1
    if change and "targets" in line[at].word.roles:
        return None
    return line[at].word.before or ("about" if figure.number.rounded else None)


class Told(NamedTuple):
    """Hold a figure and the change that it was found to report."""

    figure: Figure
    change: Change | None


def change_of(line: Line, figure: Figure, before: Told | None) -> Change | None:
    """Find which way a figure moves: by the word before it in its clause, or right after it.

    A figure that a "to" or "from" joins to the one before it moves the same way.
    """
    start = before.figure.last if before else MARGIN
    between = range(start, figure.first)
    follows = before and between and all(JOINS & line[at].word.roles for at in between)
    if before and follows and before.change:
        return before.change
    start += before is not None and _is_spent(line, start)
    for at in range(figure.first - 1, max(start, figure.first - CHANGE_REACH) - 1, -1):
        change = _direction(line, at)
        if change or line[at].text in CLAUSE_ENDS:
            return change
    is_left = "sources" in line[figure.first - 1].word.roles
    return _direction(line, figure.last) if is_left or figure.kind in MOVED else None


def _is_spent(line: Line, at: int) -> bool:
    """Tell whether a word of change belongs to the figure before it: it leads to no other."""
    return _direction(line, at) is not None and "targets" not in line[at].word.roles


def _direction(line: Line, at: int) -> Change | None:
    roles = line[at].word.roles
    return "up" if "up" in roles else "down" if "down" in roles else None

"""Scores: "3-1", "0:2", two numbers that sides have won."""

from agents.claims.number import Number
from agents.claims.tokens import Line
from agents.claims.units import Measured

SCORE_MARKS = frozenset("-–:‑－")
MAX_GOALS = 200
HOURS, SIXTY = 24, 60
MINUTES = 2
"""Digits that the minutes of a clock time have, and goals seldom."""


def goals_of(line: Line, number: Number, low: Measured) -> tuple[int, int] | None:
    """Read "3-1", "0:2" as a score: two small numerals, glued, the rest of the sentence willing."""
    at = number.last
    mark, away = line[at].text, line[at + 1]
    versus = "versus" in line[at].word.roles and line.tells_scores
    glued = mark in SCORE_MARKS and line.touches(at - 1) and line.touches(at)
    if low.unit or not (glued or versus) or not (away.is_numeral and low.first == number.first):
        return None
    home = line[number.first]
    if not (home.text.isdecimal() and away.text.isdecimal()) or _goes_on(line, at + 1):
        return None
    goals = int(home.text[:4]), int(away.text[:4])
    is_score = _is_score(line, mark, home.text, away.text, at + 2)
    return goals if is_score and max(goals) <= MAX_GOALS else None


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether a third numeral is glued on: then it is a date or an identifier."""
    return line.touches(at) and line.touches(at + 1) and line[at + 2].is_numeral


def _is_score(line: Line, mark: str, home: str, away: str, after: int) -> bool:
    if mark not in SCORE_MARKS:
        return not line[after].is_word or bool(line[after].word.roles & {"stops", "score_cues"})
    if mark == ":":
        return len(away) < MINUTES or int(home) >= HOURS or int(away) >= SIXTY
    if line[after].word.unit or line[after].word.scale:
        return False
    return int(home) >= int(away) or int(home) == 0 or line.tells_scores

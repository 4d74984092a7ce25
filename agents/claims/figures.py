"""Figures: numbers with their range, unit and kind, before it is known what they count."""

from msgspec import Struct
from msgspec.structs import replace

from agents.claims.number import HYPHENS, Number
from agents.claims.numerals import compose
from agents.claims.scores import goals_of
from agents.claims.tokens import Line
from agents.claims.units import Measured, is_vague, measured, sign_before
from agents.claims.words import Amount, Unit
from schemas.claim import ClaimKind

MINUSES = frozenset("-−–")
SIGNED = frozenset({"percent", "measure", "money"})

ANDS = frozenset({"joiners", "between_and"})
COINS, DIGITS = frozenset(range(10, 100)), frozenset(range(1, 10))
TENTH = 10

SOURCE_REACH = 3
"""So near before a figure stands the "from" that goes with its "to"."""

RANGE_LINKS = frozenset({"ranges", "between_and"})
BETWEEN_REACH = 5
CHANGE_REACH = 8
ENUMERATION = "、"
OPENERS = frozenset("(（")


class Figure(Struct, frozen=True):
    """Hold a figure: the tokens from `first` up to `last`, its value, kind, unit and rule.

    `high` is None where the figure is no range; `number` is what its value was read from.
    """

    number: Number
    first: int
    last: int
    value: float
    high: float | None
    kind: ClaimKind
    unit: str | None
    rule: str

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing yet says what the figure is of."""
        return self.kind == "count" and self.unit is None


def read_figure(line: Line, first: int) -> Figure | None:
    """Read the figure whose number begins at a token; None where no number does."""
    said = line[first].word.amount
    if said is not None:
        return _amount(line, first, said)
    number = compose(line, first, money=sign_before(line, first) is not None)
    if number is None:
        return None
    low = measured(line, number)
    if low.unit is not None and low.unit.kind in SIGNED and _is_negative(line, low.first):
        return _negative(line, number, low)
    goals = goals_of(line, number, low)
    if goals is not None:
        found = Measured(number.first, number.last + 2, Unit("score", None), "score")
        return _figure(number, found, *goals, "score")
    return _range(line, number, low) or _single(line, number, low)


def _amount(line: Line, first: int, said: Amount) -> Figure:
    """Read a word that says how much of what: Korean "사흘", three days."""
    number = Number(first, first + 1, said.value, said.value)
    return _single(line, number, Measured(first, first + 1, said.unit, "amount"))


def _is_minus(line: Line, at: int) -> bool:
    """Tell whether a mark is glued to the number behind it alone."""
    return line[at].text in MINUSES and line.touches(at) and not line.touches(at - 1)


def _is_negative(line: Line, first: int) -> bool:
    """Find "minus" or a minus sign, glued to the number and to nothing else."""
    before = line[first - 1]
    if before.text in MINUSES:
        is_hyphen = line.touches(first - 2) and line.tables.lexicon.writing != "unspaced"
        return line.touches(first - 1) and not is_hyphen
    return "negatives" in before.word.roles


def _negative(line: Line, number: Number, found: Measured) -> Figure:
    below = replace(number, low=-number.low, high=-number.low)
    return _single(line, below, replace(found, first=found.first - 1))


def _single(line: Line, number: Number, found: Measured) -> Figure:
    high = number.high if is_vague(number) else None
    figure = _figure(number, found, number.low, high, found.rule)
    if found.unit and high is None and not number.part and "halves" in line[found.last].word.roles:
        half = found.unit.factor / 2  # "1 tonelada e meia"
        return replace(figure, value=figure.value + half, last=found.last + 1)
    if figure.rule == "currency-after":
        return _with_rest(line, figure, COINS, 0.01)
    is_tenth = found.unit is not None and found.unit.factor == TENTH and figure.kind == "percent"
    is_tenth = is_tenth and line.touches(figure.last - 1)
    return _with_rest(line, figure, DIGITS, 1) if is_tenth else figure


def _with_rest(line: Line, figure: Figure, rests: frozenset[int], worth: float) -> Figure:
    """Add digits behind a unit that nothing else follows: "15 euros 50", "四成七"."""
    joined = bool(line[figure.last].word.roles & ANDS)
    rest = compose(line, figure.last + joined)
    if rest is None or rest.part or rest.low not in rests or figure.value % 1:
        return figure
    after, glued = line[rest.last], line.touches(rest.last - 1)
    is_small = not (joined or glued) and "stops" in after.word.roles
    ends = not (after.is_word or after.is_numeral or after.word.unit) or is_small
    if not ends or figure.number.scale > 1:
        return figure
    whole = figure.value + rest.low * worth
    return replace(figure, value=whole, last=rest.last, rule="compound")


def _figure(number: Number, found: Measured, low: float, high: float | None, rule: str) -> Figure:
    unit = found.unit
    if unit is None:
        kind: ClaimKind = "ratio" if number.part else "count"
        named = "fraction" if number.part else rule
        return Figure(number, found.first, found.last, low, high, kind, None, named)
    factor = _tenth(number, low) if unit.kind == "percent" and unit.factor == TENTH else unit.factor
    low, high = low * factor, high * factor if high is not None else None
    return Figure(number, found.first, found.last, low, high, unit.kind, unit.name, rule)


def _tenth(number: Number, low: float) -> float:
    """Tell how many percent a tenth says: 10 in "七折", 1 in the finer "75折", 100 in "半折"."""
    return 100 if number.part else 1 if low > TENTH else TENTH


def _range(line: Line, number: Number, low: Measured) -> Figure | None:
    """Read "10 to 15 people", "$5-10 million", "between 2 and 3 km" as one figure."""
    if is_vague(number):
        return None
    if line[low.last].text in HYPHENS and "ranges" in line[low.last + 1].word.roles:
        low = replace(low, last=low.last + 1)  # "18- to 24-year-old"
    elif not (_connects(line, low) or _are_neighbours(line, number, low)):
        return None
    start = low.last + 1
    start += "ones" in line[start].word.roles and line[start + 1].is_numeral  # "un 10 y un 15%"
    sign = line[start].word.sign
    upper = compose(line, start + (sign is not None), money=low.unit is not None)
    if upper is None or is_vague(upper):
        return None
    high = measured(line, upper)
    unit = high.unit or low.unit
    if not _agree(low, high, is_signed=low.first < number.first):
        return None
    value = _shared(number, upper)
    if not value < upper.low or _is_change(line, low) or _leads(line, low, high.last):
        return _sharing(line, low, high, number, upper)
    whole = Measured(low.first, high.last, unit, "range")
    joined = replace(number, last=upper.last, scale=upper.scale, part=upper.part)
    return _figure(joined, whole, value, upper.low, "range")


def _sharing(
    line: Line, low: Measured, high: Measured, number: Number, upper: Number
) -> Figure | None:
    """Give "from 3.2" the unit and scale that stand behind its "to": "2.9 million euros"."""
    alike = number.low < TENTH * upper.low / upper.scale  # no year
    if low.unit is not None or high.unit is None or not (alike and _comes_from(line, low)):
        return None
    value = number.low * (upper.scale if number.scale == 1 else 1)
    return _figure(number, replace(low, unit=high.unit), value, None, "shared-unit")


def _comes_from(line: Line, low: Measured) -> bool:
    before = (line[low.first - back].word.roles for back in range(1, SOURCE_REACH + 1))
    return any("sources" in roles for roles in before)


def _agree(low: Measured, high: Measured, *, is_signed: bool) -> bool:
    """Tell whether two ends have one unit; a unit after the low end only stands after both."""
    if low.unit and high.unit:
        return low.unit[1:] == high.unit[1:]
    return low.unit is None or is_signed


def _shared(low: Number, high: Number) -> float:
    """Let the low end share the scale of the high one: 5 to 10 million."""
    shares = high.scale > 1 and low.scale == 1 and low.low <= high.low / high.scale
    return low.low * (high.scale if shares else 1)


def _connects(line: Line, low: Measured) -> bool:
    roles = line[low.last].word.roles
    if _is_minus(line, low.last) and "ones" in line[low.first].word.roles:
        return False  # "un -2,3%"
    if "ranges" in roles or ("targets" in roles and _comes_from(line, low)):
        return True
    if "between_and" not in roles:
        return False
    return any(
        "between" in line[low.first - step].word.roles
        or "between_after" in line[low.last + 1 + step].word.roles
        for step in range(1, BETWEEN_REACH)
    )


def _are_neighbours(line: Line, number: Number, low: Measured) -> bool:
    """Tell "2、3人", two or three people, from an enumeration."""
    if low.unit is not None or line[low.last].text != ENUMERATION:
        return False
    upper = compose(line, low.last + 1)
    return upper is not None and 0 < number.low == upper.low - 1 < TENTH - 1


def _leads(line: Line, low: Measured, at: int) -> bool:
    """Tell "300円から450円に上がった", two figures: a word that leads there, and one of change."""
    moves = not line[at + 1].word.roles.isdisjoint(("up", "down"))
    return moves and low.unit is not None and "targets" in line[at].word.roles


def _is_change(line: Line, low: Measured) -> bool:
    """Tell "fell from 5,000 to 4,000", two figures, from "from 5 to 10 people", one."""
    before = [line[low.first - back].word.roles for back in range(1, CHANGE_REACH)]
    moves = any("up" in roles or "down" in roles for roles in before)
    link = line[low.last].word.roles
    if not _comes_from(line, low):
        return moves and low.unit is not None and "targets" in link
    return moves or low.unit is not None or not link & RANGE_LINKS

"""Numbers: digits, number words and scales composed from left to right into one value."""

from math import floor, gcd, log10

from agents.claims.digits import value_of
from agents.claims.number import FINE, HYPHENS, Number, Part, grain_of
from agents.claims.tokens import Line, Token
from agents.claims.words import UNKNOWN, Word

SEVERAL = (2.0, 9.0)
JOINERS = frozenset({"joiners", "links"})
PLAIN_LINKS = frozenset({"links", "sources"})
FOLLOWERS = frozenset({"halves", "times", "points", "parts_of", "shares"})
TEN, HUNDRED = 10, 100
MAX_CUSTOMARY, ROUND = 5, frozenset({10, 100, 1_000})
MAX_WHOLE = 1_000
"""So many is the largest whole of which a share is told: "one in a thousand"."""


class _Composer:
    """Read one number from a token on, as far as it goes."""

    def __init__(self, line: Line, first: int, *, money: bool) -> None:
        self.line, self.first, self.at = line, first, first
        self.money = money
        self.parts: list[Part] = []
        self.scale = 1.0
        self.spelled, self.rounded, self.part = True, False, False
        self.is_whole = False

    def read(self) -> Number | None:
        while self._step():
            pass
        if not self.parts:
            return None
        low, high = sum([p.low for p in self.parts]), sum([p.high for p in self.parts])
        return Number(
            *(self.first, self.at, low, high, self.scale, self.spelled, self.rounded, self.part)
        )

    def _step(self) -> bool:
        """Take the next token or two into the number; tell whether it may go on after them."""
        token = self.line[self.at]
        if token.is_numeral:
            return self._digits(token)
        return bool(self.parts and self._continued(token)) or self._spelled(token.word)

    def _continued(self, token: Token) -> bool:
        """Take what only follows a number: a scale, a joiner, a half, decimals."""
        roles = token.word.roles
        if self._scaled(token.word):
            return True
        if not roles:
            return token.text in HYPHENS and self._joined(token)
        if not roles.isdisjoint(FOLLOWERS):
            return self._followed(roles) or (bool(roles & JOINERS) and self._joined(token))
        return self._joined(token) if token.text in HYPHENS or roles & JOINERS else False

    def _followed(self, roles: frozenset[str]) -> bool:
        if "halves" in roles:
            return self._add_half()
        if "times" in roles:
            return self._end_as_part()
        if "shares" in roles:
            return self._share()
        return self._decimals() if "points" in roles else self._inverted_share()

    def _digits(self, token: Token) -> bool:
        follows = self.line[self.at + 1].word
        value = value_of(token.text, self.line.tables, scaled=follows.scale is not None)
        if value is None or (self.parts and not self._may_add(value, follows)):
            return False
        if not self._push(value, value, FINE):
            return False
        self.spelled = False
        return not self._written_share(value)

    def _may_add(self, value: float, follows: Word) -> bool:
        """Tell "천 4백만" from "만 18세", and both from "3,2 miljoonasta 2,9 miljoonaan"."""
        return value % 1 == 0 and (not self.spelled or follows.scale is not None)

    def _written_share(self, value: float) -> bool:
        """Read "2/3"; a slash between other numerals is a date's, which an exclusion finds."""
        below = self.line[self.at + 1]
        glued = self.line.touches(self.at - 1) and self.line.touches(self.at)
        if not (glued and self.line[self.at].text == "/" and below.is_numeral):
            return False
        whole = value_of(below.text, self.line.tables, scaled=False)
        if whole is None or not 0 < value < whole:
            return False
        self.parts, self.part = [Part(value / whole, value / whole, FINE)], True
        self.at += 2
        return True

    def _spelled(self, word: Word) -> bool:
        if word.number is not None:
            taken = self._push(word.number, word.number, grain_of(word.number))
            taken = taken or self._second_digit(word)
            self.rounded = self.rounded or (taken and word.rounded)
            return taken
        if self.part:
            return False
        if word.vague or "several" in word.roles:
            return self._vague(*(word.vague or SEVERAL))
        if word.fraction is not None or word.denominator is not None:
            return self._fraction(word)
        if word.multiple is not None and not self.parts:
            self.part = True
            return self._push(word.multiple, word.multiple, FINE)
        return False

    def _second_digit(self, word: Word) -> bool:
        """Take the 5 of "三五折", 35 percent, where tenths follow two digits."""
        unit = self.line[self.at + 1].word.unit
        first = self.parts[0].low if len(self.parts) == 1 else 0
        if unit is None or unit.factor != TEN or not 0 < first < TEN or not word.number:
            return False
        self.parts = [Part(TEN * first + word.number, TEN * first + word.number, FINE)]
        self.at += 1
        return True

    def _push(self, low: float, high: float, grain: float) -> bool:
        if self.parts and not 0 < high < self.parts[-1].grain:
            return False
        self.parts.append(Part(low, high, grain))
        self.at += 1
        return True

    def _vague(self, low: float, high: float) -> bool:
        """Take "dozens"; a vague word after another, or after a number, multiplies it."""
        if not self.parts and self._is_singular():
            return self._push(low, low, low)
        if not self.parts:
            return self._push(low, high, 1)
        last = self.parts[-1]
        if len(self.parts) > 1 or (low, high) == SEVERAL:
            return False
        base = 10 ** floor(log10(low))
        if base == 1:
            return False
        self.parts = [Part(last.low * base, last.high * base, base)]
        self.at += 1
        return True

    def _is_singular(self) -> bool:
        """Tell whether a vague word is one thousand: "более тысячи"."""
        before, word = self.line[self.at - 1].word.before, self.line[self.at].word
        return before is not None and "singulars" in word.roles

    def _fraction(self, word: Word) -> bool:
        """Take "half", or turn "two" into "two thirds"."""
        value = word.fraction if word.fraction is not None else word.denominator
        if value is None or (word.fraction is None and not self.parts):
            return False
        if self.parts and not (len(self.parts) == 1 and 0 < self.parts[0].low < 1 / value + FINE):
            return False
        share = value * (self.parts[0].low if self.parts else 1)
        self.parts, self.part = [Part(share, share, FINE)], True
        self.at += 1
        return True

    def _scaled(self, word: Word) -> bool:
        scale = self._scale(word)
        if scale is None:
            return False
        small = [part for part in self.parts if part.high < scale]
        if not small and len(self.parts) == 1 and not self.spelled:
            small = self.parts  # 1200k
        large = self.parts[: len(self.parts) - len(small)]
        low, high = scale * sum([p.low for p in small]), scale * sum([p.high for p in small])
        if not small or (large and not high < large[-1].grain):
            return False
        self.parts = [*large, Part(low, high, scale)]
        self.scale, self.part = scale, False
        self.at += 1
        return True

    def _scale(self, word: Word) -> float | None:
        glued = self.line.touches(self.at - 1)
        if glued and word.glued_scale and not self.spelled:
            return word.glued_scale
        if glued and word.capital_scale and not self.spelled and self.line.is_capital(self.at):
            return word.capital_scale
        if self.money and word.money_scale and not self.spelled:
            return word.money_scale
        return word.scale

    def _joined(self, token: Token) -> bool:
        """Go past "and", "of", a hyphen, where what follows belongs to the number."""
        glued = self.line.touches(self.at - 1) and self.line.touches(self.at)
        follows, before = self.line[self.at + 1].word, self.parts[-1]
        if token.text in HYPHENS:
            is_times = "times" in follows.roles  # "3-fold"
            fits = glued and bool(
                is_times
                or follows.scale
                or follows.denominator
                or (self.spelled and follows.number)
            )
        elif "links" in token.word.roles:
            is_vague = before.low != before.high
            fits = bool(follows.scale and self.part) or (is_vague and bool(follows.vague))
        elif self.line[self.at + 1].is_numeral:  # "8 milliards et 354 millions"
            fits = 0 < (self.line[self.at + 2].word.scale or 0) < self.scale and not self.money
        else:
            number = follows.number
            fits = before.grain >= HUNDRED and number is not None and number < before.grain
        if not fits:
            return False
        self.at += 1
        if self.line[self.at].is_numeral:
            return self._digits(self.line[self.at])
        if self._scaled(follows) or self._spelled(follows):
            return True
        if "times" in follows.roles:
            return self._end_as_part()
        self.at -= 1
        return False

    def _add_half(self) -> bool:
        last = self.parts[-1]
        half = max(last.grain, 1) / 2
        self.parts[-1] = Part(last.low + half, last.high + half, min(last.grain, FINE))
        self.at += 1
        return True

    def _decimals(self) -> bool:
        """Take "point five six", digit by digit."""
        at, share, digit = self.at + 1, 0.0, 0.1
        while (number := self.line[at].word.number) is not None and number < TEN:
            at, share, digit = at + 1, share + number * digit, digit / 10
        if at == self.at + 1:
            return False
        last = self.parts[-1]
        self.parts[-1] = Part(last.low + share, last.high + share, FINE)
        self.at = at
        return True

    def _inverted_share(self) -> bool:
        """Read "三分之二", which names the whole first."""
        share = compose(self.line, self.at + 1)
        if share is None or not 0 < share.low < self.parts[0].low:
            return False
        value = share.low / self.parts[0].low
        self.parts, self.part, self.at = [Part(value, value, FINE)], True, share.last
        return True

    def _share(self) -> bool:
        """Read "one in four", "2 out of 5", "drei von fünf", with no unit behind them."""
        part = self.parts[0]
        number = Number(self.first, self.at, part.low, part.high, spelled=self.spelled)
        share = None if self.is_whole else share_of(self.line, number, self.at)
        if share is None:
            return False
        self.parts, self.part, self.at = [Part(share.low, share.low, FINE)], True, share.last
        return True

    def _end_as_part(self) -> bool:
        """Take "dua kali lipat", "three times as": nothing follows."""
        self.part, self.at = True, self.at + 1
        return True


def compose(line: Line, first: int, *, money: bool = False) -> Number | None:
    """Read the number that begins at a token, as long as it goes; None where none does.

    `money` says that a currency stands before it, after which "M" and the like are scales.
    """
    token, following = line[first], line[first + 1]
    if token.is_numeral and following.word is UNKNOWN and following.is_word:
        value = value_of(token.text, line.tables, scaled=False)  # most numerals: nothing is added
        return None if value is None else Number(first, first + 1, value, value, spelled=False)
    return _Composer(line, first, money=money).read()


def share_of(line: Line, part: Number, at: int) -> Number | None:
    """Read the share that a part is of the whole behind a token: "of five"; None where it is none.

    Ends like the whole; `low` is the share. What leads from one number to another is none.
    """
    if "sources" in line[part.first - 1].word.roles:
        return None
    composer = _Composer(line, at + 1, money=False)
    composer.is_whole = True  # no share of a share: that would go on and on
    whole = composer.read()
    if whole is None or whole.part or line[whole.last].word.unit is not None:
        return None
    if not 0 < part.low == part.high < whole.low == whole.high <= MAX_WHOLE:
        return None
    is_spelled = part.spelled and whole.spelled and _is_customary(line[at], part, whole)
    if not is_spelled and _may_be_counts(line[at], part, whole):
        return None
    return Number(part.first, whole.last, part.low / whole.low, part.low / whole.low, part=True)


def _is_customary(link: Token, part: Number, whole: Number) -> bool:
    """Tell "tiga dari empat", a share, from "dua dari empat", "empat dari sembilan", two counts."""
    if not link.word.roles & PLAIN_LINKS or whole.low in ROUND:
        return True
    return whole.low <= MAX_CUSTOMARY and gcd(int(part.low), int(whole.low)) == 1


def _may_be_counts(link: Token, part: Number, whole: Number) -> bool:
    """Tell whether digits are two counts ("16 of 33"), not a share of some round number."""
    is_round = part.low == 1 or whole.low in ROUND
    is_share = " " in link.text or (is_round and not link.word.roles & PLAIN_LINKS)
    return not is_share or (whole.low > TEN and whole.low % TEN > 0)

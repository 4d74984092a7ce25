"""What sites say around an article, in every language at once.

The language is known only once the body is cut, so the phrases of all lexicons are one set.
"""

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

from agents.text import alternation, languages, lexicon
from agents.text.lexicons import FALLBACK

LEXICONS = Path(__file__).parent / "lexicons"

_WORD_END = r"(?![^\W\u2e80-\uffff])"  # East Asian words stand without a space between
_CREDITED = "[^.!?,]{0,60}"


class PhraseLexicon(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold one language's phrases, letter case aside.

    `labels` are whole lines (buttons, menus); `endings` are labels after which the article is
    over; `pointers` open a line that leads to another article; `notices` open a sentence to the
    reader; `credits` are the words before a colon that name who wrote or took a picture.
    """

    labels: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    pointers: frozenset[str] = frozenset()
    notices: frozenset[str] = frozenset()
    credits: frozenset[str] = frozenset()


class Phrases:
    """Match lines against the phrases of all languages."""

    def __init__(self, lexicons: list[PhraseLexicon]) -> None:
        self.endings = frozenset(label(p) for each in lexicons for p in each.endings)
        self.labels = self.endings | {label(p) for each in lexicons for p in each.labels}
        self.pointer = _opening({p for each in lexicons for p in each.pointers})
        self.notice = _opening({p for each in lexicons for p in each.notices})
        credit = alternation({p.casefold() for each in lexicons for p in each.credits})
        self.credit = re.compile(rf"(?:{credit})\s{{0,3}}[:：]", re.IGNORECASE)
        self.caption = re.compile(
            rf"^(?:{credit})\s{{0,3}}(?:[:：/]{_CREDITED}[.)）\]]?|,{_CREDITED})\Z"
            rf"|[.!?)）(（\[/|]\s{{0,3}}(?:{credit})\s{{0,3}}[:：/]{_CREDITED}[.)）\]]?\Z",
            re.IGNORECASE,
        )


def label(text: str) -> str:
    """Bring a line to the form in which labels are compared: letter case and marks aside."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@cache
def phrases() -> Phrases:
    """Load the phrases of every lexicon, once."""
    return Phrases(
        [lexicon(LEXICONS, name, PhraseLexicon) for name in [*languages(LEXICONS), FALLBACK]]
    )


def _opening(found: set[str]) -> re.Pattern[str]:
    source = alternation(phrase.casefold() for phrase in found)
    return re.compile(rf"\W{{0,3}}(?:{source}){_WORD_END}", re.IGNORECASE)

"""The dateline: place, agency, date before the first sentence ("JAKARTA, KOMPAS.com -").

It stays in the body, and is given as a span: it is nobody's words, and its date no figure.
"""

import re

from agents.text import Span, spanned

MAX_WORDS = 8
MAX_PLACE_WORDS = 3
MIN_CAPITALS = 3
MIN_CAPITALS_BEFORE_COLON = 5
MAX_WORDS_BEFORE_COLON = 2

_PARAGRAPH = re.compile(r"[^\n]+")
_DASHED = re.compile(
    r"""
    (?P<names> [^\n!?:;"“”„«»–—]{2,80}? )
    (?P<space> \s{0,2} )
    (?P<mark> \.?[-–—]{1,2} | : )       # PARIS (AP) —   HONDURAS.-   PUTRAJAYA:
    (?= \s{1,2} (?P<next> [^\W\d_] )? )
    """,
    re.VERBOSE,
)
_BRACKETED = re.compile(
    r"""
    【[^】\n]{2,40}】                                               # 【6月18日 AFP】
    | [\[(] [^\[\]()\n=]{1,20} = [^\[\]()\n=]{1,20} [\])]           # (서울=연합뉴스)
      (?: \s? [^\s=]{2,10} \s (?:기자|특파원) \s? = )?                # 홍길동 기자 =
    | [\u4e00-\u9fff]{1,8} [社报報] [^\s\d。，]{0,10}               # 新华社北京
      \d{1,2}月\d{1,2}日 [电電讯訊] (?: [（(][^（）()\n]{1,40}[）)] )?  # 5月3日电（记者 …）
    """,
    re.VERBOSE,
)
_AGENCY = re.compile(r"\([^()]{2,40}\)\Z")  # (ANTARA)
_ADDRESS = re.compile(r"\w[\w-]{1,30}\.[^\W\d_]{2,4}(?:\.[^\W\d_]{2,4})?")  # KOMPAS.com, TEMPO.CO
_WORD = re.compile(r"[^\s,،()]+")
_LABEL = re.compile(r"^[^\W\d_]{3,30}+:\s", re.MULTILINE)


def find_dateline(text: str) -> Span | None:
    """Find the dateline that opens a body, its dash included; None where there is none."""
    first = _PARAGRAPH.search(text)
    if first is None:
        return None
    found = _BRACKETED.match(text, first.start())
    if found:
        return spanned(found.span())
    dashed = _DASHED.match(text, first.start())
    return spanned(dashed.span()) if dashed and _is_dateline(dashed, text) else None


def _is_dateline(found: re.Match[str], text: str) -> bool:
    """Tell "Jakarta - Warga …" from a sentence with a dash in it ("Paris - who knew?")."""
    names, follower = found["names"], found["next"]
    words = _WORD.findall(_AGENCY.sub("", names))
    if not _are_names(words) or names.count("(") != names.count(")"):
        return False
    if follower and follower.islower():
        return False
    if found["mark"] == ":":
        is_alone = len(_LABEL.findall(text)) <= 1  # an interview has more of them
        is_short = len(words) <= MAX_WORDS_BEFORE_COLON
        return is_alone and is_short and _are_capitals(words, MIN_CAPITALS_BEFORE_COLON)
    return (
        bool(_AGENCY.search(names))
        or any(map(_ADDRESS.fullmatch, words))
        or _are_capitals(words, MIN_CAPITALS)
        or (bool(found["space"]) and _is_place(names))
    )


def _are_names(words: list[str]) -> bool:
    """Tell whether no word is in small letters, those next to a number ("3 Mei, 3 may") aside."""
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return 0 < len(words) <= MAX_WORDS and not any(
        word[0].islower() and not (before.isdecimal() or after.isdecimal() or "." in word)
        for before, word, after in around
    )


def _are_capitals(words: list[str], least: int) -> bool:
    """Tell whether all words are in capitals, that of a date ("3 мая") aside."""
    names = "".join(word for word in words if not word.islower())
    return names.isupper() and sum(map(str.isupper, names)) >= least


def _is_place(names: str) -> bool:
    """Tell "Jakarta", "New York", "Jakarta, CNN Indonesia" by their few words with capitals."""
    parts = [part.split() for part in names.split(",")]
    return len(parts) <= 2 and all(  # noqa: PLR2004 - a place and an outlet
        1 <= len(part) <= MAX_PLACE_WORDS and part[0][0].isupper() for part in parts
    )

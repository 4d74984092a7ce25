"""Furniture: what a line by itself tells to be no part of the article."""

import re
from collections.abc import Callable

from agents.body.lines import Line
from agents.body.phrases import label, phrases

# The widest line of each kind; a wider one is a sentence that happens to begin alike. One with
# quotation marks is none of them: somebody may say "Follow us on Monday".
LABEL_WIDTH = 80
NOTICE_WIDTH = 400
CREDIT_WIDTH = 100
CAPTION_WIDTH = 180
NAME_WIDTH = 40

_ADDRESS = r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
_BARE_ADDRESS = re.compile(rf"(?:\w{{1,20}}\s?[:：]\s?)?(?:{_ADDRESS})\W{{0,3}}\Z")
_HASHTAGS = re.compile(r"(?:[#@]\w{1,60}+[\s,;]*+)++\Z")
_TAGS = re.compile(r"(?:<[^<>]{1,2000}+>\s*+)++\Z|<(\w{1,40}+)>[^<]*+</\1>\Z")
_SIGNED = re.compile(r"[^©]©\s{0,3}[^.!?©]{2,60}\Z")
_TRAIL_MARK = re.compile(r"\s[|›»>•·]\s")
_TRAIL_MARKS = 2
_QUESTION_MARKS = ("?", "？", "؟")


def is_furniture(line: Line) -> bool:
    """Tell whether a line, wherever it stands, is part of the page and not of the article."""
    return any(rule(line) for rule in _FURNITURE)


def is_caption(line: Line) -> bool:
    """Tell whether a line is a caption: it ends in a credit ("Foto: …", "Photo: …", "© …")."""
    is_short = line.width < CAPTION_WIDTH and not line.has_quotation
    return is_short and bool(phrases().caption.search(line.text) or _SIGNED.search(line.text))


def is_name(line: Line) -> bool:
    """Tell whether a line may be the name that a bare "Photo:" announced."""
    return line.width <= NAME_WIDTH and not line.has_quotation


def _has_no_letters(line: Line) -> bool:
    return not any(map(str.isalpha, line.text))


def _is_markup(line: Line) -> bool:
    return line.text.startswith("<") and bool(_TAGS.match(line.text))


def _is_address(line: Line) -> bool:
    return bool(_BARE_ADDRESS.match(line.text) or _HASHTAGS.match(line.text))


def _is_label(line: Line) -> bool:
    if line.width >= LABEL_WIDTH or line.has_quotation:
        return False
    return label(line.text) in phrases().labels


def _is_notice(line: Line) -> bool:
    is_short = line.width < NOTICE_WIDTH and not line.has_quotation
    return is_short and bool(phrases().notice.match(line.text))


def _is_credit(line: Line) -> bool:
    """Tell "Editor: A. B." from an interview's "Editor: Why did you leave so early?"."""
    if line.width >= (NAME_WIDTH if line.ends_sentence else CREDIT_WIDTH):
        return False
    is_asked_or_said = line.has_quotation or line.text.endswith(_QUESTION_MARKS)
    return not is_asked_or_said and bool(phrases().credit.match(line.text))


def _is_trail(line: Line) -> bool:
    """Tell a row of links: "Home | News | Sport", "Beranda › Ekonomi › Pajak"."""
    return not line.is_prose and len(_TRAIL_MARK.findall(line.text)) >= _TRAIL_MARKS


_FURNITURE: tuple[Callable[[Line], bool], ...] = (
    _has_no_letters,
    _is_markup,
    _is_address,
    _is_label,
    _is_notice,
    _is_credit,
    _is_trail,
)

"""What is no article: rules that drop lines by their shape, their place, and what they say.

A line that may be a sentence of the article stays: a stray button costs a reader less than a
lost quote.
"""

import re
from collections import Counter
from itertools import dropwhile, groupby

from agents.body.furniture import is_caption, is_furniture, is_name
from agents.body.lines import PROSE_WIDTH, Line
from agents.body.phrases import label, phrases

POINTER_WIDTH = 220
"""A line that opens as a pointer ("Baca juga") is one up to this width."""

MENU_ITEM_WIDTH = 24
MENU_ITEMS = 4
TITLE_SHARE = 0.6
"""A line is the title where it is this much of it: pages add the outlet's or section's name."""

_COLONS = (":", "：")
_ELLIPSES = ("...", "…")
_AFTER_POINTER = re.compile(r"\s{0,3}(?:[:：|»>→–—-]|\Z)")

Lines = list[Line]


def cleaned(found: Lines, title: str | None) -> Lines:
    """Keep the article's lines, in order; maybe none."""
    kept = _until_ending(_without_title(found, title))
    for rule in (
        _without_pointers,
        _without_captions,
        _without_furniture,
        _without_repeats,
        _without_menus,
        _trimmed,
    ):
        kept = rule(kept)
    return kept


def _without_title(found: Lines, title: str | None) -> Lines:
    wanted = label(title or "")
    return [line for line in found if not (wanted and _is_title(line, wanted))]


def _is_title(line: Line, title: str) -> bool:
    if len(line.text) > 2 * len(title):
        return False
    text = label(line.text)
    return text == title or (text in title and len(text) >= TITLE_SHARE * len(title))


def _until_ending(found: Lines) -> Lines:
    """Cut at a label such as "Related articles" that has most of the prose before it.

    Where a long paragraph follows the article goes on: the label only heads a box inside it.
    """
    left = sum(line.width for line in found if line.is_prose)
    last_long = max((i for i, line in enumerate(found) if _is_long(line)), default=-1)
    read = 0
    for index, line in enumerate(found):
        if index > last_long and read > left and label(line.text) in phrases().endings:
            return found[:index]
        if line.is_prose:
            read, left = read + line.width, left - line.width
    return found


def _is_long(line: Line) -> bool:
    return line.width >= PROSE_WIDTH and line.ends_sentence


def _without_pointers(found: Lines) -> Lines:
    """Drop lines that lead to other articles, and the headlines under a bare "Read also:"."""
    kept: Lines = []
    opener: Line | None = None
    for line in found:
        pointer = phrases().pointer.match(line.text) if line.width < POINTER_WIDTH else None
        if pointer and _leads_away(line, pointer.end()):
            opener = line if pointer.end() >= len(line.text.rstrip(" :：")) else None
        elif opener and _is_teaser(line) and line.block - opener.block <= 1:
            opener = line if line.block == opener.block else None
        else:
            opener = None
            kept.append(line)
    return kept


def _is_teaser(line: Line) -> bool:
    return not line.is_prose or line.text.endswith(_ELLIPSES)


def _leads_away(line: Line, end: int) -> bool:
    """Tell a pointer from a sentence that only begins like one ("Lihat juga dampaknya.")."""
    is_parted = bool(_AFTER_POINTER.match(line.text, end))
    return is_parted or not line.ends_sentence


def _without_captions(found: Lines) -> Lines:
    """Drop captions that end in a credit, and the name on the next line after a bare "Photo:"."""
    kept: Lines = []
    name_follows = False
    for line in found:
        if name_follows and is_name(line):
            name_follows = False
        elif is_caption(line):
            name_follows = line.text.endswith((*_COLONS, ","))
        else:
            name_follows = False
            kept.append(line)
    return kept


def _without_furniture(found: Lines) -> Lines:
    return [line for line in found if not is_furniture(line)]


def _without_repeats(found: Lines) -> Lines:
    """Drop a button that stands there twice, and a long paragraph's second standing.

    A short sentence may well be said twice.
    """
    times = Counter(label(line.text) for line in found if not line.is_prose)
    seen: set[str] = set()
    kept: Lines = []
    for line in found:
        is_button = not line.is_prose and times[label(line.text)] > 1
        is_again = line.width >= PROSE_WIDTH and line.text in seen
        seen.add(line.text)
        if not (is_button or is_again):
            kept.append(line)
    return kept


def _without_menus(found: Lines) -> Lines:
    """Drop runs of lines of a word or two, unless a colon announces them as a list."""
    kept: Lines = []
    for is_item, run in groupby(found, key=_is_menu_item):
        items = list(run)
        announced = bool(kept) and kept[-1].text.endswith(_COLONS)
        if not is_item or len(items) < MENU_ITEMS or announced:
            kept.extend(items)
    return kept


def _is_menu_item(line: Line) -> bool:
    if line.width > MENU_ITEM_WIDTH or line.is_prose or line.is_listed:
        return False
    return not any(char.isdecimal() for char in line.text)


def _trimmed(found: Lines) -> Lines:
    """Drop what stands before the first line of prose (headline, byline) and after the last.

    Only where long lines end as sentences do: Thai writes no full stops.
    """
    long_lines = [line for line in found if line.width >= PROSE_WIDTH]
    if 2 * sum(line.ends_sentence for line in long_lines) < len(long_lines):
        return found
    from_prose = list(dropwhile(lambda line: not line.is_prose, found))
    return from_prose[: _length_of_article(from_prose)]


def _length_of_article(found: Lines) -> int:
    """Count the lines up to the last of prose, or of a list that a colon announces."""
    length, is_in_list, is_announced = 0, False, False
    for number, line in enumerate(found, start=1):
        is_in_list = line.is_listed and (is_in_list or is_announced)
        is_announced = line.text.endswith(_COLONS)
        if is_in_list or line.is_prose:
            length = number
    return length

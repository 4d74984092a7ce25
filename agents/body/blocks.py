"""A page as blocks: each run of text that stands on lines of its own, and what holds it."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from lxml.etree import _Element as Element
from lxml.etree import iterwalk
from msgspec import Struct

from agents.body.lines import Line
from agents.text.lexicons import read

MIN_SENTENCE = 20
"""A shorter line is no prose: "Read on.", "Sold out!"."""

NAMES_REMEMBERED = 1 << 12

_WHITE_SPACE = re.compile(r"[ \t\n\r\f\v]+")  # HTML's own: a no-break space is a character
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none", re.IGNORECASE)


class Markup(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold which elements run on, which are not read, and which stand apart from an article."""

    inline: frozenset[str]
    unread: frozenset[str]
    apart: frozenset[str]
    apart_names: tuple[str, ...]


@dataclass(slots=True, eq=False)
class Holder:
    """Hold what a block element says of the text in it; sizes are characters, children's too."""

    parent: "Holder | None"
    tag: str
    is_apart: bool
    size: int = 0
    prose: int = 0
    own_prose: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Hold a line of the page and the element that it stands in.

    It is linked where most of it is links; prose where it is not, and is written out.
    """

    line: Line
    holder: Holder
    is_linked: bool
    is_prose: bool


@dataclass(slots=True)
class Blocks:
    """Hold a page's blocks and their holders, both in the order of the page."""

    blocks: list[Block] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)


def page_blocks(body: Element) -> Blocks:
    """Cut a page's body into blocks; white space runs together as a browser prints it."""
    reading, unread = _Reading(), _markup().unread
    walk = iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            reading.leave(element, element is body)
        elif element.tag in unread:
            walk.skip_subtree()
        else:
            reading.enter(element)
    return reading.found


class _Reading:
    """Gather text until an element ends the line."""

    def __init__(self) -> None:
        self.found = Blocks()
        self._runs_on = _markup().inline | _markup().unread
        self._holder: Holder | None = None
        self._parts: list[str] = []
        self._linked = 0
        self._links_open = 0

    def enter(self, element: Element) -> None:
        tag = element.tag
        if tag == "a":
            self._links_open += 1
        elif tag not in self._runs_on:
            self._end_line()
            self._holder = Holder(self._holder, tag, _is_apart(element))
            self.found.holders.append(self._holder)
        self._add(element.text)

    def leave(self, element: Element, is_last: bool) -> None:
        tag = element.tag
        if tag == "a":
            self._links_open -= 1
        elif tag not in self._runs_on:
            self._end_line()
            self._holder = self._holder and self._holder.parent
        if not is_last:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not text.isspace():
            self._parts.append(text)
            if self._links_open:
                self._linked += len(text.strip())
        elif self._parts:
            self._parts.append(" ")

    def _end_line(self) -> None:
        if not self._parts:
            return
        text = _WHITE_SPACE.sub(" ", "".join(self._parts)).strip()
        if text and self._holder:
            line, is_linked = Line.read(text), 2 * self._linked > len(text)
            is_prose = len(text) >= MIN_SENTENCE and not is_linked and line.is_prose
            self.found.blocks.append(Block(line, self._holder, is_linked, is_prose))
        self._parts.clear()
        self._linked = 0


def _is_apart(element: Element) -> bool:
    if element.tag in _markup().apart:
        return True
    said = element.get
    if _is_named_apart(said("class"), said("id")) or said("hidden") is not None:
        return True
    style = said("style")
    return bool(style and _HIDDEN.search(style))


@lru_cache(NAMES_REMEMBERED)
def _is_named_apart(*names: str | None) -> bool:
    return any(name and _apart_names().search(name) for name in names)


@cache
def _markup() -> Markup:
    return read(Path(__file__).parent / "markup.toml", Markup)


@cache
def _apart_names() -> re.Pattern[str]:
    names = "|".join(_markup().apart_names)
    return re.compile(rf"(?<![a-z])(?:{names})(?![a-z])", re.IGNORECASE)

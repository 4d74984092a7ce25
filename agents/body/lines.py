"""A text as lines: what each looks like, before anyone asks what it says."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

PROSE_WIDTH = 140
"""A line as wide as this is prose, whatever it ends with; hardly a headline is."""

WRAP_WIDTH = 120
"""A text with a wider line than this was not wrapped by hand."""

_MIN_WRAPPED_LINES = 3
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_CLOSERS = "\"'”’“‘»«›)]」』）】 "
TERMINATORS = tuple(".!?…؟۔।॥。！？｡።։။។")
_REPORTED = re.compile(r"[,，،][\"”“»「」]|[\"”»」][,，،]")
_QUOTATION_MARKS = frozenset('"“”„«»「」')
_LIST_MARK = re.compile(r"(?:\d{1,3}[.)]|[-–•*·▪])\s")


class Line(NamedTuple):
    """Hold a line without the white space around it, and the block (1, 2, …) it stands in.

    `width` counts columns: an ideograph says as much as two letters. It is prose where it is
    written out: it ends a sentence (closing marks aside), reports speech, or is long.
    """

    text: str
    block: int
    width: int
    ends_sentence: bool
    is_prose: bool
    has_quotation: bool

    @classmethod
    def read(cls, text: str, block: int = 1) -> "Line":
        """Look at a line once; every rule asks the same of it."""
        width = len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
        ends = text.rstrip(_CLOSERS).endswith(TERMINATORS)
        quotation = not _QUOTATION_MARKS.isdisjoint(text)
        is_prose = ends or width >= PROSE_WIDTH or bool(quotation and _REPORTED.search(text))
        return cls(text, block, width, ends, is_prose, quotation)

    @property
    def is_listed(self) -> bool:
        """Tell whether the line opens with a bullet or a number."""
        return bool(_LIST_MARK.match(self.text))


def lines(text: str) -> list[Line]:
    """Cut a text into its lines, those of a text wrapped by hand joined again; no empty ones."""
    found = list(_cut(text))
    return list(_unwrapped(found)) if _is_wrapped(found) else found


def join(kept: Iterable[Line]) -> str:
    """Make a body of lines: each a paragraph, parted by blank lines."""
    return "\n\n".join(line.text for line in kept)


def _cut(text: str) -> Iterator[Line]:
    block = 1
    for piece in text.splitlines():
        stripped = piece.strip()
        if stripped:
            yield Line.read(stripped, block)
        else:
            block += 1


def _blocks(found: list[Line]) -> list[list[Line]]:
    return [list(block) for _, block in groupby(found, key=lambda line: line.block)]


def _is_wrapped(found: list[Line]) -> bool:
    """Tell whether lines mostly break inside sentences, as in a mail or an agency's wire."""
    inner = [line for block in _blocks(found) for line in block[:-1]]
    widest = max((line.width for line in found), default=0)
    if widest > WRAP_WIDTH or len(inner) < max(_MIN_WRAPPED_LINES, len(found) // 2):
        return False
    return 2 * sum(_breaks_off(line, widest) for line in inner) > len(inner)


def _breaks_off(line: Line, widest: int) -> bool:
    return " " in line.text and 2 * line.width > widest and not line.ends_sentence


def _unwrapped(found: list[Line]) -> Iterator[Line]:
    widest = max(line.width for line in found)
    for block in _blocks(found):
        if all(2 * line.width > widest for line in block[:-1]):
            yield Line.read(" ".join(line.text for line in block), block[0].block)
        else:
            yield from block

"""Numeric claims of an article: the pipeline, stage by stage."""

from collections.abc import Iterator

from agents.claims.ages import as_age
from agents.claims.context import Told, change_of, modifier_of
from agents.claims.exclusions import is_excluded, is_named
from agents.claims.figures import Figure, read_figure
from agents.claims.nouns import noun_after
from agents.claims.numerals import HYPHENS
from agents.claims.tables import Tables, tables_of
from agents.claims.tokens import Line
from agents.text import Document, Span
from schemas import Claim, Sentence
from schemas.claim import Change


def find_claims(document: Document) -> list[Claim]:
    """Find the figures that an article asserts, in order.

    Offsets are code points into the document's text; `id`, `quote` and `speaker` are left empty.
    """
    tables = tables_of(document.language)
    return [
        claim
        for sentence in document.sentences
        if tables.anchor.search(tables.folded(sentence.of(document.text)))
        for claim in _claims_of(document.text, sentence, tables)
    ]


def _claims_of(text: str, sentence: Span, tables: Tables) -> Iterator[Claim]:
    line = Line(text, sentence, tables)
    at, before = 0, None
    while at < len(line):
        figure = read_figure(line, at) if _may_begin(line, at) else None
        if figure is None:
            at += 1
            continue
        kept = _kept(line, figure)
        if kept is not None:
            change = change_of(line, kept, before)
            yield _claim(line, kept, change)
            before = Told(kept, change)
        at = kept.last if kept is not None else figure.number.last


def _may_begin(line: Line, at: int) -> bool:
    return line[at].is_numeral or line[at].word.is_spelled


def _kept(line: Line, figure: Figure) -> Figure | None:
    """Drop what is no claim; find the age or the noun of what has no unit."""
    figure = as_age(line, figure)
    if is_excluded(line, figure):
        return None
    if figure.is_bare:
        figure = _counted(line, figure)
    if figure.is_bare and is_named(line, figure):
        return None
    return figure if _says_enough(line, figure) else None


def _counted(line: Line, figure: Figure) -> Figure:
    noun = _noun(line, _noun_start(line, figure.last))
    if noun is None:
        return figure
    unit = line.written(*noun).lower()
    return figure._replace(last=noun[1], unit=unit, rule="counted-noun")


def _noun_start(line: Line, at: int) -> int:
    """Go past a hyphen ("five-story"), "of", or "lebih" in "100 lebih kendaraan"."""
    glued = line[at].text in HYPHENS and line.touches(at - 1) and line.touches(at)
    return at + (glued or line[at].word.after is not None or "links" in line[at].word.roles)


def _noun(line: Line, at: int) -> tuple[int, int] | None:
    """Find the noun, past a classifier that says nothing of its own ("31 buah sepeda")."""
    noun = noun_after(line, at)
    if noun is None or "classifiers" not in line[at].word.roles:
        return noun
    return noun_after(line, at + 1) or noun


def _says_enough(line: Line, figure: Figure) -> bool:
    """Tell whether a figure in words is more than "one", "two of them", "some"."""
    number = figure.number
    if not number.spelled or number.part:
        return True
    if figure.value == 1:
        return figure.kind != "count" and "ones" not in line[number.first].word.roles
    if figure.high is not None and "several" in line[number.last - 1].word.roles:
        return False
    return figure.unit is not None or number.scale > 1 or figure.high is not None


def _claim(line: Line, figure: Figure, change: Change | None) -> Claim:
    start, end = line[figure.first].start, line[figure.last - 1].end
    return Claim(
        start=start,
        end=end,
        text=line.text[start:end],
        value=figure.value,
        high=figure.high,
        unit=figure.unit,
        modifier=modifier_of(line, figure),
        change=change,
        kind=figure.kind,
        sentence=Sentence(*line.sentence),
        rule=figure.rule,
    )

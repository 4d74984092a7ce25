"""Numeric claims of an article: the pipeline, stage by stage."""

from collections.abc import Iterator

from msgspec.structs import replace

from agents.claims.ages import as_age
from agents.claims.compounds import compounded
from agents.claims.context import modifier_of, told_of
from agents.claims.exclusions import is_excluded, is_uncounted
from agents.claims.figures import Figure, read_figure
from agents.claims.multiples import as_multiple, as_part
from agents.claims.nouns import noun_after
from agents.claims.number import HYPHENS
from agents.claims.numerals import share_of
from agents.claims.tables import tables_of
from agents.claims.tokens import NOTHING, Line
from agents.claims.units import is_far
from agents.text import Document
from schemas import Claim, Sentence
from schemas.claim import Change

MIN_WEIGHED = 10
"""From here on a bare number word with a modifier is no pronoun and no hour of the day."""


def find_claims(document: Document) -> list[Claim]:
    """Find the figures that an article asserts, in order.

    Offsets are code points into the document's text; `id`, `quote` and `speaker` are left empty.
    """
    tables = tables_of(document.language)
    folded = tables.folded(document.text)
    return [
        claim
        for sentence in tables.telling(folded, document.sentences)
        for claim in _claims_of(Line(document.text, folded, sentence, tables))
    ]


def _claims_of(line: Line) -> Iterator[Claim]:
    for figure, change in told_of(line, compounded(line, _figures(line))):
        yield _claim(line, figure, change)


def _figures(line: Line) -> Iterator[Figure]:
    before: Figure | None = None
    for at in line.starts():
        figure = read_figure(line, at) if at >= line.taken else None
        if figure is None:
            continue
        kept = _kept(line, as_part(line, figure, before))
        if kept is None:
            line.dropped.update(range(figure.number.first, figure.number.last))
            line.taken = figure.number.last
        else:
            line.taken, before = kept.last, kept
            yield kept


def _kept(line: Line, figure: Figure) -> Figure | None:
    """Drop what is no claim; find the age or the noun of what has no unit."""
    figure = as_multiple(line, as_age(line, figure))
    if is_excluded(line, figure):
        return None
    if figure.is_bare:
        figure = _as_share(line, _counted(line, figure))
    if is_uncounted(line, figure) or not _says_enough(line, figure):
        return None
    return figure


def _counted(line: Line, figure: Figure) -> Figure:
    start = _noun_start(line, figure)
    noun = _noun(line, start)
    if noun is None:
        return figure
    unit = line.written(*noun).lower()
    return replace(figure, last=noun[1], unit=unit, rule="counted-noun")


def _as_share(line: Line, figure: Figure) -> Figure:
    """Read "sept Français sur dix", whose noun stands inside, not "two men in ten boats"."""
    link = line[figure.last]
    if figure.unit is None or "shares" not in link.word.roles:
        return figure
    whole = share_of(line, figure.number, figure.last)
    if whole is None or (" " not in link.text and noun_after(line, whole.last) is not None):
        return figure
    return replace(
        figure, last=whole.last, value=whole.low, kind="ratio", unit=None, rule="fraction"
    )


def _noun_start(line: Line, figure: Figure) -> int:
    """Go past a hyphen ("five-story"), "of", or "lebih" in "100 lebih kendaraan"."""
    at, word = figure.last, line[figure.last].word
    glued = line[at].text in HYPHENS and line.touches(at - 1) and line.touches(at)
    linked = "links" in word.roles and (is_far(figure.number) or "noun_links" in word.roles)
    return at + (glued or word.after is not None or linked)


def _noun(line: Line, at: int) -> tuple[int, int] | None:
    """Find the noun, past a classifier that says nothing of its own ("31 buah sepeda")."""
    noun = noun_after(line, at)
    if "classifiers" not in line[at].word.roles:
        return noun if line.tables.lexicon.writing != "unspaced" else None
    return noun_after(line, at + 1) or noun


def _says_enough(line: Line, figure: Figure) -> bool:
    """Tell whether a figure is more than "one", "two of them", "some", or digits alone."""
    number, roles = figure.number, line[figure.number.last - 1].word.roles
    if figure.is_bare and not line.tables.lexicon.nouns.bare:
        return False
    if not number.spelled:
        return figure.value != 1 if number.part else not _is_abbreviated(line, figure)
    if "several" in roles or ("weak" in roles and number.last == number.first + 1):
        return _is_sure(line, figure)
    if figure.value == 1 and figure.high is None:
        return figure.kind not in ("count", "ratio")
    is_sum = number.scale > 1 or figure.high is not None
    return not figure.is_bare or is_sum or _is_weighed(line, figure)


def _is_weighed(line: Line, figure: Figure) -> bool:
    """Tell that a spelled number says how many: "almeno venti", "davon drei"."""
    before = line[figure.first - 1].word
    if "wholes_before" in before.roles:
        return True
    return figure.value >= MIN_WEIGHED and before.before is not None


def _is_sure(line: Line, figure: Figure) -> bool:
    """Tell whether a word that is seldom a number is one: by its unit, glued where words may be."""
    if figure.kind == "percent" or (figure.kind == "money" and figure.value):
        return True
    if figure.kind == "ratio" and "times_after" in line[figure.last].word.roles:
        return True  # "twice as"
    glued = line.touches(figure.number.last - 1) or line.tables.lexicon.writing != "glued"
    measured = figure.kind in ("measure", "age") and figure.value != 0
    has_part = figure.number.part or figure.value % 1 > 0  # "半小时", "一年半"
    return glued and (measured or (figure.kind == "duration" and has_part))


def _is_abbreviated(line: Line, figure: Figure) -> bool:
    """Find "3M", "4K": a scale of one capital that counts nothing is a name."""
    return figure.is_bare and line[figure.last - 1].word.capital_scale is not None


def _claim(line: Line, figure: Figure, change: Change | None) -> Claim:
    start, end = line[figure.first].start, _end(line, figure.last - 1)
    return Claim(
        start=start,
        end=end,
        text=line.text[start:end],
        value=figure.value,
        high=figure.high,
        unit=figure.unit,
        modifier=modifier_of(line, figure, change),
        change=change,
        kind=figure.kind,
        sentence=Sentence(*line.sentence),
        rule=figure.rule,
    )


def _end(line: Line, at: int) -> int:
    """Leave the stop of the sentence outside of an abbreviation that has none: "5 mln."."""
    return line[at].end - ("undotted" in line[at].word.roles and line[at + 1] is NOTHING)

"""What a language's file says about how its news writes figures; `_template.toml` explains it."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

LEXICONS = Path(__file__).parent / "lexicons"

Writing = Literal["spaced", "glued", "unspaced"]


class Modifiers(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold the words that say how a figure is meant, by what they say."""

    about: frozenset[str] = frozenset()
    more_than: frozenset[str] = frozenset()
    less_than: frozenset[str] = frozenset()
    at_least: frozenset[str] = frozenset()
    at_most: frozenset[str] = frozenset()


class Nouns(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold how the noun that a figure counts is told apart.

    It is looked for among `reach` words after the figure, at most. `capital` nouns begin with a
    capital; where `endings` are given, it ends with one of them or is one of the `words`. Words
    that end with one of `adjectives` stand before it, `skipped` never are the noun, and what
    begins with one of `stop_prefixes`, or ends with one of `stop_endings`, ends the search.
    Capitalised words that end with one of `places` are adjectives. `bare` lets digits alone be
    claims.
    """

    reach: int = 1
    bare: bool = True
    capital: bool = False
    endings: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    stop_prefixes: tuple[str, ...] = ()
    stop_endings: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class ClaimLexicon(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold all that the claim rules know of one language; every word in lower case."""

    writing: Writing = "spaced"
    folds: dict[str, str] = {}
    decimal_before_scale: bool = False
    ordinal_dot: bool = False
    spaced_groups: bool = False
    nouns: Nouns = Nouns()

    dropped: frozenset[str] = frozenset()
    numbers: dict[str, float] = {}
    scales: dict[str, float] = {}
    glued_scales: dict[str, float] = {}
    money_scales: dict[str, float] = {}
    vague: dict[str, tuple[float, float]] = {}
    rounds: dict[str, float] = {}
    fractions: dict[str, float] = {}
    denominators: dict[str, float] = {}
    multiples: dict[str, float] = {}
    units: dict[str, str] = {}
    capital_scales: dict[str, float] = {}
    signs: dict[str, str] = {}
    ages: dict[str, str] = {}
    amounts: dict[str, str] = {}

    before: Modifiers = Modifiers()
    after: Modifiers = Modifiers()

    several: frozenset[str] = frozenset()
    singulars: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()
    halves: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    bare_times: frozenset[str] = frozenset()
    times_before: frozenset[str] = frozenset()
    times_after: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()
    wholes_before: frozenset[str] = frozenset()
    every: frozenset[str] = frozenset()
    capital_units: frozenset[str] = frozenset()
    decimal_signs: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    classifiers: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    ranges: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    between_and: frozenset[str] = frozenset()
    between_after: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    up: frozenset[str] = frozenset()
    down: frozenset[str] = frozenset()
    parted: frozenset[str] = frozenset()
    negatives: frozenset[str] = frozenset()
    parts_of: frozenset[str] = frozenset()
    ordinal_fractions: frozenset[str] = frozenset()
    noun_links: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    age_after: frozenset[str] = frozenset()
    age_openers: frozenset[str] = frozenset()
    age_heads: frozenset[str] = frozenset()
    terms_after: frozenset[str] = frozenset()
    clock_before: frozenset[str] = frozenset()
    hours_before: frozenset[str] = frozenset()
    age_before: frozenset[str] = frozenset()
    score_cues: frozenset[str] = frozenset()
    versus: frozenset[str] = frozenset()
    decades: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    years_before: frozenset[str] = frozenset()
    points_before: frozenset[str] = frozenset()
    points_after: frozenset[str] = frozenset()
    ago_before: frozenset[str] = frozenset()
    ago_after: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    label_endings: tuple[str, ...] = ()
    ordinals: frozenset[str] = frozenset()
    ordinal_prefixes: frozenset[str] = frozenset()
    undotted: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()

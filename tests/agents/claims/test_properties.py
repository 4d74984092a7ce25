"""What holds of any text, however hostile."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.claims import find_claims
from agents.claims.digits import MAX_DIGITS, value_of
from agents.claims.lexicon import LEXICONS
from agents.claims.tables import tables_of
from agents.text import Document, languages
from schemas import Claim

LANGUAGES = [*languages(LEXICONS), "und", "ca", "xx"]
PIECES = [
    *("sekitar 5.000 orang", "between $5 and $10 million", "naik 5 persen", "3-1", "10-15%", "½"),
    *(
        "zweihundertfünfzig",
        "6万至8万元",
        "두 차례",
        "٢٦٫٠",
        "yüzde 5,7'den",
        "İ",
        "one ",
        "hundred ",
    ),
    *(
        "1/3",
        "(78)",
        "18/10/2025",
        "+62 812 555",
        "dua",
        "ratus",
        "ribu",
        "и",
        "a third of",
        "-",
        ".",
    ),
    *("minus", "5°C", ",", "\u00a0", "\n\n", "1 tonelada e meia", "Covid-19", "e"),
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=25).map(" ".join)
glued = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25).map("".join)


def claims(text: str, language: str) -> list[Claim]:
    return find_claims(Document.read(text, language))


@given(texts | glued, st.sampled_from(LANGUAGES))
def test_claims_are_cut_out_of_the_text_in_order(text: str, language: str) -> None:
    found = claims(text, language)
    assert all(text[claim.start : claim.end] == claim.text for claim in found)
    assert all(claim.text == claim.text.strip() for claim in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for claim in found:
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end


@given(texts | glued, st.sampled_from(LANGUAGES))
def test_same_text_same_claims_and_ranges_rise(text: str, language: str) -> None:
    found = claims(text, language)
    assert found == claims(text, language)
    ranges = [claim for claim in found if claim.high is not None and claim.kind != "score"]
    assert all(claim.value < claim.high for claim in ranges if claim.high is not None)
    assert all(abs(claim.value) < float("inf") for claim in found)


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(LANGUAGES))
def test_digits_are_read_as_a_language_groups_them(value: int, language: str) -> None:
    tables = tables_of(language)
    assert value_of(f"{value}", tables, scaled=False) == value
    if tables.group in ".,":
        written = f"{value:,}".replace(",", tables.group)
        assert value_of(written, tables, scaled=False) == value


@pytest.mark.parametrize("language", ["en", "zh", "de"])
@pytest.mark.parametrize(
    "unit",
    [
        *("1. ", "17, ", "nahm ", "davon 3 "),  # where a stop after a number ends no sentence
        *("1.", "1 000 ", "1-", "1/", "1:", "2-3 ", "one ", "und", "ein", "million ", "half a "),
        *("between 1 and ", "1 to ", "$", "$5 ", "5% ", "½", "一", "万", "百分之", "(1)", "a-1"),
        *("hundreds of ", "'", "\u0301", "3.", "5 big ", "5 big and ", "old-", "rose "),
    ],
)
def test_hostile_text_is_read(unit: str, language: str) -> None:
    text = f"40人，40 people. {unit * (30_000 // len(unit))}"
    assert claims(text, language)


@pytest.mark.parametrize("unit", ["9", "two hundred ", ", ", "1.", "1,234 ", "a"])
def test_megabyte_of_digits_words_and_marks_is_read(unit: str) -> None:
    assert claims(f"40 people came. {unit * (1_000_000 // len(unit))}", "en")


def test_long_numerals_are_no_figures() -> None:
    assert not claims("9" * (MAX_DIGITS + 1) + " people", "en")
    assert not claims("1" + ",000" * MAX_DIGITS + " people", "en")

"""Declared languages, texts that tell nothing, and what holds of any text."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.language import detect
from schemas import Language

INDONESIAN = "Pemerintah mengatakan harga beras naik karena kemarau panjang di sejumlah provinsi."
ENGLISH = "The council said on Monday that the old bridge would reopen to walkers in the spring."


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("id", "id"),
        ("ID-id", "id"),
        ("en_US", "en"),
        (" zh-Hant-TW ", "zh"),
        ("in", "id"),
        ("iw", "he"),
        ("nb-NO", "no"),
        ("ind", "id"),
        ("fil", "tl"),
        ("jv", "jv"),  # one that the engine does not know
    ],
)
def test_declared_language_is_believed(declared: str, code: str) -> None:
    assert detect(ENGLISH, declared) == Language(code, 1.0, detected="en")


@pytest.mark.parametrize("declared", ["", "  ", "und", "mul", "zxx", "Indonesian", "1", "-"])
def test_declaration_that_names_no_language_is_passed_over(declared: str) -> None:
    assert detect(INDONESIAN, declared).code == "id"


def test_hint_counts_only_where_the_text_does_not_tell() -> None:
    assert detect(INDONESIAN, hint="en").code == "id"
    assert detect("12.345,67", hint="id-ID").code == "id"
    assert detect("12.345,67", declared="en", hint="id-ID") == Language("en", 1.0, detected="und")


@pytest.mark.parametrize(
    "text", ["", " \n", "12.345,67", "?! … —", "https://a.example/b c@d.example", "\0\0", "😀 😀"]
)
def test_text_without_words_is_undetermined(text: str) -> None:
    assert detect(text) == Language("und", 0.0)


def test_capitals_are_read_as_small_letters() -> None:
    assert detect(INDONESIAN.upper()).code == "id"


def test_a_few_foreign_words_change_nothing() -> None:
    assert detect(f"{INDONESIAN} Slogannya, “先進国” dan “þjóð”, dipasang di gerbang.").code == "id"


def test_links_are_not_read() -> None:
    links = "https://www.example/the-council-said-that-the-bridge-would-open " * 30
    assert detect(links + INDONESIAN).code == "id"


def test_answer_does_not_depend_on_what_was_asked_before() -> None:
    first = detect(ENGLISH)
    random.seed(7)
    others = {detect(text) for text in (INDONESIAN, "ok", "Non lo so.")}
    assert detect(ENGLISH) == first
    assert len(others) == 3


def test_threads_get_the_same_answers() -> None:
    texts = [INDONESIAN, ENGLISH] * 20
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect, texts)) == [detect(INDONESIAN), detect(ENGLISH)] * 20


@given(st.text(), st.none() | st.text(max_size=12))
def test_any_text_has_an_answer_and_keeps_it(text: str, declared: str | None) -> None:
    found = detect(text, declared)
    assert found.code.isalpha()
    assert 2 <= len(found.code) <= 3
    assert 0.0 <= found.confidence <= 1.0 + 1e-9
    assert detect(text, declared) == found


@pytest.mark.parametrize("unit", ["1", "a", "a ", "the ", "\u0301", "@", "a@", "漢", "ə ", "\n"])
def test_megabyte_of_anything_has_an_answer(unit: str) -> None:
    assert detect(unit * (1_000_000 // len(unit))).code

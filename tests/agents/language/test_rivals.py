"""Near kin: when their own words overrule the n-grams, confirm them, or tell nothing."""

import pytest

from agents.language.rivals import settled
from schemas import Language

GUESS = Language("id", 0.9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("kerana beliau mahu wang", Language("ms", 1.0), id="overruled"),
        pytest.param("karena uang bisa usai", Language("id", 1.0), id="confirmed"),
        pytest.param("kerana beliau mahu uang bisa", GUESS, id="near a tie, the other ahead"),
        pytest.param("karena uang bisa mahu wang", GUESS, id="near a tie"),
        pytest.param("di sini ada rumah", GUESS, id="no votes"),
        pytest.param("Kerana Beliau Mahu Wang", GUESS, id="names alone"),
        pytest.param("rumah " * 60 + "mahu", GUESS, id="a loan in a long text"),
        pytest.param("", GUESS, id="empty"),
    ],
)
def test_votes(text: str, expected: Language) -> None:
    found = settled(GUESS, text)
    assert found == expected
    assert (found is GUESS) == (expected is GUESS)


def test_language_without_rivals_stands() -> None:
    assert settled(Language("ta", 0.4), "kerana beliau") == Language("ta", 0.4)

"""Tries: one pattern that finds the longest of many words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from agents.text import alternation


@given(st.lists(st.text(alphabet="ab.*c", min_size=1), min_size=1), st.text(alphabet="ab.*c"))
def test_longest_word_is_found(words: list[str], text: str) -> None:
    match = re.match(alternation(words), text)
    fitting = [word for word in words if text.startswith(word)]
    assert (match.group() if match else None) == max(fitting, key=len, default=None)


def test_space_stands_for_any_run_of_white_space() -> None:
    assert re.fullmatch(alternation(["according to"]), "according\n to")


def test_no_words_never_match() -> None:
    assert not re.search(alternation([]), "anything")


def test_many_words_make_one_short_pattern() -> None:
    words = [f"{first}{second}" for first in "abcdefgh" for second in "abcdefgh"]
    assert len(alternation(words)) < sum(map(len, words)) * 2

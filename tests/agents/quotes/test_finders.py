"""Mention finders: a user's recogniser beside our rules, off by default."""

import re
from collections.abc import Iterator

import pytest

from agents.quotes import MentionFinderError, find_quotes, mention_finder
from agents.text import Document

TEXT = "“We never shut the gate,” said bell hooks. “Nobody asked,” said Mayor Ann Lee of Dale."


def names(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Find a name that no capital tells: what a trained recogniser is for."""
    assert language == "en"
    for match in re.finditer("bell hooks|Ann Lee", text):
        yield *match.span(), "PERSON"


def speakers(finder: object = None) -> list[tuple[str | None, str | None]]:
    found = find_quotes(Document.read(TEXT, "en"), finder)  # type: ignore[arg-type]
    return [(q.speaker.name, q.speaker.role) if q.speaker else (None, None) for q in found]


def test_finder_is_off_by_default() -> None:
    assert mention_finder("") is None
    assert speakers() == [(None, None), ("Ann Lee", "Mayor")]


def test_name_that_only_the_finder_knows_is_a_speaker_and_a_role_before_a_name_stays() -> None:
    assert speakers(names) == [("bell hooks", None), ("Ann Lee", "Mayor")]


def test_finder_parts_two_names_that_our_rules_read_as_one() -> None:
    text = "“Es ist spät”, sagte nun Talbank Rita Moor."

    def both(text: str, _language: str) -> Iterator[tuple[int, int, str]]:
        for name, kind in (("Talbank", "ORG"), ("Rita Moor", "PER")):
            yield text.index(name), text.index(name) + len(name), kind

    (quote,) = find_quotes(Document.read(text, "de"), both)
    assert quote.speaker
    assert quote.speaker.name == "Rita Moor"


def test_finder_is_loaded_by_its_path() -> None:
    assert mention_finder(f"{__name__}:names") is names


@pytest.mark.parametrize("path", ["no_such_module:names", f"{__name__}:nobody", "not a path"])
def test_finder_that_cannot_be_loaded_is_named(path: str) -> None:
    with pytest.raises(MentionFinderError, match=re.escape(path)):
        mention_finder(path)


def test_finder_that_is_no_function_is_named() -> None:
    with pytest.raises(MentionFinderError, match="no function"):
        mention_finder(f"{__name__}:TEXT")


@pytest.mark.parametrize(
    ("found", "why"),
    [
        ([(0, len(TEXT) + 1, "PER")], "not in the text"),
        ([(-4, 2, "PER")], "not in the text"),
        ([(5, 5, "PER")], "not in the text"),
        ([(0, 4, "GPE")], "'GPE' is no kind"),
        ([(0, 9, "PER"), (4, 12, "ORG")], "overlap"),
    ],
)
def test_names_that_cannot_be_are_refused(found: list[tuple[int, int, str]], why: str) -> None:
    with pytest.raises(MentionFinderError, match=why):
        speakers(lambda _text, _language: found)

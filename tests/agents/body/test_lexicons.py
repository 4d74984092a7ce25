"""The phrase files: every phrase is found by its own rule, and stands in the right list."""

import pytest

from agents.body.phrases import LEXICONS, PhraseLexicon, label, phrases
from agents.text import languages, lexicon

FILES = [*languages(LEXICONS), "und"]


@pytest.mark.parametrize("language", FILES)
def test_every_phrase_is_found(language: str) -> None:
    known = lexicon(LEXICONS, language, PhraseLexicon)
    assert all(label(phrase) in phrases().labels for phrase in known.labels | known.endings)
    assert all(phrases().pointer.match(f"{phrase} …") for phrase in known.pointers)
    assert all(phrases().notice.match(f"{phrase} …") for phrase in known.notices)
    assert all(phrases().credit.match(f"{phrase}: …") for phrase in known.credits)


@pytest.mark.parametrize("language", FILES)
def test_no_phrase_matches_every_line(language: str) -> None:
    known = lexicon(LEXICONS, language, PhraseLexicon)
    assert all(label(phrase) for phrase in known.labels | known.endings)
    assert all(phrase.strip() for phrase in known.pointers | known.notices | known.credits)

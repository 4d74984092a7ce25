"""The lexicon loader: one file a language, the fallback for others, faults named."""

from pathlib import Path

import pytest
from msgspec import Struct

from agents.text import LexiconError, languages, lexicon
from agents.text.sentences import LEXICONS, SentenceLexicon


class Words(Struct, forbid_unknown_fields=True, frozen=True):
    """A lexicon of the test's own."""

    words: frozenset[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "birds" / "lexicons"
    folder.mkdir(parents=True)
    (folder / "und.toml").write_text('words = ["x"]', "utf-8")
    (folder / "en.toml").write_text('words = ["wren"]', "utf-8")
    (folder / "_template.toml").write_text("# words", "utf-8")
    return folder


def test_language_has_its_own_file_or_the_fallback(folder: Path) -> None:
    assert lexicon(folder, "en", Words).words == {"wren"}
    assert lexicon(folder, "sw", Words).words == {"x"}


def test_languages_leave_out_fallback_and_template(folder: Path) -> None:
    assert languages(folder) == ["en"]


def test_file_is_read_once(folder: Path) -> None:
    assert lexicon(folder, "en", Words) is lexicon(folder, "en", Words)


@pytest.mark.parametrize(
    ("data", "told"),
    [("words = [1]", "words"), ("werds = []", "werds"), ("words", "Expected"), ("", "words")],
)
def test_fault_names_file_and_key(folder: Path, data: str, told: str) -> None:
    (folder / "de.toml").write_text(data, "utf-8")
    with pytest.raises(LexiconError, match=r"birds/lexicons/de\.toml") as fault:
        lexicon(folder, "de", Words)
    assert told in str(fault.value)


@pytest.mark.parametrize("language", [*languages(LEXICONS), "und"])
def test_abbreviations_are_as_the_rule_looks_them_up(language: str) -> None:
    for word in lexicon(LEXICONS, language, SentenceLexicon).abbreviations:
        assert word == word.casefold().strip(" .")

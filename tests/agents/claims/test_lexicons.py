"""The lexicons: each can be read, is explained, and says of a word one thing at a time."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from agents.claims.lexicon import LEXICONS, ClaimLexicon
from agents.claims.tables import tables_of
from agents.text import LexiconError, languages, lexicon
from agents.text.lexicons import read

CORPUS = Path(__file__).parents[2] / "corpus" / "claims"
FILES = [*languages(LEXICONS), "und"]


@pytest.mark.parametrize("language", FILES)
def test_lexicon_is_read_and_every_word_is_in_lower_case(language: str) -> None:
    words = lexicon(LEXICONS, language, ClaimLexicon)
    assert all(surface == surface.lower() for surface in tables_of(language).words)
    assert not words.stops & words.nouns.words


@pytest.mark.parametrize("language", FILES)
def test_every_language_has_a_corpus(language: str) -> None:
    assert (CORPUS / f"{language}.toml").is_file()


def test_template_shows_every_key_of_the_lexicon() -> None:
    template = tomllib.loads((LEXICONS / "_template.toml").read_text("utf-8"))
    assert set(template) == set(ClaimLexicon.__struct_fields__)
    assert read(LEXICONS / "_template.toml", ClaimLexicon)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('numbers = { satu = "one" }', r"numbers"),
        ("unknown = []", "unknown"),
        ("[nouns]\nreach = 'far'", r"nouns\.reach"),
        ("several = [", "end of document"),
    ],
)
def test_fault_names_file_and_key(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "lexicons" / "xx.toml"
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(LexiconError, match=rf"xx\.toml.*(?:{named})"):
        read(path, ClaimLexicon)


def test_language_without_a_file_has_cldrs_marks_and_words() -> None:
    tables: Any = tables_of("ca")
    assert tables.decimal == ","
    assert tables.word("%").unit.name == "percent"
    assert tables.word("quilòmetres").unit.name == "kilometer"

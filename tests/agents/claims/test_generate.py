"""The generated data: its generator makes the same again."""

from pathlib import Path

import pytest

from agents.claims.data import DATA, generated

pytest.importorskip("icu", reason="PyICU, which makes the data, is not installed")
pytest.importorskip("babel", reason="babel, which makes the data, is not installed")

from agents.claims import generate


def test_data_is_what_the_generator_makes(tmp_path: Path) -> None:
    generate.write(tmp_path)
    made = {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()}
    assert made == {file.name: file.read_text("utf-8") for file in DATA.glob("*.json")}


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [("id", "dua puluh satu", 21), ("de", "einundzwanzig", 21), ("ru", "двадцати", 20)],
)
def test_words_are_read_backwards(language: str, word: str, value: int) -> None:
    assert generated(language).numbers[word] == value

"""The corpus of sentences: each file's are in the language that it is named after."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from agents.language import detect

CORPUS = Path(__file__).parents[2] / "corpus" / "language"


def sentences() -> list[Any]:
    return [
        pytest.param(sentence, file.stem, id=f"{file.stem}-{number}")
        for file in sorted(CORPUS.glob("*.toml"))
        for number, sentence in enumerate(tomllib.loads(file.read_text("utf-8"))["sentences"], 1)
    ]


@pytest.mark.parametrize(("sentence", "language"), sentences())
def test_language_of_a_sentence(sentence: str, language: str) -> None:
    assert detect(sentence).code == language

"""The corpus of sentences: each file's are in the language that it is named after."""

import pytest
from support.corpus import examples

from agents.language import detect


@pytest.mark.parametrize(("language", "sentence"), examples("language", "sentences"))
def test_language_of_a_sentence(sentence: str, language: str) -> None:
    assert detect(sentence).code == language

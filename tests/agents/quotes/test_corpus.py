"""The corpus of passages: who says what in each, found by which rule."""

from typing import Any

import pytest
from support.corpus import examples

from agents.quotes import find_quotes
from agents.text import Document
from schemas import Quote

KEYS = ("kind", "text", "cue", "mention", "name", "role", "affiliation", "rule")


def told(quote: Quote) -> dict[str, str]:
    """Write a quote as the corpus does: what is null is left out."""
    speaker = quote.speaker
    values = {
        "kind": quote.kind,
        "text": quote.text,
        "cue": quote.cue.text if quote.cue else None,
        "mention": speaker.mention if speaker else None,
        "name": speaker.name if speaker else None,
        "role": speaker.role if speaker else None,
        "affiliation": speaker.affiliation if speaker else None,
        "rule": quote.rule,
    }
    return {key: value for key, value in values.items() if value is not None}


@pytest.mark.parametrize(("language", "example"), examples("quotes", "example", "case"))
def test_quotes_of_a_passage(language: str, example: dict[str, Any]) -> None:
    found = find_quotes(Document.read(example["text"], language))
    assert [told(quote) for quote in found] == example["quotes"]
    for expected in example["quotes"]:
        assert set(expected) <= set(KEYS)

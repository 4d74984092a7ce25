"""The corpus of figures: every sentence with all its claims, by rule and language."""

import math
from typing import Any

import pytest
from support.corpus import examples

from agents.claims import find_claims
from agents.text import Document
from schemas import Claim


def told(claim: Claim) -> dict[str, Any]:
    names = ("text", "value", "high", "kind", "unit", "modifier", "change")
    facts = {name: getattr(claim, name) for name in names}
    return {name: rounded(value) for name, value in facts.items() if value is not None}


def rounded(value: Any) -> Any:
    """Round to four digits, as the corpus writes thirds."""
    if not isinstance(value, (int, float)) or not value:
        return value
    return round(value, 3 - math.floor(math.log10(abs(value))))


@pytest.mark.parametrize(("language", "example"), examples("claims", "example", "rule"))
def test_claims_of_a_sentence(language: str, example: dict[str, Any]) -> None:
    found = find_claims(Document.read(example["text"], language))
    expected = [{k: rounded(v) for k, v in claim.items()} for claim in example["claims"]]
    assert [told(claim) for claim in found] == expected

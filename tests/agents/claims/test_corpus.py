"""The corpus of figures: every sentence with all its claims, by rule and language."""

import math
import tomllib
from pathlib import Path
from typing import Any

import pytest

from agents.claims import find_claims
from agents.text import Document
from schemas import Claim

CORPUS = Path(__file__).parents[2] / "corpus" / "claims"


def examples() -> list[Any]:
    return [
        pytest.param(file.stem, example, id=f"{file.stem}-{number}-{example['rule']}")
        for file in sorted(CORPUS.glob("*.toml"))
        for number, example in enumerate(tomllib.loads(file.read_text("utf-8"))["example"], 1)
    ]


def told(claim: Claim) -> dict[str, Any]:
    names = ("text", "value", "high", "kind", "unit", "modifier", "change")
    facts = {name: getattr(claim, name) for name in names}
    return {name: rounded(value) for name, value in facts.items() if value is not None}


def rounded(value: Any) -> Any:
    """Round to four digits, as the corpus writes thirds."""
    if not isinstance(value, (int, float)) or not value:
        return value
    return round(value, 3 - math.floor(math.log10(abs(value))))


@pytest.mark.parametrize(("language", "example"), examples())
def test_claims_of_a_sentence(language: str, example: dict[str, Any]) -> None:
    found = find_claims(Document.read(example["text"], language))
    expected = [{k: rounded(v) for k, v in claim.items()} for claim in example["claims"]]
    assert [told(claim) for claim in found] == expected

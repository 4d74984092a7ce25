"""The corpus of pasted texts: what goes, by rule and language, and what must be kept."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from agents.body import find_dateline, read_body
from schemas import RawArticle

CORPUS = Path(__file__).parents[2] / "corpus" / "body"


def examples() -> list[Any]:
    return [
        pytest.param(example, id=f"{file.stem}-{number}-{example['rule']}")
        for file in sorted(CORPUS.glob("*.toml"))
        for number, example in enumerate(tomllib.loads(file.read_text("utf-8"))["example"], 1)
    ]


@pytest.mark.parametrize("example", examples())
def test_body_of_pasted_text(example: dict[str, Any]) -> None:
    article = RawArticle(text=example["raw"], title=example.get("title"))
    assert read_body(article).text.split("\n\n") == example["body"].strip().split("\n\n")


@pytest.mark.parametrize("example", examples())
def test_dateline_of_the_body(example: dict[str, Any]) -> None:
    body = example["body"].strip()
    found = find_dateline(body)
    assert (found.of(body) if found else None) == example.get("dateline")

"""The corpus of pasted texts: what goes, by rule and language, and what must be kept."""

from typing import Any

import pytest
from support.corpus import examples

from agents.body import find_dateline, read_body
from schemas import RawArticle


@pytest.mark.parametrize(("_language", "example"), examples("body", "example", "rule"))
def test_body_of_pasted_text(_language: str, example: dict[str, Any]) -> None:
    article = RawArticle(text=example["raw"], title=example.get("title"))
    assert read_body(article).text.split("\n\n") == example["body"].strip().split("\n\n")


@pytest.mark.parametrize(("_language", "example"), examples("body", "example", "rule"))
def test_dateline_of_the_body(_language: str, example: dict[str, Any]) -> None:
    body = example["body"].strip()
    found = find_dateline(body)
    assert (found.of(body) if found else None) == example.get("dateline")

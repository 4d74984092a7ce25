"""The corpus, tests/corpus/<feature>/<language>.toml, as a test's parameters."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[1] / "corpus"


def examples(feature: str, table: str, name: str | None = None) -> list[Any]:
    """Give each example of a feature with its language, called by its key `name`."""
    return [
        pytest.param(file.stem, example, id=_id(file.stem, number, example[name] if name else None))
        for file in sorted((CORPUS / feature).glob("*.toml"))
        for number, example in enumerate(tomllib.loads(file.read_text("utf-8"))[table], 1)
    ]


def _id(language: str, number: int, name: str | None) -> str:
    return "-".join(filter(None, (language, str(number), name)))

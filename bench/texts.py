"""Texts to measure the extractors by, and how long one of 3,000 characters takes them."""

import json
import statistics
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
CHARACTERS = 3_000
"""The length of an article that times are told for."""

ROUNDS = 3

T = TypeVar("T")
Texts = Mapping[str, list[str]]


def corpus_texts(feature: str) -> Texts:
    """Join the examples of each language's corpus into one article, denser than any in news."""
    return {
        file.stem: ["\n".join(e["text"] for e in tomllib.loads(file.read_text())["example"])]
        for file in sorted((CORPUS / feature).glob("*.toml"))
    }


def texts_of(path: Path) -> Texts:
    """Read objects with "text" and "language", one a line."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        article = json.loads(line)
        found[article["language"]].append(article["text"])
    return found


def milliseconds(work: Callable[[T], Any], articles: Iterable[tuple[T, int]]) -> float:
    """Take the median CPU time of 3,000 characters; each article comes with its length."""
    return statistics.median(
        seconds(work, article) / length * CHARACTERS * 1e3 for article, length in articles
    )


def seconds(work: Callable[[T], Any], article: T, rounds: int = ROUNDS) -> float:
    """Take the CPU time of one article, the best of a few rounds."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work(article)
        times.append(time.process_time() - begun)
    return min(times)

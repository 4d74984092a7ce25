"""Measure the claims: their speed in each language, and beside their peers' in English.

python bench/claims.py                 speed on texts made of the corpus' sentences
python bench/claims.py ARTICLES.jsonl  on objects with "text" and "language", one a line

Times are CPU times, the best of a few rounds; all are taken in one run, so ratios hold where the
machine is busy. quantulum3 and recognizers-text-suite are measured where they are installed.
"""

import importlib.util
import json
import statistics
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from agents.claims import find_claims
from agents.claims.tables import tables_of
from agents.text import Document

CORPUS = Path(__file__).parent.parent / "tests" / "corpus" / "claims"
CHARACTERS = 3_000
"""The length of an article that times are told for."""

ROUNDS = 3


def corpus_articles() -> dict[str, list[str]]:
    """Join the sentences of each language's corpus into one article, denser than any in news."""
    return {
        file.stem: ["\n".join(e["text"] for e in tomllib.loads(file.read_text())["example"])]
        for file in sorted(CORPUS.glob("*.toml"))
    }


def articles_of(path: Path) -> dict[str, list[str]]:
    """Read articles, by language."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        article = json.loads(line)
        found[article["language"]].append(article["text"])
    return found


def milliseconds(work: Callable[[str], Any], texts: Iterable[str]) -> float:
    """Take the median CPU time of an article of 3,000 characters."""
    return statistics.median(_best(work, text) / len(text) * CHARACTERS * 1e3 for text in texts)


def _best(work: Callable[[str], Any], text: str) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work(text)
        times.append(time.process_time() - begun)
    return min(times)


def finder(language: str) -> Callable[[str], Any]:
    """Make the claims' own work: a document is read, its claims are found."""
    tables_of(language)
    return lambda text: find_claims(Document.read(text, language))


def peers() -> dict[str, Callable[[str], Any]]:
    """Find the peers that are installed."""
    found: dict[str, Callable[[str], Any]] = {}
    if importlib.util.find_spec("quantulum3"):
        parser = importlib.import_module("quantulum3.parser")
        found["quantulum3"] = parser.parse
    if importlib.util.find_spec("recognizers_suite"):
        suite = importlib.import_module("recognizers_suite")
        culture = suite.Culture.English
        found["recognizers-text"] = lambda text: (
            suite.recognize_number(text, culture),
            suite.recognize_percentage(text, culture),
            suite.recognize_currency(text, culture),
            suite.recognize_dimension(text, culture),
            suite.recognize_age(text, culture),
        )
    return found


def main(arguments: list[str]) -> None:
    """Print the times."""
    articles = articles_of(Path(arguments[0])) if arguments else corpus_articles()
    for language, texts in sorted(articles.items()):
        print(f"{language:5}{milliseconds(finder(language), texts):9.2f} ms")
    texts = [text for text in articles.get("en", []) if len(text) < 2 * CHARACTERS]
    own = milliseconds(finder("en"), texts)
    for name, work in peers().items():
        took = milliseconds(work, texts)
        print(f"{name}: {took:.1f} ms, {took / own:.0f} times as long as Kutip's {own:.2f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])

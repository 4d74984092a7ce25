"""Measure the claims: their speed in each language, and beside their peers' in English.

python -m bench.claims                 speed on texts made of the corpus' sentences
python -m bench.claims ARTICLES.jsonl  on objects with "text" and "language", one a line

Times are CPU times, the best of a few rounds; all are taken in one run, so ratios hold where the
machine is busy. quantulum3 and recognizers-text-suite (which needs emoji<1.8) are
measured where they are installed.
"""

import importlib.util
import statistics
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from agents.claims import find_claims
from agents.text import Document
from bench.texts import CHARACTERS, corpus_texts, milliseconds, texts_of


def own(language: str, texts: Iterable[str]) -> list[float]:
    """Take the time that the claims of each text take, once its document is read."""
    documents = (Document.read(text, language) for text in texts)
    return [milliseconds(find_claims, [(each, len(each.text))]) for each in documents]


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
    articles = texts_of(Path(arguments[0])) if arguments else corpus_texts("claims")
    times: list[float] = []
    for language, texts in sorted(articles.items()):
        took = own(language, texts)
        print(f"{language:5}{statistics.median(took):9.2f} ms")
        times += took
    print(f"median over articles: {statistics.median(times):.2f} ms")
    english = [text for text in articles.get("en", []) if len(text) < 2 * CHARACTERS]
    ours = statistics.median(own("en", english))
    for name, work in peers().items():
        theirs = milliseconds(work, ((text, len(text)) for text in english))
        print(
            f"{name}: {theirs:.1f} ms, {theirs / ours:.0f} times as long as Kutip's {ours:.2f} ms"
        )


if __name__ == "__main__":
    main(sys.argv[1:])

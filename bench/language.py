"""Measure language detection: its speed beside plain langdetect's, and whether confidence holds.

python bench/language.py              speed and reliability on the corpus
python bench/language.py TEXTS.jsonl  on objects with "language" and "text", one a line
python bench/language.py --write      renew the table of docs/language.md

The extra `kutip[langid]`, where it is installed, is left out.
"""

import json
import sys
import time
import tomllib
from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from langdetect import DetectorFactory
from langdetect import detect_langs as langdetect
from langdetect.lang_detect_exception import LangDetectException

from agents.language import detect
from agents.language.codes import UNDETERMINED, code_of

sys.modules["py3langid"] = None  # type: ignore[assignment]  # as if the extra were not there

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus" / "language"
PAGE = ROOT / "docs" / "language.md"
MARKS = ("<!-- reliability: by bench/language.py --write -->", "<!-- end -->")

ARTICLE = 3_000  # characters
ARTICLES = 60
PREFIXES = (15, 25, 50, 100, 1_000)
BOUNDS = (0.0, 0.7, 0.9, 0.95, 0.98, 0.99, 1.01)

Text = tuple[str, str]


def corpus() -> list[Text]:
    """Read the corpus: pairs of language and sentence."""
    files = sorted(CORPUS.glob("*.toml"))
    return [(f.stem, s) for f in files for s in tomllib.loads(f.read_text("utf-8"))["sentences"]]


def texts_of(path: Path) -> list[Text]:
    """Read pairs of language and text from JSON lines."""
    found = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [(code_of(each["language"]), each["text"]) for each in found]


def reliability(texts: Iterable[Text]) -> str:
    """Tabulate, for answers of about the same confidence, how many of them are right."""
    rows: list[list[tuple[float, bool]]] = [[] for _ in BOUNDS[1:]]
    cut = {(language, text[:length]) for language, text in texts for length in PREFIXES}
    for language, text in sorted(cut):
        found = detect(text)
        if found.code != UNDETERMINED:
            row = next(i for i, bound in enumerate(BOUNDS[1:]) if found.confidence < bound)
            rows[row].append((found.confidence, found.code == language))
    head = "| confidence | answers | mean | right |\n|---|---|---|---|"
    lines = (_row(low, high, row) for low, high, row in zip(BOUNDS, BOUNDS[1:], rows, strict=False))
    return "\n".join([head, *lines])


def _row(low: float, high: float, answers: list[tuple[float, bool]]) -> str:
    if not answers:
        return f"| {low:.2f} to {min(high, 1):.2f} | 0 | | |"
    mean, right = (sum(column) / len(answers) for column in zip(*answers, strict=True))
    return f"| {low:.2f} to {min(high, 1):.2f} | {len(answers)} | {mean:.3f} | {right:.3f} |"


def speed(texts: list[Text]) -> str:
    """Compare the time per article with plain langdetect's, in one run."""
    DetectorFactory.seed = 0
    articles = _articles(texts)
    ours, theirs = (_milliseconds(ask, articles) for ask in (detect, _ask_langdetect))
    return f"{ours:.2f} ms an article of {ARTICLE} characters, {theirs / ours:.1f}x langdetect"


def _articles(texts: list[Text]) -> list[str]:
    """Join the texts of each language, and cut them as long as an article."""
    found = []
    for _, group in groupby(sorted(texts), key=itemgetter(0)):
        whole = "\n\n".join(text for _, text in group)
        whole *= max(1, -(-ARTICLE // len(whole)))
        found += [whole[at : at + ARTICLE] for at in range(0, len(whole) - ARTICLE + 1, ARTICLE)]
    return found[:: max(1, len(found) // ARTICLES)]


def _milliseconds(ask: Callable[[str], object], articles: list[str]) -> float:
    ask(articles[0])  # loads the profiles
    begun = time.process_time()
    for article in articles:
        ask(article)
    return 1_000 * (time.process_time() - begun) / len(articles)


def _ask_langdetect(text: str) -> object:
    try:
        return langdetect(text)
    except LangDetectException:  # "No features in text"
        return None


def written(page: str) -> str:
    """Renew the table between its marks in a page."""
    before, _, rest = page.partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    return f"{before}{MARKS[0]}\n\n{reliability(corpus())}\n\n{MARKS[1]}{after}"


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        chosen = texts_of(Path(sys.argv[1])) if sys.argv[1:] else corpus()
        print(speed(chosen))
        print(reliability(chosen))

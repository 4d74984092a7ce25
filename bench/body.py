"""Measure the body: its speed beside the extractor's alone, and how much of the article it is.

python bench/body.py              speed on pages and texts made of the corpus' sentences
python bench/body.py PAGES.jsonl  on objects with "html" and, to score, "text", one a line
"""

import json
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from trafilatura import extract

from agents.body import NoArticle, read_body
from schemas import RawArticle

CORPUS = Path(__file__).parents[1] / "tests" / "corpus" / "body"
SAMPLES = Path(__file__).parents[1] / "samples"
PASTED = 5_000  # characters
SHINGLE = 4

_WORDS = re.compile(r"\w+")


def main(arguments: list[str]) -> None:
    """Print milliseconds a page and a pasted text, as ratios, and the F1 where there is a gold."""
    lines = Path(arguments[0]).read_text("utf-8").splitlines() if arguments else []
    pages = [json.loads(line) for line in lines] or [{"html": _page(_text())}]
    htmls = [page["html"] for page in pages]
    ours, theirs = _milliseconds(_body, htmls), _milliseconds(_extracted, htmls)
    print(f"page: {ours:.1f} ms, trafilatura alone {theirs:.1f} ms, {theirs / ours:.1f}x")
    for name, read in (("kutip", _body), ("trafilatura", _extracted)):
        scores = [_f1(read(page["html"]), page["text"]) for page in pages if "text" in page]
        if scores:
            print(f"{name}: mean F1 {sum(scores) / len(scores):.3f}, worst {min(scores):.3f}")
    pasted = [text for text in _samples() for _ in range(20)]
    share = PASTED / (sum(map(len, pasted)) / len(pasted))
    print(f"pasted texts: {share * _milliseconds(_pasted, pasted):.2f} ms per {PASTED} characters")


def _body(html: str) -> str:
    try:
        return read_body(RawArticle(html=html)).text
    except NoArticle:
        return ""


def _extracted(html: str) -> str:
    return extract(html, favor_precision=True, include_comments=False, include_tables=False) or ""


def _pasted(text: str) -> str:
    return read_body(RawArticle(text=text)).text


def _milliseconds(read: Callable[[str], str], texts: list[str]) -> float:
    read(texts[0])  # loads lexicons
    begun = time.process_time()
    for text in texts:
        read(text)
    return 1_000 * (time.process_time() - begun) / len(texts)


def _f1(found: str, gold: str) -> float:
    """Score the runs of four words that two texts share."""
    ours, theirs = _shingles(found), _shingles(gold)
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORDS.findall(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def _text() -> str:
    examples = [each["raw"].strip() for each in _examples()]
    text = "\n\n".join(examples)
    return text * -(-PASTED // len(text))


def _samples() -> list[str]:
    """Read the samples that stand there as somebody would paste them, boilerplate and all."""
    found = (json.loads(file.read_text("utf-8")) for file in sorted(SAMPLES.glob("*.json")))
    return [each["text"] for each in found if each.get("text")]


def _examples() -> Iterable[dict[str, Any]]:
    for file in sorted(CORPUS.glob("*.toml")):
        yield from tomllib.loads(file.read_text("utf-8"))["example"]


def _page(text: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(40))
    return f"<html><body><nav><ul>{menu}</ul></nav><article>{paragraphs}</article></body></html>"


if __name__ == "__main__":
    main(sys.argv[1:])

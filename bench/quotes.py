"""Measure the quotes: their speed in each language, and that hostile text takes linear time.

python -m bench.quotes                 speed on texts made of the corpus' examples
python -m bench.quotes ARTICLES.jsonl  on objects with "text" and "language", one a line
python -m bench.quotes --hostile       half a megabyte and a megabyte of what is hardest to read

Times are CPU times, the best of a few rounds; documents are read before.
"""

import statistics
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from agents.quotes import find_quotes
from agents.quotes.grammar import grammar_of
from agents.quotes.lexicon import LEXICONS
from agents.text import Document, languages
from bench.texts import Texts, corpus_texts, milliseconds, seconds, texts_of

MEGABYTE = 1_000_000
SCREEN = 50_000
"""So much of each hostile text is read to find the one that takes longest."""


def main(arguments: list[str]) -> None:
    """Print the times."""
    if arguments == ["--hostile"]:
        print_hostile()
    else:
        print_speed(texts_of(Path(arguments[0])) if arguments else corpus_texts("quotes"))


def print_speed(articles: Texts) -> None:
    """Print the time of each language's articles, and the median over all of them."""
    times: list[float] = []
    for language, texts in sorted(articles.items()):
        own = [milliseconds(find_quotes, [each]) for each in _documents(language, texts)]
        print(f"{language:5}{statistics.median(own):9.2f} ms")
        times += own
    print(f"median over articles: {statistics.median(times):.2f} ms")


def _documents(language: str, texts: Iterable[str]) -> Iterator[tuple[Document, int]]:
    return ((Document.read(text, language), len(text)) for text in texts)


def print_hostile() -> None:
    """Print for each language what takes longest, and how much longer twice as much takes."""
    for language in languages(LEXICONS):
        find_quotes(Document.read("x", language))
        took = {unit: _seconds(language, unit, SCREEN) for unit in hostile(language)}
        worst = max(took, key=lambda unit: took[unit])
        half, whole = (_seconds(language, worst, size) for size in (MEGABYTE // 2, MEGABYTE))
        print(f"{language:5}{whole:6.1f} s, {whole / half:.1f} times the half: {worst[:60]!r}")


def _seconds(language: str, unit: str, length: int) -> float:
    document = Document.read((unit * (length // len(unit) + 1))[:length], language)
    return seconds(find_quotes, document, rounds=1)


def hostile(language: str) -> Iterator[str]:
    """Give what may be hard to read when repeated: marks, capitals, each kind of cue."""
    grammar = grammar_of(language)
    opening = next(iter(grammar.lexicon.marks.pairs))
    yield from (opening, f"{opening}x, ", "A ", "Ab-", "Ab & ", ", ", "(", ".", "x " * 50 + "\n")
    yield "".join(f"Abc{number:x} " for number in range(50_000))
    for group in grammar.lexicon.cues:
        cue = next(form for form, each in grammar.cue_forms.items() if each.group == group)
        yield from (f"{cue} ", f"{cue}, ", f"{cue} Ab ", f"Ab {cue}. ", f"{opening}x, {cue} ")


if __name__ == "__main__":
    main(sys.argv[1:])

"""kutip enrich: articles in files or on standard input, enriched without any Kafka."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from agents.enrich import enrich as enriched
from agents.quotes import MentionFinder
from agents.quotes import mention_finder as loaded
from schemas import EnrichedArticle
from streams.codec import decode, encode
from streams.commands.pretty import article_view
from streams.commands.shared import Finder, err, failure, out
from streams.files import messages_of, messages_of_lines
from streams.messages import Incoming
from streams.settings import Settings

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE]…",
        help="Pages (.html), texts (.txt), JSON or JSON lines; none: JSON lines on standard input.",
        exists=True,
        dir_okay=False,
        readable=True,
    ),
]
Pretty = Annotated[
    bool, typer.Option("--pretty", help="For people: the text in colour, speakers, figures.")
]


def enrich(files: Files = None, *, pretty: Pretty = False, mention_finder: Finder = None) -> None:
    """Enrich articles without Kafka: JSON lines out, one an article.

    An article that cannot be enriched is reported on standard error and does not stop the
    rest; the exit status is then 1.

        kutip enrich page.html --pretty

        kutip enrich < articles.jsonl > enriched.jsonl
    """
    finder = loaded(Settings.read(chosen={"mention_finder": mention_finder}).mention_finder)
    failed = False
    for message in _messages(files):
        article = _enriched(message, finder)
        failed = failed or article is None
        if article is not None:
            _show(article, pretty=pretty)
    raise typer.Exit(1 if failed else 0)


def _messages(files: list[Path] | None) -> Iterator[Incoming]:
    if not files:
        yield from messages_of_lines("standard input", sys.stdin.buffer)
        return
    for file in _watched(files):
        yield from messages_of(file)


def _watched(files: list[Path]) -> Iterable[Path]:
    """Show how far we are on a terminal, where it takes a while."""
    is_long = len(files) > 1 and err.is_terminal and not out.is_terminal
    return track(files, "enriching", console=err, transient=True) if is_long else files


def _enriched(message: Incoming, finder: MentionFinder | None) -> EnrichedArticle | None:
    try:
        return enriched(decode(message), finder)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        failure(f"{message.topic}:{message.offset}: {error}")
        return None


def _show(article: EnrichedArticle, *, pretty: bool) -> None:
    if pretty:
        out.print(article_view(article))
    else:
        sys.stdout.buffer.write(encode(article) + b"\n")
        sys.stdout.buffer.flush()

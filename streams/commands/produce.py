"""kutip produce: articles in files, pushed onto Kafka."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from streams.admin import require_topics
from streams.commands.shared import Kafka, err, failure, run, settings_of
from streams.files import messages_of
from streams.messages import Incoming, Outgoing
from streams.publisher import publish_apart, publishing
from streams.settings import Settings

AT_ONCE = 500
"""Messages that are under way together."""

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…", help="Pages, texts, JSON or JSON lines.", exists=True, dir_okay=False
    ),
]


def produce(
    files: Files,
    kafka: Kafka = None,
    topic: Annotated[str | None, typer.Option(help="Another than that of raw articles.")] = None,
) -> None:
    """Push articles onto Kafka as they are, and count what the broker acknowledges.

    Pages and texts carry their content-type; the key is the article's id where it has one.

        kutip produce samples/*.json
    """
    settings = settings_of(kafka)
    sent, errors = run(_produce(settings, files, topic or settings.topic_raw))
    for message, error in errors:
        failure(f"{message.topic}:{message.offset}: {error}")
    err.print(f"{sent - len(errors)} of {sent} acknowledged")
    raise typer.Exit(1 if errors else 0)


async def _produce(
    settings: Settings, files: Sequence[Path], topic: str
) -> tuple[int, list[tuple[Incoming, BaseException]]]:
    await require_topics(settings, topic)
    sent, errors = 0, []
    async with publishing(settings) as producer:
        messages = (m for file in track(files, "producing", console=err) for m in messages_of(file))
        while batch := list(islice(messages, AT_ONCE)):
            outputs = [Outgoing(topic, m.key, m.value, m.headers) for m in batch]
            results = await publish_apart(producer, outputs)
            errors += [(m, e) for m, e in zip(batch, results, strict=True) if e is not None]
            sent += len(batch)
    return sent, errors

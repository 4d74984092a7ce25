"""kutip demo: the whole stream on this machine, from a Kafka of its own to the enriched result."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer
from rich.rule import Rule

from streams.admin import create_topics
from streams.broker_errors import BrokerError
from streams.commands.broker import progress_bar
from streams.commands.shared import Kafka, err, out, run, settings_of
from streams.commands.views import view
from streams.consuming import incoming, reading
from streams.files import messages_of
from streams.local.cluster import LocalKafka
from streams.messages import Outgoing
from streams.publisher import publish, publishing
from streams.settings import Settings
from streams.supervisor import worker_process

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE…", help="Articles to push.", exists=True, dir_okay=False),
]


def demo(files: Files, kafka: Kafka = None) -> None:
    """See the stream at work: start Kafka and a worker, push articles, print each enriched.

    Everything that was started is stopped again. With KUTIP_KAFKA or --kafka that Kafka is used;
    topics and group are the demo's own.

        kutip demo samples/*.json
    """
    with ExitStack() as until_done:
        settings = until_done.enter_context(_broker(kafka))
        err.print("starting a worker")
        until_done.enter_context(_worker(settings))
        run(_show(settings, files))
    err.print("stopped all that was started")


@contextmanager
def _broker(kafka: str | None) -> Iterator[Settings]:
    """Give settings for topics of the demo's own, on a Kafka that is there or a new one."""
    tag = uuid4().hex[:8]
    own = {f"topic_{role}": f"demo-{tag}.{role}" for role in ("raw", "enriched", "quotes")}
    own |= {"topic_claims": f"demo-{tag}.claims", "topic_dead": f"demo-{tag}.dead"}
    own |= {"group": f"demo-{tag}"}
    known = kafka or os.environ.get("KUTIP_KAFKA")
    with ExitStack() as until_done:
        if not known:
            with progress_bar() as progress:
                known = until_done.enter_context(LocalKafka(progress=progress)).bootstrap
        err.print(f"Kafka is at {known}")
        settings = settings_of(known, **own)
        run(create_topics(settings))
        yield settings


@contextmanager
def _worker(settings: Settings) -> Iterator[None]:
    worker = worker_process(os.environ | settings.environment())
    try:
        yield
    finally:
        worker.terminate()
        worker.wait()


async def _show(settings: Settings, files: Sequence[Path]) -> None:
    """Push the articles, and show for each its enriched record or its dead letter."""
    roles = {settings.topic_enriched: "enriched", settings.topic_dead: "dead"}
    async with reading(settings, *roles, from_start=True) as reader:
        pushed = await _push(settings, files)
        err.print(f"pushed {pushed} articles onto {settings.topic_raw}")
        numbers = iter(range(1, pushed + 1))
        async for record in reader.follow():
            number = next(numbers)
            out.print(Rule(f"{number} of {pushed}"))
            out.print(view(incoming(record), roles[record.topic]))
            if number == pushed:
                return


async def _push(settings: Settings, files: Sequence[Path]) -> int:
    messages = [message for file in files for message in messages_of(file)]
    outputs = [Outgoing(settings.topic_raw, m.key, m.value, m.headers) for m in messages]
    async with publishing(settings) as producer:
        errors = [error for error in await publish(producer, outputs) if error]
    if errors:
        raise BrokerError(f"the broker refuses articles: {errors[0]}")
    return len(outputs)

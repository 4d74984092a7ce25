"""kutip tail: a topic's records as they come, readable."""

import sys
from typing import Annotated

import typer
from aiokafka.structs import ConsumerRecord

from streams.commands.shared import Kafka, out, run, settings_of
from streams.commands.views import view
from streams.consuming import incoming, reading
from streams.settings import Settings
from streams.topics import topics


def tail(
    topic: Annotated[
        str, typer.Argument(help="enriched, quotes, claims, raw, dead, or a topic's full name.")
    ] = "enriched",
    kafka: Kafka = None,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="From the oldest record on, not the next.")
    ] = False,
    count: Annotated[
        int | None, typer.Option("--count", "-n", min=1, help="End after so many records.")
    ] = None,
    raw: Annotated[
        bool, typer.Option("--json", help="The values as they are, a line each.")
    ] = False,
) -> None:
    """Follow a topic until Ctrl-C.

    kutip tail

    kutip tail quotes --from-start -n 10
    """
    run(_tail(settings_of(kafka), topic, from_start=from_start, count=count, raw=raw))


async def _tail(
    settings: Settings, topic: str, *, from_start: bool, count: int | None, raw: bool
) -> None:
    role, name = _named(settings, topic)
    async with reading(settings, name, from_start=from_start) as reader:
        shown = 0
        async for record in reader.follow():
            _show(record, role, raw=raw)
            shown += 1
            if shown == count:
                return


def _named(settings: Settings, topic: str) -> tuple[str, str]:
    """Give a topic's role and full name; a stranger's role is its own name."""
    known = {each.role: each for each in topics(settings)}
    known |= {each.name: each for each in topics(settings)}
    return (known[topic].role, known[topic].name) if topic in known else (topic, topic)


def _show(record: ConsumerRecord, role: str, *, raw: bool) -> None:
    if raw:
        sys.stdout.buffer.write((record.value or b"null") + b"\n")
        sys.stdout.buffer.flush()
    else:
        out.print(view(incoming(record), role))

"""kutip worker: the Faust workers."""

import os
from typing import Annotated

import typer

from agents.quotes import mention_finder as loaded
from streams.admin import topic_states
from streams.broker_errors import BrokerError
from streams.commands.shared import Finder, Kafka, run, settings_of
from streams.settings import Settings
from streams.supervisor import supervise


def worker(
    kafka: Kafka = None,
    processes: Annotated[
        int | None, typer.Option(min=1, help="Worker processes, one a core. [default: 1]")
    ] = None,
    group: Annotated[str | None, typer.Option(help="The consumer group. [default: kutip]")] = None,
    mention_finder: Finder = None,
    log_level: Annotated[
        str | None, typer.Option(help="debug, info, warning or error. [default: info]")
    ] = None,
) -> None:
    """Enrich raw articles as they come, until told to stop (Ctrl-C, SIGTERM).

    Workers of one group share the partitions: start as many as you like, on any machines. One
    that cannot go on ends with a clear log line; several processes are restarted by themselves.

        kutip worker --processes 4
    """
    settings = settings_of(
        kafka,
        processes=processes,
        group=group,
        mention_finder=mention_finder,
        log_level=log_level,
    )
    loaded(settings.mention_finder)
    _check(settings)
    os.environ |= settings.environment()
    if settings.processes == 1:
        from streams.worker import work  # noqa: PLC0415 - Faust is read where it is needed

        work()
    raise typer.Exit(supervise(settings))


def _check(settings: Settings) -> None:
    """Refuse to start where the topics are missing: Faust would wait without a word."""
    missing = [s.topic.name for s in run(topic_states(settings)) if not s.partitions]
    if missing:
        raise BrokerError(f"missing on the broker: {', '.join(missing)}; `kutip topics create`")

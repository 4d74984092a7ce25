"""The command `kutip`."""

import logging
import os
import sys
from typing import Annotated

import typer

from agents.quotes import MentionFinderError
from schemas import VERSION
from streams.broker_errors import BrokerError
from streams.commands import broker, dead, topics
from streams.commands.demo import demo
from streams.commands.doctor import doctor
from streams.commands.enrich import enrich
from streams.commands.produce import produce
from streams.commands.shared import failure
from streams.commands.tail import tail
from streams.commands.worker import worker
from streams.local.errors import LocalKafkaError
from streams.settings import SettingsError

cli = typer.Typer(
    name="kutip",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (enrich, demo, worker, produce, tail, doctor):
    cli.command()(command)
cli.add_typer(topics.app, name="topics")
cli.add_typer(dead.app, name="dead")
cli.add_typer(broker.app, name="broker")


def _tell_version(is_asked: bool) -> None:
    if is_asked:
        print(f"kutip {VERSION}")  # noqa: T201 - what was asked for
        raise typer.Exit


@cli.callback()
def kutip(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and end.", callback=_tell_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Read news articles, from files or Kafka: who said what, and which figures are claimed."""


def main() -> None:
    """Run the command line; what a user can mend is said in a line, without a traceback."""
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # we say it ourselves, once
    try:
        cli()
    except (BrokerError, LocalKafkaError, MentionFinderError, SettingsError) as error:
        failure(str(error))
        sys.exit(1)
    except BrokenPipeError:  # `kutip … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()

"""What the commands share: the settings with their flags, the two consoles, how a run ends."""

import asyncio
import os
from collections.abc import Coroutine
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console

from streams.local.detached import running
from streams.settings import Settings, variable

T = TypeVar("T")

out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)

Kafka = Annotated[
    str | None,
    typer.Option(
        "--kafka",
        metavar="HOST:PORT,…",
        help="The brokers. Default: $KUTIP_KAFKA, the broker of `kutip broker up`, "
        "or localhost:9092.",
    ),
]

Finder = Annotated[
    str | None,
    typer.Option(
        "--mention-finder",
        metavar="MODULE:FUNCTION",
        help="Your own recogniser of names. Default: $KUTIP_MENTION_FINDER, or none.",
    ),
]


def settings_of(kafka: str | None = None, **flags: object) -> Settings:
    """Read the settings: flags first, then the environment, then a local broker that is up."""
    known = kafka or os.environ.get(variable("kafka")) or running()
    return Settings.read(chosen={"kafka": known, **flags})


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a command's asynchronous part; Ctrl-C ends it without a traceback, with status 130."""
    try:
        return asyncio.run(work)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def shown(value: bytes | None) -> str:
    """Write a message's bytes for people; what is no UTF-8 by its numbers."""
    return (value or b"").decode("utf-8", "backslashreplace")


def failure(text: str) -> None:
    """Say on standard error what went wrong."""
    err.print(f"kutip: {text}", style="red", markup=False)

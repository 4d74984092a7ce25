"""kutip dead: the dead letters, looked at and sent back."""

from collections.abc import AsyncIterator
from typing import Annotated, NamedTuple

import typer
from rich.table import Table

from schemas import DeadLetter
from streams.broker_errors import BrokerError
from streams.commands.shared import Kafka, err, failure, out, run, settings_of, shown
from streams.consuming import incoming, reading
from streams.dead_letters import sent_back
from streams.publisher import publish_apart, publishing
from streams.settings import Settings

app = typer.Typer(
    no_args_is_help=True, help="Look at what could not be enriched, and send it back."
)

Place = Annotated[str, typer.Argument(metavar="PARTITION:OFFSET", help="As `dead list` prints it.")]


class Found(NamedTuple):
    """Hold a dead letter and where it stands: "partition:offset"."""

    place: str
    letter: DeadLetter


@app.command("list")
def list_(kafka: Kafka = None) -> None:
    """List the dead letters: where each stands, what it was, and why it could not be enriched.

    kutip dead list
    """
    table = Table("place", "came from", "key", "reason", box=None)
    found = run(_all(settings_of(kafka)))
    for place, letter in found:
        failed = letter.failure
        origin = f"{failed.topic} {failed.partition}:{failed.offset}"
        table.add_row(place, origin, shown(letter.key), failed.exception_message)
    out.print(table if found else "no dead letters")


@app.command()
def show(place: Place, kafka: Kafka = None) -> None:
    """Show one dead letter: the reason, the headers and the value as it came.

    kutip dead show 3:17
    """
    found = dict(run(_all(settings_of(kafka))))
    if place not in found:
        raise BrokerError(f"no dead letter stands at {place}: `kutip dead list` tells the places")
    letter, told = found[place], Table(box=None, show_header=False)
    for name, value in letter.failure.headers():
        told.add_row(name, shown(value), style="red")
    for name, content in (("key", letter.key), *letter.headers):
        told.add_row(name, shown(content))
    out.print(told)
    out.print(shown(letter.value), markup=False)


@app.command()
def replay(
    places: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PARTITION:OFFSET]…", help="As `dead list` prints them."),
    ] = None,
    kafka: Kafka = None,
    everything: Annotated[bool, typer.Option("--all", help="All that are there.")] = False,
    topic: Annotated[str | None, typer.Option(help="Another topic than they came from.")] = None,
) -> None:
    """Send dead letters back to where they came from, as they were, once the cause is mended.

    They stay among the dead letters, too: a topic forgets nothing. Sending one twice is harmless.

        kutip dead replay 3:17 3:18
    """
    if bool(places) == everything:
        raise typer.BadParameter("name the places, or say --all")
    sent, errors = run(_replay(settings_of(kafka), places, topic))
    for error in errors:
        failure(str(error))
    err.print(f"{sent - len(errors)} of {sent} acknowledged")
    raise typer.Exit(1 if errors else 0)


async def _replay(
    settings: Settings, places: list[str] | None, topic: str | None
) -> tuple[int, list[BaseException]]:
    found = dict(await _all(settings))
    if unknown := [place for place in places or [] if place not in found]:
        raise BrokerError(f"no dead letters stand at {', '.join(unknown)}")
    letters = [found[place] for place in places] if places else list(found.values())
    async with publishing(settings) as producer:
        results = await publish_apart(producer, [sent_back(letter, topic) for letter in letters])
    return len(letters), [error for error in results if error is not None]


async def _all(settings: Settings) -> list[Found]:
    return [found async for found in _each(settings)]


async def _each(settings: Settings) -> AsyncIterator[Found]:
    """Read the dead letters that are there; what others put into the topic is passed over."""
    async with reading(settings, settings.topic_dead, from_start=True) as reader:
        async for record in reader.until_now():
            message = incoming(record)
            try:
                letter = DeadLetter.read(message.key, message.value, message.headers)
            except ValueError:
                failure(f"{message.partition}:{message.offset} is no dead letter of Kutip's")
            else:
                yield Found(f"{message.partition}:{message.offset}", letter)

"""kutip broker: a Kafka on this machine, up and down."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress as Bar
from rich.progress import TaskID

from streams.commands.shared import err, out
from streams.local import detached
from streams.local.cluster import LocalKafka
from streams.local.detached import running
from streams.local.jars import KAFKA_VERSION, Progress

app = typer.Typer(
    no_args_is_help=True, help="Have a Kafka on this machine, for as long as need be."
)

Brokers = Annotated[int, typer.Option(min=1, help="How many brokers; each is a controller too.")]
Data = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Where records are kept, and found again. Default: a temporary folder, "
        "removed when Kafka stops.",
    ),
]
Port = Annotated[
    int | None,
    typer.Option(
        min=1, max=65535, help="The first broker's; the others' follow. Default: free ones."
    ),
]


@app.command()
def up(brokers: Brokers = 1, data: Data = None, port: Port = None) -> None:
    """Start Kafka; it stays until `kutip broker down`.

    The first time, some 45 MB are fetched. Standard output holds the line that tells a shell:

        eval "$(kutip broker up --brokers 3)"
    """
    with detached.alone():
        address = running()
        if address:
            err.print(f"Kafka is already up at {address}; `kutip broker down` stops it")
        else:
            address = _start(brokers, data, port)
            err.print(f"Kafka {KAFKA_VERSION} is up at {address}; `kutip broker down` stops it")
    _tell(address)


@app.command()
def run(brokers: Brokers = 1, data: Data = None, port: Port = None) -> None:
    """Run Kafka until Ctrl-C.

    kutip broker run --data kafka-data --port 9092
    """
    with suppress(KeyboardInterrupt), ExitStack() as until_then:
        with progress_bar() as progress:
            cluster = until_then.enter_context(LocalKafka(brokers, data, port, progress))
        err.print(f"Kafka {KAFKA_VERSION} is up at {cluster.bootstrap}; Ctrl-C stops it")
        _tell(cluster.bootstrap)
        cluster.watch()


@app.command()
def down() -> None:
    """Stop the Kafka that `kutip broker up` has started; temporary data is removed.

    kutip broker down
    """
    with detached.alone():
        cluster = detached.find()
        if cluster:
            cluster.stop()
        detached.clear()
    err.print("Kafka is down" if cluster else "Kafka was not up")


@app.command()
def status() -> None:
    """Print the address of the Kafka that is up; exit status 1 where none is.

    kutip broker status
    """
    address = running()
    if not address:
        err.print("Kafka is not up; `kutip broker up` starts it")
        raise typer.Exit(1)
    out.print(address)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show what a local Kafka tells of its progress, on standard error while the body runs."""
    with Bar(console=err, transient=True, disable=not err.is_terminal) as bar:
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what)
                if not err.is_terminal:  # which shows no bar
                    err.print(what)
            bar.update(tasks[what], completed=done, total=total)

        yield show


def _start(brokers: int, data: Path | None, port: int | None) -> str:
    detached.clear()
    with progress_bar() as progress, LocalKafka(brokers, data, port, progress) as cluster:
        cluster.detach(detached.state_file())
    return cluster.bootstrap


def _tell(address: str) -> None:
    out.print(f"export KUTIP_KAFKA={address}")

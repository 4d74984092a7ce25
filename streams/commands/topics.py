"""kutip topics: the topics on the broker, made and checked."""

import typer
from rich.table import Column, Table

from streams.admin import TopicState, create_topics, topic_states
from streams.commands.shared import Kafka, err, out, run, settings_of

app = typer.Typer(no_args_is_help=True, help="Make the topics on the broker, or check them.")


@app.command()
def create(kafka: Kafka = None) -> None:
    """Make the topics that are missing; those that exist stay as they are.

    KUTIP_PARTITIONS, KUTIP_REPLICAS and KUTIP_MAX_BYTES say how.

        kutip topics create --kafka kafka.example.com:9092
    """
    made = run(create_topics(settings_of(kafka)))
    for topic in made:
        err.print(f"made {topic.name}")
    if not made:
        err.print("all topics are there already")


@app.command()
def check(kafka: Kafka = None) -> None:
    """Hold the topics on the broker against what Kutip needs; exit status 1 where one falls short.

    kutip topics check
    """
    states = run(topic_states(settings_of(kafka)))
    out.print(_table(states))
    raise typer.Exit(1 if any(state.faults for state in states) else 0)


def _table(states: list[TopicState]) -> Table:
    table = Table(Column("topic", no_wrap=True), "holds", "partitions", "replicas", "", box=None)
    for state in states:
        topic, verdict = state.topic, "; ".join(state.faults) or "ok"
        counts = (str(state.partitions), str(state.replicas))
        table.add_row(topic.name, topic.about, *counts, verdict)
    return table

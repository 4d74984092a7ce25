"""kutip doctor: what is missing, and how to mend it."""

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import NamedTuple

import typer
from rich.markup import escape

from agents.enrich import enrich
from schemas import RawArticle
from streams.admin import TopicState, topic_states
from streams.broker_errors import BrokerError
from streams.commands.shared import Kafka, out, run, settings_of
from streams.local.errors import LocalKafkaError
from streams.local.java import find_java
from streams.settings import Settings

OLDEST_PYTHON = (3, 11)
SENTENCE = "“It works,” said Ann Lee, who had waited for 40 minutes."


class Finding(NamedTuple):
    """Hold what was looked at, how it is, and how to mend it where it is not well."""

    subject: str
    state: str
    mend: str = ""
    is_optional: bool = False


def doctor(kafka: Kafka = None) -> None:
    """Look at all that Kutip needs; say what is missing and how to mend it.

    The exit status is 1 where something is missing that the stream cannot do without.

        kutip doctor
    """
    findings = list(_findings(settings_of(kafka)))
    for finding in findings:
        out.print(_line(finding))
    raise typer.Exit(1 if any(f.mend and not f.is_optional for f in findings) else 0)


def _findings(settings: Settings) -> Iterator[Finding]:
    yield _python()
    yield _extraction()
    yield from _broker(settings)
    yield _java()
    yield _package("jgo", "local", "a local Kafka's jars")
    yield _package("cramjam", "zstd", "compression by zstd, lz4 and snappy")


def _line(finding: Finding) -> str:
    sign = (
        "[green]✓[/]"
        if not finding.mend
        else "[yellow]–[/]"
        if finding.is_optional
        else "[red]✗[/]"
    )
    mend = f"\n    {finding.mend}" if finding.mend else ""
    return sign + escape(f" {finding.subject}: {finding.state}{mend}")


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    is_old = sys.version_info < OLDEST_PYTHON
    return Finding("Python", found, "Kutip needs Python 3.11 or newer" if is_old else "")


def _extraction() -> Finding:
    """Enrich one sentence, as the stream would."""
    article = enrich(RawArticle(text=SENTENCE, language="en"))
    found = (
        f"{len(article.quotes)} quote and {len(article.claims)} figure in a sentence with one each"
    )
    is_well = (len(article.quotes), len(article.claims)) == (1, 1)
    return Finding(
        "extraction", found, "" if is_well else "the installation is damaged: install anew"
    )


def _broker(settings: Settings) -> Iterator[Finding]:
    try:
        states = run(topic_states(settings))
    except BrokerError as error:
        yield Finding("Kafka", "not reached", str(error))
        return
    yield Finding("Kafka", f"answers at {settings.kafka}")
    yield from map(_topic, states)


def _topic(state: TopicState) -> Finding:
    mend = "; ".join(state.faults)
    return Finding(
        state.topic.name, f"{state.partitions} partitions, {state.replicas} copies", mend
    )


def _java() -> Finding:
    try:
        java = find_java()
    except LocalKafkaError as error:
        return Finding("Java, for a local Kafka", "none", str(error), is_optional=True)
    return Finding("Java, for a local Kafka", f"{java.major} at {java.path}")


def _package(name: str, extra: str, purpose: str) -> Finding:
    if find_spec(name):
        return Finding(f"{name}, for {purpose}", "there")
    return Finding(
        f"{name}, for {purpose}", "not there", f"pip install 'kutip[{extra}]'", is_optional=True
    )

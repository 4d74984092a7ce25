"""Articles a second through Kutip's workers, and through bare aiokafka loops on the same Kafka.

    python -m bench.stream --rounds 5 --articles 3000
    KUTIP_KAFKA=kafka.example.com:9092 python -m bench.stream --source my-articles.jsonl

Both run the same pipeline and publish the same records, two processes each, in turn: what counts
is the ratio within a round.
"""

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Annotated, NamedTuple

import psutil  # of kutip[local], as the local Kafka is
import typer
from aiokafka import AIOKafkaProducer
from rich.progress import Progress

from bench.corpus import SAMPLES, articles, numbered
from bench.rounds import (
    BARE,
    KUTIP,
    PARTITIONS,
    PATIENCE,
    a_kafka,
    answered,
    hand,
    new_stream,
    push,
    workers,
)
from streams.consuming import reading
from streams.messages import Incoming
from streams.settings import Settings
from tests.support.stream import Stream

NAMES = {KUTIP: "kutip", BARE: "bare"}
PROCESSES = 2
WARM_UP = 12 * PARTITIONS
"""Articles by which every worker has read its lexicons before the time counts."""


class Pace(NamedTuple):
    """Hold what a round measured: articles a second, and the workers' CPU time an article (ms)."""

    rate: float
    cpu: float

    def __str__(self) -> str:
        """Write it for a table's row."""
        return f"{self.rate:6.0f}/s {self.cpu:6.2f} ms"


class Delays(NamedTuple):
    """Hold from producing to reading the enriched article: median and 99th percentile, in ms."""

    half: float
    most: float

    def __str__(self) -> str:
        """Write it for a table's row."""
        return f"p50 {self.half:5.0f} ms  p99 {self.most:5.0f} ms"


def pace(stream: Stream, module: str, originals: Sequence[Incoming], count: int) -> Pace:
    """Measure from the first enriched article to the last, of so many in the raw topic."""
    with workers(stream, module, PROCESSES) as processes:
        asyncio.run(_answer(stream.settings, numbered(originals, WARM_UP, "warm")))
        before = sum(map(_cpu, processes_of := [psutil.Process(p.pid) for p in processes]))
        asyncio.run(_answer(stream.settings, numbered(originals, count), WARM_UP))
        cpu = sum(map(_cpu, processes_of)) - before
    answers = [*stream.records("enriched"), *stream.records("dead")]
    times = [record.timestamp for record in answers if not record.key.startswith(b"warm-")]
    return Pace(1000 * count / (max(times) - min(times)), 1000 * cpu / count)


def delays(
    stream: Stream, module: str, originals: Sequence[Incoming], rate: float, count: int
) -> Delays:
    """Measure so many articles that come one by one, at so many a second."""
    with workers(stream, module, PROCESSES):
        asyncio.run(_answer(stream.settings, numbered(originals, WARM_UP, "warm")))
        told = asyncio.run(_delays(stream.settings, numbered(originals, count), rate))
    cuts = quantiles(told, n=100)
    return Delays(1000 * cuts[49], 1000 * cuts[98])


async def _answer(settings: Settings, load: Sequence[Incoming], already: int = 0) -> None:
    await push(settings, load)
    await answered(settings, already + len(load))


async def _delays(settings: Settings, load: Sequence[Incoming], rate: float) -> list[float]:
    sent: dict[bytes | None, float] = {}
    async with reading(settings, settings.topic_enriched, from_start=False) as reader:
        producing = asyncio.ensure_future(_trickle(settings, load, rate, sent))
        took: dict[bytes | None, float] = {}
        async with asyncio.timeout(PATIENCE + len(load) / rate):
            async for record in reader.follow():
                took.setdefault(record.key, time.perf_counter() - sent[record.key])
                if len(took) == len(load):
                    break
        await producing
    return list(took.values())


async def _trickle(
    settings: Settings, load: Sequence[Incoming], rate: float, sent: dict[bytes | None, float]
) -> None:
    """Push articles at a steady rate; note when each was sent."""
    begin = time.perf_counter()
    async with AIOKafkaProducer(bootstrap_servers=settings.kafka) as producer:
        for number, article in enumerate(load):
            await asyncio.sleep(begin + number / rate - time.perf_counter())
            sent[article.key] = time.perf_counter()
            await hand(producer, settings, (number, article))


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def main(
    rounds: Annotated[int, typer.Option(min=1, help="Rounds of each.")] = 5,
    count: Annotated[int, typer.Option("--articles", min=100, help="In a round.")] = 3000,
    rate: Annotated[float, typer.Option(help="Articles a second for the delays; 0: none.")] = 50,
    source: Annotated[
        Path, typer.Option(exists=True, help="A folder or file of articles to measure by.")
    ] = SAMPLES,
) -> None:
    """Measure Kutip's workers against bare aiokafka loops: articles a second, CPU, delays."""
    originals = articles(source)
    order = [KUTIP, BARE]
    paces: dict[str, list[Pace]] = {module: [] for module in order}
    with a_kafka() as kafka, Progress(transient=True) as bar:
        task = bar.add_task("rounds", total=2 * rounds + 2 * bool(rate))
        for number in range(1, rounds + 1):
            for module in order if number % 2 else reversed(order):
                paces[module].append(pace(new_stream(kafka), module, originals, count))
                bar.advance(task)
            both = "   ".join(f"{NAMES[m]} {paces[m][-1]}" for m in order)
            bar.console.print(f"round {number}   {both}", highlight=False)
        for module in order if rate else []:
            found = delays(new_stream(kafka), module, originals, rate, int(30 * rate))
            bar.advance(task)
            bar.console.print(f"at {rate:.0f}/s   {NAMES[module]:5} {found}", highlight=False)
    of = [ours.rate / bare.rate for ours, bare in zip(paces[KUTIP], paces[BARE], strict=True)]
    cpu = [ours.cpu / bare.cpu for ours, bare in zip(paces[KUTIP], paces[BARE], strict=True)]
    print(f"Kutip reaches {median(of):.2f} of bare aiokafka's pace ({min(of):.2f}-{max(of):.2f}),")
    print(f"with {median(cpu):.2f} of its CPU time ({min(cpu):.2f}-{max(cpu):.2f}).")


if __name__ == "__main__":
    typer.run(main)

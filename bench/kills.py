"""Workers killed at random points: whether anything is lost, and how much comes twice.

    python -m bench.kills --runs 20 --articles 600

In each run one of two workers is killed (SIGKILL) while articles flow, and another is started.
What must come out is known beforehand, byte for byte: the pipeline is a pure function.
"""

import asyncio
import random
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from aiokafka import AIOKafkaConsumer
from aiokafka.structs import ConsumerRecord
from rich.progress import track

from bench.corpus import SAMPLES, articles, numbered
from bench.rounds import KUTIP, PATIENCE, a_kafka, new_stream, push, worker, workers
from streams.answers import Answers
from streams.messages import Incoming, Outgoing
from streams.settings import Settings
from streams.topics import topics
from tests.support.stream import Stream

Record = tuple[str, bytes | None, bytes | None]
"""A topic's role, the key and the value."""

PROCESSES = 2
LONGEST_DELAY = 0.2
"""Seconds after the chosen article at most, so that kills fall anywhere in a batch."""


class Result(NamedTuple):
    """Hold what a run showed: after which share it was killed, and counts of records."""

    share: float
    records: int
    lost: int
    twice: int
    foreign: int

    def __str__(self) -> str:
        """Write it as a table's row."""
        counts = f"{self.records:9} {self.lost:6} {self.twice:6} {self.foreign:8}"
        return f"{self.share:12.0%} {counts}"


class Outcome:
    """Collect what comes out, against what must."""

    def __init__(self, settings: Settings, wanted: Counter[Record]) -> None:
        self.wanted, self.found = wanted, Counter[Record]()
        self._roles = {topic.name: topic.role for topic in topics(settings)}
        self._settings = settings
        self._missing = set(wanted)
        self._enriched: set[bytes | None] = set()

    async def follow(self, share: float, delay: float, strike: asyncio.Event) -> None:
        """Read until nothing is missing; set `strike` once this share of articles is enriched.

        Returns as well when nothing has come for a while: what is missing then is lost.
        """
        articles_wanted = sum(role == "enriched" for role, _, _ in self.wanted)
        async with self._consumer() as consumer:
            while self._missing and (found := await self._next(consumer)):
                self._take(found)
                if len(self._enriched) >= share * articles_wanted and not strike.is_set():
                    await asyncio.sleep(delay)
                    strike.set()

    async def rest(self) -> None:
        """Read all from the beginning again, up to now: workers have ended."""
        self.found.clear()
        async with self._consumer() as consumer:
            ends = await consumer.end_offsets(consumer.assignment())
            while any([await consumer.position(part) < end for part, end in ends.items()]):
                for records in (await consumer.getmany(timeout_ms=500)).values():
                    self._take(records)

    def _consumer(self) -> AIOKafkaConsumer:
        names = [name for name, role in self._roles.items() if role != "raw"]
        servers = self._settings.kafka
        return AIOKafkaConsumer(*names, bootstrap_servers=servers, auto_offset_reset="earliest")

    async def _next(self, consumer: AIOKafkaConsumer) -> Sequence[ConsumerRecord]:
        found = await consumer.getmany(timeout_ms=int(1000 * PATIENCE))
        return [record for records in found.values() for record in records]

    def _take(self, records: Sequence[ConsumerRecord]) -> None:
        for record in records:
            told = (self._roles[record.topic], record.key, record.value)
            self.found[told] += 1
            self._missing.discard(told)
            if told[0] == "enriched":
                self._enriched.add(record.key)

    def result(self, share: float) -> Result:
        """Count what is lost, what came more often than it should, and what should not be."""
        lost = self.wanted - self.found
        over = self.found - self.wanted
        foreign = sum(count for record, count in over.items() if record not in self.wanted)
        return Result(share, self.wanted.total(), lost.total(), over.total() - foreign, foreign)


def run(
    stream: Stream, load: Sequence[Incoming], wanted: Counter[Record], chance: random.Random
) -> Result:
    """Kill one of two workers at a point that chance gives, start another, and count."""
    share, delay = chance.uniform(0.05, 0.95), chance.uniform(0, LONGEST_DELAY)
    outcome = Outcome(stream.settings, wanted)
    with workers(stream, KUTIP, PROCESSES) as processes, ExitStack() as later:

        async def strike_and_follow() -> None:
            strike = asyncio.Event()
            following = asyncio.ensure_future(outcome.follow(share, delay, strike))
            await push(stream.settings, load)
            await strike.wait()
            chance.choice(processes).kill()
            later.enter_context(worker(stream))
            await following

        asyncio.run(strike_and_follow())
    asyncio.run(outcome.rest())
    return outcome.result(share)


def expected(load: Sequence[Incoming], settings: Settings) -> Counter[Record]:
    """Say what must come out, by the pipeline itself."""
    answers, roles = Answers(settings), {topic.name: topic.role for topic in topics(settings)}
    outputs = (output for message in load for output in answers.to(message))
    return Counter(_record(roles, output) for output in outputs)


def _record(roles: dict[str, str], output: Outgoing) -> Record:
    return roles[output.topic], output.key, output.value


def main(
    runs: Annotated[int, typer.Option(min=1, help="Runs, of one kill each.")] = 20,
    articles_a_run: Annotated[int, typer.Option("--articles", min=100, help="In a run.")] = 600,
    seed: Annotated[int, typer.Option(help="Of the points to kill at.")] = 1,
    source: Annotated[
        Path, typer.Option(exists=True, help="A folder or file of articles to measure by.")
    ] = SAMPLES,
) -> None:
    """Kill workers at random points and count records; exit status 1 where one is lost."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    load = numbered(articles(source), articles_a_run)
    results: list[Result] = []
    print("run  killed after  records   lost  twice  foreign")
    with a_kafka() as kafka:
        wanted = expected(load, Settings())
        for number in track(range(1, runs + 1), "runs", transient=True):
            results.append(run(new_stream(kafka), load, wanted, chance))
            share, records, lost, twice, foreign = results[-1]
            print(
                f"{number:3} {share:12.0%} {records:9} {lost:6} {twice:6} {foreign:8}", flush=True
            )
    lost, twice = sum(each.lost for each in results), sum(each.twice for each in results)
    foreign = sum(each.foreign for each in results)
    print(f"{runs} kills: {lost} records lost, {twice} came twice, {foreign} should not be")
    sys.exit(1 if lost or foreign else 0)


if __name__ == "__main__":
    typer.run(main)

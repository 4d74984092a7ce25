"""The yardstick: a worker that is a bare aiokafka loop, with Kutip's own pipeline in it.

It has neither retries nor a health page, and where a send fails it ends: what Faust and delivery
add is what they may cost. Runs as `python -m bench.bare`; the environment sets it, as a worker.
"""

import asyncio
import signal
import time
from contextlib import suppress

import uvloop
from aiokafka import AIOKafkaConsumer

from streams.answers import Answers
from streams.app import COMMIT_SECONDS, SESSION_SECONDS
from streams.consuming import incoming
from streams.publisher import publishing, send
from streams.settings import Settings


async def work(settings: Settings) -> None:
    """Answer raw articles batch by batch, for ever."""
    answers = Answers(settings)
    consumer = AIOKafkaConsumer(
        settings.topic_raw,
        bootstrap_servers=settings.kafka,
        group_id=settings.group,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        session_timeout_ms=int(1000 * SESSION_SECONDS),
    )
    async with publishing(settings) as producer, consumer:
        committed = time.monotonic()
        while True:
            batch = await consumer.getmany(timeout_ms=100, max_records=settings.batch)
            records = [record for part in batch.values() for record in part]
            outputs = (output for record in records for output in answers.to(incoming(record)))
            await asyncio.gather(*[await send(producer, output) for output in outputs])
            if time.monotonic() > committed + COMMIT_SECONDS:
                await consumer.commit()
                committed = time.monotonic()


async def _until_told() -> None:
    task = asyncio.ensure_future(work(Settings.read()))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    with suppress(asyncio.CancelledError):
        await task


if __name__ == "__main__":
    uvloop.run(_until_told())

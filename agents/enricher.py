"""The Faust agent: raw articles in; enriched articles, quotes, claims and dead letters out.

No exception may leave its loop: Faust counts the events of a batch that failed as done.
"""

import asyncio
import logging
import os
from collections.abc import Coroutine
from typing import cast

import faust

from streams.answers import Answers
from streams.app import SETTINGS, app, pulse, raw_articles
from streams.delivery import Delivery
from streams.messages import Headers, Incoming
from streams.publisher import publishing

WITHIN = 0.005
"""Seconds that a batch waits for more articles: a longer wait costs latency and brings nothing."""

log = logging.getLogger("kutip.enricher")


@app.agent(raw_articles(app, SETTINGS), name="enricher")
async def enricher(stream: faust.StreamT[bytes]) -> None:
    """Answer raw articles batch by batch; a batch is done when the broker has all its records."""
    answers = Answers(SETTINGS)
    async with publishing(SETTINGS) as producer:
        delivery = Delivery(producer, answers.to, answers.refuse, SETTINGS.retry_seconds)
        async for events in cast(faust.Stream[bytes], stream).take_events(
            SETTINGS.batch, within=WITHIN
        ):
            with pulse.beat():
                await _whole(delivery.deliver([_incoming(event) for event in events]))


async def _whole(work: Coroutine[None, None, None]) -> None:
    """Do work to its end, a cancellation notwithstanding; where it fails, end the process.

    Its messages are then delivered again, to whoever takes over the partitions.
    """
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
    finally:
        if task.done() and not task.cancelled() and (error := task.exception()):
            log.critical("cannot go on, so that nothing is lost: %r", error, exc_info=error)
            logging.shutdown()
            os._exit(os.EX_SOFTWARE)


def _incoming(event: faust.EventT[bytes]) -> Incoming:
    message = event.message
    headers = cast(Headers, message.headers or ())  # aiokafka's own list
    return Incoming(
        message.topic, message.partition, message.offset, message.key, message.value, headers
    )

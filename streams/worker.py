"""One worker process: the Faust app under our own log format, and a deadline for its end."""

import asyncio
import logging
import os
import signal
import sys
import threading
from typing import NoReturn

import faust
import uvloop

from streams.settings import Settings

LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s[%(process)d] %(message)s"

_CHATTER = ("faust", "mode", "aiokafka", "asyncio")
"""Libraries that tell their every step: of these we want warnings alone."""

_ANXIOUS = "aiokafka.consumer.group_coordinator"
"""It calls it an error when a new group's coordinator is not there yet, and asks again."""


class Worker(faust.Worker):
    """Run the app; a stop that takes longer than it may ends the process all the same."""

    def __init__(self, app: faust.App, settings: Settings, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(app, loop=loop, quiet=True, override_logging=False, redirect_stdouts=False)
        self.spinner = None  # it would write cursor codes into logs
        self._stop_seconds = settings.stop_seconds

    async def stop(self) -> None:
        """Finish what is held, then leave the group; by the deadline at the latest."""
        deadline = threading.Timer(self._stop_seconds, _give_up, [self._stop_seconds])
        deadline.daemon = True
        deadline.start()
        await super().stop()
        deadline.cancel()


def work() -> NoReturn:
    """Run a worker until it is told to stop, by SIGTERM or Ctrl-C; the environment sets it."""
    from streams.app import SETTINGS, app  # noqa: PLC0415 - importing makes the app

    logging.basicConfig(format=LOG_FORMAT, level=SETTINGS.log_level.upper(), stream=sys.stderr)
    for name in _CHATTER:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.root.level))
    logging.getLogger(_ANXIOUS).setLevel(logging.CRITICAL)
    loop = uvloop.new_event_loop()
    asyncio.set_event_loop(loop)
    Worker(app, SETTINGS, loop).execute_from_commandline()


def _give_up(seconds: float) -> None:
    logging.getLogger("kutip.worker").error(
        "not done after %.0f s: what is not acknowledged will be delivered again", seconds
    )
    logging.shutdown()
    os._exit(os.EX_TEMPFAIL)


def _stop_when_orphaned() -> None:
    """Stop when standard input ends: whoever held its other end is gone."""
    while os.read(sys.stdin.fileno(), 1024):  # not by sys.stdin: its lock would outlive us
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    if "--while-standard-input-is-open" in sys.argv:
        threading.Thread(target=_stop_when_orphaned, daemon=True).start()
    work()

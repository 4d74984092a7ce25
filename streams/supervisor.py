"""Several worker processes: started, restarted when they end unasked, and stopped together."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping

from streams.settings import Settings, variable

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
GOOD_RUN = 60.0
"""Seconds after which a process counts as having worked: its next restart is not held back."""

GRACE = 5.0
"""Seconds beyond its own deadline after which a worker that should have stopped is killed."""

_LOOK_EVERY = 0.2

log = logging.getLogger("kutip.supervisor")


class Supervised:
    """Keep one worker process running."""

    def __init__(self, start: Callable[[], subprocess.Popen[bytes]]) -> None:
        self._start = start
        self._pause = FIRST_PAUSE
        self.process = start()
        self._started = time.monotonic()
        self._due = 0.0

    def look_after(self) -> None:
        """Restart the process where it has ended, after a pause that grows with each failure."""
        now = time.monotonic()
        if self.process.poll() is None:
            return
        if not self._due:
            self._hold_back(now)
        elif now >= self._due:
            self.process, self._started, self._due = self._start(), now, 0.0

    def _hold_back(self, now: float) -> None:
        if now - self._started > GOOD_RUN:
            self._pause = FIRST_PAUSE
        self._due = now + self._pause
        log.error(
            "worker %d ended with status %s; it starts again in %.0f s",
            self.process.pid,
            self.process.returncode,
            self._pause,
        )
        self._pause = min(2 * self._pause, LONGEST_PAUSE)


def supervise(settings: Settings) -> int:
    """Run `settings.processes` workers until we are told to stop; return the exit status.

    Each has a health port of its own, counted from the setting's.
    """
    logging.basicConfig(level=settings.log_level.upper(), stream=sys.stderr)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    workers = [Supervised(_starter(settings, number)) for number in range(settings.processes)]
    while not stop.wait(_LOOK_EVERY):
        for worker in workers:
            worker.look_after()
    return _stop([worker.process for worker in workers], settings.stop_seconds)


def worker_process(environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """Start a worker that stops when our process ends: its standard input is a pipe of ours."""
    command = [sys.executable, "-m", "streams.worker", "--while-standard-input-is-open"]
    return subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=subprocess.PIPE, env=environment, start_new_session=True
    )


def _starter(settings: Settings, number: int) -> Callable[[], "subprocess.Popen[bytes]"]:
    port = settings.health_port + number if settings.health_port else 0
    environment = os.environ | settings.environment() | {variable("health_port"): str(port)}
    return lambda: worker_process(environment)


def _stop(processes: list[subprocess.Popen[bytes]], seconds: float) -> int:
    """Ask all to stop and wait for them; kill what outstays even its own deadline."""
    for process in processes:
        process.terminate()
    end = time.monotonic() + seconds + GRACE
    for process in processes:
        try:
            process.wait(max(0.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    return max(process.returncode != 0 for process in processes)

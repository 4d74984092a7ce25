"""Health: whether a worker gets on, answered over HTTP for whoever looks after it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import faust
from faust.web import Request, Response, View

STUCK_SECONDS = 60.0
"""A batch takes seconds; one that takes longer waits for a broker, or hangs."""


class Pulse:
    """Note when a batch begins and ends; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._busy_since: float | None = None
        self.batches = 0

    @contextmanager
    def beat(self) -> Iterator[None]:
        """Count a batch when it is done; one that fails stays unfinished."""
        self._busy_since = self._clock()
        yield
        self._busy_since = None
        self.batches += 1

    @property
    def busy_seconds(self) -> float:
        """Tell for how long the batch at hand has been at work; 0 between batches."""
        return 0.0 if self._busy_since is None else self._clock() - self._busy_since

    @property
    def is_well(self) -> bool:
        """Tell whether no batch is stuck."""
        return self.busy_seconds < STUCK_SECONDS


def add_health_page(app: faust.App, pulse: Pulse) -> None:
    """Answer /health: 200 when the worker is well, 503 when it is stuck."""

    @app.page("/health")
    async def health(web: View, _: Request) -> Response:
        told = {"well": pulse.is_well, "batches": pulse.batches, "busy": pulse.busy_seconds}
        return web.json(told, status=200 if pulse.is_well else 503)

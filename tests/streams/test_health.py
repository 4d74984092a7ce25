"""The pulse: well between batches and during one, until it takes too long."""

from contextlib import suppress

from streams.health import STUCK_SECONDS, Pulse


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_pulse_counts_batches() -> None:
    pulse = Pulse(Clock())
    with pulse.beat():
        assert pulse.is_well
    assert pulse.batches == 1


def test_batch_that_takes_too_long_is_stuck() -> None:
    clock = Clock()
    pulse = Pulse(clock)
    with pulse.beat():
        clock.now += STUCK_SECONDS - 1
        assert pulse.is_well
        clock.now += 2
        assert not pulse.is_well
    assert pulse.is_well


def test_batch_that_fails_is_never_done() -> None:
    clock = Clock()
    pulse = Pulse(clock)
    with suppress(RuntimeError), pulse.beat():
        raise RuntimeError
    clock.now += STUCK_SECONDS + 1
    assert not pulse.is_well
    assert pulse.batches == 0

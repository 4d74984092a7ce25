"""The supervisor: workers that end unasked start again, and none outlives it."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.processes import is_alive

from streams import supervisor
from streams.supervisor import FIRST_PAUSE, GOOD_RUN, LONGEST_PAUSE, Supervised

PATIENCE = 30.0

SUPERVISE = """
import os, sys
from streams import supervisor
from streams.settings import Settings

os.environ["PYTHONPATH"] = os.getcwd()  # where the children find a worker that is none
supervisor.GRACE = 0.2
sys.exit(supervisor.supervise(Settings.read()))
"""

NOTE = """
import os, sys, time
from pathlib import Path

assert sys.argv[1:] == ["--while-standard-input-is-open"]
Path(f"{os.getpid()}.writing").write_text(os.environ["KUTIP_HEALTH_PORT"])
Path(f"{os.getpid()}.writing").rename(f"{os.getpid()}.worker")
"""

WORKS = f"""
import signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
{NOTE}
sys.stdin.buffer.read()
"""
FAILS = f"{NOTE}\nsys.exit(3)"
DEAF = f"import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n{NOTE}\ntime.sleep(600)"


class Process:
    """Be a process that has ended, or has not."""

    pid = 1

    def __init__(self) -> None:
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Tell the exit status, None while it runs."""
        return self.returncode


class Workshop:
    """Start pretended processes, and tell a time that only the test moves."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.started: list[Process] = []

    def start(self) -> "subprocess.Popen[bytes]":
        """Start a process."""
        self.started.append(Process())
        return self.started[-1]  # type: ignore[return-value]

    def monotonic(self) -> float:
        """Tell the time."""
        return self.now

    def end_and_wait(self, worker: Supervised) -> float:
        """End the process; return after how many seconds there is another."""
        self.started[-1].returncode = 3
        ended, count = self.now, len(self.started)
        while len(self.started) == count:
            worker.look_after()
            self.now += 0.5
        return self.now - 0.5 - ended


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> Workshop:
    own = Workshop()
    monkeypatch.setattr(supervisor, "time", SimpleNamespace(monotonic=own.monotonic))
    return own


def test_process_that_runs_is_left_alone(workshop: Workshop) -> None:
    worker = Supervised(workshop.start)
    for _ in range(10):
        worker.look_after()
        workshop.now += 100
    assert len(workshop.started) == 1


def test_pauses_grow_with_each_failure(
    workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    worker = Supervised(workshop.start)
    with caplog.at_level(logging.ERROR, "kutip.supervisor"):
        pauses = [workshop.end_and_wait(worker) for _ in range(8)]
    assert pauses == [FIRST_PAUSE, 2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]
    assert caplog.messages[0] == "worker 1 ended with status 3; it starts again in 1 s"


def test_good_run_is_not_held_against_a_worker(workshop: Workshop) -> None:
    worker = Supervised(workshop.start)
    assert [workshop.end_and_wait(worker) for _ in range(3)] == [FIRST_PAUSE, 2, 4]
    workshop.now += GOOD_RUN + 1
    assert workshop.end_and_wait(worker) == FIRST_PAUSE


Supervise = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Supervise]:
    """Run a supervisor whose workers are the given source; nothing is left running."""
    started: list[subprocess.Popen[bytes]] = []

    def start(source: str, **settings: object) -> "subprocess.Popen[bytes]":
        (tmp_path / "streams").mkdir()
        (tmp_path / "streams" / "__init__.py").touch()
        (tmp_path / "streams" / "worker.py").write_text(source, encoding="utf-8")
        root = str(Path(supervisor.__file__).parents[1])
        own = {f"KUTIP_{name}".upper(): str(value) for name, value in settings.items()}
        environment = os.environ | own | {"PYTHONPATH": root, "PYTHONSAFEPATH": "1"}
        command = [sys.executable, "-c", SUPERVISE]
        log = (tmp_path / "log").open("wb")
        with log:
            started.append(subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=log))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
    for pid in filter(is_alive, workers(tmp_path)):
        os.kill(pid, signal.SIGKILL)


def workers(folder: Path) -> dict[int, str]:
    """Give the workers that have started, and their health ports."""
    files = folder.glob("*.worker")
    return {int(file.stem): file.read_text(encoding="utf-8") for file in files}


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_told_to_stop_it_stops_all_its_workers(supervise: Supervise, tmp_path: Path) -> None:
    process = supervise(WORKS, processes=3, health_port=8_100)
    wait_until(lambda: len(workers(tmp_path)) == 3)
    assert sorted(workers(tmp_path).values()) == ["8100", "8101", "8102"]
    process.terminate()
    assert process.wait(PATIENCE) == 0
    assert not any(map(is_alive, workers(tmp_path)))


def test_interrupt_stops_all_its_workers(supervise: Supervise, tmp_path: Path) -> None:
    process = supervise(WORKS, processes=2)
    wait_until(lambda: len(workers(tmp_path)) == 2)
    assert set(workers(tmp_path).values()) == {"0"}
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0
    assert not any(map(is_alive, workers(tmp_path)))


def test_killed_worker_is_replaced_and_the_other_left_alone(
    supervise: Supervise, tmp_path: Path
) -> None:
    supervise(WORKS, processes=2)
    wait_until(lambda: len(workers(tmp_path)) == 2)
    one, other = workers(tmp_path)
    os.kill(one, signal.SIGKILL)
    wait_until(lambda: len(workers(tmp_path)) == 3)
    assert is_alive(other)
    assert b"ended with status -9; it starts again in 1 s" in (tmp_path / "log").read_bytes()


def test_worker_that_fails_is_told_of_by_the_exit_status(
    supervise: Supervise, tmp_path: Path
) -> None:
    process = supervise(FAILS)
    wait_until(lambda: b"ended with status 3" in (tmp_path / "log").read_bytes())
    process.terminate()
    assert process.wait(PATIENCE) == 1


def test_workers_end_when_the_supervisor_is_killed(supervise: Supervise, tmp_path: Path) -> None:
    process = supervise(WORKS, processes=2)
    wait_until(lambda: len(workers(tmp_path)) == 2)
    process.kill()
    wait_until(lambda: not any(map(is_alive, workers(tmp_path))))


def test_worker_that_hears_nothing_is_killed(supervise: Supervise, tmp_path: Path) -> None:
    process = supervise(DEAF, stop_seconds=0.1)
    wait_until(lambda: len(workers(tmp_path)) == 1)
    process.terminate()
    assert process.wait(PATIENCE) == 1
    assert not any(map(is_alive, workers(tmp_path)))

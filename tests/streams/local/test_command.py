"""kutip broker: up, status, down and run, as a shell sees them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from streams.local import detached
from streams.local.locks import is_held

KUTIP = [sys.executable, "-c", "from streams.cli import main; main()", "broker"]


def kutip(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*KUTIP, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep the state of `up` in a folder of the test's own, and leave nothing up."""
    monkeypatch.setenv("KUTIP_STATE", str(tmp_path / "state"))
    yield tmp_path / "state"
    if detached.find():
        kutip("down")


@pytest.mark.kafka
def test_broker_stays_up_until_it_is_put_down(state: Path) -> None:
    up = kutip("up")
    assert up.returncode == 0, up.stderr
    address = up.stdout.removeprefix("export KUTIP_KAFKA=").strip()
    assert detached.running() == address
    assert kutip("status").stdout == f"{address}\n"

    again = kutip("up", "--brokers", "3")
    assert (again.returncode, again.stdout) == (0, up.stdout)
    assert f"already up at {address}" in again.stderr

    cluster = detached.find()
    assert cluster
    assert cluster.bootstrap == address
    assert Path(cluster.data).exists()
    assert kutip("down").returncode == 0
    assert detached.running() is None
    assert not Path(cluster.data).exists()
    assert [file.name for file in state.iterdir()] == ["broker.lock"]


@pytest.mark.kafka
def test_broker_whose_guardian_was_killed_can_be_put_down() -> None:
    assert kutip("up").returncode == 0
    cluster = detached.find()
    assert cluster
    os.kill(cluster.guardian, signal.SIGKILL)
    assert kutip("status").returncode == 1
    assert kutip("down").returncode == 0
    assert not is_held(Path(cluster.data) / "node-0" / "pid")
    assert not Path(cluster.data).exists()


@pytest.mark.kafka
def test_run_ends_well_by_ctrl_c(tmp_path: Path) -> None:
    command = [*KUTIP, "run", "--data", str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline().startswith(b"export KUTIP_KAFKA=127.0.0.1:")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert (process.returncode, b"Traceback" in said) == (0, False)


def test_nothing_is_up_at_first() -> None:
    status = kutip("status")
    assert (status.returncode, status.stdout) == (1, "")
    assert "kutip broker up" in status.stderr
    assert kutip("down").returncode == 0


def test_what_a_user_can_mend_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "thesis.txt").touch()
    up = kutip("up", "--data", str(tmp_path / "data"))
    assert up.returncode == 1
    assert up.stderr.count("\n") == 1
    assert "something else" in up.stderr


@pytest.mark.parametrize("wrong", [["--brokers", "0"], ["--port", "65536"], ["--port", "x"]])
def test_wrong_usage_is_status_2(wrong: list[str]) -> None:
    assert kutip("up", *wrong).returncode == 2

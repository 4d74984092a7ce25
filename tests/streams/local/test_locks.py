"""A lock lasts as long as its holder, and no longer."""

import subprocess
import sys
from pathlib import Path

import pytest

from streams.local.errors import LocalKafkaError
from streams.local.locks import held, holder, is_held

HOLD = """
import fcntl, sys, time
file = open(sys.argv[1], "a")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


def test_lock_is_held_while_the_body_runs(tmp_path: Path) -> None:
    lock = tmp_path / "some" / "lock"
    assert not is_held(lock)
    with held(lock):
        assert is_held(lock)
        assert is_held(lock), "looking must not take the lock"
    assert not is_held(lock)


def test_lock_is_free_once_its_holder_was_killed(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, lock], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        assert is_held(lock)
        process.kill()
    assert not is_held(lock)


def test_only_a_holder_counts_as_one(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    assert holder(pid_file) is None
    pid_file.write_text("4711")
    assert holder(pid_file) is None
    with held(pid_file):
        assert holder(pid_file) == 4711


def test_place_without_room_for_a_lock_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LocalKafkaError, match="file"), held(tmp_path / "file" / "lock"):
        pass

"""A folder is one cluster's own: found again, never shared, never taken from somebody else."""

import base64
import os
from pathlib import Path

import pytest

from streams.local.data import claim, clear_leftovers, temporary_folder
from streams.local.errors import LocalKafkaError
from streams.local.locks import held


def test_new_folder_gets_an_id_as_kafka_writes_it(tmp_path: Path) -> None:
    cluster_id = claim(tmp_path / "a" / "b", 1)
    assert len(base64.urlsafe_b64decode(cluster_id + "==")) == 16


def test_folder_keeps_its_id(tmp_path: Path) -> None:
    assert claim(tmp_path, 3) == claim(tmp_path, 3)


def test_folder_keeps_its_number_of_brokers(tmp_path: Path) -> None:
    claim(tmp_path, 3)
    with pytest.raises(LocalKafkaError, match="--brokers 3"):
        claim(tmp_path, 1)


def test_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(LocalKafkaError, match="something else"):
        claim(tmp_path, 1)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_path_that_is_no_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LocalKafkaError, match="file"):
        claim(tmp_path / "file" / "data", 1)


def test_folder_in_use_is_refused(tmp_path: Path) -> None:
    claim(tmp_path, 1)
    pid_file = _pid_file(tmp_path, 4711)
    with held(pid_file), pytest.raises(LocalKafkaError, match=r"in use by .* 4711"):
        claim(tmp_path, 1)
    claim(tmp_path, 1)


def test_leftovers_go_but_strangers_stay(tmp_path: Path) -> None:
    _pid_file(tmp_path, os.getpid())  # without a lock: a stranger, who ends this test if hit
    clear_leftovers(tmp_path, [os.getpid()], temporary=False)
    assert tmp_path.exists()
    clear_leftovers(tmp_path, [os.getpid()], temporary=True)
    assert not tmp_path.exists()


def test_temporary_folders_differ_and_are_not_made_yet() -> None:
    one, other = temporary_folder(), temporary_folder()
    assert one != other
    assert not one.exists()


def _pid_file(data: Path, pid: int) -> Path:
    path = data / "node-0" / "pid"
    path.parent.mkdir()
    path.write_text(str(pid))
    return path

"""Locks on files, which the kernel frees when their holder ends, however it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from streams.local.errors import LocalKafkaError, LocalKafkaUnavailableError


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of a file while the body runs; wait for it first.

    Raises LocalKafkaError where the file cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a")
    except OSError as error:
        raise LocalKafkaError(f"{path.parent} cannot be written: {error}") from error
    with file:
        _flock(file, wait=True)
        yield


def is_held(path: Path) -> bool:
    """Tell whether some process holds the lock of a file."""
    try:
        with path.open() as file:
            _flock(file, wait=False)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def holder(pid_file: Path) -> int | None:
    """Return the process id in a file, as long as the process holds the file's lock."""
    return int(pid_file.read_text() or 0) or None if is_held(pid_file) else None


def _flock(file: IO[str], *, wait: bool) -> None:
    """Lock for ourselves; or look, shared, so that two who look are not in each other's way."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none, and must be able to import this module
    except ImportError as error:
        raise LocalKafkaUnavailableError("a local Kafka runs on Linux and macOS alone") from error
    fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_SH | fcntl.LOCK_NB)

"""Kafka's jars: fetched once into the user's cache, and checked against the lock at every start."""

import hashlib
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from streams.local.errors import LocalKafkaError, LocalKafkaUnavailableError
from streams.local.folders import cache_folder
from streams.local.locks import held

KAFKA_VERSION = "4.3.0"
LOCK = Path(__file__).with_name("kafka.lock")

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is to do."""

_AT_ONCE = 8


class Jar(NamedTuple):
    """Pin a jar: its SHA-256, its size in bytes and its group:artifact:version."""

    sha256: str
    size: int
    coordinate: str

    @property
    def name(self) -> str:
        """Return the file's name, as Maven gives it."""
        _, artifact, version = self.coordinate.split(":")
        return f"{artifact}-{version}.jar"

    def is_at(self, path: Path) -> bool:
        """Tell whether a file is this jar, to the last byte."""
        return path.is_file() and sha256_of(path) == self.sha256


def locked_jars() -> list[Jar]:
    """Read the lock: the jars that Kafka needs, in the order of its class path."""
    rows = (line.split() for line in LOCK.read_text("utf-8").splitlines())
    return [Jar(sha256, int(size), coordinate) for sha256, size, coordinate in rows]


def fetch_jars(progress: Progress) -> list[Path]:
    """Return the paths of Kafka's jars; fetch those that the cache lacks or holds damaged.

    `progress` counts bytes. All jars are hashed every time: 45 MB take 50 ms.
    Raises LocalKafkaError naming the jar that is not what the lock says or cannot be fetched.
    """
    folder = cache_folder() / f"kafka-{KAFKA_VERSION}"
    with held(folder / ".lock"):
        missing = [jar for jar in locked_jars() if not jar.is_at(folder / jar.name)]
        if missing:
            _fetch(missing, folder, progress)
    return [folder / jar.name for jar in locked_jars()]


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fetch(jars: list[Jar], folder: Path, progress: Progress) -> None:
    meter = _Meter(progress, sum(jar.size for jar in jars))
    with _staging(folder) as staging, ThreadPoolExecutor(_AT_ONCE) as pool:
        maven = maven_context(staging, meter)
        list(pool.map(lambda jar: _bring(jar, maven, folder), jars))


class _Meter:
    """Add up what several downloads have brought."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0
        self._counting = threading.Lock()

    @contextmanager
    def __call__(self, _name: str, _size: int) -> Iterator[Callable[[int], None]]:
        """Meter one download, in the way that jgo asks for."""
        yield self._add

    def _add(self, size: int) -> None:
        with self._counting:
            self._done += size
            self._progress(f"downloading Kafka {KAFKA_VERSION}", self._done, self._total)


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Lend an empty folder, cleared of what a killed download has left."""
    staging = folder / "staging"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _bring(jar: Jar, maven: Any, folder: Path) -> None:
    """Let a jar into the folder, by a rename, once it is whole and is the one of the lock."""
    path = _download(jar, maven)
    if not jar.is_at(path):
        raise LocalKafkaError(
            f"{jar.name} is not the jar that Kutip was made with: its SHA-256 is "
            f"{sha256_of(path)}, the lock says {jar.sha256}"
        )
    path.replace(folder / jar.name)


def _download(jar: Jar, maven: Any) -> Path:
    group, artifact, version = jar.coordinate.split(":")
    try:
        return Path(maven.project(group, artifact).at_version(version).artifact().resolve())
    except (OSError, RuntimeError) as error:  # requests' errors are OSErrors
        raise LocalKafkaUnavailableError(
            f"{jar.name} could not be fetched: {error}; the next start takes up from there"
        ) from error


def maven_context(repository: Path, meter: Any = None) -> Any:
    """Return jgo's view of Maven: it downloads into `repository`, and tells `meter` of it.

    The repositories that the user has set for jgo, such as a mirror, stand in for the default one.
    Raises LocalKafkaUnavailableError where jgo is not installed.
    """
    try:
        from jgo.config import GlobalSettings  # noqa: PLC0415 - only the extra `local` brings it
        from jgo.maven import MavenContext, PythonResolver  # noqa: PLC0415 - as above
    except ImportError as error:
        raise LocalKafkaUnavailableError(
            "fetching Kafka needs jgo: install kutip[local]"
        ) from error
    return MavenContext(
        resolver=PythonResolver(progress_callback=meter),
        repo_cache=repository,
        remote_repos=GlobalSettings.load().repositories or None,
    )

"""Jars come from a Maven repository, here one of our own, and are checked against the lock."""

import hashlib
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from streams.local.errors import LocalKafkaError, LocalKafkaUnavailableError
from streams.local.jars import KAFKA_VERSION, Jar, fetch_jars, locked_jars

JARS = {"org.example:one:1.0": b"first" * 9999, "org.example.sub:two:2.5": b"second"}
TOTAL = sum(map(len, JARS.values()))


class Shelf(SimpleHTTPRequestHandler):
    """Serve files, and say nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


@pytest.fixture
def maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Serve a repository that holds what the lock names; the cache is empty."""
    repository = tmp_path / "repository"
    for coordinate, content in JARS.items():
        path = shelf(repository, coordinate)
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Shelf, directory=str(repository)))
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    _have_jgo_use(f"http://127.0.0.1:{server.server_port}", tmp_path, monkeypatch)
    lock = tmp_path / "kafka.lock"
    lock.write_text("".join(f"{sha256(c)} {len(c):8} {name}\n" for name, c in JARS.items()))
    monkeypatch.setattr("streams.local.jars.LOCK", lock)
    monkeypatch.setenv("KUTIP_CACHE", str(tmp_path / "cache"))
    yield repository
    server.shutdown()
    server.server_close()


def _have_jgo_use(url: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(home))
    (home / ".config").mkdir()
    (home / ".config" / "jgo.conf").write_text(f"[repositories]\nours = {url}\n")


def shelf(repository: Path, coordinate: str) -> Path:
    group, artifact, version = coordinate.split(":")
    return repository.joinpath(*group.split("."), artifact, version, f"{artifact}-{version}.jar")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def unseen(_what: str, _done: int, _total: int) -> None:
    pass


def unexpected(what: str, _done: int, _total: int) -> None:
    pytest.fail(what)


def contents(paths: list[Path]) -> list[bytes]:
    return [path.read_bytes() for path in paths]


@pytest.mark.usefixtures("maven")
def test_jars_come_in_the_lock_s_order_and_are_counted() -> None:
    seen: list[tuple[str, int, int]] = []
    paths = fetch_jars(lambda *step: seen.append(step))
    assert contents(paths) == list(JARS.values())
    assert [path.name for path in paths] == ["one-1.0.jar", "two-2.5.jar"]
    assert seen[-1] == (f"downloading Kafka {KAFKA_VERSION}", TOTAL, TOTAL)
    assert [done for _, done, _ in seen] == sorted(done for _, done, _ in seen)


def test_cached_jars_need_no_network(maven: Path) -> None:
    first = fetch_jars(unseen)
    shelf(maven, "org.example:one:1.0").unlink()
    assert fetch_jars(unexpected) == first


@pytest.mark.usefixtures("maven")
@pytest.mark.parametrize("damage", [b"", b"firs", b"x" + (b"first" * 9999)[1:]])
def test_damaged_jar_is_fetched_again_alone(damage: bytes) -> None:
    one, two = fetch_jars(unseen)
    one.write_bytes(damage)
    before = two.stat().st_mtime_ns
    assert contents(fetch_jars(unseen)) == list(JARS.values())
    assert two.stat().st_mtime_ns == before


def test_another_jar_than_the_lock_s_is_never_let_in(maven: Path, tmp_path: Path) -> None:
    shelf(maven, "org.example.sub:two:2.5").write_bytes(b"tampered")
    with pytest.raises(LocalKafkaError, match=r"two-2.5.jar is not .*SHA-256"):
        fetch_jars(unseen)
    assert not list((tmp_path / "cache").rglob("two-2.5.jar"))


def test_next_start_takes_up_where_a_failed_one_left(maven: Path, tmp_path: Path) -> None:
    missing = shelf(maven, "org.example.sub:two:2.5")
    missing.unlink()
    with pytest.raises(LocalKafkaUnavailableError, match=r"two-2.5.jar could not be fetched"):
        fetch_jars(unseen)
    assert list((tmp_path / "cache").rglob("one-1.0.jar"))
    missing.write_bytes(JARS["org.example.sub:two:2.5"])
    shelf(maven, "org.example:one:1.0").unlink()
    assert contents(fetch_jars(unseen)) == list(JARS.values())


@pytest.mark.usefixtures("maven")
def test_what_an_interrupted_download_left_is_cleared(tmp_path: Path) -> None:
    staging = tmp_path / "cache" / f"kafka-{KAFKA_VERSION}" / "staging"
    half = shelf(staging, "org.example:one:1.0")
    half.parent.mkdir(parents=True)
    half.write_bytes(b"fir")
    assert contents(fetch_jars(unseen)) == list(JARS.values())
    assert not staging.exists()


@pytest.mark.usefixtures("maven")
def test_missing_jgo_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jgo.config", None)
    with pytest.raises(LocalKafkaUnavailableError, match=r"install kutip\[local\]"):
        fetch_jars(unseen)


def test_real_lock_pins_kafka_and_all_it_needs() -> None:
    jars = locked_jars()
    assert jars[0].coordinate == f"org.apache.kafka:kafka_2.13:{KAFKA_VERSION}"
    assert len({jar.name for jar in jars}) == len(jars) > 40
    assert all(len(jar.sha256) == 64 and jar.size > 1000 for jar in jars)
    assert {"kafka-clients", "scala-library", "slf4j-simple"} <= {_artifact(jar) for jar in jars}


def _artifact(jar: Jar) -> str:
    return jar.coordinate.split(":")[1]

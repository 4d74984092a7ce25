"""The commands against a real Kafka, as a shell sees them."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from support.broker import set_topic
from support.command import KUTIP, Ended, kutip
from support.processes import is_alive
from support.stream import Stream, article, has_count, has_ids

pytestmark = pytest.mark.kafka

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*-*.*"))
PATIENCE = 60.0

Run = Callable[..., Ended]


@pytest.fixture
def run(stream: Stream) -> Run:
    """Run `kutip` on the test's own stream."""
    return lambda *arguments: kutip(*arguments, environment=stream.environment)


def new_names(stream: Stream) -> dict[str, str]:
    """Return the stream's environment with topics that nobody has made."""
    topics = {name for name in stream.environment if name.startswith("KUTIP_TOPIC_")}
    return {
        name: f"{value}-new" if name in topics else value
        for name, value in stream.environment.items()
    }


def test_topics_are_made_once_and_checked(stream: Stream) -> None:
    environment = new_names(stream)
    before = kutip("topics", "check", environment=environment)
    assert before.status == 1
    assert before.out.count("is missing") == 5
    made = kutip("topics", "create", environment=environment)
    assert (made.status, made.out) == (0, "")
    assert len(made.err.splitlines()) == 5
    again = kutip("topics", "create", environment=environment)
    assert (again.status, again.err) == (0, "all topics are there already\n")
    after = kutip("topics", "check", environment=environment)
    assert after.status == 0
    assert after.out.count(" ok") == 5


def test_topic_that_takes_too_little_is_named(stream: Stream, run: Run) -> None:
    set_topic(stream.settings, stream.settings.topic_claims, {"max.message.bytes": "1000"})
    done = run("topics", "check")
    assert done.status == 1
    assert "takes messages up to 1000 bytes" in " ".join(done.out.split())


def test_samples_are_produced_as_they_are(stream: Stream, run: Run) -> None:
    done = run("produce", *SAMPLES)
    assert done.status == 0, done.err
    assert done.err.endswith(f"{len(SAMPLES)} of {len(SAMPLES)} acknowledged\n")
    records = stream.records("raw")
    kinds = [dict(record.headers).get("content-type") for record in records]
    assert len(records) == len(SAMPLES)
    assert kinds.count(b"text/html") == sum(file.suffix == ".html" for file in SAMPLES)
    for record in records:
        if record.key:
            assert orjson.loads(record.value)["id"].encode() == record.key


def test_message_that_the_broker_refuses_is_named(stream: Stream, run: Run, tmp_path: Path) -> None:
    set_topic(stream.settings, stream.settings.topic_raw, {"max.message.bytes": "1000"})
    file = tmp_path / "articles.jsonl"
    large = orjson.dumps({"text": "a" * 2_000})
    file.write_bytes(article(1) + b"\n" + large + b"\n" + article(2))
    done = run("produce", file)
    assert done.status == 1
    assert f"kutip: {file}:2: " in done.err
    assert done.err.endswith("2 of 3 acknowledged\n")
    assert len(stream.records("raw")) >= 2


def test_tail_shows_each_topic_from_its_start(stream: Stream, run: Run) -> None:
    stream.produce([stream.raw(f"a-{n}".encode(), article(n)) for n in range(3)])
    stream.produce([stream.raw(b"k", b"nonsense")])
    with stream.worker():
        stream.await_records("enriched", has_ids({f"a-{n}" for n in range(3)}))
        stream.await_records("dead", has_count(1))
    lines = run("tail", "--from-start", "-n", "3", "--json").out.splitlines()
    assert {orjson.loads(line)["id"] for line in lines} == {"a-0", "a-1", "a-2"}
    assert "Rania Wulandari" in run("tail", "quotes", "--from-start", "-n", "1").out
    assert "Sekitar" in run("tail", "claims", "--from-start", "-n", "3").out.title()
    assert "`value`: is no JSON" in run("tail", "dead", "--from-start", "-n", "1").out
    name = stream.settings.topic_raw
    assert run("tail", name, "--from-start", "-n", "4").out.count('"text"') == 3


def test_tail_follows_until_interrupted(stream: Stream) -> None:
    command = [*KUTIP, "tail", "raw", "--json"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=stream.environment, stdout=pipe, stderr=pipe) as process:
        assert process.stdout
        os.set_blocking(process.stdout.fileno(), False)
        end = time.monotonic() + PATIENCE
        while not (line := process.stdout.readline()):  # it shows what comes after it has started
            stream.produce([stream.raw(b"a-1", article(1))])
            assert time.monotonic() < end
        assert orjson.loads(line)["id"] == "a-1"
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130
        assert process.stderr
        assert process.stderr.read() == b""


@pytest.mark.parametrize("command", ["tail", "produce"])
def test_topic_that_is_not_there_is_named(stream: Stream, command: str) -> None:
    arguments = {"tail": ["tail", "quotes"], "produce": ["produce", str(SAMPLES[0])]}[command]
    done = kutip(*arguments, environment=new_names(stream))
    assert (done.status, done.out) == (1, "")
    assert "kutip topics create" in done.err


def test_worker_refuses_to_start_without_topics(stream: Stream) -> None:
    done = kutip("worker", environment=new_names(stream))
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("kutip: missing on the broker: ")


def test_workers_end_when_their_supervisor_is_killed(stream: Stream, tmp_path: Path) -> None:
    stream.produce([stream.raw(f"a-{n}".encode(), article(n)) for n in range(20)])
    log, folder = (tmp_path / "workers.log").open("wb"), tmp_path / "empty"
    folder.mkdir()
    command = [*KUTIP, "worker", "--processes", "2"]
    environment = stream.environment
    with log, subprocess.Popen(command, env=environment, stderr=log, cwd=folder) as process:
        stream.await_records("enriched", has_ids({f"a-{n}" for n in range(20)}))
        children = subprocess.check_output(["ps", "-o", "pid=", "--ppid", str(process.pid)])
        process.kill()
    pids = [int(pid) for pid in children.split()]
    assert len(pids) == 2
    end = time.monotonic() + PATIENCE
    while any(map(is_alive, pids)):
        assert time.monotonic() < end
        time.sleep(0.1)
    assert list(folder.iterdir()) == []  # where they ran, which may be a read-only place


def test_dead_letters_are_listed_shown_and_sent_back(stream: Stream, run: Run) -> None:
    assert run("dead", "list").out == "no dead letters\n"
    stream.produce([stream.raw(b"k1", b"nonsense", [("trace", b"1"), ("trace", b"2")])])
    stream.produce([stream.raw(None, b'{"text": 5}')])
    with stream.worker():
        dead = stream.await_records("dead", has_count(2))
    places = {record.key: f"{record.partition}:{record.offset}" for record in dead}

    listed = run("dead", "list")
    assert (listed.status, listed.err) == (0, "")
    assert all(place in listed.out for place in places.values())
    assert "k1" in listed.out

    shown = run("dead", "show", places[b"k1"])
    assert shown.status == 0
    assert shown.out.endswith("nonsense\n")
    for told in ("__connect.errors.exception.message", "is no JSON", "trace", "VALUE_CONVERTER"):
        assert told in shown.out

    sent = run("dead", "replay", places[b"k1"])
    assert (sent.status, sent.out, sent.err) == (0, "", "1 of 1 acknowledged\n")
    *_, last = [record for record in stream.records("raw") if record.key == b"k1"]
    assert last.value == b"nonsense"
    assert list(last.headers) == [("trace", b"1"), ("trace", b"2")]
    assert len(stream.records("raw")) == 3

    assert run("dead", "replay", "--all").err == "2 of 2 acknowledged\n"
    assert len(stream.records("raw")) == 5
    assert len(stream.records("dead")) == 2


def test_dead_letters_can_be_sent_to_another_topic(stream: Stream, run: Run) -> None:
    stream.produce([stream.raw(b"k", b"nonsense")])
    with stream.worker():
        stream.await_records("dead", has_count(1))
    other = stream.settings.topic_quotes
    assert run("dead", "replay", "--all", "--topic", other).status == 0
    (record,) = stream.records("quotes")
    assert (record.key, record.value, record.headers) == (b"k", b"nonsense", ())


def test_place_without_a_dead_letter_is_named(run: Run) -> None:
    for arguments in (["show", "0:99"], ["replay", "0:99"]):
        done = run("dead", *arguments)
        assert (done.status, done.out) == (1, "")
        assert "0:99" in done.err


def test_stranger_among_the_dead_letters_is_passed_over(stream: Stream, run: Run) -> None:
    stranger = stream.raw(b"k", b"v")._replace(topic=stream.settings.topic_dead)
    stream.produce([stranger])
    done = run("dead", "list")
    assert (done.status, done.out) == (0, "no dead letters\n")
    assert "is no dead letter of Kutip's" in done.err


def test_doctor_finds_all_well(stream: Stream, run: Run) -> None:
    done = run("doctor")
    assert done.status == 0, done.out
    assert f"✓ Kafka: answers at {stream.settings.kafka}" in done.out
    assert done.out.count("4 partitions, 1 copies") == 5


def test_doctor_names_the_topics_that_are_missing(stream: Stream) -> None:
    done = kutip("doctor", environment=new_names(stream))
    assert done.status == 1
    assert done.out.count("is missing: `kutip topics create` makes it") == 5

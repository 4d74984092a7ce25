"""What a broker is told, and what it leaves in its folder."""

from pathlib import Path

import pytest

from streams.local.node import Node, properties


def nodes(count: int, folder: Path = Path("/data")) -> list[Node]:
    return [Node(n, 9092 + n, 19092 + n, folder / f"node-{n}") for n in range(count)]


def settings(count: int, number: int = 0) -> dict[str, str]:
    cluster = nodes(count)
    lines = properties(cluster[number], cluster).splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_each_broker_knows_itself_and_all_voters() -> None:
    second = settings(3, number=1)
    assert second["node.id"] == "1"
    assert second["listeners"] == "PLAINTEXT://127.0.0.1:9093,CONTROLLER://127.0.0.1:19093"
    assert second["advertised.listeners"] == "PLAINTEXT://127.0.0.1:9093"
    assert second["controller.quorum.voters"] == (
        "0@127.0.0.1:19092,1@127.0.0.1:19093,2@127.0.0.1:19094"
    )
    assert second["log.dirs"] == "records"  # in /data/node-1, where it is started


@pytest.mark.parametrize(
    ("brokers", "copies", "enough"),
    [
        (1, "1", "1"),
        (2, "2", "1"),  # the one that is left still takes records
        (3, "3", "2"),
        (5, "3", "2"),
    ],
)
def test_one_copy_may_be_away(brokers: int, copies: str, enough: str) -> None:
    told = settings(brokers)
    assert told["default.replication.factor"] == told["offsets.topic.replication.factor"] == copies
    assert told["min.insync.replicas"] == told["transaction.state.log.min.isr"] == enough


@pytest.mark.parametrize(
    ("log", "told"),
    [
        (None, "it said nothing"),
        ("", "it said nothing"),
        ("a\nb", "a\nb"),
        ("\n".join(map(str, range(99))), "\n".join(map(str, range(79, 99)))),
        ("INFO fine\n[main] ERROR port taken\n\tat some.Class", "[main] ERROR port taken\n\tat s"),
        ("ERROR at once", "ERROR at once"),
        ("ERRORS: none", "ERRORS: none"),
    ],
)
def test_last_words_begin_with_the_first_error(tmp_path: Path, log: str | None, told: str) -> None:
    node = nodes(1, tmp_path)[0]
    node.folder.mkdir()
    if log is not None:
        node.log.write_text(log)
    assert node.last_words().startswith(told)
    assert len(node.last_words().splitlines()) <= 20

"""Brokers that come and go under a running stream: nothing is lost, nothing stops for good."""

from pathlib import Path

import pytest
from support.broker import set_topic
from support.stream import Stream, article, has_ids

from streams.local.cluster import LocalKafka

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(300)]

COUNT = 300


def test_three_brokers_one_of_them_away(tmp_path: Path) -> None:
    with LocalKafka(brokers=3) as cluster:
        stream = Stream(cluster.bootstrap, tmp_path)
        names = {f"a-{n}" for n in range(COUNT)}
        messages = [stream.raw(f"a-{n}".encode(), article(n)) for n in range(COUNT)]
        set_topic(stream.settings, stream.settings.topic_quotes, {"min.insync.replicas": "3"})
        with stream.worker():
            stream.produce(messages[:100])
            stream.await_records("enriched", has_ids({f"a-{n}" for n in range(100)}))
            cluster.stop_broker(2)  # quotes are refused from now on: too few copies
            stream.produce(messages[100:200])
            stream.await_records("enriched", lambda found: len(found) > 100)
            cluster.start_broker(2)
            cluster.kill_broker(0)
            cluster.start_broker(0)
            stream.produce(messages[200:])
            stream.await_records("enriched", has_ids(names))
            keys = {name.encode() for name in names}
            stream.await_records("quotes", lambda found: {r.key for r in found} == keys)
        assert stream.records("dead") == []

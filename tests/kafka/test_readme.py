"""The README's own code, run against a real stream; and the demo that it begins with."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.stream import Stream, has_count, has_ids

from streams.settings import Settings

pytestmark = pytest.mark.kafka

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text("utf-8")


def snippet(name: str, stream: Stream) -> str:
    """Take a snippet of Python, its broker and topics replaced by the stream's own."""
    found = re.search(rf"<!-- run: {name} -->\n```python\n(.*?)```", TEXT, re.DOTALL)
    assert found
    code = found[1].replace("localhost:9092", stream.settings.kafka)
    for role in ("raw", "enriched", "quotes", "claims", "dead"):
        default = getattr(Settings(), f"topic_{role}")
        code = code.replace(f'"{default}"', f'"{getattr(stream.settings, f"topic_{role}")}"')
    return code


def test_produce_and_consume_from_python(stream: Stream) -> None:
    producing, consuming = snippet("produce", stream), snippet("consume", stream)
    subprocess.run([sys.executable, "-c", producing], check=True)
    with stream.worker():
        stream.await_records("enriched", has_ids({"a-1"}))
        stream.await_records("quotes", has_count(1))
        with subprocess.Popen(
            [sys.executable, "-u", "-c", consuming], stdout=subprocess.PIPE, text=True
        ) as consumer:
            assert consumer.stdout is not None
            line = consumer.stdout.readline()
            consumer.kill()
    assert line == "Ann Lee said: We waited for 40 minutes,\n"


def test_demo_shows_each_article_and_each_dead_letter(stream: Stream, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("nonsense\n")
    sample = ROOT / "samples" / "en-example.json"
    done = subprocess.run(
        [sys.executable, "-m", "streams.cli", "demo", sample, bad],
        env=stream.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Maud Ellery" in done.stdout
    assert "is no JSON" in done.stdout
    assert "2 of 2" in done.stdout
    assert "Traceback" not in done.stderr

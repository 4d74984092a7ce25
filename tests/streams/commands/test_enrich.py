"""kutip enrich: files and lines in, a line out for each article, whatever else fails."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from support.command import KUTIP, Ended

from agents.enrich import enrich
from streams.codec import decode, encode
from streams.files import messages_of

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*-*.*"))
LINE = orjson.dumps(
    {"id": "a-1", "text": '"Kami menunggu," kata Rania. Sekitar 40 persen belum.', "language": "id"}
)

Kutip = Callable[..., Ended]


def test_each_file_is_a_line_in_order(kutip: Kutip) -> None:
    done = kutip("enrich", *SAMPLES)
    messages = [message for file in SAMPLES for message in messages_of(file)]
    expected = [encode(enrich(decode(message))).decode() for message in messages]
    assert (done.status, done.err) == (0, "")
    assert done.out.split("\n") == [*expected, ""]


def test_lines_are_read_from_standard_input(kutip: Kutip) -> None:
    done = kutip("enrich", stdin=LINE + b"\n\n" + LINE)
    first, second = map(orjson.loads, done.out.splitlines())
    assert first == second
    assert first["id"] == "a-1"
    assert (done.status, done.err) == (0, "")


def test_mention_finder_of_ones_own_is_loaded_from_the_working_directory(
    kutip: Kutip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    (tmp_path / "ours.py").write_text("def names(text, language):\n    yield 22, 27, 'PERSON'\n")
    line = LINE.replace(b"Rania", b"rania")
    done = kutip("enrich", "--mention-finder", "ours:names", stdin=line)
    (quote,) = orjson.loads(done.out)["quotes"]
    assert quote["speaker"]["name"] == "rania"


def test_mention_finder_that_is_not_there_is_named(kutip: Kutip) -> None:
    done = kutip("enrich", "--mention-finder", "nobodys:names", stdin=LINE)
    assert done.err.startswith("kutip: cannot load the mention finder 'nobodys:names': No module")
    assert (done.status, done.out) == (1, "")


def test_bad_line_is_named_and_the_rest_goes_on(kutip: Kutip) -> None:
    done = kutip("enrich", stdin=LINE + b'\nnonsense\n{"text": 5}\n' + LINE)
    assert len(done.out.splitlines()) == 2
    first, second = done.err.splitlines()
    assert first.startswith("kutip: standard input:2: `value`: is no JSON")
    assert second == "kutip: standard input:3: Expected `str | null`, got `int` - at `$.text`"
    assert done.status == 1


def test_file_that_holds_no_article_is_named_and_the_rest_goes_on(
    kutip: Kutip, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<nav><a href='/'>Home</a></nav>", encoding="utf-8")
    done = kutip("enrich", page, SAMPLES[0])
    assert len(done.out.splitlines()) == 1
    assert done.err == f"kutip: {page}:1: `html`: the page holds no article\n"
    assert done.status == 1


def test_markup_in_an_error_is_shown_as_it_is(kutip: Kutip, tmp_path: Path) -> None:
    file = tmp_path / "[bold]a.json"
    file.write_text("nonsense", encoding="utf-8")
    assert f"{file}:1: " in kutip("enrich", file).err


def test_nothing_in_is_nothing_out(kutip: Kutip) -> None:
    assert kutip("enrich") == (0, "", "")
    assert kutip("enrich", stdin=b"\n \n") == (0, "", "")


def test_empty_text_is_an_error(kutip: Kutip, tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.touch()
    assert kutip("enrich", file) == (1, "", f"kutip: {file}:1: `value`: is empty\n")


def test_megabyte_is_enriched(kutip: Kutip, tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    file.write_text("The boats lay idle in the harbour. " * 30_000, encoding="utf-8")
    done = kutip("enrich", file)
    assert done.status == 0
    assert len(orjson.loads(done.out)["text"]) > 1_000_000


def test_pretty_is_for_people(kutip: Kutip) -> None:
    done = kutip("enrich", "--pretty", stdin=LINE)
    assert (done.status, done.err) == (0, "")
    for told in ("untitled", "id (", '"Kami menunggu,"', "Rania", "direct", "40 percent"):
        assert told in done.out
    assert "{" not in done.out


def test_pretty_shows_brackets_as_they_are(kutip: Kutip) -> None:
    text = 'The [red]sign[/] said "no [bold]way[/] in", said Ann Lee.'
    done = kutip("enrich", "--pretty", stdin=orjson.dumps({"text": text, "title": "[i]T[/i]"}))
    assert text in done.out
    assert "[i]T[/i]" in done.out


@pytest.mark.parametrize("name", ["missing.html", "."])
def test_what_is_no_file_is_a_usage_error(kutip: Kutip, tmp_path: Path, name: str) -> None:
    done = kutip("enrich", tmp_path / name)
    assert (done.status, done.out) == (2, "")
    assert "Usage: kutip enrich" in done.err


def enriching() -> "subprocess.Popen[bytes]":
    pipe, environment = subprocess.PIPE, dict(os.environ)
    environment.pop("PYTHONUNBUFFERED", None)  # it would flush for us
    command = [*KUTIP, "enrich"]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)


def test_line_is_answered_before_the_next_has_come() -> None:
    with enriching() as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(LINE + b"\n")
        process.stdin.flush()
        assert orjson.loads(process.stdout.readline())["id"] == "a-1"
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert b"Traceback" not in process.communicate()[1]
        assert process.returncode == 130


def test_reader_that_goes_away_ends_it_quietly() -> None:
    with enriching() as process:
        assert process.stdout
        process.stdout.close()
        assert process.stdin
        process.stdin.write((LINE + b"\n") * 3)
        process.stdin.close()
        assert process.wait(60) == 1
        assert process.stderr
        assert process.stderr.read() == b""

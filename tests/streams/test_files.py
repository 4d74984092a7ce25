"""Files: the messages that a producer would push, and the line each stands on."""

from io import BytesIO
from pathlib import Path

import pytest

from streams.files import messages_of, messages_of_lines
from streams.messages import Incoming


@pytest.fixture
def write(tmp_path: Path) -> "Writer":
    return Writer(tmp_path)


class Writer:
    """Write a file and read its messages."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, name: str, content: bytes) -> list[Incoming]:
        """Return the messages of a file with this name and content."""
        file = self._folder / name
        file.write_bytes(content)
        return list(messages_of(file))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("page.html", b"text/html"),
        ("PAGE.HTM", b"text/html"),
        ("page.xhtml", b"text/html"),
        ("text.txt", b"text/plain; charset=utf-8"),
        ("text.md", b"text/plain; charset=utf-8"),
    ],
)
def test_page_or_text_is_one_message_as_it_is(write: Writer, name: str, kind: bytes) -> None:
    (message,) = write(name, b"\xff as it is\n")
    assert message.value == b"\xff as it is\n"
    assert message.headers == (("content-type", kind),)
    assert (message.key, message.offset) == (None, 1)
    assert message.topic.endswith(name)


def test_json_is_one_message_over_several_lines(write: Writer) -> None:
    (message,) = write("a.json", b'{\n  "id": "a-1",\n  "text": "Hujan."\n}\n')
    assert message.value == b'{\n  "id": "a-1",\n  "text": "Hujan."\n}'
    assert (message.key, message.headers, message.offset) == (b"a-1", (), 1)


def test_array_is_a_message_an_element(write: Writer) -> None:
    first, second = write("a.json", b'[{"id": "a-1", "text": "x"},\n {"text": "\xc3\xa9"}]')
    assert (first.value, first.key) == (b'{"id":"a-1","text":"x"}', b"a-1")
    assert (second.value, second.key) == ('{"text":"é"}'.encode(), None)


def test_lines_are_a_message_each_and_know_their_line(write: Writer) -> None:
    found = write("a.jsonl", b'{"id": "a-1"}\r\n\n{"id": "a-3"}\n')
    assert [(m.value, m.key, m.offset) for m in found] == [
        (b'{"id": "a-1"}', b"a-1", 1),
        (b'{"id": "a-3"}', b"a-3", 3),
    ]


def test_broken_line_is_a_message_too(write: Writer) -> None:
    found = write("a.jsonl", b'{"id": "a-1"}\n{"id": \n{"id": "a-3"}')
    assert [(m.value, m.offset) for m in found][1] == (b'{"id":', 2)
    assert len(found) == 3


def test_character_that_other_alphabets_break_lines_at_breaks_none(write: Writer) -> None:
    line = '{"id": "a-1", "text": "satu\u2028dua\u0085tiga\u000b"}'.encode()
    found = write("a.jsonl", line + b"\n" + line)
    assert [m.value for m in found] == [line, line]


@pytest.mark.parametrize("own", [b"7", b'""', b"null", b"[]"])
def test_id_that_is_no_text_is_no_key(write: Writer, own: bytes) -> None:
    (message,) = write("a.json", b'{"id": ' + own + b"}")
    assert message.key is None


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_empty_file_holds_no_message(write: Writer, content: bytes) -> None:
    assert write("a.jsonl", content) == []


def test_empty_array_holds_no_message(write: Writer) -> None:
    assert write("a.json", b"[]") == []


def test_lines_of_a_stream_are_read_as_they_come() -> None:
    lines = iter([b'{"id": "a-1"}\n'])
    messages = messages_of_lines("standard input", lines)
    assert next(messages) == Incoming("standard input", 0, 1, b"a-1", b'{"id": "a-1"}')
    assert list(messages_of_lines("standard input", BytesIO(b"\n"))) == []

"""The README: what it shows is what there is."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from streams.settings import Settings
from streams.topics import topics
from tests.support.generators import generator as load

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    return load("readme")


def test_generated_parts_are_up_to_date(generator: ModuleType) -> None:
    assert generator.filled(TEXT) == TEXT  # else: python docs/readme.py


def test_stale_part_is_written_anew(generator: ModuleType) -> None:
    stale = TEXT.replace("| `KUTIP_GROUP` | `kutip` |", "| `KUTIP_GROUP` | `other` |")
    assert stale != TEXT
    assert generator.filled(stale) == TEXT


def test_every_command_shown_exists(generator: ModuleType) -> None:
    known = {name for name, _ in generator.commands()}
    shown = re.findall(
        r"^(?:eval \"\$\()?(kutip [a-z]+(?: [a-z]+)?)", _shell_blocks(), re.MULTILINE
    )
    assert len(shown) > 5
    assert all(line in known or line.rpartition(" ")[0] in known for line in shown)


def test_topics_are_the_registrys() -> None:
    rows = re.findall(r"^\| `(news\.[a-z.]+)` \| ([^|]+) \| [^|]*\[(\w+)\]", TEXT, re.MULTILINE)
    registry = [(t.name, t.key, t.holds.__name__) for t in topics(Settings())]
    assert rows == registry


def test_every_link_into_the_repository_leads_somewhere() -> None:
    links = re.findall(r"\]\(((?!https?:)[^)]+)\)", TEXT)
    assert len(links) > 5
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_make_has_the_two_commands() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(f"\n{target}:" in makefile for target in ("demo", "test"))
    assert all(f"make {target}" in TEXT for target in ("demo", "test"))


def _shell_blocks() -> str:
    return "\n".join(re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL))

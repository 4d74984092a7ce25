"""Views: what a person reads of each topic's records."""

import orjson
import pytest
from rich.console import Console

from schemas import Claim, Sentence, Speaker
from streams.answers import Answers
from streams.commands.pretty import speaker_of, value_of
from streams.commands.views import view
from streams.messages import Incoming, Outgoing
from streams.settings import Settings

ARTICLE = {
    "id": "a-1",
    "title": "Air [naik]",
    "publisher": "Kabar Suri",
    "published_at": "2026-03-04T05:06:07+07:00",
    "text": '"Kami menunggu," kata Rania Wulandari, Senin. Sekitar 40 persen belum pulang.',
    "language": "id",
}
ANSWERS = Answers(Settings())
ROLES = ["enriched", "quotes", "claims", "dead", "raw", "another.topic"]


def shown(message: Incoming, role: str) -> str:
    console = Console(width=120)
    with console.capture() as capture:
        console.print(view(message, role))
    return capture.get()


def consumed(output: Outgoing) -> Incoming:
    return Incoming(output.topic, 3, 17, output.key, output.value, output.headers)


def answered(value: bytes, place: int) -> Incoming:
    """Return one of the records that answer a raw article, as it is consumed."""
    return consumed(ANSWERS.to(Incoming("raw", 0, 1, b"k", value))[place])


@pytest.mark.parametrize(
    ("place", "role", "told"),
    [
        (0, "enriched", ["Air [naik]", "Kabar Suri · 2026-03-04 05:06 · id (1.00) · a-1"]),
        (0, "enriched", [ARTICLE["text"], "Rania Wulandari", "≈ 40 percent"]),
        (1, "quotes", ["Rania Wulandari: Kami menunggu,", "— Kabar Suri"]),
        (2, "claims", ["= ≈ 40 percent [percent]", "Sekitar 40 persen belum pulang."]),
    ],
)
def test_record_is_readable(place: int, role: str, told: list[str]) -> None:
    text = shown(answered(orjson.dumps(ARTICLE), place), role)
    assert all(each in text for each in told)
    assert '{"' not in text


def test_dead_letter_tells_where_it_stands_and_why() -> None:
    text = shown(answered(b"nonsense", 0), "dead")
    assert text.startswith("3:17  `value`: is no JSON: ")
    assert "k nonsense" in text.replace("\n", " ")


@pytest.mark.parametrize("role", ROLES)
def test_tombstone_is_a_withdrawal(role: str) -> None:
    assert shown(Incoming("t", 0, 1, b"a-1", None), role) == "withdrawn: a-1\n"


@pytest.mark.parametrize("value", [b"nonsense [b]", b"{}", b"[1]", b"\xff", b""])
@pytest.mark.parametrize("role", ROLES)
def test_record_of_another_kind_is_shown_as_it_is(value: bytes, role: str) -> None:
    expected = value.decode("utf-8", "backslashreplace")
    assert shown(Incoming("t", 0, 1, b"k", value), role) == f"{expected}\n"


def claim(**fields: object) -> Claim:
    base = {"start": 0, "end": 1, "text": "x", "value": 12.0, "kind": "count", "rule": "r"}
    return Claim(**{**base, "sentence": Sentence(0, 1), **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "12"),
        ({"unit": "warga"}, "12 warga"),
        ({"value": 1_234_567.5, "unit": "IDR"}, "1,234,567.5 IDR"),
        ({"value": 0.1 + 0.2}, "0.3"),
        ({"high": 15.0, "unit": "percent"}, "12 … 15 percent"),
        ({"modifier": "about"}, "≈ 12"),
        ({"modifier": "more_than"}, "> 12"),
        ({"modifier": "less_than"}, "< 12"),
        ({"modifier": "at_least"}, "≥ 12"),
        ({"modifier": "at_most"}, "≤ 12"),
    ],
)
def test_value_is_written_with_its_modifier_and_unit(
    fields: dict[str, object], expected: str
) -> None:
    assert value_of(claim(**fields)) == expected


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (None, "?"),
        (Speaker(), "?"),
        (Speaker(mention="dia"), "dia"),
        (Speaker(mention="dia", name="Rania"), "Rania"),
        (Speaker(name="Rania", role="ketua RT"), "Rania (ketua RT)"),
        (Speaker(name="Rania", role="ketua", affiliation="RT 5"), "Rania (ketua, RT 5)"),
    ],
)
def test_speaker_is_named_as_fully_as_can_be(speaker: Speaker | None, expected: str) -> None:
    assert speaker_of(speaker).plain == expected

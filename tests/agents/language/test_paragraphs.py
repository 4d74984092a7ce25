"""Paragraphs in another language: found where they are surely so, nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.language import paragraph_languages

INDONESIAN = [
    "Gubernur Surya Dharmawan mengatakan harga beras naik karena kemarau panjang di provinsi itu.",
    "Ia menyebut pemerintah akan membuka pasar murah di 14 kecamatan pada pekan depan.",
    "Para petani yang ditemui di sawah mengatakan panen mereka turun dan air tidak cukup.",
    "Kepala dinas itu belum menjawab pertanyaan yang diajukan oleh wartawan di kantornya.",
]
ENGLISH = (
    "“We have never seen a drought like this one, and the farmers cannot wait,” the envoy wrote."
)
JAPANESE = (
    "市長は、この橋が月曜日に再び開通し、毎日三千人が渡る見込みだと述べた。市民は喜んでいる。" * 2
)
MALAY = (
    "Polis berkata dua mangsa dihantar ke hospital kerana cedera ringan dalam kejadian itu semalam."
)


def others(paragraphs: list[str], code: str) -> list[tuple[str, str]]:
    text = "\n\n".join(paragraphs)
    return [(text[p.start : p.end], p.code) for p in paragraph_languages(text, code)]


@pytest.mark.parametrize(("stranger", "code"), [(ENGLISH, "en"), (JAPANESE, "ja")])
@pytest.mark.parametrize("place", [0, 2, 4])
def test_stranger_is_found_wherever_it_stands(stranger: str, code: str, place: int) -> None:
    paragraphs = [*INDONESIAN[:place], stranger, *INDONESIAN[place:]]
    assert others(paragraphs, "id") == [(stranger, code)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(INDONESIAN, id="one language"),
        pytest.param([*INDONESIAN, MALAY], id="near kin"),
        pytest.param([*INDONESIAN, "“No comment,” she said."], id="too short"),
        pytest.param(
            [*INDONESIAN, "Ani Bima Citra Dedi Eka Fajar Gita Hadi Indra Joko Kiki"], id="names"
        ),
        pytest.param(
            [*INDONESIAN, "12.000 | 14.000 | 15.500 | 17.250 | 18.000 | 19.000 | 20.000 | 21"],
            id="no words",
        ),
        pytest.param([ENGLISH], id="alone"),
        pytest.param([], id="empty"),
    ],
)
def test_no_stranger(paragraphs: list[str]) -> None:
    assert others(paragraphs, "id") == []


def test_nothing_differs_from_an_unknown_language() -> None:
    assert others([*INDONESIAN, ENGLISH], "und") == []


@given(st.lists(st.sampled_from([*INDONESIAN, ENGLISH, JAPANESE]) | st.text(), max_size=6))
def test_marked_paragraphs_are_whole_in_order_and_foreign(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    found = paragraph_languages(text, "id")
    assert all(text[p.start : p.end].strip() and p.code != "id" for p in found)
    assert [p.start for p in found] == sorted({p.start for p in found})


def test_megabyte_is_read() -> None:
    assert paragraph_languages("\n\n".join([*INDONESIAN, ENGLISH] * 2_000), "id") is not None

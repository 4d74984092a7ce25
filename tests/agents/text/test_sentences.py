"""Paragraphs and sentences: where one ends, and where a stop ends only an abbreviation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.text import Document, languages
from agents.text.sentences import LEXICONS

LANGUAGES = [*languages(LEXICONS), "und"]


def cut(text: str, language: str = "en") -> list[str]:
    return [sentence.of(text) for sentence in Document.read(text, language).sentences]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["It rained.", "Nobody came!", "Why?", "Well…", "So it goes."]),
        ("en", ["Dr. Lee met Mr. Ray at 5 p.m. on Friday.", "They talked."]),
        ("en", ["J. K. Ames paid 3.5 million.", "See wire.example for more."]),
        ("en", ["“We won.”", "She smiled."]),
        ("en", ['He said "no." and left.', "(It was late.)", "We slept."]),
        ("id", ["Kombes Pol. Budi Arta datang.", "Ia membawa surat dari Jl. Melati No. 5."]),
        ("id", ["Harga naik Rp. 5.000 per kg.", "Warga mengeluh."]),
        ("und", ["東京で雨が降った。", "「やんだ。」", "人が出た！"]),
        ("und", ["توقف المطر.", "لماذا؟", "لا أحد يعلم."]),
    ],
)
def test_sentences(language: str, sentences: list[str]) -> None:
    assert cut(" ".join(sentences), language) == sentences


def test_full_width_stops_need_no_space() -> None:
    assert cut("雨が降った。人は出た！", "und") == ["雨が降った。", "人は出た！"]


def test_line_end_ends_a_paragraph_and_its_sentence() -> None:
    text = "No stop here\n\n  Nor here \r\n\n\nThe end."
    document = Document.read(text, "en")
    assert [p.of(text) for p in document.paragraphs] == ["No stop here", "Nor here", "The end."]
    assert document.sentences == document.paragraphs


def test_sentence_and_paragraph_at_an_offset() -> None:
    text = "One. Two.\n\nThree."
    document = Document.read(text, "en")
    assert [document.sentence_at(at).of(text) for at in (0, 5, 9, 11, 99)] == [
        "One.",
        "Two.",
        "Two.",
        "Three.",
        "Three.",
    ]
    assert document.paragraph_at(10).of(text) == "One. Two."


def test_text_without_words_has_no_sentences() -> None:
    document = Document.read(" \n\t\n", "en")
    assert document.paragraphs == document.sentences == ()


@given(st.text(alphabet='Aa. !?…\n"”。3\u00a0') | st.text(), st.sampled_from(LANGUAGES))
def test_sentences_hold_all_words_in_order(text: str, language: str) -> None:
    document = Document.read(text, language)
    assert "".join("".join(s.of(text) for s in document.sentences).split()) == "".join(text.split())
    for before, after in zip(document.sentences, document.sentences[1:], strict=False):
        assert before.end <= after.start
    assert all(s.start < s.end for s in document.sentences)
    assert all(any(p.holds(s) for p in document.paragraphs) for s in document.sentences)


@pytest.mark.parametrize("unit", [".", "a", "A.", ". ", "a\n", '."', "。", "3. ", " "])
def test_megabyte_of_anything_is_cut(unit: str) -> None:
    text = "It rained. " + unit * (1_000_000 // len(unit))
    assert Document.read(text, "en").sentences[0].of(text)

"""The engine against langdetect itself: the same answers, whatever the text."""

import random
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from agents.language import engine
from agents.language.codes import UNDETERMINED, code_of
from agents.language.engine import likeliest
from agents.language.ngrams import ngram_ids

CORPUS = Path(__file__).parents[2] / "corpus" / "language"
LETTERS = "abcdefghijklmnopqrstuvwxyz ABC éèñßğşțţə йцукенў ابت ก가日かカ .,'12"


@cache
def reference() -> DetectorFactory:
    factory = DetectorFactory()
    factory.set_seed(engine.SEED)
    profiles = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.suffix == "")
    factory.load_json_profile([path.read_text(encoding="utf-8") for path in profiles])
    return factory


def langdetect(text: str) -> tuple[str, float]:
    detector = reference().create()
    try:
        detector.append(text)
        found = detector.get_probabilities()
    except LangDetectException:  # "No features in text"
        found = []
    return (code_of(found[0].lang), found[0].prob) if found else (UNDETERMINED, 0.0)


def assert_same(text: str) -> None:
    code, probability = langdetect(text)
    found = likeliest(ngram_ids(text))
    assert found.code == code
    assert found.confidence == pytest.approx(probability, abs=1e-9)


def sentences() -> list[str]:
    files = [tomllib.loads(file.read_text("utf-8")) for file in sorted(CORPUS.glob("*.toml"))]
    return [sentence for file in files for sentence in file["sentences"]]


@pytest.mark.parametrize("sentence", sentences())
def test_same_answer_for_a_sentence(sentence: str) -> None:
    assert_same(sentence)
    assert_same(sentence[:21])
    assert_same(sentence.upper())


def test_same_answer_for_an_article() -> None:
    for kind in range(5):
        assert_same(" ".join(sentences()[kind::5]))
    assert_same("\n\n".join(sentences()) * 3)  # longer than langdetect reads


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a",
        "1",
        "OK",
        "ok ",
        " NATO ",
        "ÁÂ",
        "İ",
        "ﬁ",
        "https://a.example a@b.example",
        "ễ",
    ],
)
def test_same_answer_for_a_scrap(text: str) -> None:
    assert_same(text)


@given(st.text(max_size=60) | st.text(alphabet=LETTERS, max_size=200))
def test_same_answer_for_any_text(text: str) -> None:
    assert_same(text)


def test_stream_is_long_enough_for_any_number_of_ngrams() -> None:
    needed = engine.TRIALS * (engine.BLOCKS * engine.CHECKS_A_BLOCK * engine.BETWEEN_CHECKS + 1)
    stream = random.Random(engine.SEED)  # noqa: S311 - no secret
    numbers = [stream.getrandbits(32) for _ in range(engine.STREAM_LENGTH)]
    for bits in range(1, 16):
        size = 2 ** (bits - 1) + (bits > 1)  # the most numbers are passed over
        fit = sum(number >> (32 - size.bit_length()) < size for number in numbers)
        assert fit >= needed + 4 * engine.TRIALS

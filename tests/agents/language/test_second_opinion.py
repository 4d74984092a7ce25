"""The second opinion: asked only where the first is unsure, heard only where it is surer."""

import pytest

from agents.language import second_opinion
from agents.language.second_opinion import reviewed
from schemas import Language


class Opinion:
    def __init__(self, code: str, probability: float) -> None:
        self.answer = (code, probability)
        self.asked = 0

    def classify(self, text: str) -> tuple[str, float]:
        assert text == "sample"
        self.asked += 1
        return self.answer


@pytest.mark.parametrize(
    ("first", "second", "code", "asked"),
    [
        pytest.param(("pt", 0.999), ("gl", 0.9), "pt", 0, id="sure"),
        pytest.param(("pt", 0.7), ("gl", 0.9), "gl", 1, id="unsure"),
        pytest.param(("pt", 0.7), ("gl", 0.4), "pt", 1, id="both unsure"),
        pytest.param(("und", 0.999), ("gl", 0.9), "gl", 1, id="undetermined"),
        pytest.param(("id", 0.995), ("ms", 0.9), "ms", 1, id="near kin"),
        pytest.param(("id", 0.999), ("ms", 0.9), "id", 0, id="near kin, sure"),
        pytest.param(("pt", 0.7), ("nb", 0.9), "no", 1, id="a code of another kind"),
    ],
)
def test_who_is_heard(
    monkeypatch: pytest.MonkeyPatch,
    first: tuple[str, float],
    second: tuple[str, float],
    code: str,
    asked: int,
) -> None:
    opinion = Opinion(*second)
    monkeypatch.setattr(second_opinion, "_identifier", lambda: opinion)
    assert reviewed(Language(*first), "sample").code == code
    assert opinion.asked == asked


def test_first_answer_stands_where_the_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "_identifier", lambda: None)
    assert reviewed(Language("pt", 0.7), "sample") == Language("pt", 0.7)


def test_extra_answers() -> None:
    pytest.importorskip("py3langid")
    sample = "Pemerintah mengatakan harga beras naik karena kemarau panjang di sejumlah provinsi."
    assert reviewed(Language("tl", 0.5), sample).code == "id"

"""The page's reliability table: as the bench draws it, and near the diagonal."""

import runpy
from pathlib import Path

import pytest

from agents.language import second_opinion

ROOT = Path(__file__).parents[3]
BENCH = runpy.run_path(str(ROOT / "bench" / "language.py"))


@pytest.fixture(autouse=True)
def _without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "_identifier", lambda: None)


def test_table_of_the_page_is_the_one_that_the_bench_draws() -> None:
    page = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
    assert BENCH["written"](page) == page


def test_confidence_is_near_the_share_of_right_answers() -> None:
    rows = [line.split("|")[2:5] for line in BENCH["reliability"](BENCH["corpus"]()).splitlines()]
    for count, mean, right in rows[2:]:
        assert abs(float(mean) - float(right)) < 2 / float(count) ** 0.5

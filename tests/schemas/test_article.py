"""What a raw article must hold, and how its points in time are read."""

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest

from schemas import RawArticle


@pytest.mark.parametrize("words", [{"text": "a"}, {"html": "<p>a"}, {"text": " ", "html": "b"}])
def test_one_of_text_and_html_is_enough(words: dict[str, str]) -> None:
    assert RawArticle(**words)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", [{}, {"text": ""}, {"text": "\u00a0\n"}, {"html": "\u3000"}])
def test_white_space_is_no_article(words: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="`text` and `html`"):
        RawArticle(**words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-04T05:06:07Z", datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)),
        (
            "2026-03-04T05:06:07.5+07:00",
            datetime(2026, 3, 4, 5, 6, 7, 500_000, timezone(timedelta(hours=7))),
        ),
    ],
)
def test_time_keeps_its_offset(written: str, read: datetime) -> None:
    article = msgspec.convert({"text": "a", "published_at": written}, RawArticle)
    assert article.published_at == read
    assert msgspec.to_builtins(article)["published_at"] == written.replace(".5+", ".500000+")


@pytest.mark.parametrize("written", ["2026-03-04", "2026-03-04T05:06:07", "yesterday", 1772600000])
def test_time_without_an_offset_is_refused(written: object) -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.published_at"):
        msgspec.convert({"text": "a", "published_at": written}, RawArticle)


def test_fields_that_are_not_ours_are_passed_over() -> None:
    assert msgspec.convert({"text": "a", "tags": ["x"]}, RawArticle) == RawArticle(text="a")

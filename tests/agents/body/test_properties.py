"""What holds of any text, however hostile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.body import NoArticle, read_body
from schemas import RawArticle

PHRASES = [
    "Baca juga: Harga Naik",
    "Baca juga:",
    "ADVERTISEMENT",
    "Foto: Warta",
    "https://a.example/b",
    "Terkini Lainnya",
    "Warga menunggu di tepi jalan sejak pagi.",
    "The council said that it would pay 40 percent.",
    "Home | News | Sport",
    "1. Satu",
    "",
    "  ",
]
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PHRASES) | st.text(), max_size=30).map("\n".join),
).filter(lambda text: bool(text) and not text.isspace())


@given(texts, st.none() | st.text(max_size=40))
def test_body_holds_words_of_the_text_in_their_order(text: str, title: str | None) -> None:
    words = iter(text.split())
    body = read_body(RawArticle(text=text, title=title)).text
    if "<" not in text:
        assert all(word in words for word in body.split())


@given(texts)
def test_body_is_never_empty_and_always_the_same(text: str) -> None:
    body = read_body(RawArticle(text=text)).text
    assert body.strip()
    assert read_body(RawArticle(text=text)).text == body


@given(st.text(alphabet="<>/pdivbr !-&;='\"\0ab\n", min_size=1) | st.text(min_size=1))
def test_page_gives_a_text_or_no_article(html: str) -> None:
    try:
        assert html.isspace() or read_body(RawArticle(html=html)).text
    except NoArticle as error:
        assert isinstance(error, ValueError)  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize(
    "unit",
    [
        "Tags\n",
        "Baca juga:\n",
        "1. Satu\n",
        "Foto:",
        "#a ",
        "<a> ",
        "https://a.example/",
        "a@",
        "\n",
        "baca ",
        "He said so.\n",
        "| ",
        "\u0301",
    ],
)
def test_megabyte_of_anything_is_read(unit: str) -> None:
    text = "He said that 40 people came.\n" + unit * (1_000_000 // len(unit))
    assert read_body(RawArticle(text=text)).text

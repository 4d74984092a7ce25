"""Articles in two languages, and with a dateline, from the raw text to the items."""

from agents.enrich import enrich
from schemas import Dateline, RawArticle

INDONESIAN = (
    "Gubernur Surya Dharmawan mengatakan harga beras naik karena kemarau panjang di provinsi itu.",
    "Pemerintah akan membuka pasar murah di 14 kecamatan pada pekan depan, kata Surya.",
    "Para petani yang ditemui di sawah mengatakan panen mereka turun dan air tidak cukup.",
)
ENGLISH = (
    "Alder Finch said that the farmers could not wait for another winter without any rain at all."
)


def test_paragraph_in_english_is_read_by_english_rules() -> None:
    found = enrich(RawArticle(id="a", text="\n\n".join((*INDONESIAN, ENGLISH))))
    assert found.language.code == "id"
    (stranger,) = found.language.paragraphs
    assert found.text[stranger.start : stranger.end] == ENGLISH
    said = [quote for quote in found.quotes if quote.start >= stranger.start]
    assert [(q.text, q.cue and q.cue.text) for q in said] == [
        ("the farmers could not wait for another winter without any rain at all", "said")
    ]
    assert [q.start for q in found.quotes] == sorted(q.start for q in found.quotes)


def test_dateline_is_given_and_no_item_reaches_into_it() -> None:
    text = "\n\n".join((f"JAKARTA, KOMPAS.com - {INDONESIAN[1]}", INDONESIAN[0], INDONESIAN[2]))
    found = enrich(RawArticle(id="a", text=text))
    assert found.dateline == Dateline(0, 21, "JAKARTA, KOMPAS.com -")
    assert found.text[:21] == found.dateline.text
    assert found.quotes
    for item in (*found.quotes, *found.claims):
        assert item.start > found.dateline.end
        assert found.text[item.start : item.end] == item.text


def test_article_in_one_language_without_a_dateline() -> None:
    found = enrich(RawArticle(id="a", text="\n\n".join(INDONESIAN)))
    assert (found.language.paragraphs, found.dateline) == ((), None)

"""Records: each quote and claim, readable without its article."""

from datetime import UTC, datetime

from msgspec import structs

from agents.enrich import enrich
from agents.records import claim_records, quote_records
from schemas import ArticleRef, RawArticle

RAW = RawArticle(
    id="a-1",
    url="https://kabar.example/1",
    title="Air naik",
    publisher="Kabar Suri",
    published_at=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
    language="id",
    text='Hujan reda. "Kami menunggu 40 menit," kata Rania. Sekitar 3 persen warga belum pulang.',
)
ARTICLE = enrich(RAW)


def test_records_come_in_order_with_all_that_the_items_hold() -> None:
    for items, records in (
        (ARTICLE.quotes, list(quote_records(ARTICLE))),
        (ARTICLE.claims, list(claim_records(ARTICLE))),
    ):
        assert items
        assert len(records) == len(items)
        for item, record in zip(items, records, strict=True):
            own = {name: getattr(record, name) for name in item.__struct_fields__}
            expected = structs.asdict(item)
            assert own | {"sentence": None} == expected | {"sentence": None}


def test_sentence_stands_with_its_words() -> None:
    for record in (*quote_records(ARTICLE), *claim_records(ARTICLE)):
        sentence = record.sentence
        assert ARTICLE.text[sentence.start : sentence.end] == sentence.text
        offset = sentence.start
        assert sentence.text[record.start - offset : record.end - offset] == record.text


def test_article_is_named() -> None:
    expected = ArticleRef(
        id="a-1",
        url="https://kabar.example/1",
        title="Air naik",
        publisher="Kabar Suri",
        published_at=RAW.published_at,
        language="id",
    )
    records = [*quote_records(ARTICLE), *claim_records(ARTICLE)]
    assert all(record.article == expected for record in records)


def test_article_that_says_nothing_has_no_records() -> None:
    quiet = enrich(RawArticle(text="Langit biru.", language="id"))
    assert [*quote_records(quiet), *claim_records(quiet)] == []

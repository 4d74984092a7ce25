"""The pipeline: what holds of every article, and what each stage hands to the next."""

from itertools import pairwise
from math import isfinite
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from support.articles import languages, texts

from agents.body import NoArticle
from agents.enrich import enrich
from schemas import VERSION, Claim, EnrichedArticle, Quote, RawArticle
from streams.codec import decode, encode
from streams.files import messages_of

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*-*.*"))
TEXT = '"Kami menunggu 40 menit," kata Rania Wulandari, Senin. Sekitar 3 persen warga belum pulang.'

articles = st.builds(RawArticle, text=texts, language=languages)


def sample(file: Path) -> RawArticle:
    (message,) = messages_of(file)
    return decode(message)


def check(article: EnrichedArticle) -> None:
    """Hold an article to the contract."""
    check_cuts(article)
    check_order(article)
    check_links(article)


def check_cuts(article: EnrichedArticle) -> None:
    """Hold that every offset cuts out of the text what it says."""
    text = article.text
    for item in (*article.quotes, *article.claims):
        assert 0 <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.text
        assert 0 <= item.sentence.start <= item.start < item.end <= item.sentence.end <= len(text)
        assert item.rule
    assert all(isfinite(claim.value) for claim in article.claims)  # JSON knows no infinity
    assert all(claim.high is None or isfinite(claim.high) for claim in article.claims)
    for quote in article.quotes:
        check_mentions(text, quote)
    if article.dateline:
        assert text[article.dateline.start : article.dateline.end] == article.dateline.text
    for paragraph in article.language.paragraphs:
        assert 0 <= paragraph.start < paragraph.end <= len(text)


def check_mentions(text: str, quote: Quote) -> None:
    if quote.cue:
        assert text[quote.cue.start : quote.cue.end] == quote.cue.text
    speaker = quote.speaker
    if speaker:
        assert speaker.mention or speaker.name
        nothing = (speaker.mention, speaker.start, speaker.end) == (None, None, None)
        assert nothing or text[speaker.start : speaker.end] == speaker.mention


def check_order(article: EnrichedArticle) -> None:
    """Hold that items stand in order, and each has an id of its own."""
    for items in (article.quotes, article.claims):
        assert all(a.start <= b.start for a, b in pairwise(items))
    assert all(a.end <= b.start for a, b in pairwise(article.claims))
    ids = [item.id for item in (*article.quotes, *article.claims)]
    assert all(ids)
    assert len(set(ids)) == len(ids)


def check_links(article: EnrichedArticle) -> None:
    """Hold that a claim names the innermost quote that holds it, and that quote's speaker."""
    for claim in article.claims:
        holders = [quote for quote in article.quotes if is_inside(claim, quote)]
        named = [quote for quote in holders if quote.id == claim.quote]
        assert bool(named) == bool(holders)
        assert claim.quote is None or named
        assert all(named[0].start >= quote.start for quote in holders)
        speaker = named[0].speaker if named else None
        assert claim.speaker == (speaker and (speaker.name or speaker.mention))


def is_inside(claim: Claim, quote: Quote) -> bool:
    return quote.start <= claim.start and claim.end <= quote.end


@settings(max_examples=300)
@given(articles)
def test_any_text_comes_out_as_the_contract_says(article: RawArticle) -> None:
    enriched = enrich(article)
    assert enriched.text.strip()
    check(enriched)


@settings(max_examples=50)
@given(articles)
def test_same_article_gives_the_same_bytes(article: RawArticle) -> None:
    assert encode(enrich(article)) == encode(enrich(article))


@settings(max_examples=100)
@given(texts, languages)
def test_any_page_comes_out_as_the_contract_says_or_holds_no_article(
    text: str, language: str | None
) -> None:
    page = f"<html><body><article><p>{text.replace(chr(10), '</p><p>')}</p></article></body></html>"
    try:
        check(enrich(RawArticle(html=page, language=language)))
    except NoArticle as error:
        assert isinstance(error, ValueError)  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_sample_comes_out_as_the_contract_says(file: Path) -> None:
    enriched = enrich(sample(file))
    check(enriched)
    assert enriched.language.code == file.name.partition("-")[0]
    assert enriched.claims


@pytest.mark.parametrize(
    "fault",
    [
        {"start": 1, "end": 9},
        {"text": "something else"},
        {"rule": ""},
        {"id": ""},
        {"start": -5},
        {"end": 10_000},
    ],
)
def test_faulty_item_would_be_found(fault: dict[str, object]) -> None:
    enriched = enrich(RawArticle(text=TEXT, language="id"))
    broken = replace(enriched.quotes[0], **fault)
    with pytest.raises(AssertionError):
        check(replace(enriched, quotes=[broken, *enriched.quotes[1:]]))


def test_claim_that_names_no_quote_or_a_wrong_one_would_be_found() -> None:
    enriched = enrich(RawArticle(text=TEXT, language="id"))
    held, *others = enriched.claims
    assert held.quote == enriched.quotes[0].id
    for wrong in (None, "another"):
        with pytest.raises(AssertionError):
            check(replace(enriched, claims=[replace(held, quote=wrong), *others]))


def test_what_the_producer_says_is_carried_through() -> None:
    about = {"url": "https://kabar.example/1", "title": "Air", "publisher": "Kabar"}
    metadata = {"tags": ["banjir", None], "scores": {"a": 1.5}, "deep": [[[{}]]]}
    article = RawArticle(id="a-1", text=TEXT, language="id", metadata=metadata, **about)
    enriched = enrich(article)
    assert {name: getattr(enriched, name) for name in about} == about
    assert (enriched.id, enriched.metadata, enriched.version) == ("a-1", metadata, VERSION)
    assert enriched.language.code == "id"


def test_megabyte_of_unclosed_marks_and_figures_comes_out() -> None:
    text = '“kata 12.3 "said ' * 60_000
    check(enrich(RawArticle(text=text, language="en")))

"""Pages: the article out of the markup, what the head tells, and what is no article."""

from datetime import UTC, datetime

import pytest

from agents.body import NoArticle, read_body
from schemas import RawArticle

FIRST = (
    "The county will rebuild the footbridge over the Ash, which a flood carried away in March, "
    "and expects walkers to cross it again before the first snow falls on the upper valley."
)
SECOND = (
    "“We priced it three times and three times the answer was oak,” said Alma Thorne, who has led "
    "the county's works department since 2011 and will retire once the bridge is open."
)
LEAD = "A bridge of oak is to replace the one that the river took."

HEAD = """<meta charset="utf-8"><title>Footbridge to return | Valley Wire</title>
<meta property="og:title" content="Footbridge to return | Valley Wire">
<meta property="og:site_name" content="Valley Wire">
<link rel="canonical" href="https://wire.example/footbridge">"""


def page(body: str, head: str = HEAD, lang: str = "en-GB") -> str:
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def article(*paragraphs: str) -> str:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<main><article><h1>Footbridge to return</h1>{inner}</article></main>"
        "<footer><p>Copyright © Valley Wire. All rights reserved.</p></footer>"
        "<script>var tracker = 'We use cookies.';</script>"
    )


def body_of(html: str) -> str:
    return read_body(RawArticle(html=html)).text


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert body_of(page(article(FIRST, SECOND))) == f"{FIRST}\n\n{SECOND}"


def test_boilerplate_phrases_go_from_pages_too() -> None:
    html = page(article(FIRST, "Read more: The flood in pictures", SECOND, "Editor: Ann Lee"))
    assert body_of(html) == f"{FIRST}\n\n{SECOND}"


def test_tables_comments_and_link_targets_stay_out() -> None:
    table = "<table><tr><td>Timber</td><td>40,000</td></tr></table>"
    comments = "<div id='comments'><p>A reader writes that the old bridge was better.</p></div>"
    linked = SECOND.replace("oak", "<a href='https://oak.example'>oak</a>")
    assert body_of(page(article(FIRST, linked) + table + comments)) == f"{FIRST}\n\n{SECOND}"


def test_lead_in_the_header_is_found_again_by_the_description() -> None:
    head = f'{HEAD}<meta name="description" content="{LEAD}">'
    header = f"<header><div class='teaser'>{LEAD}</div></header>"
    assert body_of(page(header + article(FIRST, SECOND), head)) == f"{LEAD}\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "description",
    [
        pytest.param(LEAD, id="does not stand on the page"),
        pytest.param("Valley Wire brings you the news", id="is no sentence"),
        pytest.param(FIRST, id="stands in the article already"),
    ],
)
def test_no_lead_where_the_description(description: str) -> None:
    head = f'{HEAD}<meta name="description" content="{description}">'
    assert body_of(page(article(FIRST, SECOND), head)) == f"{FIRST}\n\n{SECOND}"


def test_article_laid_out_in_a_table() -> None:
    rows = "".join(f"<p>{paragraph}</p>" for paragraph in (FIRST, SECOND))
    html = page(f"<table><tr><td>{rows}</td></tr></table>", head="")
    assert body_of(html).split("\n\n") == [FIRST, SECOND]


def test_metadata_of_the_page() -> None:
    dated = f'{HEAD}<meta property="article:published_time" content="2024-05-03T09:12:00+07:00">'
    body = read_body(RawArticle(html=page(article(FIRST, SECOND), dated)))
    assert body.title == "Footbridge to return"
    assert body.publisher == "Valley Wire"
    assert body.published_at == datetime(2024, 5, 3, 2, 12, tzinfo=UTC)
    assert body.language == "en-GB"
    assert body.url == "https://wire.example/footbridge"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-05-03T09:12:00Z", datetime(2024, 5, 3, 9, 12, tzinfo=UTC)),
        ("2024-05-03 09:12:00", None),  # whose clock?
        ("last Friday at noon", None),
    ],
)
def test_date_published_of_schema_org(date: str, expected: datetime | None) -> None:
    script = f'<script type="application/ld+json">{{"datePublished": "{date}", broken</script>'
    body = read_body(RawArticle(html=page(article(FIRST, SECOND), script)))
    assert body.published_at == expected


def test_metadata_of_schema_org() -> None:
    data = """{"@graph": [{"@type": "WebSite", "name": "Hub"}, {"@type": ["NewsArticle"],
        "headline": "Footbridge to return", "publisher": {"@id": "#us", "name": "Hub News"},
        "inLanguage": "en-IE", "datePublished": "2024-05-03T09:12:00Z"}]}"""
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", oops</script>'
    head = f'{broken}<script type="application/ld+json">{data}</script><title>Hub</title>'
    body = read_body(RawArticle(html=page(article(FIRST, SECOND), head)))
    assert body.title == "Footbridge to return"
    assert body.publisher == "Hub News"
    assert body.language == "en-IE"
    assert body.published_at == datetime(2024, 5, 3, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "data",
    [
        "[]",
        "null",
        "[[[1]]]",
        '{"@type": 3}',
        '{"@type": "Article", "headline": [], "publisher": 7}',
    ],
)
def test_odd_data_of_schema_org_is_passed_over(data: str) -> None:
    head = f'<script type="application/ld+json">{data}</script>'
    body = read_body(RawArticle(html=page(article(FIRST, SECOND), head)))
    assert (body.title, body.publisher, body.language) == (None, None, "en-GB")


def test_page_of_more_than_five_million_characters_is_refused() -> None:
    html = page(article(FIRST, SECOND) + " " * 5_000_000)
    with pytest.raises(NoArticle, match="`html`: the page has more than 5,000,000"):
        read_body(RawArticle(html=html))


def test_page_comes_before_the_text_and_text_stands_in_for_an_empty_page() -> None:
    html, text = page(article(FIRST, SECOND)), "The county rebuilds a bridge."
    assert read_body(RawArticle(html=html, text=text)).text == f"{FIRST}\n\n{SECOND}"
    assert read_body(RawArticle(html="<html></html>", text=text)).text == text


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "\0" * 1000,
        "<" * 1000,
        "<!--" * 1000,
        page("<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"),
        page("<div id='root'></div><noscript></noscript>"),
        page(article(*[f"<b>{FIRST}</b>" * 40] * 800)),  # more elements than any article has
    ],
    ids=["empty", "NUL", "angles", "open comments", "menu", "filled by script", "too big"],
)
def test_page_without_an_article(html: str) -> None:
    with pytest.raises(NoArticle, match="`html`"):
        read_body(RawArticle(html=html))


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{FIRST}<p>{SECOND}",
        f"<div>{FIRST}<br>{SECOND}",
        page(article(FIRST, SECOND)).replace("</p>", "").replace("</article>", ""),
        page(article(FIRST, SECOND)).replace('charset="utf-8"', 'charset="utf-16"'),
        page(article(FIRST, SECOND)).replace("<main>", "<main>\0\0"),
        page("<div>" * 100 + article(FIRST, SECOND)),
    ],
    ids=["fragment", "breaks", "never closed", "wrong charset", "NUL inside", "nested"],
)
def test_broken_pages_still_give_the_article(html: str) -> None:
    assert body_of(html).startswith(FIRST)
    assert SECOND in body_of(html)


@pytest.mark.parametrize(
    "html",
    ["<div>" * 10_000 + FIRST, "<p><b><i>" * 5_000 + FIRST, page(article(FIRST * 6_000))],
    ids=["10,000 divs", "15,000 open tags", "a paragraph of 1 MB"],
)
def test_hostile_pages_give_a_text_or_no_article(html: str) -> None:
    try:
        assert body_of(html)
    except NoArticle as error:
        assert "`html`" in str(error)  # noqa: PT017 - either outcome is right


def test_page_that_takes_too_long_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agents.body.page.MAX_SECONDS", 0.0)
    slow = page("<table><tr><td>x<td>y</table>" * 50)
    with pytest.raises(NoArticle, match=r"`html`: the page takes more than 0 seconds"):
        read_body(RawArticle(html=slow))
    assert read_body(RawArticle(html=slow, text=FIRST)).text == FIRST
    assert FIRST in read_body(RawArticle(text=f"<p>{FIRST}</p>")).text


def test_same_page_same_body_whatever_was_read_before() -> None:
    html = page(article(FIRST, SECOND, FIRST))
    bodies = {body_of(html) for _ in range(3)} | {body_of(page(article(SECOND, FIRST)))}
    assert body_of(html) in bodies
    assert len({body_of(html) for _ in range(3)}) == 1

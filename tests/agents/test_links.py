"""Links: a claim knows the innermost quote that holds it, and who says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.links import linked
from schemas import Claim, EnrichedArticle, Language, Quote, Sentence, Speaker

NAMED = Speaker(mention="kata Rania", start=0, end=1, name="Rania Wulandari")
MENTIONED = Speaker(mention="dia", start=0, end=1)

ARTICLE = EnrichedArticle(
    id="a-1",
    url=None,
    title=None,
    publisher=None,
    published_at=None,
    metadata=None,
    content_hash="digest",
    version="0",
    language=Language("id", 1.0),
    text="",
    quotes=[],
    claims=[],
)


def quote(start: int, end: int, speaker: Speaker | None = None) -> Quote:
    whole = Sentence(0, 100)
    return Quote(
        kind="direct", start=start, end=end, text="", speaker=speaker, sentence=whole, rule="r"
    )


def claim(start: int, end: int) -> Claim:
    whole = Sentence(0, 100)
    return Claim(start=start, end=end, text="", value=1.0, kind="count", sentence=whole, rule="r")


def test_every_item_gets_its_own_id_and_the_same_again() -> None:
    quotes, claims = [quote(0, 9), quote(0, 20)], [claim(1, 3), claim(4, 6)]
    article = linked(ARTICLE, quotes, claims)
    ids = [item.id for item in (*article.quotes, *article.claims)]
    assert len(set(ids)) == 4
    assert linked(ARTICLE, quotes, claims) == article


@pytest.mark.parametrize(
    ("quotes", "held", "expected"),
    [
        ([quote(0, 20)], claim(5, 8), 0),
        ([quote(5, 8)], claim(5, 8), 0),
        ([quote(0, 7)], claim(5, 8), None),
        ([quote(6, 20)], claim(5, 8), None),
        ([quote(0, 5)], claim(5, 8), None),
        ([quote(0, 20), quote(4, 10)], claim(5, 8), 1),
        ([quote(0, 20), quote(4, 6)], claim(5, 8), 0),
        ([quote(0, 3), quote(4, 9), quote(10, 20)], claim(5, 8), 1),
        ([], claim(5, 8), None),
    ],
)
def test_claim_names_the_innermost_quote_that_holds_it(
    quotes: list[Quote], held: Claim, expected: int | None
) -> None:
    article = linked(ARTICLE, quotes, [held])
    named = None if expected is None else article.quotes[expected].id
    assert article.claims[0].quote == named


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [(NAMED, "Rania Wulandari"), (MENTIONED, "dia"), (Speaker(), None), (None, None)],
)
def test_claim_is_said_by_its_quotes_speaker(speaker: Speaker | None, expected: str | None) -> None:
    article = linked(ARTICLE, [quote(0, 20, speaker)], [claim(5, 8), claim(30, 31)])
    assert [each.speaker for each in article.claims] == [expected, None]


def test_quote_that_lies_far_behind_is_not_looked_for() -> None:
    many = [quote(start, start + 1) for start in range(40)]
    article = linked(ARTICLE, [*many, quote(40, 60)], [claim(50, 52), claim(70, 71)])
    assert [each.quote for each in article.claims] == [article.quotes[-1].id, None]


spans = st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1]))


@given(
    st.lists(spans, max_size=8, unique=True).map(sorted), st.lists(spans, max_size=8).map(sorted)
)
def test_links_are_those_that_a_plain_search_finds(
    quote_spans: list[tuple[int, int]], claim_spans: list[tuple[int, int]]
) -> None:
    article = linked(
        ARTICLE, [quote(*span) for span in quote_spans], [claim(*span) for span in claim_spans]
    )
    for each in article.claims:
        holders = [q for q in article.quotes if q.start <= each.start and each.end <= q.end]
        assert each.quote == (holders[-1].id if holders else None)

"""Names that stay, and differ wherever the things they name do."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from agents.identity import article_id, content_hash, item_id

ITEM = ("a-1", "digest", "direct", 3, 17)
OTHERS = ("a-2", "other", "indirect", 4, 18)

parts = st.tuples(
    st.sampled_from(["a", "a-1", ""]),
    st.sampled_from(["d", "1d"]),
    st.sampled_from(["direct", "count"]),
    st.integers(0, 120),
    st.integers(0, 120),
)


def test_content_hash_is_the_sha256_of_the_text() -> None:
    assert content_hash("“Ya”") == hashlib.sha256("“Ya”".encode()).hexdigest()


def test_names_of_an_item_are_the_same_in_every_process() -> None:
    assert item_id(*ITEM) == "877b37c4df75e75d397df34b69d04729"


def test_lone_surrogate_has_a_name_too() -> None:
    assert content_hash("a\ud83d") != content_hash("a")
    assert item_id("a\ud83d", "digest", "direct", 3, 17) != item_id(*ITEM)


def test_article_is_named_by_its_own_id_then_its_url_then_its_content() -> None:
    assert article_id("a-1", "https://a.example", "digest") == "a-1"
    assert article_id(None, "https://a.example", "digest") == "https://a.example"
    assert article_id("", "", "digest") == "digest"


def test_every_part_of_an_item_counts() -> None:
    for place, other in enumerate(OTHERS):
        parts = list(ITEM)
        parts[place] = other
        assert item_id(*parts) != item_id(*ITEM)  # type: ignore[arg-type]


@given(parts, parts)
def test_items_share_a_name_only_where_they_are_one(
    one: tuple[str, str, str, int, int], other: tuple[str, str, str, int, int]
) -> None:
    assert (item_id(*one) == item_id(*other)) == (one == other)

"""Pages by their blocks: what is the article without a doubt, and what is left to the extractor."""

import pytest

from agents.body.blocks import page_blocks
from agents.body.page import load
from agents.body.region import article_lines

FIRST = (
    "The harbour board will move the fish market to the old rope works in the spring, a step that "
    "the traders have asked for since the roof of the present hall began to leak."
)
SECOND = (
    "“Nobody buys mackerel out of a puddle,” said Ines Calder, who has kept a stall there for "
    "thirty-one years and means to keep one in the new hall as well."
)
THIRD = (
    "The board expects the move to cost 1.4 million crowns, of which the county pays a half, and "
    "hopes that the first boats will land their catch there before Easter."
)
OTHER = (
    "A museum in the next valley has bought a steam plough, which it will show to visitors on two "
    "Sundays of each month until the end of the season, the owner of the museum has announced."
)
ARTICLE = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def lines_of(body: str) -> list[str]:
    tree = load(f"<!doctype html><html><body>{body}</body></html>")
    assert tree is not None
    return [line.text for line in article_lines(page_blocks(tree[0]))]


def test_one_run_of_prose_is_the_article() -> None:
    menu = "<ul><li><a href='/'>Home</a></li><li><a href='/sea'>Sea</a></li></ul>"
    assert lines_of(f"{menu}<div>{ARTICLE}</div>{menu}") == [FIRST, SECOND, THIRD]


def test_paragraphs_that_each_stand_in_a_box_of_their_own() -> None:
    boxes = "".join(f"<div><div><p>{each}</p></div></div>" for each in (FIRST, SECOND, THIRD))
    assert lines_of(f"<main>{boxes}</main>") == [FIRST, SECOND, THIRD]


def test_lines_parted_by_breaks() -> None:
    assert lines_of(f"<div>{FIRST}<br><br>{SECOND}<br>{THIRD}</div>") == [FIRST, SECOND, THIRD]


def test_marks_inside_a_line_part_nothing_and_no_break_spaces_stay() -> None:
    marked = FIRST.replace("old rope works", "<b>old</b>\n  <i>rope\u00a0works</i>")
    assert lines_of(f"<div><p>{marked}</p><p>{SECOND}</p><p>{THIRD}</p></div>") == [
        FIRST.replace("rope works", "rope\u00a0works"),
        SECOND,
        THIRD,
    ]


def test_lead_between_headline_and_article() -> None:
    lead = "Traders have waited for a dry roof for eleven winters, and may get one by Easter."
    head = f"<header><h1>Market moves</h1><ul>{'<li>12</li>' * 30}</ul><b>{lead}</b></header>"
    assert lines_of(f"<article>{head}<div>{ARTICLE}</div></article>") == [FIRST, SECOND, THIRD]
    head = head.replace("header>", "div>")
    assert lines_of(f"<main>{head}<div>{ARTICLE}</div></main>") == [lead, FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "box",
    [
        f"<aside><p>{OTHER}</p></aside>",
        f"<div class='c-related_box'><p>{OTHER}</p></div>",
        f"<div id='newsletter'><p>{OTHER}</p></div>",
        f"<div style='color: red; display:none'><p>{OTHER}</p></div>",
        f"<figure><figcaption>{OTHER}</figcaption></figure>",
        f"<noscript><p>{OTHER}</p></noscript>",
        f"<p><a href='/plough'>{OTHER}</a></p>",
    ],
)
def test_what_stands_apart_is_left_out(box: str) -> None:
    page = f"<div><p>{FIRST}</p>{box}<p>{SECOND}</p><p>{THIRD}</p></div>"
    assert lines_of(page) == [FIRST, SECOND, THIRD]


def test_page_that_has_all_its_text_in_an_element_that_stands_apart() -> None:
    assert lines_of(f"<form class='has-sidebar'>{ARTICLE}</form>") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            f"<div>{ARTICLE}</div><div>{'<p>Bread, eggs</p>' * 20}<p>{OTHER}</p></div>", id="rival"
        ),
        pytest.param(f"<div><p>{FIRST}</p></div>", id="short"),
        pytest.param(f"<div>{ARTICLE}{'<p>Bread, eggs, salt</p>' * 20}</div>", id="thin"),
        pytest.param("<div><ul><li>1</li></ul></div>", id="no prose"),
        pytest.param("", id="empty"),
    ],
)
def test_page_that_leaves_a_doubt_is_left_to_the_extractor(page: str) -> None:
    assert lines_of(page) == []

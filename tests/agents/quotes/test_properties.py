"""What holds of any text, however hostile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.quotes import find_quotes
from agents.quotes.grammar import grammar_of
from agents.quotes.lexicon import LEXICONS
from agents.text import Document, languages
from schemas import Quote

LANGUAGES = [*languages(LEXICONS), "und", "xx"]
MARKS = ['"', "“", "”", "„", "«", "»", "'", "’", "''", "「", "」", "— ", " – ", "- "]
BREAKS = [". ", ", ", ": ", "\n", "\n\n", " ", "?", "…", "(", ")", "。", "、", "،"]
WORDS = [
    "Budi Santoso",
    "Ann Lee",
    "Ursula von der Leyen",
    "Иван Петров",
    "A",
    "rain fell",
    "İ",
    "ß",
]


def texts(language: str) -> st.SearchStrategy[str]:
    """Make texts of marks, breaks, names and words that the language's rules look at."""
    grammar = grammar_of(language)
    lexicon, cues = grammar.lexicon, sorted(grammar.cue_forms) or ["x"]
    small = sorted(lexicon.complementisers | lexicon.stops | lexicon.joins)
    roles = sorted(lexicon.names.roles | lexicon.names.titles) or ["x"]
    pronouns = [form for group in lexicon.pronouns for form in sorted(group.forms)] or ["x"]
    part = st.one_of(
        *map(st.sampled_from, (MARKS, BREAKS, WORDS, cues, small or ["x"], roles, pronouns)),
        st.text(max_size=6),
    )
    return st.lists(part, max_size=40).map(" ".join) | st.lists(part, max_size=40).map("".join)


documents = st.sampled_from(LANGUAGES).flatmap(
    lambda language: st.tuples(texts(language), st.just(language))
)


def check(text: str, quotes: list[Quote]) -> None:
    """Hold that every offset cuts what it says, and that quotes stand in order."""
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.text
        assert quote.sentence.start <= quote.start < quote.end <= quote.sentence.end
        if quote.cue:
            assert text[quote.cue.start : quote.cue.end] == quote.cue.text
        if quote.speaker and quote.speaker.mention is not None:
            assert quote.speaker.start is not None
            assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.mention
    starts = [quote.start for quote in quotes]
    assert starts == sorted(starts)


@given(documents)
def test_offsets_are_exact_and_the_answer_stays(document: tuple[str, str]) -> None:
    text, language = document
    quotes = find_quotes(Document.read(text, language))
    check(text, quotes)
    assert find_quotes(Document.read(text, language)) == quotes


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_has_an_answer(text: str, language: str) -> None:
    check(text, find_quotes(Document.read(text, language)))


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "”a ",
        " '",
        '"Yes," ',
        '" said "',
        "said ",
        "he said that ",
        "according to ",
        "kata ",
        "Menurut, ",
        "A ",
        "Budi ",
        "Ann Lee and Bo Ray of ",
        "of the ",
        "The mayor, ",
        "president ",
        ", ",
        "— ",
        "\n— A, ",
        "「",
        "と述べた",
        ".",
        "(",
        "İ",
    ],
)
@pytest.mark.parametrize("language", ["id", "en", "und"])
def test_megabyte_of_anything_is_read(unit: str, language: str) -> None:
    text = "“We won,” said Ann Lee.\n" + unit * (1_000_000 // len(unit))
    check(text, find_quotes(Document.read(text, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_cues_and_marks_without_end_are_read(language: str) -> None:
    grammar = grammar_of(language)
    opening = next(iter(grammar.lexicon.marks.pairs))
    cues = list(dict.fromkeys(grammar.cue_forms))[::37] or ["x"]
    text = "".join(f"Ab {cue}. {opening}x, {cue} Ab, {cue} x\n" for cue in cues)
    text *= 100_000 // len(text) + 1
    check(text, find_quotes(Document.read(text, language)))


def test_names_without_end_are_read() -> None:
    names = " ".join(f"Abc{number:x}" for number in range(100_000))
    text = f"“We won,” said {names}. " + ". ".join(f"Ann Lee{n} said so" for n in range(20_000))
    check(text, find_quotes(Document.read(text, "en")))


@pytest.mark.parametrize("unit", ["—a—. ", "—dijo A—. ", "—dijo A ", "dijo que ", ", que ", "la "])
def test_megabyte_of_dialogue_is_read(unit: str) -> None:
    text = "—Ganamos —dijo Ana Lima—. " + unit * (1_000_000 // len(unit))
    check(text, find_quotes(Document.read(text, "es")))

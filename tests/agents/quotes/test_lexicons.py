"""The data files: no convention is missing from a language, and a fault names file and key."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from agents.quotes.cue_forms import written_forms
from agents.quotes.cues import cue_match
from agents.quotes.grammar import grammar_of
from agents.quotes.lexicon import LEXICONS, QuoteLexicon
from agents.text import LexiconError, languages
from agents.text.lexicons import read, tables

TEMPLATE = LEXICONS / "_template.toml"
LANGUAGES = languages(LEXICONS)
NEVER_EMPTY = (
    ("marks", "pairs"),
    ("cues",),
    ("pronouns",),
    ("generics",),
    ("documents",),
    ("openers",),
    ("adverbs",),
    ("calendar",),
    ("names", "titles"),
    ("names", "roles"),
    ("names", "organisations"),
    ("names", "places"),
)


def keys(table: dict[str, Any]) -> set[str]:
    inner = {f"{key}.{name}" for key in ("marks", "names") for name in table.get(key, {})}
    return set(table) - {"marks", "names"} | inner


def words(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [word for pair in value.items() for part in pair for word in words(part)]
    return [word for part in value for word in words(part)] if isinstance(value, list) else []


def test_template_is_no_language() -> None:
    assert TEMPLATE.is_file()
    assert "_template" not in LANGUAGES
    assert {"id", "en"} <= set(LANGUAGES)


def test_template_shows_every_key_of_the_lexicon_and_says_what_it_means() -> None:
    read(TEMPLATE, QuoteLexicon)
    shown = tables(TEMPLATE)
    fields = QuoteLexicon.__struct_fields__
    assert set(shown) == set(fields)
    lines = TEMPLATE.read_text("utf-8").splitlines()
    for before, line in pairwise(lines):
        if " = " in line and not line.startswith(("#", " ")):
            assert before.startswith(("#", "[")), f"no comment says what {line!r} means"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_convention_is_filled_or_said_to_be_absent(language: str) -> None:
    assert keys(tables(LEXICONS / f"{language}.toml")) == keys(tables(TEMPLATE))


@pytest.mark.parametrize("path", NEVER_EMPTY, ids=".".join)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_lacks(language: str, path: tuple[str, ...]) -> None:
    value: Any = tables(LEXICONS / f"{language}.toml")
    for key in path:
        value = value[key]
    assert value


@pytest.mark.parametrize("language", [*LANGUAGES, "und"])
def test_words_are_as_rules_look_them_up(language: str) -> None:
    for word in words(tables(LEXICONS / f"{language}.toml")):
        # a cue's prefix may end with the space that parts it from the cue
        assert word.removesuffix(" ") == " ".join(word.split()), f"{word!r} has too many spaces"
        assert word == word.lower(), f"{word!r} is not in lower case"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_behaves_in_two_ways(language: str) -> None:
    groups = grammar_of(language).lexicon.cues
    forms = [form for group in groups for form in written_forms(group)]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cue_is_found(language: str) -> None:
    grammar = grammar_of(language)
    for form in grammar.cue_forms:
        match = grammar.cue.search(f" {form} " if grammar.lexicon.spaced else form)
        assert match, form
        assert match.group() == form


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pronoun_in_a_cue_is_cut_out_of_it(language: str) -> None:
    grammar = grammar_of(language)
    for form, (_, clitic, _) in grammar.cue_forms.items():
        wide = form.replace(" ", "  ")
        match = grammar.cue.search(f" {wide} " if grammar.lexicon.spaced else wide)
        assert match, form
        found = cue_match(match, grammar).clitic
        assert (found.of(match.string) if found else "") == clitic


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ("marcs = {}", "marcs"),
        ("[marks]\npairs = 3", "marks.pairs"),
        ('[marks.pairs]\n\'"\' = ["x"]\n[[cues]]\nkind = "sing"\nforms = []', "cues"),
        ("openers = [1]\n[marks.pairs]", "openers"),
        ("= 1", "line 1"),
    ],
)
def test_fault_names_file_and_key(tmp_path: Path, data: str, key: str) -> None:
    folder = tmp_path / "quotes" / "lexicons"
    folder.mkdir(parents=True)
    (folder / "xx.toml").write_text(data, "utf-8")
    with pytest.raises(LexiconError, match=r"quotes/lexicons/xx\.toml") as fault:
        read(folder / "xx.toml", QuoteLexicon)
    assert key in str(fault.value)

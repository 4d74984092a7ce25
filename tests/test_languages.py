"""The table of languages: it says what the data files hold."""

from pathlib import Path
from types import ModuleType

import pytest

from tests.support.generators import generator as load

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    return load("languages")


def test_table_is_up_to_date(generator: ModuleType) -> None:
    assert generator.TABLE.read_text("utf-8") == generator.written()  # python docs/languages.py


def test_every_lexicon_has_a_row(generator: ModuleType) -> None:
    files = (ROOT / "agents").rglob("lexicons/[a-z][a-z].toml")
    in_pipeline = {file.stem for file in files if file.parts[-3] in {"quotes", "claims", "body"}}
    assert in_pipeline <= set(generator.codes())


@pytest.mark.parametrize(
    ("feature", "row"), [("quotes", "quotes and speakers"), ("claims", "figures")]
)
def test_readme_counts_the_languages(feature: str, row: str) -> None:
    count = len(list((ROOT / "agents" / feature / "lexicons").glob("[a-z][a-z].toml")))
    assert f"| {row} | {count};" in README

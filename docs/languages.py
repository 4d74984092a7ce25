"""Write docs/languages.md, what each language's data files hold: python docs/languages.py."""

from collections.abc import Callable, Iterator
from pathlib import Path

from babel import Locale

from agents.quotes.grammar import Grammar, grammar_of

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "docs" / "languages.md"
QUOTES = ROOT / "agents" / "quotes" / "lexicons"
FIGURES = ROOT / "agents" / "claims" / "lexicons"
NUMBERS = ROOT / "agents" / "claims" / "data"
BODIES = ROOT / "agents" / "body" / "lexicons"
ANY = "und"

PROSE = """# What each language has

Written by `python docs/languages.py` from the data files; a test holds them together.

- **marks**: the quotation marks that open direct speech; *dashes*: dialogue that a dash opens is
  read too.
- **cues**: written forms of the words that report speech ("said", "kata", "zei"), and of phrases
  that name a source ("according to").
- **indirect**: what is said without marks is found, too ("X said that Y", "menurut X, Y").
- **short names**: how whoever is not named in full is found again: *pronouns* (*gender* where
  they tell it), *clitics* (katanya, dit-elle), *cases* (a name in any case), *roles* ("the
  governor").
- **figures**: *words* where number words, vague quantities and what is no figure are known,
  *digits* where digits, percent, currencies and units are.
- **boilerplate**: words that sites print around an article ("Read more") are known.

In a language without a row, or without cues in its row: direct quotes by their marks, with the
speaker where a name stands beside them; digits with percent and currency signs; the body by its
structure.

"""


def main() -> None:
    """Write the table anew."""
    TABLE.write_text(written(), "utf-8")


def written() -> str:
    """Return what docs/languages.md should be."""
    heads = ["language", *_COLUMNS]
    rows = [heads, ["---"] * len(heads), *(list(_row(code)) for code in codes())]
    return PROSE + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def codes() -> list[str]:
    """List the languages that have a data file, those that quotes are read in first."""
    found = {file.stem for folder in (QUOTES, FIGURES, NUMBERS, BODIES) for file in _files(folder)}
    return sorted(
        found, key=lambda code: (not _has(QUOTES, code), not _has(FIGURES, code), name(code))
    )


def name(code: str) -> str:
    """Give a language's English name."""
    return Locale("en").languages[code]


def _files(folder: Path) -> Iterator[Path]:
    files = (file for file in folder.iterdir() if file.suffix in {".toml", ".json"})
    return (file for file in files if not file.stem.startswith("_") and file.stem != ANY)


def _has(folder: Path, code: str) -> bool:
    return any((folder / f"{code}{suffix}").exists() for suffix in (".toml", ".json"))


def _row(code: str) -> Iterator[str]:
    yield f"{name(code)} (`{code}`)"
    for cell in _COLUMNS.values():
        yield cell(code) or "-"


def _of_quotes(cell: Callable[[Grammar], str]) -> Callable[[str], str]:
    return lambda code: cell(grammar_of(code)) if _has(QUOTES, code) else ""


def _marks(grammar: Grammar) -> str:
    marks = grammar.lexicon.marks
    openers = " ".join(sorted({*marks.pairs, *marks.single})).replace("`", "\\`")
    return f"{openers}, dashes" if marks.dashes else openers


def _cues(grammar: Grammar) -> str:
    return str(len({form.lower() for form in grammar.cue_forms}))


def _indirect(grammar: Grammar) -> str:
    groups = grammar.lexicon.cues
    return "yes" if any(g.kind == "source" or g.content != "none" for g in groups) else "no"


def _short_names(grammar: Grammar) -> str:
    words = grammar.lexicon
    ways = {
        "pronouns": bool(words.pronouns),
        "gender": any(group.gender for group in words.pronouns),
        "clitics": any(form.clitic for form in grammar.cue_forms.values()),
        "cases": words.cased and bool(words.names.case_endings),
        "roles": bool(words.names.roles),
    }
    return ", ".join(way for way, has_it in ways.items() if has_it)


def _figures(code: str) -> str:
    return "words" if _has(FIGURES, code) else "digits" if _has(NUMBERS, code) else ""


def _boilerplate(code: str) -> str:
    return "yes" if _has(BODIES, code) else ""


_COLUMNS: dict[str, Callable[[str], str]] = {
    "marks": _of_quotes(_marks),
    "cues": _of_quotes(_cues),
    "indirect": _of_quotes(_indirect),
    "short names": _of_quotes(_short_names),
    "figures": _figures,
    "boilerplate": _boilerplate,
}

if __name__ == "__main__":
    main()

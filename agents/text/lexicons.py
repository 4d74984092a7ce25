"""The one loader of language data: a TOML file a language, checked against a typed Struct."""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from agents.text.inflections import spelled_out

T = TypeVar("T")

FALLBACK = "und"
"""The file read for a language that has none of its own."""


class LexiconError(ValueError):
    """Say which lexicon file, and which key in it, cannot be read."""


def lexicon(folder: Path, language: str, shape: type[T]) -> T:
    """Read `<language>.toml` in the folder, or `und.toml` where the language has no file.

    Each file is read once. Raises LexiconError, naming file and key, where the data does not
    have the Struct's shape.
    """
    path = folder / f"{language}.toml"
    loaded = _read_once(path if path.is_file() else folder / f"{FALLBACK}.toml", shape)
    return cast(T, loaded)


def read(path: Path, shape: type[T]) -> T:
    """Read one lexicon file into its Struct; raises LexiconError."""
    try:
        return msgspec.convert(tables(path), shape)
    except (ValueError, msgspec.ValidationError, OSError) as error:
        raise LexiconError(f"{path.parent.parent.name}/lexicons/{path.name}: {error}") from error


def tables(path: Path) -> dict[str, Any]:
    """Read what a lexicon file holds, its inflected words written out."""
    return spelled_out(tomllib.loads(path.read_text(encoding="utf-8")))


_read_once: Callable[[Path, Any], Any] = cache(read)


def languages(folder: Path) -> list[str]:
    """List the languages that have a file in the folder, the fallback left out."""
    return sorted(p.stem for p in folder.glob("[a-z]*.toml") if p.stem != FALLBACK)

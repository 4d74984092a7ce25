"""Mention finders: a user's own recogniser of names beside our rules for capitalised words.

def names(text: str, language: str) -> Iterator[tuple[int, int, str]]:
for entity in spacy_model(text).ents:
if entity.label_ in {"PERSON", "ORG"}:
yield entity.start_char, entity.end_char, entity.label_
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from pkgutil import resolve_name

from agents.quotes.mentions import Mention
from agents.text import Document, Span

MentionFinder = Callable[[str, str], Iterable[tuple[int, int, str]]]
"""Takes a body and its language; gives the names in it: start, end in code points, and kind."""

KINDS = {
    "PERSON": False,
    "PER": False,
    "ORGANISATION": True,
    "ORGANIZATION": True,
    "ORG": True,
}
"""What a kind of name says of `Mention.is_body`; spaCy's and stanza's labels are among them."""


class MentionFinderError(ValueError):
    """Say what is wrong with a mention finder, or with what it gave."""


def mention_finder(path: str) -> MentionFinder | None:
    """Load the finder that a path "package.module:function" names; None for an empty path.

    The module may stand in the working directory, where an installed command does not look.
    Raises MentionFinderError, naming the path.
    """
    if not path:
        return None
    if (here := str(Path.cwd())) not in sys.path:
        sys.path.append(here)
    try:
        found = resolve_name(path)
    except (ImportError, AttributeError, ValueError) as error:
        raise MentionFinderError(f"cannot load the mention finder {path!r}: {error}") from error
    if not callable(found):
        raise MentionFinderError(f"the mention finder {path!r} is no function")
    finder: MentionFinder = found
    return finder


def with_found(
    document: Document, mentions: Sequence[Mention], finder: MentionFinder
) -> list[Mention]:
    """Put the names that a finder found in the place of ours that they meet, in order.

    Titles and roles that our rules read before a name stay part of its mention. Raises
    MentionFinderError where a name has no known kind, lies outside the text or in another one.
    """
    names = sorted(_checked(document, name) for name in finder(document.text, document.language))
    kept: list[Mention] = []
    waiting = list(reversed(mentions))
    for name, is_body in names:
        while waiting and waiting[-1].span.end <= name.start:
            kept.append(waiting.pop())
        start = min(name.start, waiting[-1].span.start) if waiting else name.start
        if kept and name.start < kept[-1].span.end:
            raise MentionFinderError(f"the names at {kept[-1].span.start} and {name.start} overlap")
        kept.append(Mention(Span(start, name.end), name, is_body))
        while waiting and waiting[-1].span.start < name.end:
            waiting.pop()
    return [*kept, *reversed(waiting)]


def _checked(document: Document, name: tuple[int, int, str]) -> tuple[Span, bool]:
    start, end, kind = name
    if not 0 <= start < end <= len(document.text):
        raise MentionFinderError(f"a name from {start} to {end} is not in the text")
    if kind not in KINDS:
        raise MentionFinderError(f"{kind!r} is no kind of name; known are {', '.join(KINDS)}")
    return Span(start, end), KINDS[kind]

"""Cue forms: every way to write a cue, with what may be glued to it."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from agents.quotes.lexicon import CueGroup

_BRACES = re.compile(r"[{}]")


class CueForm(NamedTuple):
    """Hold one written form of a cue: its group, the pronoun in it ("nya") and where that begins.

    A form without a pronoun has an empty one at 0.
    """

    group: CueGroup
    clitic: str
    offset: int


def cue_forms(groups: Iterable[CueGroup]) -> dict[str, CueForm]:
    """Write out the forms of every group, small and capitalised."""
    found: dict[str, CueForm] = {}
    for group in groups:
        for written in written_forms(group):
            offset, end = max(written.find("{"), 0), max(written.find("}") - 1, 0)
            for form in capitalised(_BRACES.sub("", written)):
                found[form] = CueForm(group, form[offset:end], offset)
    return found


def written_forms(group: CueGroup) -> Iterator[str]:
    """Write out a group's cues, braces around the pronouns in them."""
    for prefix, form, suffix in product(group.prefixes, group.forms, group.suffixes):
        yield prefix + form + suffix


def capitalised(form: str) -> set[str]:
    """Give a form as it stands within and at the beginning of a sentence."""
    turkish = {"İ" + form[1:]} if form.startswith("i") else set()
    return {form, form[:1].upper() + form[1:]} | turkish

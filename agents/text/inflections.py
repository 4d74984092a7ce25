"""Inflected words in language data: written once as a stem and the name of its endings.

A file's table `inflections` names rows of endings, one for each case: `m = ["", "a", "owi"]`.
An entry "minister~m" stands for "minister", "ministera", "ministerowi"; the words of an entry
agree: "nowy~a minister~m" gives one phrase a case.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

TABLE = "inflections"

_INFLECTED = re.compile(r"~(\w+)")

Endings = Mapping[str, Sequence[str]]


def spelled_out(data: dict[str, Any]) -> dict[str, Any]:
    """Write out the inflected entries of a file's lists and keys, without the endings.

    Raises ValueError, naming the entry, where its endings are not in the table or do not agree.
    """
    endings: Endings = data.get(TABLE, {})
    kept = {key: value for key, value in data.items() if key != TABLE}
    return {key: _written(value, endings) for key, value in kept.items()} if endings else kept


def _written(value: Any, endings: Endings) -> Any:
    if isinstance(value, dict):
        forms = ((form, each) for key, each in value.items() for form in _entry(key, endings))
        return {form: _written(each, endings) for form, each in forms}
    if isinstance(value, list):
        return [form for each in value for form in _entry(each, endings)]
    return value


def _entry(entry: Any, endings: Endings) -> list[Any]:
    if not isinstance(entry, str):
        return [_written(entry, endings)]
    stem, *pieces = _INFLECTED.split(entry) if "~" in entry else [entry]
    try:
        forms = [stem] * (len(endings[pieces[0]]) if pieces else 1)
        for name, rest in zip(pieces[::2], pieces[1::2], strict=True):
            forms = [form + end + rest for form, end in zip(forms, endings[name], strict=True)]
    except (KeyError, ValueError) as error:
        raise ValueError(f"{TABLE} of {entry!r}: {error}") from error
    return forms

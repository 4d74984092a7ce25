"""Inflected entries of language data: written out, agreeing, or a fault that names them."""

import pytest

from agents.text.inflections import spelled_out

ENDINGS = {"m": ["", "a", "em"], "a": ["y", "ego", "ym"], "f": ["a", "y"]}


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("minister", ["minister"]),
        ("minister~m", ["minister", "ministera", "ministerem"]),
        ("wice-minister~m", ["wice-minister", "wice-ministera", "wice-ministerem"]),
        ("now~a minister~m", ["nowy minister", "nowego ministera", "nowym ministerem"]),
        ("minister~m finansów", ["minister finansów", "ministera finansów", "ministerem finansów"]),
    ],
)
def test_entry_is_written_out(entry: str, forms: list[str]) -> None:
    assert spelled_out({"words": [entry], "inflections": ENDINGS}) == {"words": forms}


def test_lists_are_written_out_however_deep() -> None:
    data = {"names": {"roles": ["x~f"]}, "cues": [{"forms": ["y~f"], "kind": "say"}], "n": [1]}
    assert spelled_out({**data, "inflections": ENDINGS}) == {
        "names": {"roles": ["xa", "xy"]},
        "cues": [{"forms": ["ya", "yy"], "kind": "say"}],
        "n": [1],
    }


def test_keys_of_a_table_are_written_out_with_the_same_value() -> None:
    data = {"units": {"koron~f": "SEK"}, "inflections": ENDINGS}
    assert spelled_out(data) == {"units": {"korona": "SEK", "korony": "SEK"}}


def test_file_without_endings_keeps_its_tildes() -> None:
    assert spelled_out({"words": ["a~b"]}) == {"words": ["a~b"]}


@pytest.mark.parametrize("entry", ["minister~x", "now~a kobiet~f"])
def test_fault_names_the_entry(entry: str) -> None:
    with pytest.raises(ValueError, match=f"inflections of '{entry}'"):
        spelled_out({"words": [entry], "inflections": ENDINGS})

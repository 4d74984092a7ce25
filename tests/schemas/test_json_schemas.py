"""The JSON Schemas agree with the types, and with what really goes over the wire."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from agents.enrich import enrich
from agents.records import claim_records, quote_records
from schemas import EnrichedArticle, Failure
from schemas.generate import FOLDER, RECORDS, file_of, schema_of
from streams.codec import decode, encode
from streams.files import messages_of

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*-*.*"))


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(file_of(name).read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def articles() -> list[EnrichedArticle]:
    return [enrich(decode(message)) for file in SAMPLES for message in messages_of(file)]


@pytest.mark.parametrize("name", RECORDS)
def test_file_is_what_the_types_say(name: str) -> None:
    written = file_of(name).read_text(encoding="utf-8")
    assert written == schema_of(name), "run `python -m schemas.generate`"
    Draft202012Validator.check_schema(json.loads(written))


def test_no_file_is_left_over() -> None:
    assert set(FOLDER.iterdir()) == {file_of(name) for name in RECORDS}


def test_raw_samples_are_valid() -> None:
    raw = validator("raw_article")
    files = [file for file in SAMPLES if file.suffix == ".json"]
    assert files
    for file in files:
        raw.validate(json.loads(file.read_text(encoding="utf-8")))


def records(name: str, article: EnrichedArticle) -> Iterator[Any]:
    """Read a record's kind out of an article, as it stands on the wire."""
    made = {
        "enriched_article": lambda: iter([article]),
        "quote_record": lambda: quote_records(article),
        "claim_record": lambda: claim_records(article),
    }
    return (json.loads(encode(record)) for record in made[name]())


@pytest.mark.parametrize("name", ["enriched_article", "quote_record", "claim_record"])
def test_what_the_pipeline_makes_of_the_samples_is_valid(
    name: str, articles: list[EnrichedArticle]
) -> None:
    checked = validator(name)
    made = [record for article in articles for record in records(name, article)]
    assert len(made) >= len(SAMPLES) - 1
    for record in made:
        checked.validate(record)
        assert record.keys() == _properties(checked).keys()  # nothing that no schema speaks of


def _properties(checked: Draft202012Validator) -> dict[str, Any]:
    schema = checked.schema
    name = schema["$ref"].rpartition("/")[2]
    properties: dict[str, Any] = schema["$defs"][name]["properties"]
    return properties


@pytest.mark.parametrize("name", ["enriched_article", "quote_record", "claim_record"])
def test_record_that_lacks_a_needed_field_is_not_valid(
    name: str, articles: list[EnrichedArticle]
) -> None:
    checked = validator(name)
    whole = next(record for article in articles for record in records(name, article))
    needed = checked.schema["$defs"][checked.schema["$ref"].rpartition("/")[2]]["required"]
    assert len(needed) > 5
    for field in needed:
        with pytest.raises(ValidationError):
            checked.validate({key: value for key, value in whole.items() if key != field})


@pytest.mark.parametrize(
    ("name", "field", "wrong"),
    [
        ("enriched_article", "text", None),
        ("enriched_article", "quotes", [{"start": 0}]),
        ("enriched_article", "language", "id"),
        ("quote_record", "kind", "shouted"),
        ("quote_record", "start", "0"),
        ("quote_record", "sentence", {"start": 0, "end": 4}),
        ("claim_record", "value", "12"),
        ("claim_record", "modifier", "roughly"),
        ("claim_record", "article", None),
    ],
)
def test_record_with_a_wrong_field_is_not_valid(
    name: str, field: str, wrong: object, articles: list[EnrichedArticle]
) -> None:
    whole = next(record for article in articles for record in records(name, article))
    with pytest.raises(ValidationError):
        validator(name).validate(whole | {field: wrong})


@pytest.mark.parametrize(
    "article",
    [
        {},
        {"id": "a-1", "title": "No words"},
        {"text": " \n"},
        {"text": None, "html": None},
        {"text": 5},
        {"text": "Warga menunggu.", "metadata": []},
        {"text": "Warga menunggu.", "id": 7},
    ],
)
def test_raw_article_that_would_be_a_dead_letter_is_not_valid(article: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        validator("raw_article").validate(article)


def test_headers_of_a_failure_are_those_that_the_schema_names() -> None:
    failure = Failure(
        topic="news.articles.raw",
        partition=3,
        offset=17,
        stage="VALUE_CONVERTER",
        exception_class_name="DecodeError",
        exception_message="`value`: is empty",
    )
    names = [name.removeprefix("__connect.errors.") for name, _ in failure.headers()]
    assert names == list(_properties(validator("failure")))
    validator("failure").validate(json.loads(encode(failure)))

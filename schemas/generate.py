"""Write the records' JSON Schemas from their types: `python -m schemas.generate`.

JSON Schema 2020-12, a file a record, for consumers and producers in any language. A dead letter is
its raw message; `failure` holds the headers that tell why, `__connect.errors.` before each name.
"""

import inspect
import json
from pathlib import Path
from typing import Annotated, Any

import msgspec

from schemas import ClaimRecord, EnrichedArticle, Failure, QuoteRecord, RawArticle

FOLDER = Path(__file__).parent / "json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _needs(name: str) -> dict[str, Any]:
    return {"required": [name], "properties": {name: {"type": "string", "pattern": "\\S"}}}


RECORDS: dict[str, Any] = {
    "raw_article": Annotated[
        RawArticle, msgspec.Meta(extra_json_schema={"anyOf": [_needs("text"), _needs("html")]})
    ],
    "enriched_article": EnrichedArticle,
    "quote_record": QuoteRecord,
    "claim_record": ClaimRecord,
    "failure": Failure,
}
"""What each file holds; what a type alone cannot say of a record stands beside it."""


def schema_of(name: str) -> str:
    """Write a record's JSON Schema."""
    schema = {"$schema": DIALECT, **msgspec.json.schema(RECORDS[name])}
    return json.dumps(_cleaned(schema), indent=2, ensure_ascii=False) + "\n"


def file_of(name: str) -> Path:
    """Name the file that holds a record's schema."""
    return FOLDER / f"{name}.schema.json"


def _cleaned(value: Any) -> Any:
    """Take the source's indentation out of descriptions, which are docstrings."""
    if isinstance(value, dict):
        return {key: _cleaned(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return inspect.cleandoc(value) if isinstance(value, str) else value


def main() -> None:
    """Write all files anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in RECORDS:
        file_of(name).write_text(schema_of(name), encoding="utf-8")


if __name__ == "__main__":
    main()

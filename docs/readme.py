"""Write the generated parts of README.md anew: python docs/readme.py.

Each part stands between its marker, a comment, and the next blank line after its content.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from agents.enrich import enrich
from streams.cli import cli
from streams.codec import decode, encode
from streams.files import messages_of
from streams.settings import described

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
EXAMPLE = ROOT / "samples" / "en-example.json"


def main() -> None:
    """Write README.md with its generated parts as they should be."""
    README.write_text(filled(README.read_text("utf-8")), "utf-8")


def filled(readme: str) -> str:
    """Return the README with its generated parts as they should be."""
    for marker, content in _parts().items():
        part = re.compile(rf"(<!-- {marker} -->\n)(?:(?!\n\n).)*", re.DOTALL)
        readme, found = part.subn(lambda match, text=content: match[1] + text, readme)
        if found != 1:
            raise ValueError(f"README.md has the marker {marker!r} {found} times")
    return readme


def _parts() -> dict[str, str]:
    return {
        "example: in": _fenced(_rows(json.loads(EXAMPLE.read_text("utf-8")))),
        "example: out": _fenced(_rows(_enriched())),
        "commands": _commands(),
        "settings": _settings(),
    }


def _enriched() -> dict[str, Any]:
    (message,) = messages_of(EXAMPLE)
    return dict(json.loads(encode(enrich(decode(message)))))


def _fenced(text: str) -> str:
    return f"```json\n{text}\n```"


def _rows(record: dict[str, Any]) -> str:
    """Write a record a field a line, and a list of objects an object a line."""
    return (
        "{" + ",\n ".join(f"{_json(key)}: {_value(value)}" for key, value in record.items()) + "}"
    )


def _value(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n   " + ",\n   ".join(map(_json, value)) + "]"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _commands() -> str:
    rows = [f"| `{name}` | {about} |" for name, about in commands()]
    return "\n".join(["| command | what it does |", "|---|---|", *rows])


def commands() -> Iterator[tuple[str, str]]:
    """List every command with the first sentence of its help."""
    yield from _below("kutip", typer.main.get_command(cli))


def _below(name: str, command: Any) -> Iterator[tuple[str, str]]:
    for each in getattr(command, "commands", {}).values():
        yield from _below(f"{name} {each.name}", each)
    if not hasattr(command, "commands"):
        yield name, command.help.partition("\n\n")[0].replace("\n", " ")


def _settings() -> str:
    rows = [f"| `{name}` | `{default}` | {about} |" for name, default, about in described()]
    return "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows])


if __name__ == "__main__":
    main()

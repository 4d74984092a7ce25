"""The import rule: data flows one way, and Kafka stays where it is known."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("schemas", "agents", "streams")
KAFKA = ("faust", "mode", "aiokafka", "kafka", "confluent_kafka")
ENRICHER = "agents.enricher"
SHARED = "agents.text"

Tree = Mapping[str, str]
"""Modules' dotted names, and their sources."""


def tree() -> Tree:
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    return {name_of(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in files}


def name_of(file: Path) -> str:
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


def imported(source: str) -> Iterator[str]:
    """Name what a source imports, wherever in it: `from a import b` is a.b."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            before = f"{'.' * node.level}{node.module or ''}."
            yield from (before + alias.name for alias in node.names)


def is_in(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def allowed(module: str, extractors: set[str]) -> tuple[str, ...]:
    """Name the packages, of ours and of Kafka's, that the rule lets a module import."""
    if is_in(module, ENRICHER, "streams"):
        return (*PACKAGES, *KAFKA)
    if is_in(module, "schemas"):
        return ("schemas",)
    own = next((each for each in extractors if is_in(module, each)), None)
    return ("schemas", SHARED, own) if own else ("schemas", "agents")


def may_import(module: str, name: str, extractors: set[str]) -> bool:
    if name.startswith("."):  # it hides where it goes
        return False
    if is_in(name, ENRICHER):
        return module == ENRICHER
    return not is_in(name, *PACKAGES, *KAFKA) or is_in(name, *allowed(module, extractors))


def faults(modules: Tree) -> list[str]:
    """Name every import that the rule forbids: "module: name"."""
    depths = {name: name.split(".") for name in modules}
    extractors = {".".join(d[:2]) for d in depths.values() if d[0] == "agents" and len(d) > 2}
    return [
        f"{module}: {name}"
        for module, source in sorted(modules.items())
        for name in imported(source)
        if not may_import(module, name, extractors)
    ]


def test_imports_run_one_way() -> None:
    assert faults(tree()) == []


def test_all_that_the_rule_speaks_of_is_there() -> None:
    modules = tree()
    named = ("body", "language", "quotes", "claims", "text", "enrich", "links", "records")
    assert {f"agents.{name}" for name in (*named, "identity", "enricher")} <= modules.keys()
    assert is_in(next(imported(modules["streams.app"])), *KAFKA)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("schemas.article", "from agents.text import Span"),
        ("schemas.article", "import streams.codec"),
        ("agents.text.spans", "from agents.body import Body"),
        ("agents.text.spans", "from agents import body"),
        ("agents.text.spans", "import agents"),
        ("agents.body.page", "from agents.language import detect"),
        ("agents.quotes.find", "from agents.claims import find_claims"),
        ("agents.claims.find", "def f():\n    from agents.quotes import find_quotes"),
        ("agents.claims.find", "from ..quotes import find_quotes"),
        ("agents.claims", "from agents.enrich import enrich"),
        ("agents.enrich", "from agents.enricher import enricher"),
        ("agents.enrich", "from streams.codec import decode"),
        ("agents.links", "import faust"),
        ("agents.body.page", "from aiokafka.errors import KafkaError"),
        ("streams.answers", "from agents.enricher import enricher"),
        ("streams.answers", "from agents import enricher"),
    ],
)
def test_import_against_the_rule_is_found(module: str, source: str) -> None:
    around = {"agents.body.page": "", "agents.claims.find": "", "agents.quotes.find": ""}
    assert len(faults({**around, "agents.text.spans": "", module: source})) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("schemas.article", "from schemas.quote import Quote\nimport msgspec"),
        ("agents.text.spans", "from agents.text.tries import alternation"),
        ("agents.body.page", "from schemas import RawArticle\nfrom agents.text import Span"),
        ("agents.enrich", "from agents.body import read_body\nfrom schemas import Claim"),
        ("agents.enricher", "import faust\nfrom streams.app import app"),
        (
            "streams.answers",
            "from agents.enrich import enrich\nimport aiokafka.errors",
        ),
        ("agents.bodyguard.find", "import modern\nfrom agents.bodyguard.names import names"),
    ],
)
def test_import_within_the_rule_is_left_alone(module: str, source: str) -> None:
    assert faults({"agents.body.page": "", "agents.text.spans": "", module: source}) == []

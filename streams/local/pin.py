"""Write kafka.lock anew, after a change of Kafka's version: python -m streams.local.pin."""

import tempfile
from pathlib import Path
from typing import Any

from streams.local.jars import KAFKA_VERSION, LOCK, maven_context, sha256_of

KAFKA = f"org.apache.kafka:kafka_2.13:{KAFKA_VERSION}"
LOGGING = "org.slf4j:slf4j-simple:1.7.36"
"""Kafka logs through slf4j 1.7 and leaves it to us where to: its standard error will do."""


def main() -> None:
    """Resolve Kafka and all that it depends on, fetch it and write down what it is."""
    with tempfile.TemporaryDirectory() as repository:
        maven = maven_context(Path(repository))
        lines = [_line(artifact) for artifact in _resolve(maven)]
    LOCK.write_text("\n".join(lines) + "\n", "utf-8")


def _resolve(maven: Any) -> list[Any]:
    """Return the artifacts of the class path; what was asked for comes first."""
    from jgo.parse import Coordinate  # noqa: PLC0415 - only the extra `local` brings it

    wanted = [maven.create_dependency(Coordinate.parse(name)) for name in (KAFKA, LOGGING)]
    asked, transitive = maven.resolver.resolve(wanted)
    needed = [dependency for dependency in transitive if dependency.scope in {"compile", "runtime"}]
    return [dependency.artifact for dependency in [*asked, *needed]]


def _line(artifact: Any) -> str:
    path = Path(artifact.resolve())
    coordinate = f"{artifact.groupId}:{artifact.artifactId}:{artifact.version}"
    return f"{sha256_of(path)} {path.stat().st_size:8} {coordinate}"


if __name__ == "__main__":
    main()

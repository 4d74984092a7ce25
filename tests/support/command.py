"""The command line, run as a shell runs it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

KUTIP = [
    sys.executable,
    "-c",
    "import sys; sys.argv[0] = 'kutip'; import streams.cli as c; c.main()",
]


class Ended(NamedTuple):
    """Hold how a command ended, and what it said."""

    status: int
    out: str
    err: str


def kutip(
    *arguments: str | Path, stdin: bytes = b"", environment: Mapping[str, str] = os.environ
) -> Ended:
    """Run `kutip` in a process of its own, and hold that it never shows a traceback."""
    command = [*KUTIP, *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False)
    ended = Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ended.err, ended
    return ended

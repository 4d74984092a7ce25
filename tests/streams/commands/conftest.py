"""The command line in our own process, which is quicker than one of its own for each run."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command import Ended

from streams.cli import main


@pytest.fixture
def kutip(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Ended]:
    """Run `kutip` with arguments and standard input; whatever it raises fails the test."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["kutip", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Ended(int(ended.value.code or 0), out.decode(), err.decode())

    return run

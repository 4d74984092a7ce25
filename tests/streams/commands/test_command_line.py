"""The command line as a whole: help with examples, errors in a line, exit codes."""

import shlex
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import typer
from support.command import Ended

from schemas import VERSION
from streams.cli import cli

Kutip = Callable[..., Ended]
Path = tuple[str, ...]

NOBODY = "127.0.0.1:1"


def commands(command: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Give every command below a group, and the words that call it."""
    below = getattr(command, "commands", None)
    if below is None:
        yield path, command
    for name, each in (below or {}).items():
        yield from commands(each, (*path, name))


COMMANDS = dict(commands(typer.main.get_command(cli), ("kutip",)))
EXAMPLES = [
    (path, line.strip())
    for path, command in COMMANDS.items()
    for line in (command.help or "").splitlines()
    if line.strip().startswith("kutip ") or "$(kutip " in line
]

every_command = pytest.mark.parametrize("path", COMMANDS, ids=" ".join)


def test_commands_are_those_that_are_tested_here() -> None:
    assert {"kutip enrich", "kutip worker", "kutip dead replay"} <= set(map(" ".join, COMMANDS))


@every_command
def test_help_explains_and_shows_an_example(path: Path, kutip: Kutip) -> None:
    for flag in ("--help", "-h"):
        done = kutip(*path[1:], flag)
        assert (done.status, done.err) == (0, "")
        examples = [line for own, line in EXAMPLES if own == path]
        assert examples
        assert all(line in done.out for line in examples)


@every_command
def test_every_option_has_its_help(path: Path) -> None:
    for parameter in COMMANDS[path].params:
        assert getattr(parameter, "help", None), parameter.name


@pytest.mark.parametrize(("path", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_example_can_be_typed(path: Path, line: str) -> None:
    words = shlex.split(line.partition("$(")[2].rstrip(')"') or line.partition(" < ")[0])
    assert tuple(words[: len(path)]) == path
    command = COMMANDS[path]
    parser = command.make_parser(command.context_class(command))
    parser.parse_args(words[len(path) :])  # raises where there is no such option


def test_example_with_an_unknown_option_would_be_found() -> None:
    with pytest.raises(Exception, match="No such option: --beautiful"):
        test_example_can_be_typed(("kutip", "enrich"), "kutip enrich --beautiful page.html")


@pytest.mark.parametrize("group", ["", "topics", "dead", "broker"])
def test_group_alone_shows_its_commands(group: str, kutip: Kutip) -> None:
    done = kutip(*filter(None, [group]))
    assert done.status in {0, 2}
    names = {path[1 + bool(group)] for path in COMMANDS if not group or path[1] == group}
    assert all(name in done.out for name in names)


def test_version_is_printed(kutip: Kutip) -> None:
    assert kutip("--version") == (0, f"kutip {VERSION}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["shout"],
        ["enrich", "--beautiful"],
        ["produce"],
        ["tail", "quotes", "-n", "0"],
        ["worker", "--processes", "0"],
        ["worker", "--processes", "many"],
        ["dead", "show"],
        ["dead", "replay"],
        ["dead", "replay", "0:1", "--all"],
        ["broker", "up", "--port", "70000"],
    ],
    ids=" ".join,
)
def test_misuse_is_told_with_exit_status_2(arguments: list[str], kutip: Kutip) -> None:
    done = kutip(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "Usage: kutip" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["topics", "check"],
        ["tail"],
        ["dead", "list"],
        ["doctor"],
        ["worker"],
        ["produce", __file__],
    ],
    ids=lambda words: " ".join(words[:2]).removesuffix(__file__),
)
@pytest.mark.parametrize(
    ("name", "value"), [("KUTIP_KAFKA", "localhost"), ("KUTIP_MAX_BYTES", "little")]
)
def test_setting_that_cannot_be_used_is_named(
    arguments: list[str], name: str, value: str, kutip: Kutip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUTIP_KAFKA", NOBODY)
    monkeypatch.setenv(name, value)
    done = kutip(*arguments)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"kutip: {name}: Expected ")
    assert done.err.count("\n") == 1


def test_flag_that_cannot_be_used_is_named_by_its_variable(kutip: Kutip) -> None:
    done = kutip("worker", "--kafka", NOBODY, "--log-level", "loud")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("kutip: KUTIP_LOG_LEVEL: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["topics", "create"],
        ["topics", "check"],
        ["produce", __file__],
        ["tail", "quotes"],
        ["dead", "list"],
        ["dead", "show", "0:1"],
        ["dead", "replay", "--all"],
        ["worker"],
    ],
    ids=lambda words: " ".join(words).removesuffix(__file__),
)
def test_absent_broker_is_told_in_a_line(arguments: list[str], kutip: Kutip) -> None:
    done = kutip(*arguments, "--kafka", NOBODY)
    assert (done.status, done.out) == (1, "")
    assert done.err == (
        f"kutip: no broker answers at {NOBODY}: is KUTIP_KAFKA right? "
        "`kutip broker up` starts one on this machine\n"
    )


def test_doctor_tells_what_is_well_and_what_is_not(kutip: Kutip) -> None:
    done = kutip("doctor", "--kafka", NOBODY)
    assert done.status == 1
    assert "✓ extraction: 1 quote and 1 figure in a sentence with one each" in done.out
    assert f"✗ Kafka: not reached\n    no broker answers at {NOBODY}" in done.out

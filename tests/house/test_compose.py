"""The production shape: the compose file is a valid one, complete, and holds no secret."""

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from config.starter.places import ROOT

pytestmark = pytest.mark.real_time

TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = ("migrate", "web", "worker", "beat")
#: Each variable that must be given, and what is said when it is not.
REQUIRED = dict(re.findall(r"\$\{(\w+):\?([^}]+)\}", TEXT))

needs_docker_compose = pytest.mark.skipif(
    not shutil.which("docker-compose"), reason="docker-compose is not on this machine"
)


def asked_for() -> dict[str, str]:
    """The variables of `.env.example` and their values."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_it_is_valid_by_the_schema_of_compose_files():
    schema = json.loads((files("check_jsonschema") / "builtin_schemas/vendor/compose-spec.json").read_text())
    jsonschema.validate(COMPOSE, schema)


def read_by_docker_compose(folder: Path, values: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What docker-compose says of the file with these variables; an empty folder adds no others."""
    return subprocess.run(
        ["docker-compose", "-f", ROOT / "docker-compose.yml", "--project-directory", folder, "config", "-q"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **values},
        capture_output=True,
        text=True,
    )


@needs_docker_compose
def test_docker_compose_takes_it_with_all_that_is_required(tmp_path):
    done = read_by_docker_compose(tmp_path, dict.fromkeys(REQUIRED, "filled"))
    assert done.returncode == 0, done.stderr


@needs_docker_compose
@pytest.mark.parametrize("left_out", ["SECRET_KEY", "POSTGRES_PASSWORD"])
def test_docker_compose_says_what_is_missing(tmp_path, left_out):
    done = read_by_docker_compose(tmp_path, {name: "filled" for name in REQUIRED if name != left_out})
    assert done.returncode != 0
    assert done.stderr.rstrip().endswith(REQUIRED[left_out])


@pytest.mark.parametrize(
    ("name", "image"), [("database", "postgres:16"), ("broker", "redis:7"), ("proxy", "caddy:2")]
)
def test_the_servers_are_there(name, image):
    assert SERVICES[name]["image"] == image


def test_the_programs_are_there():
    commands = {name: " ".join(SERVICES[name].get("command", ())) for name in OURS}
    assert "migrate" in commands["migrate"]
    assert "worker --pool prefork" in commands["worker"]
    assert " beat " in commands["beat"]
    assert commands["web"] == ""  # the image's own command
    assert "config.wsgi:application" in (ROOT / "Dockerfile").read_text()


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_nothing_starts_before_what_it_needs(name):
    needs = {need: how["condition"] for need, how in SERVICES[name]["depends_on"].items()}
    assert needs == {
        "database": "service_healthy",
        "broker": "service_healthy",
        "migrate": "service_completed_successfully",
    }


def test_what_is_needed_can_say_that_it_is_well():
    assert all("healthcheck" in SERVICES[name] for name in ("database", "broker", "web"))


def test_data_and_queue_outlive_their_containers():
    assert SERVICES["database"]["volumes"] == ["database:/var/lib/postgresql/data"]
    assert SERVICES["broker"]["volumes"] == ["broker:/data"]
    assert "--appendonly yes" in SERVICES["broker"]["command"][-1]


def test_the_keys_of_the_answer_sheets_are_the_workers_alone():
    holders = [name for name, service in SERVICES.items() if any("keys:" in v for v in service.get("volumes", ()))]
    assert holders == ["worker"]
    assert SERVICES["worker"]["environment"]["SAMEN_KEY_DIR"] == "/keys"


def test_only_the_proxy_opens_ports():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


@pytest.mark.parametrize("name", OURS)
def test_our_own_containers_can_do_little(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "USER samen" in (ROOT / "Dockerfile").read_text()


@pytest.mark.parametrize("name", OURS)
def test_the_settings_of_production_are_content_with_what_they_are_given(name, tmp_path):
    given = {"EMAIL_URL": "smtp://mail.example.org:25", "SAMEN_BASE_URL": "https://samen.example.org"}
    environment = {
        each: re.sub(r"\$\{(\w+)[^}]*\}", lambda found: given.get(found[1], "filled" * 10), str(value))
        for each, value in SERVICES[name]["environment"].items()
    }
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        cwd=ROOT,
        env=environment | {"SAMEN_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_no_secret_has_a_value_here():
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD", "EMAIL_URL"):
        assert name in REQUIRED
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if re.search("KEY$|PASSWORD", name):
                assert re.fullmatch(r"\$\{\w+(:\?[^}]+)?\}", value), name


def test_the_example_asks_for_all_that_is_required_and_gives_nothing_away():
    assert asked_for().keys() >= REQUIRED.keys()
    assert not any(asked_for().values())


def test_what_is_a_persons_stays_out_of_the_image():
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {".env*", "var", ".git", ".venv"} <= set(ignored)

"""The containers, checked without starting one: closed to the outside, without secrets, without rights that they do not need."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.settings import read_settings
from tests.repository import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
NEO4J, OURS = SERVICES["neo4j"], SERVICES["contract-graph"]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
PINNED = re.compile(r"[a-z0-9./-]+:\d+(\.\d+)*(-[a-z0-9.]+)?")
FINAL_STAGE = DOCKERFILE.rpartition("\nFROM ")[2]


def instructions(name: str, text: str = DOCKERFILE) -> list[str]:
    """Give what follows an instruction, each time; continued lines are one."""
    joined = text.replace("\\\n", " ")
    return [
        line.split(maxsplit=1)[1] for line in joined.splitlines() if line.startswith(f"{name} ")
    ]


@pytest.mark.parametrize("name", SERVICES)
def test_every_published_port_is_of_this_machine_only(name: str) -> None:
    ports = SERVICES[name].get("ports", [])

    assert ports
    assert [port for port in ports if not str(port).startswith("127.0.0.1:")] == []


def test_images_are_pinned_and_neo4j_is_of_the_line_that_is_supported_for_long() -> None:
    assert PINNED.fullmatch(NEO4J["image"])
    assert NEO4J["image"].startswith("neo4j:5.26.")
    for image in instructions("FROM"):
        assert PINNED.fullmatch(image.split()[0]), image


def test_the_version_is_the_one_that_the_tests_run_on() -> None:
    version = NEO4J["image"].removeprefix("neo4j:").removesuffix("-community")

    assert (ROOT / "tests" / "servers" / f"neo4j-{version}").is_dir()


def test_each_service_says_when_it_is_well() -> None:
    assert "7474" in NEO4J["healthcheck"]["test"][-1]
    (own,) = instructions("HEALTHCHECK", FINAL_STAGE)
    assert "http://127.0.0.1:8000/readyz" in own
    assert OURS["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_what_is_kept_is_kept_in_named_volumes() -> None:
    mounted = {
        name: [mount.partition(":")[0] for mount in one["volumes"]]
        for name, one in SERVICES.items()
    }

    assert mounted == {"neo4j": ["neo4j-data"], "contract-graph": ["contract-graph-data"]}
    assert COMPOSE["volumes"].keys() == {"neo4j-data", "contract-graph-data"}


def test_secrets_are_files_that_are_not_in_the_repository() -> None:
    for name, secret in COMPOSE["secrets"].items():
        assert secret == {"file": f"./secrets/{name}"}
        assert not (ROOT / "secrets" / name).exists()
    used = {secret for one in SERVICES.values() for secret in one["secrets"]}
    assert used == COMPOSE["secrets"].keys()
    for ignored in (".gitignore", ".dockerignore"):
        assert re.search(r"^secrets/?$", (ROOT / ignored).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", SERVICES)
def test_no_password_stands_in_the_file(name: str) -> None:
    environment: dict[str, str] = SERVICES[name]["environment"]
    secret = {
        key: value
        for key, value in environment.items()
        if re.search("AUTH|PASSWORD|SECRET|TOKEN", key)
    }

    assert secret
    for key, value in secret.items():
        assert key.endswith("_FILE"), key
        assert value.startswith("/run/secrets/")
        assert Path(value).name in SERVICES[name]["secrets"]


def test_the_settings_of_the_service_are_known(tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text("x")
    given = dict(OURS["environment"])
    assert given.pop("CONTRACT_GRAPH_NEO4J_PASSWORD_FILE") == "/run/secrets/neo4j_password"

    settings = read_settings(given | {"CONTRACT_GRAPH_NEO4J_PASSWORD_FILE": str(password)})

    assert settings.store == "neo4j://neo4j:7687"
    assert settings.neo4j_user == "neo4j"


def test_the_settings_of_the_image_are_known() -> None:
    pairs = dict(
        word.split("=", 1) for line in instructions("ENV", FINAL_STAGE) for word in line.split()
    )

    settings = read_settings(pairs)

    assert settings.store == "sqlite:////data/graph.sqlite"
    assert instructions("VOLUME", FINAL_STAGE) == ["/data"]
    assert instructions("EXPOSE", FINAL_STAGE) == [str(settings.port)]


def test_the_service_may_do_only_what_it_must() -> None:
    (user,) = instructions("USER", FINAL_STAGE)

    assert int(user.partition(":")[0]) > 0
    assert OURS["read_only"] is True
    assert OURS["cap_drop"] == ["ALL"]
    assert OURS["security_opt"] == ["no-new-privileges:true"]
    assert OURS["tmpfs"] == ["/tmp"]  # noqa: S108 - of the container


def test_the_image_is_made_of_pinned_and_hashed_packages() -> None:
    installs = [line for line in instructions("RUN") if "pip install" in line]

    assert installs
    for line in installs:
        for command in line.split("&&"):
            if "pip install" in command:
                assert "--require-hashes" in command or "--no-index" in command, command


def test_what_the_image_copies_is_there() -> None:
    for words in instructions("COPY"):
        if not words.startswith("--from"):
            assert (ROOT / words.split()[0]).exists(), words


def test_the_commands_at_the_head_of_the_file_are_those_of_its_secrets() -> None:
    head = (ROOT / "docker-compose.yml").read_text("utf-8").partition("services:")[0]

    for name in COMPOSE["secrets"]:
        assert f"secrets/{name}" in head

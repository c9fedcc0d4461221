"""What lies in the folder of a Neo4j, and with which command does it start from there?"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.servers.ports import HOST
from tests.servers.releases import Release

OPENED = ("java.nio", "java.io", "sun.nio.ch")
LOG_LINES = 25


def write_home(
    home: Path, release: Release, bolt: int, http: int, settings: Mapping[str, str]
) -> None:
    """Makes the folder with a configuration for a small server that talks to this machine only."""
    chosen = {
        "server.bolt.listen_address": f"{HOST}:{bolt}",
        "server.bolt.advertised_address": f"{HOST}:{bolt}",
        "server.http.listen_address": f"{HOST}:{http}",
        "server.http.advertised_address": f"{HOST}:{http}",
        "dbms.security.auth_enabled": "true",
        # Else a few tests with a wrong password lock the user out for the tests that follow.
        "dbms.security.auth_max_failed_attempts": "0",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "server.config.strict_validation.enabled": "true",
        "server.memory.pagecache.size": "32m",
        "db.tx_log.preallocate": "false",  # else each server takes half a gigabyte of disk
        **dict(release.settings),
        **settings,
    }
    conf = home / "conf"
    conf.mkdir(parents=True)
    lines = "".join(f"{key}={value}\n" for key, value in chosen.items())
    (conf / "neo4j.conf").write_text(lines, encoding="utf-8")


def start_command(java: Path, lib: Path, home: Path, release: Release) -> tuple[str, ...]:
    """Returns the command line that runs this release from that folder."""
    return (
        str(java),
        # Test servers live for seconds: a quick start counts, peak speed does not.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx512m",
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
        *release.options,
        "-cp",
        f"{lib}/*",
        release.main_class,
        f"--home-dir={home}",
        f"--config-dir={home / 'conf'}",
    )


def console_file(home: Path) -> Path:
    return home / "console.log"


def last_log_lines(home: Path) -> str:
    """Returns the ends of what the server printed and of its log, for an error message."""
    return "\n".join(_log_tails(home)) or f"(nothing was logged in {home})"


def _log_tails(home: Path) -> Iterator[str]:
    for log in (console_file(home), home / "logs" / "neo4j.log"):
        if log.is_file():
            yield from log.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_LINES:]

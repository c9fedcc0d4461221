from pathlib import Path

from tests.servers.home import console_file, last_log_lines, start_command, write_home
from tests.servers.releases import NEWEST, OLDEST


def test_the_configuration_listens_on_this_machine_only_and_reports_to_nobody(
    tmp_path: Path,
) -> None:
    write_home(tmp_path / "home", NEWEST, 20001, 20002, {"db.transaction.timeout": "1s"})

    written = (tmp_path / "home/conf/neo4j.conf").read_text(encoding="utf-8").splitlines()
    assert {
        "server.bolt.listen_address=127.0.0.1:20001",
        "server.http.listen_address=127.0.0.1:20002",
        "dbms.usage_report.enabled=false",
        "server.fleet_discovery.enabled=false",
        "db.transaction.timeout=1s",
    } <= set(written)


def test_a_setting_of_the_test_replaces_ours(tmp_path: Path) -> None:
    write_home(tmp_path / "home", OLDEST, 1, 2, {"server.memory.pagecache.size": "8m"})

    written = (tmp_path / "home/conf/neo4j.conf").read_text(encoding="utf-8")
    assert "server.memory.pagecache.size=8m\n" in written
    assert "32m" not in written


def test_the_command_runs_the_release_from_its_folder() -> None:
    command = start_command(Path("/jvm/java"), Path("/lib"), Path("/home"), NEWEST)

    assert command[0] == "/jvm/java"
    assert "--add-modules=jdk.incubator.vector" in command
    assert command[-5:] == (
        "-cp",
        "/lib/*",
        NEWEST.main_class,
        "--home-dir=/home",
        "--config-dir=/home/conf",
    )


def test_the_last_lines_of_both_logs_are_told(tmp_path: Path) -> None:
    lines = "".join(f"line {number}\n" for number in range(100))
    console_file(tmp_path).write_text(lines, encoding="utf-8")
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs/neo4j.log").write_text("Starting...\n", encoding="utf-8")

    told = last_log_lines(tmp_path).splitlines()

    assert (told[0], told[-2], told[-1]) == ("line 75", "line 99", "Starting...")


def test_where_nothing_was_logged_that_is_told(tmp_path: Path) -> None:
    assert last_log_lines(tmp_path) == f"(nothing was logged in {tmp_path})"

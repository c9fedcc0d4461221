"""How does a test run a real Neo4j, end it, and start it again on the same data?"""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import ServiceUnavailable, TransientError

from tests.servers.errors import ServerEndedError, ServerNotReadyError
from tests.servers.guarded import GuardedProcess
from tests.servers.home import console_file, last_log_lines, start_command, write_home
from tests.servers.jars import installed
from tests.servers.java import find_java
from tests.servers.ports import HOST, free_ports
from tests.servers.releases import find_release

USER = "neo4j"
FIRST_PASSWORD = "neo4j"  # noqa: S105 - what every new Neo4j has until it is changed
READY_SECONDS = 120.0
TRIES = 3


@dataclass(slots=True, kw_only=True)
class Neo4jServer:
    """A Neo4j that answers, and how to reach it.

    `http` is None where it is not known; a server that was just started answers there about a
    second after `uri`.
    """

    uri: str
    http: str | None
    user: str
    password: str
    version: str

    def driver(self) -> Driver:
        """Opens a driver for a test's own statements; the test closes it, best by `with`."""
        return open_driver(self.uri, self.user, self.password)


@dataclass(slots=True, kw_only=True)
class StartedServer(Neo4jServer):
    """A Neo4j of our own, to be ended and started again: ports, files and password stay."""

    home: Path
    command: tuple[str, ...]
    _process: GuardedProcess = field(init=False, repr=False)

    @property
    def direct_uri(self) -> str:
        """The address without routing, for which a driver logs no errors while nobody answers."""
        return self.uri.replace("neo4j://", "bolt://")

    @property
    def pid(self) -> int:
        return self._process.pid

    def start_first(self) -> None:
        """Starts the new server, gives it its own password and waits until it answers."""
        self.launch()
        self.wait_for(self.set_password)
        self.wait_for(self.return_one)

    def start_again(self) -> None:
        """Starts the server once more and waits until it answers; ends it first if it runs."""
        self.stop()
        self.launch()
        self.wait_for(self.return_one)

    def launch(self) -> None:
        """Starts the process without waiting for it to answer."""
        self._process = GuardedProcess(self.command, console_file(self.home))

    def stop(self) -> None:
        """Ends the server in good order; nothing happens if it has ended."""
        self._process.stop()

    def kill(self) -> None:
        """Ends the server as a power cut would; its process is gone when this returns."""
        self._process.kill()

    def return_one(self) -> None:
        with (
            open_driver(self.direct_uri, self.user, self.password) as driver,
            driver.session() as session,
        ):
            session.run("RETURN 1").consume()

    def set_password(self) -> None:
        """Replaces the password that every new Neo4j has by this server's own."""
        with (
            open_driver(self.direct_uri, self.user, FIRST_PASSWORD) as driver,
            driver.session(database="system") as session,
        ):
            change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
            session.run(change, old=FIRST_PASSWORD, new=self.password).consume()

    def wait_for(self, attempt: Callable[[], None], patience: float = READY_SECONDS) -> None:
        """Repeats an attempt until the server takes it; kills a server that does not."""
        deadline = time.monotonic() + patience
        try:
            while not self._takes(attempt, patience, deadline):
                time.sleep(0.1)
        except BaseException:
            self.kill()
            raise

    def _takes(self, attempt: Callable[[], None], patience: float, deadline: float) -> bool:
        try:
            attempt()
        except (ServiceUnavailable, TransientError) as error:
            log = last_log_lines(self.home)
            if self._process.ended:
                raise ServerEndedError(self.version, log) from error
            if time.monotonic() > deadline:
                raise ServerNotReadyError(self.version, patience, log) from error
            return False
        return True


def open_driver(uri: str, user: str, password: str) -> Driver:
    """Opens a driver that gives up soon and tells its maker nothing."""
    return GraphDatabase.driver(
        uri,
        auth=(user, password),
        connection_timeout=5,
        connection_acquisition_timeout=10,
        max_transaction_retry_time=10,
        telemetry_disabled=True,
    )


@contextmanager
def start(
    version: str,
    home: Path,
    *,
    settings: Mapping[str, str] | None = None,
    ports: Callable[[int], tuple[int, ...]] = free_ports,
) -> Iterator[StartedServer]:
    """Runs a Neo4j of that version with its files under `home`, until the block ends.

    `settings` are lines of neo4j.conf that are added to ours or replace them; `ports` returns as
    many free ports as it is asked for. Raises MissingToolError when this machine cannot run it,
    ServerError when it does not come up.
    """
    release = find_release(version)
    java, lib = find_java(release.java), installed(version)

    def prepare(number: int) -> StartedServer:
        place = home / f"try-{number}"
        bolt, http = ports(2)
        write_home(place, release, bolt, http, settings or {})
        return StartedServer(
            uri=f"neo4j://{HOST}:{bolt}",
            http=f"http://{HOST}:{http}",
            user=USER,
            password=secrets.token_urlsafe(),
            version=version,
            home=place,
            command=start_command(java, lib, place, release),
        )

    server = _come_up(prepare)
    try:
        yield server
    finally:
        server.stop()


def _come_up(prepare: Callable[[int], StartedServer], number: int = 1) -> StartedServer:
    server = prepare(number)
    try:
        server.start_first()
    except ServerEndedError as error:
        if error.found_its_port_taken and number < TRIES:
            return _come_up(prepare, number + 1)
        raise
    return server

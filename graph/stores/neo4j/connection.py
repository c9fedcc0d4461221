"""How does one statement, or one transaction, reach Neo4j in bounded time?"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar, cast
from urllib.parse import urlsplit

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    AsyncSession,
    Query,
    unit_of_work,
)
from neo4j.exceptions import DriverError, Neo4jError

from graph.store import StoreUnavailableError
from graph.stores.neo4j.errors import translated

T = TypeVar("T")
Row = Mapping[str, Any]
"""A row as it comes from the server; the caller knows from the statement what stands in it."""

SCHEMES: Final = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
TRIES: Final = 3
_PAUSE: Final = 0.1  # seconds before the second try; each further one waits twice as long


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long each kind of work may take, in seconds."""

    read: float = 15
    scan: float = 600  # an export, or all that a load is compared with
    write: float = 120  # one transaction of a load
    connect: float = 5


DEFAULT_LIMITS: Final = Limits()


def connect(address: str, user: str, password: str, limits: Limits = DEFAULT_LIMITS) -> AsyncDriver:
    """Make the one driver of a process; nothing is sent yet.

    Raises:
        StoreUnavailableError: it is not an address of a Neo4j.
    """
    shown = without_password(address)
    if not _is_address(address):
        message = (
            f'"{shown}" is not the address of a Neo4j: give neo4j://HOST:PORT, neo4j+s://HOST:PORT '
            "for an encrypted connection, or bolt://HOST:PORT"
        )
        raise StoreUnavailableError(message)
    with translated(shown):
        return AsyncGraphDatabase.driver(
            address,
            auth=(user, password),
            connection_timeout=limits.connect,
            connection_acquisition_timeout=2 * limits.connect,
            max_transaction_retry_time=limits.connect,
            notifications_min_severity="OFF",
            telemetry_disabled=True,
            user_agent="contract-graph",
        )


def without_password(address: str) -> str:
    """Give the address as it may be shown: without a user and password that somebody put into it."""
    scheme, mark, rest = address.rpartition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2]}"


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.hostname) and port != 0


class Connection:
    """One database of a server. Every call ends in bounded time, in an answer or an error of the port."""

    def __init__(
        self, driver: AsyncDriver, database: str, address: str, limits: Limits = DEFAULT_LIMITS
    ) -> None:
        self._driver = driver
        self._database = database
        self._limits = limits
        self.address = without_password(address)

    async def read(self, statement: str, parameters: Row) -> list[Row]:
        """Run one statement in one round trip; it is run again when the connection had gone stale."""
        return await self._retried(statement, parameters, self._limits.read)

    async def scan(self, statement: str, parameters: Row) -> list[Row]:
        """Read as :meth:`read`, with the time that reading a whole graph takes."""
        return await self._retried(statement, parameters, self._limits.scan)

    async def write(self, work: Callable[[AsyncManagedTransaction], Awaitable[T]]) -> T:
        """Run one transaction. It may run again after an error that is known to have undone it."""
        bounded = unit_of_work(timeout=self._limits.write)(work)
        with translated(self.address):
            async with asyncio.timeout(self._limits.write), self._session(WRITE_ACCESS) as session:
                return await session.execute_write(bounded)

    async def close(self) -> None:
        """Close the driver, and with it all connections."""
        await self._driver.close()

    async def _retried(self, statement: str, parameters: Row, seconds: float) -> list[Row]:
        query = Query(cast("Any", statement), timeout=seconds)
        with translated(self.address):
            async with asyncio.timeout(seconds):
                for number in range(1, TRIES):
                    try:
                        return await self._fetch(query, parameters)
                    except (DriverError, Neo4jError) as error:
                        if not error.is_retryable():
                            raise
                    await asyncio.sleep(_PAUSE * 2 ** (number - 1))
                return await self._fetch(query, parameters)

    async def _fetch(self, query: Query, parameters: Row) -> list[Row]:
        async with self._session(READ_ACCESS) as session:
            result = await session.run(query, asked=dict(parameters))
            return [dict(record) async for record in result]

    def _session(self, access: str) -> AsyncSession:
        # The driver's own bookmarks: on a cluster, a read sees what this process wrote before.
        return self._driver.session(
            database=self._database,
            default_access_mode=access,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )


async def fetch(
    transaction: AsyncManagedTransaction, statement: str, parameters: Row
) -> Sequence[Row]:
    """Run a statement inside a transaction and give all its rows."""
    result = await transaction.run(cast("Any", statement), asked=dict(parameters))
    return [dict(record) async for record in result]

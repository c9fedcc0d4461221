"""What does an error of the driver mean for the person who runs the service?"""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Forbidden,
    IncompleteCommit,
    Neo4jError,
)

from graph.store import (
    StoreDataError,
    StoreError,
    StoreUnavailableError,
    StoreWriteError,
)

SETTINGS = "CONTRACT_GRAPH_NEO4J_USER and CONTRACT_GRAPH_NEO4J_PASSWORD"


@contextmanager
def translated(address: str) -> Iterator[None]:
    """Turn what the driver raises into an error of the port. ``address`` must not hold a password."""
    try:
        yield
    except TimeoutError as error:
        message = (
            f"Neo4j at {address} did not answer in time: is it overloaded, or the network slow?"
        )
        raise StoreUnavailableError(message) from error
    except Neo4jError as error:
        raise _server_error(error, address) from error
    except ConfigurationError as error:
        message = f"Neo4j at {address} cannot be used with these settings: {error}"
        raise StoreUnavailableError(message) from error
    except DriverError as error:
        raise _connection_error(error, address) from error


def _server_error(error: Neo4jError, address: str) -> StoreError:  # noqa: PLR0911 - one a meaning
    code = error.code or ""
    said = f"{error.message} [{code}]"
    if "ReadOnly" in code:
        return StoreWriteError(
            f"the database at {address} is read-only; nothing was changed: {said}"
        )
    if isinstance(error, Forbidden):
        return StoreWriteError(f"Neo4j at {address} does not permit this to its user: {said}")
    if isinstance(error, AuthError) or ".Security." in code:
        return StoreUnavailableError(
            f"Neo4j at {address} refused the user or the password; they stand in {SETTINGS}"
        )
    if isinstance(error, ConstraintError):
        return StoreDataError(f"what Neo4j at {address} holds does not fit together: {said}")
    if "DatabaseNotFound" in code:
        return StoreUnavailableError(f"Neo4j at {address} has no such database: {said}")
    if _is_passing(error, code):
        return StoreUnavailableError(f"Neo4j at {address} could not do it now: {said}")
    return StoreError(f"Neo4j at {address}: {said}")


def _is_passing(error: Neo4jError, code: str) -> bool:
    return error.is_retryable() or "TransactionTimedOut" in code or "TransientError" in code


def _connection_error(error: DriverError, address: str) -> StoreUnavailableError:
    if isinstance(error, IncompleteCommit):
        return StoreUnavailableError(
            f"the connection to Neo4j at {address} was lost while it stored a load, so it is not known "
            "whether that was done: load again, nothing is stored twice"
        )
    return StoreUnavailableError(
        f"Neo4j at {address} cannot be reached: is it running, and is the address right? ({error})"
    )

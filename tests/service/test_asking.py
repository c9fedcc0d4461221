"""The API asked in this process: what fails is told as it is to who runs the store."""

import asyncio
from collections.abc import Sequence

import pytest
from structlog.testing import capture_logs

from graph.slice import Slice
from graph.store import Select, StoreUnavailableError
from graph.viewer import Viewer
from service.asking import AskedBadlyError, Asking
from service.bootstrap import utc_now
from tests.fakes import FakeStore
from tests.places import places


class Failing(FakeStore):
    """A store that fails when it is read."""

    def __init__(self, error: Exception) -> None:
        super().__init__(places())
        self.error = error

    async def read(
        self, viewer: Viewer, selects: Sequence[Select], at: int | None = None
    ) -> tuple[Slice, ...]:
        raise self.error


def ask(store: FakeStore) -> object:
    asking = Asking(store, "fake", utc_now)
    return asyncio.run(asking.question("governingLaw", {"agreement": "a"}))


def test_a_store_that_fails_is_told_in_its_own_words() -> None:
    message = "Neo4j at neo4j://db cannot be reached"

    with capture_logs(), pytest.raises(StoreUnavailableError, match=message):
        ask(Failing(StoreUnavailableError(message)))


def test_a_fault_of_the_program_is_logged_and_refused_with_its_code() -> None:
    with capture_logs() as logs, pytest.raises(AskedBadlyError, match="the log above") as error:
        ask(Failing(RuntimeError("oh")))

    assert error.value.code == "INTERNAL_SERVER_ERROR"
    assert [entry["event"] for entry in logs] == ["a question failed"]


def test_a_name_that_is_not_there_is_refused_with_its_code() -> None:
    with pytest.raises(AskedBadlyError, match='no agreement is named "a"') as error:
        ask(FakeStore(places()))

    assert error.value.code == "NOT_FOUND"

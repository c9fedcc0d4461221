"""How is the API asked without a network: the same operations, run in this process?"""

from collections.abc import Callable
from datetime import datetime
from typing import cast

import structlog

from graph.store import GraphStore, StoreError
from graph.viewer import ANYBODY
from schema.execution import Outcome, Request, Runner
from schema.limits import Limits
from service.context import Surroundings
from service.operations import operation

Json = dict[str, object]
SECONDS = 60.0


class AskedBadlyError(ValueError):
    """The API refused a question; ``code`` says why, ``str`` in words."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class Asking:
    """Asks a store as the API does."""

    def __init__(self, store: GraphStore, store_kind: str, clock: Callable[[], datetime]) -> None:
        """Make what asks; ``clock`` gives the default of ``effectiveAt``."""
        self._surroundings = Surroundings(
            store=store, store_kind=store_kind, viewer=ANYBODY, clock=clock
        )
        self._runner = Runner(limits=Limits(), seconds=SECONDS, report=self._report)
        self._cause: BaseException | None = None

    async def question(self, field: str, arguments: Json) -> Json:
        """Ask a question of the API by its field, and give the whole answer.

        Raises:
            AskedBadlyError: the API refused it: a name it does not have, a date that is none.
        """
        asked = operation(field)
        data = await self.run(asked.text, arguments)
        return cast("Json", data[field])

    async def run(self, query: str, variables: Json | None = None) -> Json:
        """Run any operation, and give its data.

        Raises:
            AskedBadlyError: it has errors.
            StoreError: the store failed; the API would mask it, but who asks here is who runs the store.
        """
        self._cause = None
        chosen = self._runner.choose(Request(query=query, variables=variables))
        outcome = (
            chosen
            if isinstance(chosen, Outcome)
            else await self._runner.run(chosen, self._surroundings.for_one_request())
        )
        if isinstance(self._cause, StoreError):
            raise self._cause
        if outcome.errors or outcome.data is None:
            first: Json = outcome.errors[0] if outcome.errors else {"message": "no data came back"}
            extensions = cast("Json", first.get("extensions", {}))
            raise AskedBadlyError(str(first["message"]), str(extensions.get("code", "")))
        return outcome.data

    def _report(self, error: BaseException) -> str:
        self._cause = error
        structlog.get_logger("asking").error("a question failed", exc_info=error)
        return "the log above"

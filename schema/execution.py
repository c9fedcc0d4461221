"""How is a request run: which operation is meant, within which time, and what comes back?"""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from types import CoroutineType
from typing import TypeGuard

from graphql import OperationDefinitionNode, OperationType
from graphql.execution import ExecutionResult, Executor, execute

from schema.building import executable_schema
from schema.codes import Code
from schema.context import RequestContext
from schema.documents import Documents, Operations, Prepared, Refused
from schema.errors import ErrorMap, Report, fault, show_errors, timed_out
from schema.limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a client sends."""

    query: str
    operation_name: str | None = None
    variables: dict[str, object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What comes back; ``data`` counts only where the operation was begun and came to its end.

    ``is_query``: nothing that changes something was asked for, as far as this is clear.
    """

    is_query: bool = True
    begun: bool = False
    timed_out: bool = False
    data: dict[str, object] | None = None
    errors: list[ErrorMap]


@dataclass(frozen=True, slots=True, kw_only=True)
class Runnable:
    """A request whose document is valid, with the operation that is meant."""

    request: Request
    prepared: Prepared
    operation: OperationDefinitionNode

    @property
    def is_query(self) -> bool:
        """Whether running it changes nothing."""
        return _is_query(self.operation)


class Runner:
    """Runs requests by the schema."""

    def __init__(self, *, limits: Limits, seconds: float, report: Report) -> None:
        self._schema = executable_schema()
        self._documents = Documents(self._schema, limits)
        self._seconds = seconds
        self._report = report

    def choose(self, request: Request) -> Runnable | Outcome:
        """Prepare the document and find the operation; an outcome says why it cannot be run."""
        prepared = self._documents.prepare(request.query)
        named = _named(prepared, request.operation_name)
        if isinstance(prepared, Refused):
            return Outcome(
                is_query=all(map(_is_query, named)),
                errors=show_errors(prepared.errors, self._report, prepared.code),
            )
        if len(named) == 1:
            return Runnable(request=request, prepared=prepared, operation=named[0])
        message = _which(prepared, request.operation_name)
        return Outcome(errors=[fault(Code.BAD_USER_INPUT, message)])

    async def run(self, runnable: Runnable, context: RequestContext) -> Outcome:
        """Run a request; whatever happens, something comes back in bounded time."""
        context = replace(context, selected=runnable.prepared.selected)
        try:
            async with asyncio.timeout(self._seconds):
                return await self._run(runnable, context)
        except TimeoutError as error:
            return Outcome(timed_out=True, errors=[timed_out(self._report, error)])

    async def _run(self, runnable: Runnable, context: RequestContext) -> Outcome:
        running = execute(
            self._schema,
            runnable.prepared.document,
            context_value=context,
            variable_values=runnable.request.variables,
            operation_name=runnable.request.operation_name,
            executor_class=Executor,
            is_awaitable=_is_coroutine,
        )
        result = running if isinstance(running, ExecutionResult) else await running
        errors = show_errors(result.errors or (), self._report, Code.BAD_USER_INPUT)
        begun = result.data is not None or any("path" in error for error in errors)
        return Outcome(begun=begun, data=result.data, errors=errors)


def _is_coroutine(value: object) -> TypeGuard[Awaitable[object]]:
    """Our fields give values or coroutines, and nothing else that can be awaited."""
    return type(value) is CoroutineType


def _is_query(operation: OperationDefinitionNode) -> bool:
    return operation.operation is OperationType.QUERY


def _named(prepared: Prepared | Refused, name: str | None) -> Operations:
    """Give the operations that the name can mean: all of them, where there is none."""
    return tuple(
        operation
        for operation in prepared.operations
        if name is None or (operation.name is not None and operation.name.value == name)
    )


def _which(prepared: Prepared, name: str | None) -> str:
    names = [f'"{operation.name.value}"' for operation in prepared.operations if operation.name]
    accepted = f"accepted is one of {', '.join(names)}" if names else "the document names none"
    if name is None:
        number = len(prepared.operations)
        return f"operationName: the document has {number} operations and none was named; {accepted}"
    return f'operationName: the document has no operation "{name[:60]}"; {accepted}'

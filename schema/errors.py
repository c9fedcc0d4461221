"""What does a caller see of an error: which code, which sentence, and what must stay inside?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graphql import GraphQLError

from graph.store import StoreUnavailableError, UnknownRevisionError
from resolvers.naming import UnknownNameError
from resolvers.paging import PageError
from schema.codes import Code
from schema.faults import InputError

Report = Callable[[BaseException], str]
"""Writes what went wrong to the log and gives the id under which it stands there."""

ErrorMap = dict[str, object]
_UNAVAILABLE = "The graph cannot be reached now; ask again later."
_TIMEOUT = "The answer took too long; ask for less, or again later."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is shown of an error."""

    code: Code
    message: str
    more: Mapping[str, object]


def show_errors(errors: Iterable[GraphQLError], report: Report, code: Code) -> list[ErrorMap]:
    """Give errors as the response has them; ``code`` is that of those which say none."""
    return [show_error(error, report, code) for error in errors]


def show_error(error: GraphQLError, report: Report, code: Code) -> ErrorMap:
    """Give one error as the response has it."""
    shown = _shown(error, report, code)
    formatted: ErrorMap = {"message": shown.message}
    if error.locations:
        formatted["locations"] = [location.formatted for location in error.locations]
    if error.path:
        formatted["path"] = error.path
    formatted["extensions"] = {"code": shown.code.value, **shown.more}
    return formatted


def fault(code: Code, message: str) -> ErrorMap:
    """Give an error that belongs to no place of a document."""
    return {"message": message, "extensions": {"code": code.value}}


def _shown(error: GraphQLError, report: Report, code: Code) -> Shown:
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if cause is None or isinstance(cause, GraphQLError):
        own = (error.extensions or {}).get("code", code.value)
        return Shown(code=Code(own), message=error.message, more={})
    return _of_cause(cause, report)


def _of_cause(cause: BaseException, report: Report) -> Shown:
    match cause:
        case UnknownNameError():
            code = Code.BAD_USER_INPUT if cause.ambiguous else Code.NOT_FOUND
            more = {"kind": cause.kind, "given": cause.given, "nearest": list(cause.nearest)}
            return Shown(code=code, message=str(cause), more=more)
        case InputError() | PageError():
            more = {"argument": cause.argument}
            return Shown(code=Code.BAD_USER_INPUT, message=str(cause), more=more)
        case UnknownRevisionError():
            return Shown(code=Code.BAD_USER_INPUT, message=f"knownAt: {cause}", more={})
        case StoreUnavailableError():
            return _masked(Code.STORE_UNAVAILABLE, _UNAVAILABLE, report(cause))
        case TimeoutError():
            return _masked(Code.TIMEOUT, _TIMEOUT, report(cause))
        case _:
            error_id = report(cause)
            message = f"Something went wrong in the service; its log has it under {error_id}."
            return _masked(Code.INTERNAL_SERVER_ERROR, message, error_id)


def _masked(code: Code, message: str, error_id: str) -> Shown:
    return Shown(code=code, message=message, more={"errorId": error_id})


def timed_out(report: Report, error: TimeoutError) -> ErrorMap:
    """Give the error of an operation that took too long as a whole."""
    shown = _of_cause(error, report)
    return {"message": shown.message, "extensions": {"code": shown.code.value, **shown.more}}

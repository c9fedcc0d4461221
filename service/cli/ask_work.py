"""How is a question asked and its answer shown, and what becomes of ``--require``?"""

import asyncio
from typing import cast

import orjson
import typer

from resolvers.answers import AnswerStatus
from schema.codes import Code
from service.asking import AskedBadlyError, Asking, Json
from service.bootstrap import opened_store, read_places, store_kind, utc_now
from service.cli.answer_text import print_answer
from service.cli.options import ExitCode
from service.cli.output import data, notes, write_json
from service.cli.questions import Question
from service.cli.running import guarded, settings_with
from service.operations import operation

FIELDS = {
    Question.GOVERNING_LAW: "governingLaw",
    Question.FORUM: "forum",
    Question.CONTRACTING_PARTY: "contractingParty",
    Question.PREVAILS: "prevails",
    Question.THIRD_PARTY_TERMS: "thirdPartyTerms",
    Question.SUBPROCESSORS: "subprocessors",
    Question.LANGUAGE: "languageOfRecord",
    Question.VERSION: "versionInForce",
}


def show_operation(field: str, arguments: Json, *, as_json: bool) -> None:
    """Write the operation that a script would send, and its variables."""
    text = operation(field).text
    if as_json:
        write_json({"query": text, "variables": arguments})
        return
    data.print(text)
    data.print(orjson.dumps(arguments, option=orjson.OPT_INDENT_2).decode())


def answer(
    field: str, arguments: Json, store: str | None, require: str | None, *, as_json: bool
) -> None:
    """Ask, show the answer, and end with exit code 1 where it has not the required status."""
    required = None if require is None else _status(require)
    found = _ask(field, arguments, store)
    if as_json:
        write_json(found)
    else:
        print_answer(found)
    if required is not None and found["status"] != required.value:
        notes.print(f"{found['status']}, but {required.value} was required{_hint(found)}")
        raise typer.Exit(ExitCode.FINDING)


def _status(text: str) -> AnswerStatus:
    try:
        return AnswerStatus(text.upper().replace("-", "_"))
    except ValueError as error:
        accepted = ", ".join(status.value for status in AnswerStatus)
        message = f'"{text}" is no status: --require takes one of {accepted}'
        raise typer.BadParameter(message) from error


def _hint(found: Json) -> str:
    inputs = [str(one["name"]) for one in cast("list[Json]", found["requiredInputs"])]
    return f": give {', '.join(inputs)}" if inputs else ""


def _ask(field: str, arguments: Json, store: str | None) -> Json:
    async def work() -> Json:
        settings = settings_with(store)
        async with opened_store(settings, read_places(), must_exist=True) as opened:
            return await Asking(opened, store_kind(settings), utc_now).question(field, arguments)

    try:
        return guarded(lambda: asyncio.run(work()))
    except AskedBadlyError as error:
        notes.print(str(error))
        of_asker = error.code in {Code.BAD_USER_INPUT.value, Code.NOT_FOUND.value}
        raise typer.Exit(ExitCode.USAGE if of_asker else ExitCode.FINDING) from error

"""``contract-graph ask``: a question, its answer in a sentence, its branches, and each clause that it rests on."""

import asyncio
from enum import Enum
from typing import Annotated, cast

import orjson
import typer

from service.asking import AskedBadlyError, Asking, Json
from service.bootstrap import opened_store, read_places, store_kind, utc_now
from service.cli.answer_text import print_answer
from service.cli.running import (
    ExitCode,
    JsonOption,
    StoreOption,
    data,
    guarded,
    notes,
    settings_with,
    write_json,
)
from service.operations import operation


class Question(Enum):
    """The questions, as words of the command line."""

    GOVERNING_LAW = "governing-law"
    FORUM = "forum"
    CONTRACTING_PARTY = "contracting-party"
    PREVAILS = "prevails"
    THIRD_PARTY_TERMS = "third-party-terms"
    SUBPROCESSORS = "subprocessors"
    LANGUAGE = "language"
    VERSION = "version"


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


def ask_command(  # noqa: PLR0913, PLR0917 - an option for each thing that may be known
    question: Annotated[Question, typer.Argument(help="What is asked.")],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="The agreement; for prevails, two or more; for subprocessors, a party or an agreement."
        ),
    ] = None,
    topic: Annotated[str | None, typer.Option(help="The subject: fees, data-transfers …")] = None,
    channel: Annotated[str | None, typer.Option(help="For third-party-terms: the channel.")] = None,
    product: Annotated[str | None, typer.Option(help="For third-party-terms: the product.")] = None,
    via: Annotated[str | None, typer.Option(help="For third-party-terms: the vendor.")] = None,
    on: Annotated[
        str | None, typer.Option(help="The day asked about: 2025-06-01. Else today.")
    ] = None,
    location: Annotated[str | None, typer.Option(help="Where the customer is: AU, US-CA.")] = None,
    role: Annotated[str | None, typer.Option(help="The customer's role: brand, isv.")] = None,
    kind: Annotated[str | None, typer.Option(help="The customer's kind: new, existing.")] = None,
    size: Annotated[
        str | None, typer.Option(help="The customer's size: micro, small, medium, large.")
    ] = None,
    phone_number: Annotated[str | None, typer.Option(help="The phone number's country.")] = None,
    uses_product: Annotated[
        list[str] | None, typer.Option(help="A product in use; those given are all.")
    ] = None,
    uses_channel: Annotated[
        list[str] | None, typer.Option(help="A channel in use; those given are all.")
    ] = None,
    attribute: Annotated[
        list[str] | None, typer.Option(help="A document's own condition: name=value.")
    ] = None,
    require: Annotated[
        str | None, typer.Option(help="Exit 1 unless the answer has this status.")
    ] = None,
    graphql: Annotated[
        bool, typer.Option("--graphql", help="Print the operation that a script would send.")
    ] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ask a question.

    Example: contract-graph ask governing-law tidewater-reseller-terms --location AU --store demo
    """
    customer = _given({"location": location, "role": role, "kind": kind, "size": size})
    context = _given(
        {
            "effectiveAt": on,
            "customer": customer or None,
            "products": uses_product,
            "channels": uses_channel,
            "phoneNumberCountry": phone_number,
            "attributes": _attributes(attribute or []) or None,
        }
    )
    subject = _given({"topic": topic, "channel": channel, "product": product, "via": via})
    arguments = _named(question, names or []) | subject | ({"context": context} if context else {})
    field = FIELDS[question]
    if graphql:
        data.print(operation(field).text, markup=False, soft_wrap=True)
        data.print(
            orjson.dumps(arguments, option=orjson.OPT_INDENT_2).decode(),
            markup=False,
            soft_wrap=True,
        )
        return
    answer = _ask(field, arguments, store)
    if as_json:
        write_json(answer)
    else:
        print_answer(answer)
    _enforce(answer, require)


def _given(values: Json) -> Json:
    return {name: value for name, value in values.items() if value is not None}


def _attributes(pairs: list[str]) -> list[Json]:
    found: list[Json] = []
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            message = f'"{pair}" is no attribute: write name=value, for example separate-agreement-signed=true'
            raise typer.BadParameter(message)
        found.append({"name": name, "value": value})
    return found


def _named(question: Question, names: list[str]) -> Json:
    if question is Question.PREVAILS:
        return {"between": names}
    if question is Question.THIRD_PARTY_TERMS:
        return {}
    if len(names) != 1:
        message = f"{question.value} takes one name, {len(names)} were given"
        raise typer.BadParameter(message)
    return {"of" if question is Question.SUBPROCESSORS else "agreement": names[0]}


def _ask(field: str, arguments: Json, store: str | None) -> Json:
    async def work() -> Json:
        settings = settings_with(store)
        async with opened_store(settings, read_places()) as opened:
            return await Asking(opened, store_kind(settings), utc_now).question(field, arguments)

    try:
        return guarded(lambda: asyncio.run(work()))
    except AskedBadlyError as error:
        notes.print(f"{error}", markup=False, soft_wrap=True)
        raise typer.Exit(ExitCode.USAGE) from error


def _enforce(answer: Json, require: str | None) -> None:
    if require is None or answer["status"] == require.upper():
        return
    inputs = ", ".join(
        str(variable["name"]) for variable in cast("list[Json]", answer["requiredInputs"])
    )
    hint = f": give {inputs}" if inputs else ""
    notes.print(f"{answer['status']}, but {require.upper()} was required{hint}", markup=False)
    raise typer.Exit(ExitCode.FINDING)

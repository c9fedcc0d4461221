"""``contract-graph ask``: a question, its answer in a sentence, its branches, and each clause that it rests on."""

from typing import Annotated

import typer

from service.cli.options import JsonOption, StoreOption
from service.cli.questions import Question


def ask_command(  # noqa: PLR0913, PLR0917 - an option for each thing that may be known
    question: Annotated[Question, typer.Argument(help="What is asked.")],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="The agreement; for prevails, two or more; for subprocessors, a party or an agreement; "
            "for third-party-terms, none."
        ),
    ] = None,
    topic: Annotated[str | None, typer.Option(help="The subject: fees, data-transfers …")] = None,
    channel: Annotated[str | None, typer.Option(help="For third-party-terms: the channel.")] = None,
    product: Annotated[str | None, typer.Option(help="For third-party-terms: the product.")] = None,
    via: Annotated[str | None, typer.Option(help="For third-party-terms: the vendor.")] = None,
    on: Annotated[
        str | None, typer.Option(help="The day asked about: 2025-06-01. Else today.")
    ] = None,
    known_at: Annotated[
        str | None,
        typer.Option(help="Leave aside what was loaded after this moment: 2025-06-01T12:00:00Z."),
    ] = None,
    location: Annotated[str | None, typer.Option(help="Where the customer is: AU, US-CA.")] = None,
    role: Annotated[str | None, typer.Option(help="The customer's role: brand, isv.")] = None,
    kind: Annotated[str | None, typer.Option(help="The customer's kind: new, existing.")] = None,
    size: Annotated[
        str | None, typer.Option(help="The customer's size: micro, small, medium, large.")
    ] = None,
    non_profit: Annotated[
        bool | None,
        typer.Option("--non-profit/--for-profit", help="Whether it is a non-profit organisation."),
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="Since when it is a customer: 2024-05-01.")
    ] = None,
    plan: Annotated[str | None, typer.Option(help="The plan.")] = None,
    phone_number: Annotated[str | None, typer.Option(help="The phone number's country.")] = None,
    agents: Annotated[str | None, typer.Option(help="The country where the agents are.")] = None,
    recipient: Annotated[str | None, typer.Option(help="The recipient's country.")] = None,
    uses_product: Annotated[
        list[str] | None, typer.Option(help="A product in use; those given are all.")
    ] = None,
    uses_channel: Annotated[
        list[str] | None, typer.Option(help="A channel in use; those given are all.")
    ] = None,
    attribute: Annotated[
        list[str] | None, typer.Option(help="A document's own condition: name=value.")
    ] = None,
    doctrine: Annotated[
        list[str] | None,
        typer.Option(help="A rule of interpretation to use although no document states it."),
    ] = None,
    require: Annotated[
        str | None, typer.Option(help="Exit 1 unless the answer has this status: STATED …")
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
    from service.cli.ask_arguments import (  # noqa: PLC0415 - help need not wait for it
        attributes,
        given,
        named,
    )
    from service.cli.ask_work import FIELDS, answer, show_operation  # noqa: PLC0415 - nor for it

    customer = given(
        location=location, role=role, kind=kind, size=size, nonProfit=non_profit, since=since
    )
    context = given(
        effectiveAt=on,
        knownAt=known_at,
        customer=customer or None,
        products=uses_product,
        channels=uses_channel,
        plan=plan,
        phoneNumberCountry=phone_number,
        agentCountry=agents,
        recipientCountry=recipient,
        attributes=attributes(attribute or []) or None,
        doctrines=doctrine,
    )
    subject = given(topic=topic, channel=channel, product=product, via=via)
    arguments = named(question, names or []) | subject | given(context=context or None)
    if graphql:
        show_operation(FIELDS[question], arguments, as_json=as_json)
    else:
        answer(FIELDS[question], arguments, store, require, as_json=as_json)

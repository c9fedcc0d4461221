"""Which arguments of the API do the words after ``ask`` stand for?"""

import typer

from service.cli.questions import Question

Json = dict[str, object]


def given(**values: object) -> Json:
    """Give the values that were given: what is left out is unknown, and is not sent."""
    return {name: value for name, value in values.items() if value is not None}


def attributes(pairs: list[str]) -> list[Json]:
    """Read ``name=value`` pairs.

    Raises:
        typer.BadParameter: a pair has no equals sign.
    """
    found: list[Json] = []
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            message = f'"{pair}" is no attribute: write name=value, for example separate-agreement-signed=true'
            raise typer.BadParameter(message)
        found.append({"name": name, "value": value})
    return found


def named(question: Question, names: list[str]) -> Json:
    """Give the argument that the names are for.

    Raises:
        typer.BadParameter: there are too many or too few of them.
    """
    match question:
        case Question.PREVAILS:
            if len(names) < 2:  # noqa: PLR2004 - one goes before the other
                raise _wrong_number(
                    question, names, "two names or more, for example fee-terms order-form"
                )
            return {"between": names}
        case Question.THIRD_PARTY_TERMS:
            if names:
                raise _wrong_number(question, names, "no name: give --channel, --product or --via")
            return {}
        case _:
            if len(names) != 1:
                raise _wrong_number(question, names, "one name, for example acme-terms")
            return {"of" if question is Question.SUBPROCESSORS else "agreement": names[0]}


def _wrong_number(question: Question, names: list[str], accepted: str) -> typer.BadParameter:
    count = f"{len(names)} ({', '.join(names)})" if names else "none"
    return typer.BadParameter(f"{question.value} takes {accepted}; given: {count}")
